"""Wages: arrears, commission, the minimum wage, deductions (劳动法 art. 50; 工资支付暂行规定; 最低工资规定)."""

from __future__ import annotations

from shiquan.law.entitlements.calculator import Calculator
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.facts.wages import UnpaidPeriod
from shiquan.law.entitlements.part_months import Stretch, basis_of, part_month_pay
from shiquan.law.entitlements.quantity import Quantity, largest, smallest, total
from shiquan.law.entitlements.service import months_later
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import day_wage, minimum_wage, monthly_wage, needed_minimum_wage
from shiquan.law.entitlements.workings import YUAN_A_MONTH, Needs, Workings
from shiquan.law.text import Label

LAWS = (("LABOUR", "50"), ("LCL", "30"), ("MEDIATION", "27(4)"))


def unpaid_wages(w: Workings) -> None:
    """Wages due less what was paid: a total, parts, months (part months by days), or a number of months and days."""
    f = w.facts
    laws = tuple(article(*pair) for pair in LAWS)
    if f.wage_owed_total is not None:
        w.line("应付工资", "wages due", w.number(f.wage_owed_total), *laws)
    elif f.wage_parts is not None:
        w.line(
            "应付工资各笔", "parts of the wages due", total([w.number(part) for part in f.wage_parts]), *laws
        )
    elif f.unpaid_months is not None:
        for period in f.unpaid_months:
            _period(w, period)
    elif f.unpaid_months_count is not None or f.unpaid_days is not None:
        wage = monthly_wage(w)
        if f.unpaid_months_count is not None:
            w.line(
                "欠薪整月：月工资×月数",
                "whole months: month wage × months",
                wage * w.number(f.unpaid_months_count),
                *laws,
            )
        if f.unpaid_days is not None:
            w.line(
                "欠薪零散天数：日工资×天数",
                "single days: day wage × days",
                day_wage(w) * w.number(f.unpaid_days),
                *laws,
            )
    else:
        raise Needs("wage_owed_total", "unpaid_months", "unpaid_months_count", "unpaid_days", "wage_parts")
    for payment in f.payments or ():
        w.deduct("已付", "already paid", w.number(payment))
    w.not_below_zero()


def _period(w: Workings, period: UnpaidPeriod) -> None:
    first, last = period.first.earliest, period.last.latest
    wage = w.number(period.amount) if period.amount is not None else monthly_wage(w)
    laws = tuple(article(*pair) for pair in LAWS)
    begin = first
    while begin <= last:
        after = months_later(begin.replace(day=1), 1)
        end = min(last, after.fromordinal(after.toordinal() - 1))
        whole = begin.day == 1 and end.toordinal() + 1 == after.toordinal()
        if whole or period.amount is not None:
            pay = wage
        else:
            pay = part_month_pay(w, wage, Stretch(begin, end, False), basis_of(w, end))
        words = f"{begin:%Y-%m}" if whole else f"{begin} 至 {end}"
        w.line(f"{words} 工资", f"wages of {words.replace(' 至 ', ' to ')}", pay, *laws)
        if period.amount is not None:
            break
        begin = after
    w.deduct("该期已付", "paid for it", w.number(period.paid))


def unpaid_commission(w: Workings) -> None:
    """Commission due and not paid."""
    f = w.facts
    if f.commission_parts is None:
        raise Needs("commission_parts")
    w.line(
        "未付提成",
        "unpaid commission",
        total([w.number(part) for part in f.commission_parts]),
        article("LABOUR", "50"),
        article("LCL", "30"),
    )
    w.not_below_zero()


def minimum_wage_shortfall(w: Workings) -> None:
    """The gap to the local minimum wage, month by month; overtime and hardship allowances do not count as pay (最低工资规定 art. 12)."""
    f = w.facts
    laws = (article("LABOUR", "48"), article("MINIMUM", "12"), article("MINIMUM", "13"))
    if f.paid_by_month:
        for month in f.paid_by_month:
            minimum = _minimum_in(w, month.month.earliest)
            counted = w.number(month.amount - month.excluded)
            w.line(f"{month.month} 差额", f"shortfall of {month.month}", largest(minimum - counted, 0), *laws)
        return
    paid = f.actual_wage_paid_monthly if f.actual_wage_paid_monthly is not None else f.monthly_wage
    if paid is None:
        raise Needs("actual_wage_paid_monthly", "paid_by_month", "monthly_wage")
    minimum = w.step(
        "当地月最低工资",
        "local monthly minimum wage",
        needed_minimum_wage(w),
        YUAN_A_MONTH,
        article("MINIMUM", "13"),
    )
    months = f.shortfall_months
    if months is None:
        raise Needs("shortfall_months")
    w.line(
        "低于最低工资的差额：（最低工资−实付）×月数",
        "(minimum − paid) × months",
        largest(minimum - w.number(paid), 0) * w.number(months),
        *laws,
    )


