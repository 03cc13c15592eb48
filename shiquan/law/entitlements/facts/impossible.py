"""Facts that no life can hold: averages of nothing, more holidays than the years have, a child at work, half an order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shiquan.law.entitlements.facts.fields import FactError, PartialDate
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, FactSheet

_COUNTED_IN_MONTHS = (
    "unpaid_months_count",
    "shortfall_months",
    "sick_leave_months",
    "served_probation_months",
    "months_without_contract",
)
_COUNTED_IN_DAYS = ("unpaid_days", "sick_leave_days", "holiday_overtime_days", "high_temperature_days", "cooling_days_outdoor")
HOT_DAYS_A_YEAR = 122
HOURS_A_DAY = 16
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
    yield from _of_the_length(f)
    yield from _of_the_injury(f)


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


def _of_the_length(f: FactSheet) -> Iterator[FactError]:
    """What cannot have happened within the employment: more months unpaid than worked, wages owed for a month outside."""
    agreed, kept = f.noncompete_agreed_months, f.noncompete_months
    if agreed is not None and kept is not None and kept > agreed:
        yield FactError(
            "noncompete_months",
            f"履行竞业限制的月数（{kept}）超过约定（{agreed}）",
            f"the clause was observed for {kept} months, more than the {agreed} agreed",
        )
    if f.unserved_full_years is not None and f.training_service_years is not None and f.unserved_full_years > f.training_service_years:
        yield FactError(
            "unserved_full_years",
            f"未履行的年数（{f.unserved_full_years}）超过约定服务期（{f.training_service_years}）",
            "more years not served than were agreed",
        )
    start, end = f.employment_start, f.employment_end
    if start is None or end is None:
        return
    days = (end.latest - start.earliest).days + 1
    months = Decimal(days) / 28
    told = f.__dict__
    for name in _COUNTED_IN_MONTHS:
        if told.get(name) is not None and told[name] > months + 1:
            yield _longer(name, f"{told[name]}个月", f"{told[name]} months")
    for name in _COUNTED_IN_DAYS:
        if told.get(name) is not None and told[name] > days:
            yield _longer(name, f"{told[name]}天", f"{told[name]} days")
    hours = f.weekday_overtime_hours
    if hours is not None and hours > HOURS_A_DAY * days:
        yield _longer("weekday_overtime_hours", f"{hours}小时", f"{hours} hours")
    years = _years_touched(start, end)
    if f.high_temperature_days is not None and HOT_DAYS_A_YEAR * years < f.high_temperature_days <= days:
        yield FactError(
            "high_temperature_days",
            f"高温作业{f.high_temperature_days}天，超过在职{years}个年度6月至9月的总天数",
            f"{f.high_temperature_days} days are more than June to September of {years} years hold",
        )
    for period in f.unpaid_months or ():
        if period.last.earliest < start.earliest or period.first.latest > end.latest:
            yield FactError(
                "unpaid_months",
                f"欠薪月份（{period.first}至{period.last}）不在工作期间（{start}至{end}）内",
                f"{period.first} to {period.last} lies outside the employment ({start} to {end})",
            )
            return


def _longer(name: str, zh: str, en: str) -> FactError:
    label = FACT_FIELDS[name].label
    return FactError(
        name, f"{label.zh}（{zh}）超过入职到离职的时间，请核对", f"{label.en} ({en}) exceeds the whole time of employment"
    )


def _of_the_injury(f: FactSheet) -> Iterator[FactError]:
    if (
        f.injury_date is not None and f.employment_end is not None and not f.occupational_disease
        and f.injury_date.earliest > f.employment_end.latest
    ):  # fmt: skip
        yield FactError(
            "injury_date",
            f"受伤日期（{f.injury_date}）晚于离职日期（{f.employment_end}）；职业病请另行注明",
            f"the injury ({f.injury_date}) lies after the end of work ({f.employment_end}); say so if it is an occupational disease",
        )
    for row in f.allowance_gap_years or ():
        if row.months > 12:
            yield FactError(
                "allowance_gap_years", f"{row.year}年填了{row.months}个月，一年最多12个月", f"{row.year} has {row.months} months"
            )
            return
