"""Other names for facts, and the few names whose meaning depends on what stands beside them.

Fact sheets arrive from many hands: forms, spreadsheets, published cases. Everything here renames; nothing computes.
"""

from __future__ import annotations

import re
from typing import Any

from shiquan.law.entitlements.facts.sheet import FACT_FIELDS

KNOWN: dict[str, str] = {name: name for name in FACT_FIELDS} | {
    alias: name for name, spec in FACT_FIELDS.items() for alias in spec.aliases
}
_MORE = {
    "insured_wage": "contribution_monthly_wage", "monthly_contribution_wage": "contribution_monthly_wage",
    "last_12_months_average_wage": "avg_monthly_wage_last_12m", "avg_wage_last_12_months": "avg_monthly_wage_last_12m",
    "meal_rate": "hospital_meal_rate", "unit_price": "piece_rate", "piece_wage": "piece_rate",
    "noncompete_monthly": "noncompete_monthly_agreed", "noncompete_compensation_monthly": "noncompete_monthly_agreed",
    "noncompete_months_agreed": "noncompete_agreed_months", "noncompete_period_months": "noncompete_months",
    "service_years_agreed": "training_service_years", "actual_probation_months": "served_probation_months",
    "probation_served_months": "served_probation_months", "legal_probation_months": "legal_probation_max_months",
    "same_post_min_wage": "same_post_lowest_wage", "legal_holiday_days": "holiday_overtime_days",
    "written_contract_date": "contract_signed_on", "written_contract_signed_date": "contract_signed_on",
    "contract_signing_date": "contract_signed_on", "local_average_wage": "local_avg_monthly_wage", "city_avg_wage": "local_avg_monthly_wage",
    "city_avg_monthly_wage": "local_avg_monthly_wage", "area_avg_monthly_wage": "local_avg_monthly_wage",
    "urban_disposable_income": "national_urban_disposable_income_prev_year",
    "disposable_income_prev_year": "national_urban_disposable_income_prev_year",
    "unused_days": "unused_annual_leave_days", "high_temperature_standard": "high_temperature_rate",
    "reinstatement_months": "reinstated_gap_months", "months_of_double_wage": "double_wage_months", "double_wage_until": "double_wage_to",
    "treatment_months": "stop_work_months", "recovery_months": "stop_work_months", "years_before_retirement": "years_to_retirement",
    "cumulative_years": "cumulative_work_years", "wage_arrears": "wage_owed_total", "arrears": "wage_owed_total",
}  # fmt: skip
KNOWN |= {alias: name for alias, name in _MORE.items() if alias not in KNOWN and name in FACT_FIELDS}
REMARKS = frozenset({
    "tier", "authority", "note", "notes", "source", "id", "payer", "period", "title", "name", "comment", "remark",
    "remarks", "items", "currency", "law", "court", "case", "unit", "expected", "arithmetic", "facts", "worker",
    "employer", "industry", "occupation", "job", "post",
})  # fmt: skip
NOT_KNOWN = frozenset({
    "unknown", "not known", "null", "n/a", "?", "？", "-", "—", "未知", "不详", "不明", "不清楚", "不知道", "不确定", "待查",
})  # fmt: skip
_ENDING = re.compile(
    r"_(inferred|published|stated|approx|approximate|assumed|claimed_by_worker|cny|yuan|rmb)$"
)
_PAID_PART = re.compile(r"(?:paid|payment|part_payment)_(\d+)$")
_SERVICE = re.compile(
    r"(?:(\d+(?:\.\d+)?)\s*(?:full\s*)?(?:years?|年))?\D*?(?:(\d+(?:\.\d+)?)\s*(?:months?|个?月))?\D*$"
)
_SPAN = re.compile(
    r"(\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?)\D*?(?:\.\.|to|至|~|–|—)\D*?(\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?)"
)


def renamed(raw: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The facts under their own names, and the keys nobody knows; a value of "unknown" or 不详 counts as not told.

    When two names meet, the fact's own name wins.
    """
    raw = _in_context(raw)
    found: dict[str, Any] = {}
    unknown: list[str] = []
    payments: list[tuple[int, Any]] = []
    for key, value in raw.items():
        if value is None or (isinstance(value, str) and value.strip().lower() in ("", *NOT_KNOWN)):
            continue
        name = KNOWN.get(key)
        if name is None:
            part = _PAID_PART.match(key)
            if part:
                payments.append((int(part.group(1)), value))
                continue
            name = _known_name(key)
        if name is None:
            if key.lower() not in REMARKS and not key.startswith("_"):
                unknown.append(key)
        elif name not in found or key == name:
            found[name] = value
    if payments and "payments" not in found:
        found["payments"] = [value for _, value in sorted(payments, key=lambda pair: pair[0])]
    return found, unknown


def _known_name(key: str) -> str | None:
    plain = re.sub(r"[\s\-]+", "_", key.strip().lower())
    while plain not in KNOWN:
        shorter = _ENDING.sub("", plain)
        if shorter == plain:
            return None
        plain = shorter
    return KNOWN[plain]


def _in_context(raw: dict[str, Any]) -> dict[str, Any]:
    """Resolve names that mean different things in different company."""
    keys = raw.keys()
    moved: dict[str, str] = {}
    if "training_cost" in keys or "training_fee" in keys:
        moved["service_years"] = "training_service_years"
        moved["service_months"] = "training_service_months"
    elif "agreed_penalty" in keys and any("noncompete" in key for key in keys):
        moved["agreed_penalty"] = "noncompete_penalty_agreed"
    if any("noncompete" in key for key in keys):
        moved["contract_months"] = "noncompete_agreed_months"
    if "already_paid" in keys:
        if any("overtime" in key or key in ("holiday_days", "restday_days") for key in keys):
            moved["already_paid"] = "overtime_already_paid"
        elif "wage_owed_total" in keys or "unpaid_months" in keys:
            moved["already_paid"] = "payments"
    if "unpaid_months" in keys and isinstance(raw["unpaid_months"], int | float):
        moved["unpaid_months"] = "unpaid_months_count"
    if "years" in keys and not isinstance(raw["years"], list | tuple):
        moved["years"] = "service_years"
    if "wage_per_day" in keys and "daily_wage" in keys:
        moved["wage_per_day"] = "_wage_per_day"
    if isinstance(raw.get("paid"), int | float | str):
        moved["paid"] = "already_paid"
    result = {moved.get(key, key): value for key, value in raw.items()} if moved else dict(raw)
    for key in ("service", "length_of_service", "service_length", "service_period"):
        if isinstance(result.get(key), str) and (known := _service(result[key])):
            result.pop(key)
            result |= known
    years = result.get("service_years")
    if isinstance(years, str) and not _plain_number(years) and (known := _service(years)):
        result.pop("service_years")
        result |= known
    employment = result.pop("employment_period", None)
    if isinstance(employment, str):
        span = _SPAN.search(employment)
        if span:
            result.setdefault("employment_start", span.group(1))
            result.setdefault("employment_end", span.group(2))
    return result


def _plain_number(words: str) -> bool:
    return re.fullmatch(r"\s*\d+(\.\d+)?\s*", words) is not None


def _service(words: str) -> dict[str, Any]:
    """Length of service in words: "2 years 3 months", "2年零3个月"."""
    match = _SERVICE.match(words.strip())
    if match is None or not any(match.groups()):
        return {}
    years, months = (match.group(index) or "0" for index in (1, 2))
    if "." in years:
        return {"service_years": years}
    return {
        "service_months": str(int(years) * 12 + float(months))
        if "." in months
        else int(years) * 12 + int(months)
    }