def _minimum_in(w: Workings, day: object) -> Quantity:
    if w.facts.local_min_wage is not None:
        return w.number(w.facts.local_min_wage)
    return w.regional("minimum_wage_monthly", day)  # type: ignore[arg-type]


def deduction_refund(w: Workings) -> None:
    """Damages taken from the wage: at most 20 % of the month's wage, and the rest not below the minimum (工资支付暂行规定 art. 16)."""
    f = w.facts
    if f.deducted is None:
        raise Needs("deducted")
    taken = w.number(f.deducted)
    law = article("WAGES", "16")
    if f.deduction_without_basis:
        w.line(
            "没有依据的扣款应全部返还",
            "a deduction without basis is paid back in full",
            taken,
            article("WAGES", "15"),
        )
        return
    wage = monthly_wage(w)
    allowed = wage * w.national("deduction_cap_rate")
    minimum = minimum_wage(w)
    if minimum is not None:
        allowed = smallest(allowed, largest(wage - minimum, 0))
    else:
        w.warn(
            "没有当地最低工资，未检查扣后不低于最低工资",
            "the minimum wage is not known: the second limit was not checked",
        )
    allowed = w.step("每月可扣上限", "most that may be deducted in a month", allowed, YUAN_A_MONTH, law)
    w.line("超限扣款应返还", "what was deducted beyond the limit", largest(taken - allowed, 0), law)


def _arrears(f: FactSheet) -> bool:
    return any(
        v is not None
        for v in (f.wage_owed_total, f.wage_parts, f.unpaid_months, f.unpaid_months_count, f.unpaid_days)
    )


CALCULATORS = (
    Calculator(
        "unpaid_wages", Label("拖欠工资", "unpaid wages"), unpaid_wages, Label("应付工资−已付；不足整月按日折算", "wages due − paid; part months by days"),
        ("LABOUR/50", "LCL/30", "MEDIATION/27(4)", "MIGRANT/50"),
        (("wage_owed_total", "wage_parts", "unpaid_months", "unpaid_months_count", "unpaid_days"),), _arrears, switches=("part_month_basis",),
        also_called=("wage_arrears", "wages_unpaid", "wages_due", "outstanding_wages", "wages_owed", "拖欠工资", "unpaid_wage", "wage_difference", "arrears"),
    ),
    Calculator(
        "unpaid_commission", Label("未付提成", "unpaid commission"), unpaid_commission, Label("各笔提成合计", "sum of the parts"), ("LABOUR/50", "LCL/30"),
        (("commission_parts",),), lambda f: f.commission_parts is not None, also_called=("commission", "提成"),
    ),
    Calculator(
        "minimum_wage_shortfall", Label("最低工资差额", "shortfall to the minimum wage"), minimum_wage_shortfall,
        Label("（当地最低工资−实付）×月数，逐月计算", "(local minimum − paid) × months"), ("LABOUR/48", "MINIMUM/12", "MINIMUM/13"),
        (("actual_wage_paid_monthly", "paid_by_month", "monthly_wage"), ("local_min_wage", "region"), ("shortfall_months", "paid_by_month")),
        lambda f: f.paid_by_month is not None or f.shortfall_months is not None, also_called=("minimum_wage_difference", "minimum_wage_gap", "min_wage_shortfall", "wage_shortfall", "below_minimum_wage_difference", "最低工资差额"),
    ),
    Calculator(
        "deduction_refund", Label("违法扣款返还", "refund of wage deductions"), deduction_refund,
        Label("扣款−min（月工资×20%，月工资−最低工资）", "deduction − min(20 % of the wage, wage − minimum wage)"), ("WAGES/15", "WAGES/16"),
        (("deducted",),), lambda f: f.deducted is not None, also_called=("unlawful_deduction_refund", "wage_deduction_refund", "扣款返还"),
    ),
)  # fmt: skip
