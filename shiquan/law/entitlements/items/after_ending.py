"""Money that follows an ending: what a disobeyed order adds (art. 85), and wages until reinstatement (art. 48)."""

from __future__ import annotations

from decimal import Decimal

from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.workings import Needs, Workings
from shiquan.law.text import Label


def late_payment_extra(w: Workings) -> None:
    """50–100 % on top, only when an order of the labour administration was not obeyed in time (LCL art. 85)."""
    f = w.facts
    law = article("LCL", "85")
    if f.labour_order_disobeyed is False:
        w.nothing("没有逾期不履行的责令支付，不加付", "no order was disobeyed: nothing on top", law)
        return
    if f.amount_under_order is None:
        raise Needs("amount_under_order")
    if f.late_payment_rate is None:
        raise Needs("late_payment_rate")
    if f.labour_order_disobeyed is None:
        w.warn(
            "须先由劳动行政部门责令限期支付而逾期不付",
            "only after an order of the labour administration was not obeyed",
        )
    w.line(
        "加付赔偿金：应付金额×比例",
        "additional compensation: sum due × rate",
        w.number(f.amount_under_order) * w.number(f.late_payment_rate),
        law,
    )


def reinstatement_wages(w: Workings) -> None:
    """Wages for the time between an unlawful ending and reinstatement (Interp-2 art. 18)."""
    f = w.facts
    if f.reinstated_gap_months is None:
        raise Needs("reinstated_gap_months")
    base = f.monthly_wage if f.monthly_wage is not None else f.avg_monthly_wage_last_12m
    if base is None:
        raise Needs("monthly_wage", "avg_monthly_wage_last_12m")
    w.line(
        "恢复劳动关系前的工资", "wages until reinstatement", w.number(base) * w.number(f.reinstated_gap_months),
        article("LCL", "48"), article("INTERP2", "18"),
    )  # fmt: skip


CALCULATORS = (
    Calculator(
        "additional_compensation", Label("加付赔偿金", "additional compensation (art. 85)"), late_payment_extra,
        Label("逾期未付金额×50%～100%（须有责令支付）", "sum unpaid after an order × 50–100 %"), ("LCL/85",),
        (("amount_under_order",),), lambda f: bool(f.labour_order_disobeyed),
        guesses=(Guess("late_payment_rate", lambda f: (Decimal("0.5"), Decimal(1))),),
        also_called=("late_payment_extra", "art85_additional_compensation", "加付赔偿金", "additional_compensation_art85"),
    ),
    Calculator(
        "reinstatement_wages", Label("恢复劳动关系期间工资", "wages until reinstatement"), reinstatement_wages,
        Label("月工资×停工月数", "month wage × months"), ("LCL/48", "INTERP2/18"),
        (("reinstated_gap_months",), ("monthly_wage", "avg_monthly_wage_last_12m")), lambda f: f.reinstated_gap_months is not None,
    ),
)  # fmt: skip
