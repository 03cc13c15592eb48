"""Handing over: the claims as the application takes them, by the kinds that its form knows."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from shiquan.advice.reckoning import Claim, Reckoning

SESSION_KEY = "intake_claims"
FACTS_KEY = "intake_facts"
KINDS = {
    "economic_compensation": "severance", "notice_pay": "severance", "unlawful_dismissal_compensation": "unlawful_dismissal_compensation",
    "double_wage_difference": "double_wage", "unpaid_wages": "unpaid_wages", "unpaid_commission": "unpaid_wages",
    "minimum_wage_shortfall": "unpaid_wages", "deduction_refund": "deductions", "weekday_overtime_pay": "overtime",
    "restday_overtime_pay": "overtime", "holiday_overtime_pay": "overtime", "overtime_pay": "overtime",
    "annual_leave_extra_pay": "annual_leave_extra_pay", "order_income": "order_income", "guarantee_top_up": "order_income",
    "platform_deduction_refund": "deductions", "sick_pay": "unpaid_wages", "idle_pay": "unpaid_wages", "probation_wage_difference": "unpaid_wages",
}  # fmt: skip
INJURY = {
    "disability_lump_sum", "medical_subsidy", "employment_subsidy", "disability_allowance_monthly", "living_care_monthly",
    "stop_work_period_wages", "hospital_meal_allowance", "nursing_during_treatment", "transport", "medical_costs",
    "illegal_employer_living_costs", "illegal_employer_lump_sum", "illegal_employer_death_compensation", "death_lump_sum", "funeral_subsidy", "dependant_pension_monthly", "disability_lump_sum_gap",
}  # fmt: skip


def kind_of(item: str) -> str:
    """The kind of claim that an item is in an application."""
    if item in INJURY:
        return "injury"
    if item.startswith("platform_injury"):
        return "occupational_injury"
    return KINDS.get(item, "other")


def claim_row(claim: Claim, facts: dict[str, Any]) -> dict[str, str]:
    """One claim for an application: kind, title, amount in yuan, from, to, and how it was worked out."""
    derivation = claim.derivation
    lines = [f"{line.label.zh}：{line.formula} = {line.amount}" for line in derivation.lines[:12]]
    cited = "、".join(article.cite() for article in derivation.articles[:6])
    return {
        "item": claim.item,
        "kind": kind_of(claim.item),
        "title": derivation.label.zh,
        "amount": str(claim.most),
        "from": str(facts.get("employment_start") or facts.get("injury_date") or ""),
        "to": str(facts.get("employment_end") or ""),
        "basis": ("；".join(lines) + (f"。依据：{cited}" if cited else ""))[:1000],
    }


def as_text(value: str | int | bool | Decimal) -> str:
    """A fact as the application keeps it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def hand_over(request: HttpRequest, reckoning: Reckoning, facts: dict[str, Any], chosen: set[str]) -> int:
    """Leaves the chosen claims and the facts behind them for the application, in the visitor's own session. Returns how many claims."""
    rows = [claim_row(claim, facts) for claim in reckoning.claims if claim.item in chosen and claim.most > 0]
    request.session[SESSION_KEY] = rows[:20]
    request.session[FACTS_KEY] = {name: as_text(value) for name, value in facts.items() if isinstance(value, str | int | bool | Decimal)}
    return len(rows)
