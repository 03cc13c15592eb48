"""What marking a fact changes: the fact's row in the case, by who said it."""

from collections.abc import Iterator

from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.procedure.changes import AddNote, Change, SetFact
from shiquan.procedure.language import PARTY_ROLES, Turn

FOUND = "found"
"""The voice of whoever decides, beside the sides' own."""


def mark_fact(turn: Turn) -> Iterator[Change]:
    """Each side has one voice for a fact; a new one takes the place of its old one. The decider's voice stands above both."""
    data = turn.data
    voice = turn.role.value if turn.role in PARTY_ROLES else FOUND
    inputs = dict(turn.snapshot.facts.get("inputs", {}))
    said = {"value": data["value"], "mark": data["mark"], "reason": data["reason"] or "", "role": turn.role.value}
    inputs[data["fact"]] = {**inputs.get(data["fact"], {}), voice: said}
    yield SetFact("inputs", inputs)


def note_fact(turn: Turn) -> Iterator[Change]:
    """A note that only the mediator reads."""
    label = FACT_FIELDS[turn.data["fact"]].label.zh
    channel = f"caucus:{turn.actor.party}" if turn.role in PARTY_ROLES else "mediators"
    yield AddNote(turn.new_id(), channel, f"{label}：{turn.data['text']}")
