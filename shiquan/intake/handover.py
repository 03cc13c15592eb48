"""Claims worked out elsewhere (the public law page, an API client) that a visitor takes into an application.

Two ways in, both end on the start page with the claims shown before they are used:

* in the session: ``request.session["intake_claims"] = [...]``, then redirect to ``/apply/?from=law``;
* signed, for another origin or no session: ``/apply/?claims=`` (or a POST field ``claims``) with
  ``django.core.signing.dumps([...], salt="shiquan.intake.claims", compress=True)``; it holds for a day.

Each claim is ``{"kind", "amount", "from", "to", "basis"}`` and may add ``"title"``: ``kind`` is a claim kind of the
procedure (``unpaid_wages``) or an item of the law (``weekday_overtime_pay``), ``amount`` yuan as text or null,
``from`` and ``to`` ISO days or null, ``basis`` how it was worked out. What does not fit is left out, never an error.

Beside the claims the session may hold ``intake_facts``: the facts that were told, by their names (``monthly_wage``). They
go into the application, so that the sums can be worked out again beside the claims and nobody has to be asked twice.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core import signing
from django.http import HttpRequest

from shiquan.intake.answers import CLAIM_TITLES, Flat, keep
from shiquan.law.entitlements.registry import BY_ITEM
from shiquan.procedure.tables.inputs import FACTS

SESSION_KEY = "intake_claims"
FACTS_KEY = "intake_facts"
SALT = "shiquan.intake.claims"
LIFETIME = timedelta(days=1)
MOST = 20
MOST_FACTS = 40
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FACT_NAMES = frozenset(name for name, _zh, _en in FACTS)
KIND_OF_ITEM = {
    "economic_compensation": "severance",
    "unlawful_dismissal_compensation": "unlawful_dismissal_compensation",
    "double_wage_difference": "double_wage",
    "unpaid_wages": "unpaid_wages",
    "unpaid_commission": "unpaid_wages",
    "minimum_wage_shortfall": "unpaid_wages",
    "deduction_refund": "deductions",
    "weekday_overtime_pay": "overtime",
    "restday_overtime_pay": "overtime",
    "holiday_overtime_pay": "overtime",
    "overtime_pay": "overtime",
    "annual_leave_extra_pay": "annual_leave_extra_pay",
    "order_income": "order_income",
    "guarantee_top_up": "order_income",
    "platform_deduction_refund": "deductions",
    "disability_lump_sum": "injury",
    "medical_subsidy": "injury",
    "employment_subsidy": "injury",
    "stop_work_period_wages": "injury",
    "hospital_meal_allowance": "injury",
    "medical_costs": "injury",
    "platform_injury_lump_sum": "occupational_injury",
    "platform_injury_one_off_allowance": "occupational_injury",
    "platform_injury_allowance_monthly": "occupational_injury",
}
"""Items of the law that have a claim kind of their own; every other item is claimed under "other", by its name."""


def find_claims(request: HttpRequest) -> list[dict[str, str]]:
    """The claims that the visitor brings along, cleaned; an empty list without any."""
    token = request.POST.get("claims") or request.GET.get("claims") or ""
    if token:
        try:
            return clean_claims(signing.loads(token, salt=SALT, max_age=LIFETIME))
        except signing.BadSignature:
            return []
    return clean_claims(request.session.get(SESSION_KEY))


def clean_claims(given: Any) -> list[dict[str, str]]:
    """Rows of kind, title, amount and basis as the form takes them; what cannot be read is left out."""
    rows = [_clean(row) for row in given[:MOST] if isinstance(row, dict)] if isinstance(given, list) else []
    return [row for row in rows if row["title"] or row["kind"] != "other"]


def put_in(answers: Flat, claims: Iterable[dict[str, str]]) -> None:
    """Ticks the claims and fills in their rows, after those there."""
    rows = list(claims)
    start = max((int(k.split("-")[1]) + 1 for k in answers if k.startswith("claims-")), default=0)
    keep(answers, {f"claims-{start + i}-{name}": value for i, row in enumerate(rows) for name, value in row.items()})
    keep(answers, {"kinds": list(dict.fromkeys([*(answers.get("kinds") or []), *(row["kind"] for row in rows)]))})


def find_facts(request: HttpRequest) -> dict[str, str]:
    """The facts behind the claims, as far as the application takes them."""
    given = request.session.get(FACTS_KEY)
    if not isinstance(given, dict):
        return {}
    told = {name: _text(value, 120) for name, value in given.items() if name in FACT_NAMES}
    return {name: value for name, value in list(told.items())[:MOST_FACTS] if value}


def put_facts(answers: Flat, facts: Mapping[str, str]) -> None:
    """Fills in the facts, and the day on which the work began where it is told to the day."""
    rows = {f"inputs-{i}-{column}": text for i, pair in enumerate(facts.items()) for column, text in zip(("fact", "value"), pair, strict=True)}
    keep(answers, rows)
    begun = facts.get("employment_start", "")
    if DAY.fullmatch(begun) and not answers.get("started_on"):
        keep(answers, {"started_on": begun})


def _clean(row: dict[str, Any]) -> dict[str, str]:
    item = _text(row.get("kind"), 60)
    kind = item if item in CLAIM_TITLES else KIND_OF_ITEM.get(item, "other")
    title = _text(row.get("title"), 100) or (BY_ITEM[item].label.zh if item in BY_ITEM else "")
    span = "至".join(day for day in (_text(row.get("from"), 10), _text(row.get("to"), 10)) if day)
    basis = "；".join(part for part in (span, _text(row.get("basis"), 900)) if part)
    return {"kind": kind, "title": title or CLAIM_TITLES.get(item, ""), "amount": _amount(row.get("amount")), "basis": basis}


def _text(value: Any, most: int) -> str:
    return value.replace("\x00", "").strip()[:most] if isinstance(value, str) else ""


def _amount(value: Any) -> str:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return ""
    return str(amount.quantize(Decimal("0.01"))) if amount.is_finite() and 0 <= amount <= 100_000_000 else ""
