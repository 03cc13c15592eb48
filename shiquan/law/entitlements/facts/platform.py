"""Facts about platform work: orders, tiers, guarantees, deductions, occupational injury protection."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shiquan.law.entitlements.facts.fields import Kind, choice, fact, flag, money, number
from shiquan.law.text import Label

TIER_METHOD = {
    "marginal": Label("分段累进：各段单量按各段单价", "marginal: each tier's orders at that tier's rate"),
    "whole": Label("全额：全部单量按所达档次的单价", "whole: all orders at the rate of the tier reached"),
}


@dataclass(frozen=True)
class OrderTier:
    """A tier of the order rate: orders up to and including ``up_to`` (None: no end) at ``rate`` yuan each."""

    rate: Decimal
    up_to: Decimal | None = None


@dataclass(frozen=True)
class Platform:
    """Income by order, guarantees and deductions."""

    platform_worker: bool | None = flag(
        "平台接单劳动者（不确立劳动关系）",
        "platform worker without an employment relationship",
        "is_platform_worker",
    )
    order_count: Decimal | None = number(
        "完成订单数",
        "orders completed",
        "orders",
        "orders_completed",
        "order_counts",
        "completed_orders",
        high="10000000",
    )
    order_rate: Decimal | None = money("每单单价", "pay per order", "rate_per_order", "pay_per_order")
    order_tiers: tuple[OrderTier, ...] | None = fact(
        Kind.ROWS, "阶梯单价", "tiers of the order rate", "tiers", row=OrderTier
    )
    tier_method: str | None = choice(
        "阶梯计价方法", "how the tiers are meant", TIER_METHOD, "order_tier_method"
    )
    order_bonuses: tuple[Decimal, ...] | None = fact(
        Kind.MONEY_LIST,
        "高峰、天气、距离等补贴",
        "bonuses (peak, weather, distance)",
        "bonuses",
        "order_bonus",
    )
    order_deductions: tuple[Decimal, ...] | None = fact(
        Kind.MONEY_LIST,
        "约定且合法的扣款",
        "agreed, lawful deductions",
        "lawful_deductions",
        "agreed_deductions",
    )
    unlawful_deductions: tuple[Decimal, ...] | None = fact(
        Kind.MONEY_LIST, "无依据的扣款、罚款", "deductions and fines without basis", "illegal_deductions"
    )
    order_income_paid: Decimal | None = money(
        "已付订单收入", "order income already paid", "income_paid", "platform_paid"
    )
    guaranteed_income: Decimal | None = money(
        "保底收入（每期）",
        "guaranteed income per period",
        "guarantee",
        "guarantee_amount",
        "guaranteed_amount",
        "guaranteed_pay",
    )
    guarantee_periods: Decimal | None = number(
        "保底期数", "number of guaranteed periods", "guarantee_months", high="1200"
    )
    period_income: Decimal | None = money(
        "每期实际收入", "actual income per period", "actual_income", "income_per_period", "income"
    )
    online_hours: Decimal | None = number(
        "在线工作小时", "hours of work online", "hours_online", "working_hours", high="100000"
    )
    min_wage_hourly: Decimal | None = money(
        "小时最低工资", "hourly minimum wage", "hourly_minimum_wage", "local_min_wage_hourly"
    )
    private_avg_annual_wage: Decimal | None = money(
        "上年度城镇私营单位年平均工资",
        "annual average of private units, previous year",
        "private_unit_avg_annual_wage",
        "private_units_average_annual_wage",
    )
    platform_benefit_base: Decimal | None = money(
        "职业伤害待遇计发基数（月）",
        "base of occupational injury benefits (month)",
        "platform_base",
        "occupational_injury_base",
    )
    occupational_injury: bool | None = flag(
        "职业伤害已确认", "an occupational injury was confirmed", "platform_occupational_injury"
    )
