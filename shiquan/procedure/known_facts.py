"""What is known behind the money of a case, fact by fact and voice by voice, and the sums that follow for each claim. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shiquan.law.claim_kinds import kind_of
from shiquan.law.entitlements.facts.fields import FactField, Kind
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.reckoning import Claim, Reckoning
from shiquan.law.text import Label
from shiquan.procedure.effects.inputs import FOUND
from shiquan.procedure.snapshot import ClaimFacts, Snapshot

SIDES = ("applicant", "respondent")
STATUS = {
    "proved": Label("已查明", "proved"),
    "agreed": Label("双方一致", "agreed"),
    "disputed": Label("有争议", "disputed"),
    "stated": Label("一方陈述", "one side’s word"),
    "tried": Label("假设", "assumed"),
}
TONES = {"proved": "ok", "agreed": "ok", "disputed": "bad", "stated": "quiet", "tried": "info"}
FROM_STORY = {"started_on": "employment_start"}
"""What the application already tells, by the fact it is."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact with what each side says, how it stands, and what the difference comes to."""

    key: str
    spec: FactField
    voices: Mapping[str, Mapping[str, str]]
    tried: str = ""
    difference: Decimal = Decimal(0)

    @property
    def label(self) -> Label:
        """The fact in words."""
        return self.spec.label

    @property
    def choices(self) -> list[tuple[str, Label]]:
        """The answers to choose from; none for a number or a day."""
        return choices_of(self.spec)

    @property
    def status(self) -> str:
        """proved, agreed, disputed, stated, or tried (changed on this page only)."""
        if self.tried:
            return "tried"
        if FOUND in self.voices:
            return str(self.voices[FOUND]["mark"])
        values = {_plain(self.voices[side]["value"]) for side in SIDES if side in self.voices}
        if len(values) == 2 or any(voice["mark"] == "disputed" for voice in self.voices.values()):
            return "disputed"
        both = all(side in self.voices for side in SIDES)
        return "agreed" if both else "stated"

    @property
    def status_text(self) -> Label:
        """How it stands, in words."""
        return STATUS[self.status]

    @property
    def tone(self) -> str:
        """The colour of the chip."""
        return TONES[self.status]

    def value_for(self, side: str) -> str:
        """The value as one side holds it: what is tried or found goes before; a side that is silent follows the other."""
        if self.tried:
            return self.tried
        order = (FOUND, side, *SIDES)
        return next((str(self.voices[who]["value"]) for who in order if who in self.voices), "")

    @property
    def shown(self) -> str:
        """The value that both calculations share, or empty while the sides differ."""
        one, other = (self.value_for(side) for side in SIDES)
        return _words(self.spec, one) if _plain(one) == _plain(other) else ""

    @property
    def applicant(self) -> Mapping[str, str] | None:
        """What the applicant said."""
        return _voice(self, "applicant")

    @property
    def respondent(self) -> Mapping[str, str] | None:
        """What the respondent said."""
        return _voice(self, "respondent")

    @property
    def found(self) -> Mapping[str, str] | None:
        """What the mediator or arbitrator said."""
        return _voice(self, FOUND)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim of the case beside what follows from the facts of each side, in yuan."""

    claim: ClaimFacts
    applicant: Decimal | None
    respondent: Decimal | None

    @property
    def same(self) -> bool:
        """Whether both sides' facts lead to one sum."""
        return self.applicant == self.respondent


def fact_rows(snapshot: Snapshot, tried: Mapping[str, str]) -> list[FactRow]:
    """Every fact that somebody said something about, or that is tried out, in the order of the declaration."""
    inputs = snapshot.facts.get("inputs", {})
    story = _from_story(snapshot)
    voices: dict[str, dict[str, Any]] = {key: {"applicant": said} for key, said in story.items()}
    for key, said in inputs.items():
        voices[key] = {**voices.get(key, {}), **said}
    known = [key for key in FACT_FIELDS if key in voices or key in tried]
    return [FactRow(key, FACT_FIELDS[key], voices.get(key, {}), tried.get(key, "")) for key in known]


def _from_story(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    told = snapshot.facts.get("story")
    source = told if isinstance(told, dict) else snapshot.facts
    found: dict[str, dict[str, str]] = {}
    for name, key in FROM_STORY.items():
        value = source.get(name)
        if isinstance(value, str) and value:
            found[key] = {"value": value, "mark": "stated", "reason": "", "role": "applicant"}
    return found


def _voice(row: FactRow, who: str) -> Mapping[str, str] | None:
    said = row.voices.get(who)
    return None if said is None else {**said, "shown": _words(row.spec, str(said["value"]))}


def _words(spec: FactField, value: str) -> str:
    label = (spec.options or {}).get(value)
    return label.zh if label else {"true": "是", "false": "否"}.get(value.lower(), value)


def _plain(value: str) -> str:
    """A value for comparing: 5000 and 5000.00 are the same."""
    try:
        return str(Decimal(str(value)).normalize())
    except ArithmeticError:
        return str(value).strip().casefold()


def items_of(claim: ClaimFacts, snapshot: Snapshot, reckoning: Reckoning) -> tuple[Claim, ...]:
    """The computed items behind a claim: those of its kind; of several claims of one kind each takes what it is called by."""
    found = [row for row in reckoning.claims if kind_of(row.item) == claim.kind and not row.alternative]
    rivals = [c for c in snapshot.claims if c.kind == claim.kind and c.status != "dropped"]
    if len(rivals) > 1:
        names = [(row, row.derivation.label.zh) for row in found]
        found = [row for row, name in names if name in claim.title or claim.title in name]
    return tuple(found)


def sum_of(claim: ClaimFacts, snapshot: Snapshot, reckoning: Reckoning) -> Decimal | None:
    """What the items behind the claim come to, in yuan; None when the facts do not reach that far."""
    found = [row.most for row in items_of(claim, snapshot, reckoning)]
    return sum(found, Decimal("0.00")) if found else None


def choices_of(spec: FactField) -> list[tuple[str, Label]]:
    """The answers of a fact that is a choice or a yes or no."""
    if spec.kind is Kind.FLAG:
        return [("true", Label("是", "yes")), ("false", Label("否", "no"))]
    return list((spec.options or {}).items())
