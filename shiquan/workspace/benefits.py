"""What an injured worker is owed, worked out from the facts on file: each item with its arithmetic, and who pays it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from shiquan.law.derivation import PAYER_LABELS, Derivation, Payer, Unit
from shiquan.law.entitlements.compute import assess
from shiquan.law.entitlements.facts.fields import FactField, FactsInvalid, Kind
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.regions import HOME
from shiquan.law.text import Label
from shiquan.procedure.effects.inputs import FOUND
from shiquan.procedure.snapshot import Snapshot
from shiquan.workspace.opening import Opened
from shiquan.workspace.taking import Problems, take

ITEMS = (
    "disability_lump_sum", "medical_subsidy", "employment_subsidy", "disability_allowance_monthly", "living_care_monthly",
    "stop_work_period_wages", "hospital_meal_allowance", "nursing_during_treatment", "transport", "medical_costs", "disability_lump_sum_gap",
)  # fmt: skip
MAIN = ("disability_lump_sum", "medical_subsidy", "employment_subsidy", "stop_work_period_wages")
"""What is asked for though the facts do not suffice yet, to say which fact is missing."""
ASKED = (
    "injury_date", "disability_grade", "uninsured", "contribution_monthly_wage", "stop_work_wage_monthly", "stop_work_months",
    "hospital_days", "employment_end",
)  # fmt: skip
"""The facts that the sitting asks for, in the order of asking."""
YES_NO = (("true", Label("是", "Yes")), ("false", Label("否", "No")))


@dataclass(frozen=True)
class FactBox:
    """One fact of the sitting with what is known of it; ``status``: found, agreed, disputed, stated or empty."""

    key: str
    spec: FactField
    value: str
    status: str

    @property
    def label(self) -> Label:
        return self.spec.label

    @property
    def type(self) -> str:
        """What kind of box it takes: date, choice or text."""
        return "date" if self.spec.kind is Kind.DATE else "choice" if self.spec.kind is Kind.FLAG else "text"

    @property
    def choices(self) -> tuple[tuple[str, Label], ...]:
        return YES_NO


@dataclass(frozen=True)
class Benefits:
    """The items with their sums, what each payer owes once, what is missing, and what is wrong with the facts."""

    derivations: tuple[Derivation, ...]
    payers: tuple[tuple[Payer, Label, Decimal], ...]
    missing: tuple[Label, ...]
    warnings: tuple[Label, ...]
    errors: tuple[Label, ...] = ()

    @property
    def total(self) -> Decimal:
        """All that is paid once, in yuan."""
        return sum((amount for _, _, amount in self.payers), Decimal("0.00"))

    @property
    def employer(self) -> Decimal:
        """What the employer pays once, in yuan: what an agreement or an award against it is about."""
        return next((amount for payer, _, amount in self.payers if payer is Payer.EMPLOYER), Decimal("0.00"))


def told_facts(s: Snapshot) -> dict[str, Any]:
    """The facts on file: found ones first, then the applicant's, then the respondent's; recognition and grade as registered."""
    facts: dict[str, Any] = {"region": HOME, "work_injury": True}
    injury = s.facts.get("injury") or {}
    if s.facts.get("started_on"):
        facts["employment_start"] = s.facts["started_on"]
    if injury.get("accident_on"):
        facts["injury_date"] = injury["accident_on"]
    if str(injury.get("grade") or "").isdigit():
        facts["disability_grade"] = injury["grade"]
    for key, voices in (s.facts.get("inputs") or {}).items():
        found = next((voices[who]["value"] for who in (FOUND, "applicant", "respondent") if who in voices), None)
        if key in FACT_FIELDS and found not in (None, ""):
            facts[key] = found
    return facts


def read_benefits(s: Snapshot) -> Benefits:
    """Everything that follows from the facts on file. Facts that can't be right are said, never raised."""
    told = told_facts(s)
    try:
        offered = assess({"facts": told})
        found = tuple(d for d in offered.derivations if d.item in ITEMS)
        there = {d.item for d in found}
        asked = assess({"facts": told, "items": [i for i in MAIN if i not in there] or [MAIN[0]]})
    except FactsInvalid as invalid:
        return Benefits((), (), (), (), tuple(e.label for e in invalid.errors))
    wanting = [*(n for d in found for n in d.missing), *(n for p in asked.problems if p.item not in there for n in p.missing)]
    names = dict.fromkeys(n for n in wanting if n in FACT_FIELDS)
    sums: dict[Payer, Decimal] = {}
    for d in found:
        if d.unit is Unit.CNY and d.total > 0 and not d.is_range:  # a sum that hangs on a missing fact is shown, never added up
            sums[d.payer] = sums.get(d.payer, Decimal("0.00")) + d.total
    payers = tuple((p, PAYER_LABELS[p], amount) for p, amount in sums.items())
    return Benefits(found, payers, tuple(FACT_FIELDS[n].label for n in names), offered.warnings)


def fact_boxes(s: Snapshot) -> list[FactBox]:
    """The facts that the sitting asks for, with what is known."""
    told, inputs = told_facts(s), s.facts.get("inputs") or {}
    return [FactBox(k, FACT_FIELDS[k], str(told.get(k, "")), _status(inputs.get(k), k in told)) for k in ASKED]


def _status(voices: Mapping[str, Any] | None, known: bool) -> str:
    if not voices:
        return "stated" if known else ""
    if FOUND in voices:
        return "found"
    if any(v["mark"] == "disputed" for v in voices.values()) or len({v["value"] for v in voices.values()}) > 1:
        return "disputed"
    return "agreed" if len(voices) > 1 or any(v["mark"] == "agreed" for v in voices.values()) else "stated"


def keep_facts(request: HttpRequest, opened: Opened) -> Problems | int:
    """Marks each fact that the form changed, by the step ``mark_fact``; returns how many, or the first problem.

    ``fact-<key>`` holds the value, ``mark`` how it stands (agreed or proved).
    """
    known, done = told_facts(opened.snapshot), 0
    for key in ASKED:
        value = (request.POST.get(f"fact-{key}") or "").strip()[:120]
        if not value or value == str(known.get(key, "")):
            continue
        said = {"fact": key, "value": value, "mark": request.POST.get("mark", "agreed"), "reason": ""}
        answer = take(request, opened.case.pk, "mark_fact", said, part=key)
        if isinstance(answer, Problems):
            return answer
        done += 1
    return done
