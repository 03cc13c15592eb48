"""Pay while the employer stands still, and of dispatched workers between two posts."""

from __future__ import annotations

from fractions import Fraction

from shiquan.law.entitlements.calculator import Calculator
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, quantity
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import monthly_wage, needed_minimum_wage
from shiquan.law.entitlements.workings import Needs, Workings
from shiquan.law.text import Label

FIRST_CYCLE = 1
"""Wage cycles paid in full, in months: wages are paid monthly (工资支付暂行规定 art. 7)."""


def idle_pay(w: Workings) -> None:
    """The first wage cycle in full, then a living allowance by the province's share of the minimum wage (art. 12).

    A dispatched worker without a post gets the minimum wage every month (劳动合同法 art. 58(2)).
    """
    f = w.facts
    if f.idle_months is None:
        raise Needs("idle_months")
    months = Fraction(f.idle_months)
    if f.idle_dispatched:
        w.line(
            "被派遣劳动者无工作期间：当地最低工资×月数", "dispatched worker without a post: minimum wage × months",
            needed_minimum_wage(w) * quantity(months), article("LCL", "58(2)"),
        )  # fmt: skip
    else:
        _standstill(w, months)
    if f.idle_pay_paid is not None:
        w.deduct("停工期间已付", "already paid for the standstill", w.number(f.idle_pay_paid))
        w.not_below_zero()


def _standstill(w: Workings, months: Fraction) -> None:
    law = article("WAGES", "12")
    full = min(months, Fraction(FIRST_CYCLE))
    w.line(
        "停工停产第一个工资支付周期：按约定工资", "first wage cycle of the standstill: the wage agreed",
        monthly_wage(w) * quantity(full), law,
    )  # fmt: skip
    rest = months - full
    if rest <= 0:
        return
    allowance: Quantity = needed_minimum_wage(w) * w.regional("idle_pay_rate")
    w.line(
        "以后各月生活费：当地最低工资×比例×月数", "later months: minimum wage × share × months",
        allowance * quantity(rest), law,
    )  # fmt: skip
    w.warn(
        "超过一个周期后劳动者仍提供正常劳动的，工资不得低于最低工资",
        "whoever goes on working normally after the first cycle gets at least the minimum wage",
    )


def _in_question(f: FactSheet) -> bool:
    return f.idle_months is not None


CALCULATORS = (
    Calculator(
        "idle_pay", Label("停工停产期间工资和生活费", "pay while the employer stands still"), idle_pay,
        Label("约定工资×1＋当地最低工资×比例×其余月数；被派遣劳动者为当地最低工资×月数",
              "wage × 1 + minimum wage × share × later months; dispatched workers: minimum wage × months"),
        ("WAGES/12", "LCL/58(2)"), (("idle_months",), ("local_min_wage", "region")), _in_question,
        also_called=("standstill_pay", "shutdown_pay", "living_allowance", "停工生活费", "停工停产工资"),
    ),
)  # fmt: skip
