"""What marking a fact changes: the fact's row in the case, by who said it."""

from collections.abc import Iterator
from decimal import Decimal

from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.procedure.changes import AddNote, Change, SetFact
from shiquan.procedure.language import PARTY_ROLES, Role, Turn
from shiquan.procedure.snapshot import Snapshot

FOUND = "found"
"""The voice of whoever decides, beside the sides' own."""


STATED = "stated"
"""The mark of what the applicant told when filing, before anybody talked."""


def keep_told(turn: Turn) -> Iterator[Change]:
    """The facts that come with an application become the applicant's word."""
    rows = turn.data.get("inputs") or ()
    voice = {"mark": STATED, "reason": "", "role": Role.APPLICANT.value}
    if rows:
        yield SetFact("inputs", {row["fact"]: {Role.APPLICANT.value: {"value": row["value"], **voice}} for row in rows})


def told_when_filing(snapshot: Snapshot) -> list[dict[str, str]]:
    """What the applicant told when filing, for the next case. Marks made in the talks stay behind: they are without prejudice."""
    voices = ((fact, said.get(Role.APPLICANT.value)) for fact, said in snapshot.facts.get("inputs", {}).items())
    return [{"fact": fact, "value": voice["value"]} for fact, voice in voices if voice and voice["mark"] == STATED]


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


def read_sum(value: str | None) -> Decimal | None:
    """Yuan as a form gives them; None for an empty field."""
    return Decimal(value) if value else None
