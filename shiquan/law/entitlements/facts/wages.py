"""Facts about wages: arrears, overtime, shortfalls, deductions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shiquan.law.entitlements.facts.fields import Kind, PartialDate, choice, fact, flag, money, number
from shiquan.law.text import Label

HOURS_SYSTEM = {
    "standard": Label("标准工时", "standard hours"),
    "comprehensive": Label("综合计算工时", "comprehensive hours"),
    "flexible": Label("不定时工时", "flexible hours"),
}


@dataclass(frozen=True)
class UnpaidPeriod:
    """A month or part of a month that was not paid: first and last day, the wage due if it differs, and what was paid."""

    first: PartialDate
    last: PartialDate
    amount: Decimal | None = None
    paid: Decimal = Decimal(0)


@dataclass(frozen=True)
class PaidMonth:
    """What was paid for one month, to hold against the minimum wage."""

    month: PartialDate
    amount: Decimal
    excluded: Decimal = Decimal(0)


@dataclass(frozen=True)
class Arrears:
    """Wages, commission and deductions."""

    wage_owed_total: Decimal | None = money(
        "应付工资总额",
        "wages due in total",
        "wages_owed",
        "wage_owed",
        "owed_total",
        "total_owed",
        "wages_owed_total",
        "total_wages_owed",
        "wages_due_total",
        "total_wage_owed",
        "wages_due",
        "wage_due",
    )
    payments: tuple[Decimal, ...] | None = fact(
        Kind.MONEY_LIST, "已付各笔", "payments already made", "paid_parts", "part_payments", "wages_paid"
    )
    unpaid_months: tuple[UnpaidPeriod, ...] | None = fact(
        Kind.ROWS, "欠薪月份", "months not paid", "months_unpaid", "unpaid_periods", row=UnpaidPeriod
    )
    unpaid_months_count: Decimal | None = number(
        "欠薪月数",
        "number of months not paid",
        "months_owed",
        "months_of_wages_owed",
        "unpaid_wage_months",
        "arrears_months",
        "unpaid_month_count",
        high="1200",
    )
    unpaid_days: Decimal | None = number(
        "欠薪天数（出勤日）", "days worked and not paid", "days_unpaid", high="36600"
    )
    wage_parts: tuple[Decimal, ...] | None = fact(
        Kind.MONEY_LIST, "应付工资各笔", "parts of the wages due", "wage_owed_parts", "unpaid_wage_parts"
    )
    commission_parts: tuple[Decimal, ...] | None = fact(
        Kind.MONEY_LIST,
        "未付提成各笔",
        "parts of the commission due",
        "unpaid_commission_parts",
        "commission_owed",
    )
    paid_by_month: tuple[PaidMonth, ...] | None = fact(
        Kind.ROWS, "逐月实付工资", "wages actually paid month by month", "actual_monthly_pay", row=PaidMonth
    )
    actual_wage_paid_monthly: Decimal | None = money(
        "每月实付工资",
        "wage actually paid per month",
        "paid_monthly_wage",
        "actual_monthly_wage_paid",
        "monthly_wage_paid",
    )
    shortfall_months: Decimal | None = number(
        "低于标准的月数",
        "months below the standard",
        "months_below_minimum",
        "below_minimum_months",
        high="1200",
    )
    idle_months: Decimal | None = number(
        "停工停产月数（非因劳动者原因）",
        "months in which the employer stood still, not through the worker",
        "shutdown_months",
        "months_of_shutdown",
        high="1200",
    )
    idle_dispatched: bool | None = flag(
        "是被派遣劳动者，无工作期间", "dispatched worker, between two posts", "dispatched_without_work"
    )
    idle_pay_paid: Decimal | None = money("停工期间已付", "already paid for the standstill", "shutdown_pay_paid")
    deducted: Decimal | None = money(
        "从工资中扣除的赔偿",
        "deducted from the month's wage as damages",
        "wage_deduction",
        "deduction",
        "deducted_amount",
    )
    deduction_without_basis: bool | None = flag(
        "扣款没有依据", "the deduction has no basis", "unlawful_deduction"
    )


@dataclass(frozen=True)
class Overtime:
    """Hours and days beyond the normal."""

    weekday_overtime_hours: Decimal | None = number(
        "工作日延时加班小时",
        "overtime hours on working days",
        "weekday_ot_hours",
        "overtime_hours",
        "workday_overtime_hours",
        "extended_hours",
        "overtime_hours_weekday",
        high="100000",
    )
    restday_overtime_days: Decimal | None = number(
        "休息日加班天数",
        "days worked on rest days",
        "rest_day_overtime_days",
        "restday_days",
        "weekend_overtime_days",
        "weekend_days",
        "rest_days_worked",
        "weekend_days_worked",
        high="10000",
    )
    restday_overtime_hours: Decimal | None = number(
        "休息日加班小时",
        "hours worked on rest days",
        "rest_day_overtime_hours",
        "weekend_overtime_hours",
        high="100000",
    )
    restday_lieu_days: Decimal | None = number(
        "已安排补休的天数",
        "rest days given back in lieu",
        "compensatory_leave_days",
        "time_off_in_lieu_days",
        high="10000",
    )
    holiday_overtime_days: Decimal | None = number(
        "法定节假日加班天数",
        "days worked on statutory holidays",
        "holiday_days",
        "statutory_holiday_days",
        "holiday_days_worked",
        "statutory_holiday_overtime_days",
        high="2000",
    )
    holiday_overtime_hours: Decimal | None = number(
        "法定节假日加班小时",
        "hours worked on statutory holidays",
        "statutory_holiday_hours",
        "holiday_hours",
        high="100000",
    )
    overtime_base_wage: Decimal | None = money(
        "加班费计算基数（月）", "monthly base for overtime", "overtime_base", "overtime_monthly_base"
    )
    overtime_already_paid: Decimal | None = money(
        "已付加班费", "overtime pay already paid", "overtime_paid", "paid_overtime"
    )
    base_already_paid_for_holiday: bool | None = flag(
        "节假日当日工资已在月薪中支付", "the holiday's normal wage was already paid", "holiday_base_paid"
    )
    hours_system: str | None = choice(
        "工时制度", "system of hours", HOURS_SYSTEM, "working_hours_system", default="standard"
    )
    piece_rate: Decimal | None = money("计件单价", "piece rate", "piece_unit_price")
    weekday_overtime_pieces: Decimal | None = number(
        "工作日延时加班件数", "pieces made in weekday overtime", high="100000000"
    )
    restday_overtime_pieces: Decimal | None = number(
        "休息日加班件数", "pieces made on rest days", high="100000000"
    )
    holiday_overtime_pieces: Decimal | None = number(
        "法定节假日加班件数", "pieces made on statutory holidays", high="100000000"
    )
