"""Length of service, in the several ways the law counts it. Both the first and the last day count."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, quantity
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.workings import MONTHS, Needs, Workings

LAW_IN_FORCE = date(2008, 1, 1)
_DAY = timedelta(days=1)


def months_later(day: date, count: int) -> date:
    """The day on which a new month begins, ``count`` months after ``day`` began one.

    A corresponding day that does not exist means that the month is complete at its last day, so the next begins on the 1st.
    """
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month == 11), (month + 1) % 12 + 1, 1)


def full_months(first: date, last: date) -> tuple[int, int]:
    """(full months, days left over) from the first to the last day, both included. (0, 0) when reversed."""
    after = last + _DAY
    if after <= first:
        return 0, 0
    count = (after.year - first.year) * 12 + after.month - first.month
    while count > 0 and months_later(first, count) > after:
        count -= 1
    return count, (after - months_later(first, count)).days


def art47_months(first: date, last: date) -> Fraction:
    """Months of compensation: one a year; six months or more count as a year; less than six months count half.

    Law: 劳动合同法 (2012) art. 47(1).
    """
    months, days = full_months(first, last)
    years, rest = divmod(months, 12)
    if rest >= 6:
        return Fraction(years + 1)
    return Fraction(2 * years + 1, 2) if rest or days else Fraction(years)


def old_rule_years(first: date, last: date) -> int:
    """Months of compensation for service before 2008: one a year, a part year counts whole (劳部发〔1994〕481号)."""
    months, days = full_months(first, last)
    years, rest = divmod(months, 12)
    return years + (1 if rest or days else 0)


def months_of_compensation(w: Workings) -> Quantity:
    """Art. 47 months over the whole service (as for damages under art. 87): told, or counted from dates or length."""
    f = w.facts
    law = article("LCL", "47(1)")
    if f.service_years_for_art47 is not None:
        return w.step(
            "补偿月数（已给出）",
            "months of compensation (given)",
            w.number(f.service_years_for_art47),
            MONTHS,
            law,
        )
    if f.employment_start is not None and f.employment_end is not None:
        first, last = f.employment_start.earliest, f.employment_end.earliest
        months, days = full_months(first, last)
        value = quantity(art47_months(first, last))
        return w.step(
            f"工作年限 {first} 至 {last}：{months // 12} 年 {months % 12} 个月 {days} 天",
            f"service {first} to {last}: {months // 12} years {months % 12} months {days} days",
            value, MONTHS, law,
        )  # fmt: skip
    months_told = service_in_months(f)
    if months_told is not None:
        years, rest = divmod(months_told, 12)
        value = quantity(
            Fraction(int(years)) + (Fraction(1) if rest >= 6 else Fraction(1, 2) if rest > 0 else Fraction(0))
        )
        return w.step(
            f"工作 {_plain(months_told)} 个月", f"service of {_plain(months_told)} months", value, MONTHS, law
        )
    raise Needs(
        "employment_start", "employment_end", "service_years_for_art47", "service_years", "service_months"
    )


def _plain(months: Fraction) -> str:
    return str(months.numerator) if months.denominator == 1 else f"{float(months):.2f}"


def service_in_months(f: FactSheet) -> Fraction | None:
    """Length of service told in months or years."""
    if f.service_months is not None:
        return Fraction(f.service_months) + (
            Fraction(f.service_years) * 12 if f.service_years is not None else 0
        )
    if f.service_years is not None:
        return Fraction(f.service_years) * 12
    return None


def contract_term_months(f: FactSheet) -> Fraction | None:
    """The term of the contract in months; part months as a fraction of 30 days."""
    if f.contract_months is not None:
        return Fraction(f.contract_months)
    if f.contract_years is not None:
        return Fraction(f.contract_years) * 12
    if f.contract_start is not None and f.contract_end is not None:
        months, days = full_months(f.contract_start.earliest, f.contract_end.latest)
        return Fraction(months) + Fraction(days, 30)
    return None
