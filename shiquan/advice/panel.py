"""The derivation beside the claims of a case: what both sides hold true, what follows from it, and what the gap turns on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from shiquan.advice.forms import find_errors, say_error
from shiquan.law.claim_kinds import kind_of
from shiquan.law.entitlements.facts.fields import FactField
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.entitlements.registry import BY_ITEM
from shiquan.law.reckoning import Reckoning, reckon_all
from shiquan.law.situations import questions_for
from shiquan.law.text import Label
from shiquan.procedure.known_facts import SIDES, ClaimRow, FactRow, choices_of, fact_rows, sum_of
from shiquan.procedure.snapshot import ClaimFacts, Snapshot

MOST_TRIED = 40
MOST_ASKED = 10


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
        ClaimRow(claim, sum_of(claim, snapshot, reckonings["applicant"]), sum_of(claim, snapshot, reckonings["respondent"]))
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


def _with_difference(row: FactRow, rows: list[FactRow], base: Reckoning) -> FactRow:
    """What the whole sum changes by when this one fact is as the respondent says."""
    if row.status != "disputed":
        return row
    facts = {other.key: other.value_for("respondent" if other is row else "applicant") for other in rows}
    return FactRow(row.key, row.spec, row.voices, row.tried, abs(base.most - reckon_all(facts).most))


def read_tried(query: Mapping[str, str]) -> dict[str, str]:
    """Facts changed for one look, from the address: ``f-monthly_wage=6000``."""
    found: dict[str, str] = {}
    for name, value in query.items():
        key = name.removeprefix("f-")
        if name.startswith("f-") and key in FACT_FIELDS and value.strip() and len(found) < MOST_TRIED:
            found[key] = value.strip()[:120]
    return found


