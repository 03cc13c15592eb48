"""Facts that contradict the dates of the employment or one another: rows of tables, lengths told twice, a wage told twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shiquan.law.entitlements.facts.fields import FactError, PartialDate
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, FactSheet

YEARS_APART = 2
"""Two ways of telling the length of service may differ by this much (service with a group, rounding) before one is wrong."""


def table_conflicts(f: FactSheet) -> Iterator[FactError]:
    """Rows that cannot be, and figures told twice that cannot both be true."""
    yield from _months_of_wages(f)
    yield from _unpaid_periods(f)
    yield from _leave_years(f)
    yield from _lengths_told_twice(f)
    yield from _wages_told_twice(f)
    yield from _age_told_twice(f)


def _months_of_wages(f: FactSheet) -> Iterator[FactError]:
    seen: set[tuple[int, int]] = set()
    for row in f.wages_by_month or ():
        month = (row.month.earliest.year, row.month.earliest.month)
        if month in seen:
            yield FactError("wages_by_month", f"{row.month} 填了两次", f"{row.month} is told twice")
        seen.add(month)
        if row.overtime > row.amount:
            yield FactError(
                "wages_by_month",
                f"{row.month} 的加班费（{row.overtime}）超过当月工资（{row.amount}）；当月工资应包含加班费",
                f"the overtime of {row.month} ({row.overtime}) exceeds its wage ({row.amount}), which should include it",
            )
        if _outside(f, row.month, row.month):
            yield FactError(
                "wages_by_month",
                f"{row.month} 不在工作期间（{f.employment_start}至{f.employment_end}）内",
                f"{row.month} lies outside the employment ({f.employment_start} to {f.employment_end})",
            )
    for paid in f.paid_by_month or ():
        if paid.excluded > paid.amount:
            yield FactError(
                "paid_by_month",
                f"{paid.month} 不计入最低工资的部分（{paid.excluded}）超过实付工资（{paid.amount}）",
                f"what does not count in {paid.month} ({paid.excluded}) exceeds what was paid ({paid.amount})",
            )


def _outside(f: FactSheet, first: PartialDate, last: PartialDate) -> bool:
    start, end = f.employment_start, f.employment_end
    return (start is not None and last.latest < start.earliest) or (
        end is not None and first.earliest > end.latest
    )


def _unpaid_periods(f: FactSheet) -> Iterator[FactError]:
    for period in f.unpaid_months or ():
        if period.first.earliest > period.last.latest:
            yield FactError(
                "unpaid_months",
                f"欠薪期间的止日（{period.last}）早于起日（{period.first}），日期可能填反了",
                f"the period ends ({period.last}) before it begins ({period.first}); the dates may be reversed",
            )


def _leave_years(f: FactSheet) -> Iterator[FactError]:
    seen: set[int] = set()
    start, end = f.employment_start, f.employment_end
    for row in f.annual_leave_by_year or ():
        if row.year in seen:
            yield FactError("annual_leave_by_year", f"{row.year}年填了两次", f"{row.year} is told twice")
        seen.add(row.year)
        if (start is not None and row.year < start.earliest.year) or (
            end is not None and row.year > end.latest.year
        ):
            yield FactError(
                "annual_leave_by_year",
                f"{row.year}年不在工作期间（{start}至{end}）内",
                f"{row.year} lies outside the employment ({start} to {end})",
            )


def _lengths_told_twice(f: FactSheet) -> Iterator[FactError]:
    start, end = f.employment_start, f.employment_end
    if start is None or end is None:
        return
    longest = Decimal((end.latest - start.earliest).days + 1) / 365
    shortest = Decimal(max((end.earliest - start.latest).days, 0)) / 365
    told: list[tuple[str, Decimal]] = []
    if f.service_years is not None or f.service_months is not None:
        name = "service_years" if f.service_years is not None else "service_months"
        told.append((name, (f.service_years or Decimal(0)) + (f.service_months or Decimal(0)) / 12))
    if f.service_years_for_art47 is not None:
        told.append(("service_years_for_art47", f.service_years_for_art47))
    for name, years in told:
        too_short = name != "service_years_for_art47" and years < shortest - YEARS_APART
        if years > longest + YEARS_APART or too_short:
            label = FACT_FIELDS[name].label
            yield FactError(
                name,
                f"{label.zh}（约{years:.1f}年）与入职、离职日期（{start}至{end}）不符；"
                "在关联单位之间被安排调动、工作年限合并计算的，请填最早的入职日期",
                f"“{label.en}” (about {years:.1f} years) does not fit the dates ({start} to {end}); "
                "where service with several employers counts together, give the first day of all",
            )
    months = f.double_wage_months
    if months is not None and months > longest * 12 + 1:
        yield FactError(
            "double_wage_months",
            f"二倍工资月数（{months}）超过在职时间（{start}至{end}）",
            f"{months} months of double wage exceed the employment ({start} to {end})",
        )


def _wages_told_twice(f: FactSheet) -> Iterator[FactError]:
    monthly, daily, hourly = f.monthly_wage, f.daily_wage, f.hourly_wage
    if monthly is not None and daily is not None and daily > monthly > 0:
        yield FactError(
            "daily_wage", f"日工资（{daily}）高于月工资（{monthly}），可能填错了栏",
            f"a day's wage ({daily}) above the month's ({monthly}); perhaps the wrong field",
        )  # fmt: skip
    if daily is not None and hourly is not None and hourly > daily > 0:
        yield FactError(
            "hourly_wage", f"小时工资（{hourly}）高于日工资（{daily}），可能填错了栏",
            f"an hour's wage ({hourly}) above the day's ({daily}); perhaps the wrong field",
        )  # fmt: skip


def _age_told_twice(f: FactSheet) -> Iterator[FactError]:
    if f.birth_date is not None and f.age is not None and f.employment_end is not None:
        then = f.employment_end.latest.year - f.birth_date.earliest.year
        if abs(then - f.age) > YEARS_APART:
            yield FactError(
                "age", f"年龄（{f.age}）与出生日期（{f.birth_date}）不符", f"age {f.age} does not fit the birth date {f.birth_date}"
            )
    if f.death_timing == "after_stop_work" and f.disability_grade is not None and f.disability_grade > 4:
        yield FactError(
            "death_timing",
            f"“一至四级伤残职工停工留薪期满后死亡”不适用于{f.disability_grade}级",
            f"“grade 1–4, died after paid injury leave” does not fit grade {f.disability_grade}",
        )
    if f.maternity and f.miscarriage_weeks is not None:
        yield FactError(
            "miscarriage_weeks",
            "生育和流产请分两次计算",
            "reckon a birth and a miscarriage one at a time",
        )
