"""Facts that no life can hold: averages of nothing, more holidays than the years have, a child at work, half an order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shiquan.law.entitlements.facts.fields import FactError, PartialDate
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, FactSheet

_ABOVE_ZERO = (
    "local_min_wage",
    "min_wage_hourly",
    "local_avg_monthly_wage",
    "local_avg_annual_wage",
    "three_times_local_avg",
    "local_avg_before_injury",
    "private_avg_annual_wage",
    "platform_benefit_base",
    "national_urban_disposable_income_prev_year",
    "employer_avg_contribution_wage",
)
WORKING_AGE = 16
HOLIDAYS_A_YEAR = 13
LEAVE_DAYS_A_YEAR = 15


def impossible(f: FactSheet) -> Iterator[FactError]:
    """Every fact of the sheet that cannot be true whatever the rest says, with how to mend it."""
    told = f.__dict__
    for name in _ABOVE_ZERO:
        if told.get(name) == 0:
            label = FACT_FIELDS[name].label
            yield FactError(
                name, f"{label.zh}不能是 0；不知道请不填", f"{label.en} cannot be 0; leave it out if unknown"
            )
    for name in ("order_count", "guarantee_periods"):
        count = told.get(name)
        if count is not None and count != count.to_integral_value():
            label = FACT_FIELDS[name].label
            yield FactError(name, f"{label.zh}须为整数（填的是 {count}）", f"{label.en} must be a whole number")
    yield from _of_the_person(f)
    yield from _of_the_time(f)
    yield from _of_the_contract(f)


def _of_the_person(f: FactSheet) -> Iterator[FactError]:
    if f.worker_kind == "male" and (f.maternity or f.miscarriage_weeks is not None):
        yield FactError(
            "worker_kind",
            "退休年龄类别填的是男职工，不能享受产假；男方的护理假请向单位主张",
            "a male worker has no maternity leave; check the retirement group",
        )
    if f.birth_date is not None and f.employment_start is not None and not f.illegal_employer:
        birthday, first = f.birth_date.earliest, f.employment_start.latest
        age = first.year - birthday.year - ((first.month, first.day) < (birthday.month, birthday.day))
        if 0 <= age < WORKING_AGE:
            yield FactError(
                "birth_date",
                f"入职时不满{WORKING_AGE}周岁（{age}岁），请核对出生日期；确系童工的，请把“非法用工单位、童工”填为是",
                f"under {WORKING_AGE} on the first day of work ({age}); check the date, or say that a child was employed",
            )


def _years_touched(first: PartialDate, last: PartialDate) -> int:
    return last.latest.year - first.earliest.year + 1


def _of_the_time(f: FactSheet) -> Iterator[FactError]:
    if f.relation_continues and f.employment_end is not None:
        yield FactError(
            "relation_continues",
            "填了离职日期，又填劳动关系仍存续；请改其中一项",
            "a last day of work is given, yet the employment is said to go on; mend one of them",
        )
    if f.employment_start is None or f.employment_end is None:
        return
    years = _years_touched(f.employment_start, f.employment_end)
    if f.holiday_overtime_days is not None and f.holiday_overtime_days > HOLIDAYS_A_YEAR * years:
        yield FactError(
            "holiday_overtime_days",
            f"法定节假日加班{f.holiday_overtime_days}天，超过在职{years}个年度的法定节假日总数；普通周末请填到“休息日加班天数”",
            f"{f.holiday_overtime_days} statutory holidays are more than {years} calendar years hold; weekends belong under rest days",
        )
    untaken = max(
        f.unused_annual_leave_days or Decimal(0), f.unused_annual_leave_days_within_limitation or Decimal(0)
    )
    if untaken > LEAVE_DAYS_A_YEAR * years:
        yield FactError(
            "unused_annual_leave_days",
            f"未休年休假{untaken}天，超过在职{years}个年度每年最多{LEAVE_DAYS_A_YEAR}天的总数",
            f"{untaken} days of annual leave are more than {years} calendar years of at most {LEAVE_DAYS_A_YEAR} days hold",
        )


def _of_the_contract(f: FactSheet) -> Iterator[FactError]:
    term = f.contract_months
    if term is None and f.contract_years is not None:
        term = f.contract_years * 12
    if term is None:
        return
    for name in ("agreed_probation_months", "served_probation_months"):
        probation = getattr(f, name)
        if probation is not None and probation > term:
            label = FACT_FIELDS[name].label
            yield FactError(
                name,
                f"{label.zh}（{probation}个月）比合同期限（{term}个月）还长，请核对；试用期包含在合同期限内（劳动合同法第19条）",
                f"{label.en} ({probation} months) is longer than the contract ({term} months); probation lies inside the term",
            )
            return
