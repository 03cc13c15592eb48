"""The derivation beside the claims of a case: what both sides hold true, what follows from it, and what the gap turns on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shiquan.advice.claims import kind_of
from shiquan.advice.forms import find_errors, say_error
from shiquan.advice.reckoning import Reckoning, reckon_all
from shiquan.law.entitlements.facts.fields import FactField, Kind
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.entitlements.registry import BY_ITEM
from shiquan.law.situations import questions_for
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
MOST_TRIED = 40
MOST_ASKED = 10


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


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that the claims still need, in the words of the public page."""

    key: str
    label: Label
    spec: FactField

    @property
    def choices(self) -> list[tuple[str, Label]]:
        """The answers to choose from; none for a number or a day."""
        return choices_of(self.spec)


@dataclass(slots=True)
class Panel:
    """What the page shows."""

    facts: list[FactRow]
    claims: list[ClaimRow]
    applicant: Reckoning
    respondent: Reckoning
    errors: list[str] = field(default_factory=list)
    trying: bool = False
    wanted: list[Asked] = field(default_factory=list)

    @property
    def has_sums(self) -> bool:
        """Whether the facts marked so far lead to a sum for any claim."""
        return any(row.applicant is not None or row.respondent is not None for row in self.claims)

    @property
    def disputed(self) -> list[FactRow]:
        """The facts on which the gap turns, the costliest first."""
        return sorted((f for f in self.facts if f.status == "disputed"), key=lambda f: -f.difference)

    @property
    def gap(self) -> Decimal:
        """How far the two sums lie apart, in yuan."""
        return abs(self.applicant.most - self.respondent.most)


def read_panel(snapshot: Snapshot, tried: Mapping[str, str] | None = None) -> Panel:
    """The panel of a case; ``tried`` changes facts for this look only."""
    rows = fact_rows(snapshot, tried or {})
    told = {side: {row.key: row.value_for(side) for row in rows} for side in SIDES}
    errors = [say_error(error) for error in find_errors(told["applicant"])]
    reckonings = {side: reckon_all(facts) for side, facts in told.items()}
    rows = [_with_difference(row, rows, reckonings["applicant"]) for row in rows]
    claims = [
        ClaimRow(claim, _sum_of(claim, reckonings["applicant"]), _sum_of(claim, reckonings["respondent"]))
        for claim in snapshot.claims
    ]
    return Panel(
        rows, claims, reckonings["applicant"], reckonings["respondent"], errors, bool(tried),
        _wanted(snapshot.claims, told["applicant"]),
    )  # fmt: skip


def _wanted(claims: Iterable[ClaimFacts], told: Mapping[str, str]) -> list[Asked]:
    """The facts that the kinds of claim in the case still need, so that they can be asked for or tried out."""
    kinds = {claim.kind for claim in claims}
    items = [item for item in BY_ITEM if kind_of(item) in kinds]
    known = {key: value for key, value in told.items() if value}
    return [Asked(q.fact, q.text, FACT_FIELDS[q.fact]) for q in questions_for(items, known)][:MOST_ASKED]


def choices_of(spec: FactField) -> list[tuple[str, Label]]:
    """The answers of a fact that is a choice or a yes or no."""
    if spec.kind is Kind.FLAG:
        return [("true", Label("是", "yes")), ("false", Label("否", "no"))]
    return list((spec.options or {}).items())


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


def _with_difference(row: FactRow, rows: list[FactRow], base: Reckoning) -> FactRow:
    """What the whole sum changes by when this one fact is as the respondent says."""
    if row.status != "disputed":
        return row
    facts = {other.key: other.value_for("respondent" if other is row else "applicant") for other in rows}
    return FactRow(row.key, row.spec, row.voices, row.tried, abs(base.most - reckon_all(facts).most))


def _sum_of(claim: ClaimFacts, reckoning: Reckoning) -> Decimal | None:
    """What the items of the claim's kind come to; None when the facts do not reach that far."""
    found = [row.most for row in reckoning.claims if kind_of(row.item) == claim.kind and not row.alternative]
    return sum(found, Decimal("0.00")) if found else None


def read_tried(query: Mapping[str, str]) -> dict[str, str]:
    """Facts changed for one look, from the address: ``f-monthly_wage=6000``."""
    found: dict[str, str] = {}
    for name, value in query.items():
        key = name.removeprefix("f-")
        if name.startswith("f-") and key in FACT_FIELDS and value.strip() and len(found) < MOST_TRIED:
            found[key] = value.strip()[:120]
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
