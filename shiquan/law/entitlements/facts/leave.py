"""Facts about leave: annual, sick, maternity; and about heat."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shiquan.law.entitlements.facts.fields import Kind, choice, fact, flag, money, number, rate, whole
from shiquan.law.text import Label


@dataclass(frozen=True)
class LeaveYear:
    """Days of annual leave not taken in one calendar year; ``carried`` when leave was put off to the next year."""

    year: int
    days: Decimal
    carried: bool = False


@dataclass(frozen=True)
class AnnualLeave:
    """Annual leave due, taken, and paid."""

    unused_annual_leave_days_within_limitation: Decimal | None = number(
        "时效内未休年休假天数",
        "untaken days within limitation",
        "unused_leave_days_within_limitation",
        high="1000",
    )
    unused_annual_leave_days: Decimal | None = number(
        "未休年休假天数", "days of annual leave not taken", "untaken_annual_leave_days", "unused_leave_days", "annual_leave_days_unused",
        "annual_leave_unused_days", "untaken_leave_days", high="1000",
    )  # fmt: skip
    annual_leave_by_year: tuple[LeaveYear, ...] | None = fact(
        Kind.ROWS, "逐年未休天数", "days not taken, year by year", row=LeaveYear
    )
    annual_leave_year: int | None = whole(
        "所属年度", "calendar year the leave belongs to", "leave_year", low="1995", high="2200"
    )
    cumulative_work_years: Decimal | None = number(
        "累计工作年限（含其他单位）",
        "cumulated years of work with any employer",
        "total_work_years",
        "cumulative_service_years",
        "total_working_years",
        high="80",
    )
    annual_leave_entitlement_days: Decimal | None = number(
        "全年应休天数",
        "days due for a whole year",
        "annual_leave_days",
        "annual_leave_entitlement",
        high="60",
    )
    annual_leave_taken_days: Decimal | None = number(
        "已休天数",
        "days taken or arranged",
        "annual_leave_days_taken",
        "leave_taken_days",
        "annual_leave_used_days",
        high="366",
    )
    annual_leave_days_in_service: Decimal | None = number(
        "当年在本单位的日历天数",
        "calendar days of that year in this job",
        "calendar_days_in_year",
        "calendar_days_worked",
        high="366",
    )
    paid_personal_leave_days: Decimal | None = number(
        "当年带薪事假天数", "days of personal leave with pay in that year", "personal_leave_paid_days", high="366"
    )
    sick_leave_months_that_year: Decimal | None = number(
        "当年累计病假月数", "months of sick leave in that year, in all", "sick_leave_months_in_year", high="12"
    )
    school_holidays_longer: bool | None = flag(
        "寒暑假天数多于年休假", "school holidays longer than the annual leave", "longer_school_holidays"
    )
    normal_wage_for_those_days_already_paid: bool | None = flag(
        "未休日的正常工资已支付",
        "normal wage for those days was paid",
        "normal_wage_already_paid",
        "normal_wage_paid",
    )
    leave_waived_in_writing: bool | None = flag(
        "劳动者书面表示不休", "the worker declined the leave in writing", "worker_refused_leave_in_writing"
    )


SEVERITY = {
    "ordinary": Label("一般疾病或非因工负伤", "ordinary illness or non-work injury"),
    "serious": Label("重病", "serious illness"),
    "terminal": Label("绝症", "fatal illness"),
}


@dataclass(frozen=True)
class SickLeave:
    """Sick leave and its pay."""

    sick_leave_months: Decimal | None = number("病假月数", "months of sick leave", "sick_months", high="120")
    sick_leave_days: Decimal | None = number(
        "病假天数（工作日）", "working days of sick leave", "sick_days", high="3660"
    )
    sick_pay_rate: Decimal | None = rate("病假工资比例", "share of the wage due in sickness", "sick_rate")
    illness_severity: str | None = choice("病情（医疗期满解除时）", "severity of the illness that ended the work", SEVERITY, "severity_of_illness")
    sick_pay_paid: Decimal | None = money("已付病假工资", "sick pay already paid", "sick_pay_already_paid")


@dataclass(frozen=True)
class Maternity:
    """Maternity leave and allowance."""

    maternity: bool | None = flag("生育", "gave birth", "gave_birth")
    difficult_birth: bool | None = flag("难产或剖宫产", "difficult birth", "caesarean")
    babies: int | None = whole("胎数", "number of babies", "number_of_babies", low="1", high="9")
    miscarriage_weeks: Decimal | None = number(
        "流产时怀孕周数", "weeks of pregnancy at miscarriage", "miscarriage_pregnancy_weeks", high="45"
    )
    maternity_extra_days: Decimal | None = number(
        "地方增加的产假天数", "extra days by provincial rule", "provincial_extra_maternity_days", high="365"
    )
    maternity_leave_days: Decimal | None = number(
        "产假天数", "days of maternity leave", "maternity_days", high="730"
    )
    employer_avg_contribution_wage: Decimal | None = money(
        "单位上年度职工月平均工资",
        "employer's average monthly wage of the previous year",
        "employer_avg_monthly_wage",
        "employer_avg_monthly_wage_prev_year",
    )
    maternity_insured: bool | None = flag(
        "已参加生育保险", "maternity insurance was paid", "maternity_insurance"
    )
    maternity_paid: Decimal | None = money(
        "产假期间已付", "already paid for the leave", "maternity_already_paid"
    )


@dataclass(frozen=True)
class Heat:
    """Work in the heat."""

    high_temperature_days: Decimal | None = number(
        "高温作业天数（6—9月，≥35℃露天或室内不低于33℃）",
        "days of work in high temperature (June–September)",
        "high_temp_days",
        "hot_days",
        high="3660",
    )
    high_temperature_months: Decimal | None = number(
        "高温作业月数（按月发放地区）",
        "months of work in high temperature (where paid by the month)",
        "high_temp_months",
        high="120",
    )
    high_temperature_rate: Decimal | None = money(
        "高温津贴标准（每日或每月）",
        "rate of the high-temperature allowance",
        "high_temperature_allowance_rate",
        "high_temperature_allowance_monthly",
        "high_temperature_rate_per_day",
        "high_temperature_rate_per_month",
    )
    cooling_days_outdoor: Decimal | None = number(
        "防暑降温费：室外作业天数", "cooling fee: days outdoors", "cooling_fee_days_outdoor", high="3660"
    )
    cooling_days_other: Decimal | None = number(
        "防暑降温费：其他岗位天数", "cooling fee: days at other posts", "cooling_fee_days_other", high="3660"
    )
    high_temperature_paid: Decimal | None = money("已付高温津贴", "high-temperature allowance already paid")
