"""Years left to the statutory retirement age, which rises from 2025 by month of birth.

Law: 实施渐进式延迟法定退休年龄的决定 (2024), in force 2025-01-01; the table of months is general knowledge and unconfirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shiquan.law.entitlements.quantity import Quantity, quantity
from shiquan.law.entitlements.service import full_months, months_later
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.workings import SHARE, YEARS, Workings


@dataclass(frozen=True, slots=True)
class RetirementGroup:
    """A former retirement age, the first month of birth that is delayed, the pace, and the most months of delay."""

    former_age: int
    first_birth: date
    months_per_step: int
    most_months: int


GROUPS = {
    "male": RetirementGroup(60, date(1965, 1, 1), 4, 36),
    "female_55": RetirementGroup(55, date(1970, 1, 1), 4, 36),
    "female_50": RetirementGroup(50, date(1975, 1, 1), 2, 60),
}


def retirement_date(birth: date, group: str) -> date:
    """The day on which the statutory age is reached. Raises KeyError for an unknown group."""
    row = GROUPS[group]
    delay = 0
    if birth >= row.first_birth:
        since = (birth.year - row.first_birth.year) * 12 + birth.month - row.first_birth.month
        delay = min(since // row.months_per_step + 1, row.most_months)
    return months_later(birth, row.former_age * 12 + delay)


def years_left(w: Workings, on: date) -> Quantity | None:
    """Years (with fractions by months and days) to the statutory age on a day; None when not known."""
    f = w.facts
    if f.years_to_retirement is not None:
        return w.number(f.years_to_retirement)
    if f.birth_date is None or f.worker_kind is None:
        return None
    due = retirement_date(f.birth_date.latest, f.worker_kind)
    if due <= on:
        left = Fraction(0)
    else:
        months, days = full_months(on, date.fromordinal(due.toordinal() - 1))
        left = Fraction(months, 12) + Fraction(days, 365)
    w.warn(
        "延迟退休的出生年月对照表未经公布文本核实（unconfirmed）",
        "the table of the rising retirement age is unconfirmed",
    )
    text = f"{float(left):.2f}"
    return w.step(
        f"法定退休日 {due}，距离 {text} 年",
        f"statutory retirement on {due}, {text} years left",
        quantity(left),
        YEARS,
        article("RETIREMENT", "1"),
    )


def reduced_share(w: Workings, left: Quantity, kind: str = "employment") -> Quantity:
    """The share of a subsidy that is left near retirement, by the region's yearly step.

    ``kind`` is "medical" or "employment". Shaanxi (art. 25) and Jiangsu reduce both, Hebei and Zhejiang the employment
    subsidy alone; in Jiangsu nothing is cut when the employer's fault made the worker leave (劳动合同法第38条).
    """
    name = "subsidy_reduction_per_year_short_of_retirement"
    found = w.parameter_text(name)
    if found is None:
        if left < 5:
            w.warn(
                "距退休不足五年，当地是否递减、递减多少不明，未递减",
                "less than five years to retirement: the local reduction is not known and was not applied",
            )
        return quantity(1)
    if kind == "medical" and "employment subsidy only" in found.unit:
        return quantity(1)
    if "art. 38" in found.unit and w.facts.termination == "worker_art38":
        return quantity(1)
    step = w.regional(name)
    whole = left.fraction().numerator // left.fraction().denominator
    if w.choose("retirement_step_table") == "from_four" and whole >= 1:
        whole += 1
    law = article("SHAANXI_INJURY", "25") if found.region == "陕西省" else article("WIIR", "37[2]")
    if whole >= 5:
        return quantity(1)
    if left.num <= 0:
        return w.step(
            "达到退休年龄，不再享受", "retirement age reached: nothing is left", quantity(0), SHARE, law
        )
    if whole < 1:
        return w.step(
            "距退休不足一年，按10%",
            "less than a year to retirement: 10 %",
            quantity(Fraction(1, 10)),
            SHARE,
            law,
        )
    return w.step(
        "临近退休递减后的比例", "share left near retirement", quantity(1) - step * (5 - whole), SHARE, law
    )
