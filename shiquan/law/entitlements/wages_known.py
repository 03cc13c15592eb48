"""Which wage an item is reckoned on, found among what is known, with the reason noted."""

from __future__ import annotations

from decimal import Decimal

from shiquan.law.entitlements.facts.employment import WageMonth
from shiquan.law.entitlements.quantity import Quantity, largest, quantity, total
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.workings import YUAN_A_MONTH, Needs, Workings

AVERAGES = (
    "avg_monthly_wage_last_12m",
    "monthly_wage",
    "wages_by_month",
    "avg_monthly_wage_last_12m_excl_overtime",
)
HOURS_A_DAY = 8


def average_of(w: Workings, with_overtime: bool) -> Quantity | None:
    """The average of the last 12 months told month by month, leaving out the months marked; None without months."""
    months = last_twelve(w.facts.wages_by_month)
    if not months:
        return None
    parts = [quantity(m.amount if with_overtime else m.amount - m.overtime) for m in months]
    kind = ("含加班费", "overtime included") if with_overtime else ("不含加班费", "without overtime")
    return w.step(
        f"{len(months)}个月平均工资（{kind[0]}）",
        f"average of {len(months)} months ({kind[1]})",
        total(parts) / len(parts),
        YUAN_A_MONTH,
    )


def last_twelve(months: tuple[WageMonth, ...] | None) -> list[WageMonth]:
    """The last twelve months that are not left out."""
    counted = sorted((m for m in months or () if not m.left_out), key=lambda m: m.month.earliest)
    return counted[-12:]


def compensation_wage(w: Workings) -> Quantity:
    """The month wage of art. 47(3): the 12-month average of what was due, not below the minimum wage (IR art. 27)."""
    f = w.facts
    with_overtime = True
    if f.avg_monthly_wage_last_12m_excl_overtime is not None or f.wages_by_month:
        with_overtime = w.choose("ec_base_includes_overtime") == "true"
    told: Quantity | Decimal | None
    if with_overtime:
        told = f.avg_monthly_wage_last_12m
        if told is None:
            told = average_of(w, True)
        if told is None:
            told = f.avg_monthly_wage_last_12m_excl_overtime if f.monthly_wage is None else f.monthly_wage
    else:
        told = f.avg_monthly_wage_last_12m_excl_overtime
        if told is None:
            told = average_of(w, False)
        if told is None:
            told = f.avg_monthly_wage_last_12m if f.avg_monthly_wage_last_12m is not None else f.monthly_wage
    if told is None:
        raise Needs(*AVERAGES)
    base = quantity(told) if isinstance(told, Quantity) else w.number(told)
    minimum = minimum_wage(w)
    if minimum is not None and base < minimum:
        base = w.step(
            "月工资低于最低工资，按最低工资",
            "below the minimum wage: the minimum wage counts",
            largest(base, minimum),
            YUAN_A_MONTH,
            article("IR", "27"),
        )
    return base


def minimum_wage(w: Workings) -> Quantity | None:
    """The local monthly minimum wage, if told or on file for the region and day."""
    if w.facts.local_min_wage is not None:
        return w.number(w.facts.local_min_wage)
    if w.place is None or not dated(w):
        return None
    return w.find_regional("minimum_wage_monthly")


def needed_minimum_wage(w: Workings) -> Quantity:
    """As ``minimum_wage``, but needed: Needs without a region, MissingParameter without a value."""
    if w.facts.local_min_wage is not None:
        return w.number(w.facts.local_min_wage)
    if w.place is None:
        raise Needs("local_min_wage", "region")
    return w.regional("minimum_wage_monthly")


def dated(w: Workings) -> bool:
    """Whether the facts say which day's parameters apply."""
    f = w.facts
    return any(d is not None for d in (f.as_of, f.employment_end, f.termination_year, f.claim_date))


def monthly_wage(w: Workings, *first: str) -> Quantity:
    """The first wage known among the facts named, then the ordinary ones."""
    f = w.facts
    for name in (*first, "monthly_wage", "avg_monthly_wage_last_12m"):
        value = getattr(f, name)
        if value is not None:
            return w.number(value)
    average = average_of(w, True)
    if average is not None:
        return average
    if f.avg_monthly_wage_last_12m_excl_overtime is not None:
        return w.number(f.avg_monthly_wage_last_12m_excl_overtime)
    if f.daily_wage is not None:
        return w.number(f.daily_wage) * w.national("monthly_paid_days")
    raise Needs("monthly_wage", *first, "avg_monthly_wage_last_12m", "daily_wage")


def day_wage(w: Workings, month: Quantity | None = None) -> Quantity:
    """The day wage: told, or month ÷ 21.75 (人社部发〔2025〕2号). Not rounded."""
    if month is None and w.facts.daily_wage is not None:
        return w.number(w.facts.daily_wage)
    if (
        month is None
        and w.facts.hourly_wage is not None
        and w.facts.monthly_wage is None
        and w.facts.avg_monthly_wage_last_12m is None
    ):
        return w.number(w.facts.hourly_wage) * HOURS_A_DAY
    return (month or monthly_wage(w)) / w.national("monthly_paid_days")
