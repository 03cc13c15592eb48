"""Platform workers: order income, guarantees, deductions, occupational injury protection."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shiquan.law.derivation import Payer, Unit
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.platform import OrderTier
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.items.death import INCOME, dependant_shares, national_income
from shiquan.law.entitlements.items.injury import grade_of
from shiquan.law.entitlements.quantity import Quantity, largest, total
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.workings import YUAN_A_MONTH, Needs, Workings
from shiquan.law.text import Label

_OPINION = ("PLATFORM_OPINION", "8")
_CONTRACT = ("CIVIL", "509")


def add_orders(w: Workings) -> None:
    """Lines for orders at one rate or by tiers, bonuses, and agreed lawful deductions."""
    f = w.facts
    if f.order_count is None:
        raise Needs("order_count")
    count = w.number(f.order_count)
    laws = (article(*_CONTRACT), article(*_OPINION))
    if f.order_tiers:
        _tiers(w, f.order_tiers, f.order_count)
    elif f.order_rate is not None:
        w.line("订单报酬：单量×单价", "orders × rate", count * w.number(f.order_rate), *laws)
    else:
        raise Needs("order_rate", "order_tiers")
    if f.order_bonuses:
        w.line("各项补贴", "bonuses", total([w.number(bonus) for bonus in f.order_bonuses]), *laws)
    for amount in f.order_deductions or ():
        w.deduct("约定扣款", "agreed deduction", w.number(amount), *laws)


def _tiers(w: Workings, tiers: tuple[OrderTier, ...], count: Decimal) -> None:
    method = w.facts.tier_method
    if method is None and len(tiers) > 1:
        raise Needs("tier_method")
    laws = (article(*_CONTRACT), article(*_OPINION))
    if method != "marginal":
        reached = next((tier for tier in tiers if tier.up_to is None or count <= tier.up_to), tiers[-1])
        w.line(
            f"全部单量按所达档次 {reached.rate} 元",
            f"all orders at {reached.rate}, the tier reached",
            w.number(count) * w.number(reached.rate),
            *laws,
        )
        return
    before = Decimal(0)
    for index, tier in enumerate(tiers, 1):
        last = index == len(tiers) or tier.up_to is None
        upper = count if last else min(count, tier.up_to or count)
        inside = upper - before
        if inside > 0:
            w.line(
                f"第{index}档单量×单价",
                f"tier {index}: orders × rate",
                w.number(inside) * w.number(tier.rate),
                *laws,
            )
            before = upper


def order_income(w: Workings) -> None:
    """Income by order, less what was paid."""
    w.payer = Payer.PLATFORM
    add_orders(w)
    if w.facts.order_income_paid is not None:
        w.deduct("已付订单收入", "already paid", w.number(w.facts.order_income_paid))
    w.not_below_zero()


def _guarantee_in_question(f: FactSheet) -> bool:
    """A guarantee is told, or time and income of platform work, so that the minimum wage for the time can be held against it."""
    return f.guaranteed_income is not None or bool(f.platform_worker and f.online_hours is not None and f.period_income is not None)


def guarantee_top_up(w: Workings) -> None:
    """max(0, guarantee − income) for each period; without a guarantee, the hourly minimum wage for the time worked."""
    f = w.facts
    w.payer = Payer.PLATFORM
    laws = (article(*_OPINION),)
    if f.guaranteed_income is not None:
        guarantee = w.number(f.guaranteed_income)
    elif f.online_hours is not None:
        hourly = (
            w.number(f.min_wage_hourly)
            if f.min_wage_hourly is not None
            else w.regional("minimum_wage_hourly_part_time")
        )
        guarantee = w.step(
            "按在线工时的最低工资标准",
            "minimum wage for the time worked",
            hourly * w.number(f.online_hours),
            YUAN_A_MONTH,
            *laws,
        )
        w.warn(
            "没有约定保底，按工作时间的小时最低工资比较；是否支持依个案",
            "no guarantee was agreed: the hourly minimum wage is the measure; support depends on the case",
        )
    else:
        raise Needs("guaranteed_income", "online_hours")
    if f.period_income is not None:
        income = w.number(f.period_income)
    elif f.order_income_paid is not None and (f.order_count is None or not (f.order_rate or f.order_tiers)):
        income = w.number(f.order_income_paid)
    else:
        probe = Workings(f, w.on)
        add_orders(probe)
        income = w.step("订单收入", "order income", probe.exact, YUAN_A_MONTH)
        w.choices.extend(probe.choices)
    amount = largest(guarantee - income, 0)
    if f.guarantee_periods is not None:
        amount = amount * w.number(f.guarantee_periods)
    w.line("保底补差", "top-up to the guarantee", amount, *laws)


def platform_deduction_refund(w: Workings) -> None:
    """Deductions and fines without a lawful basis are paid back in full."""
    f = w.facts
    w.payer = Payer.PLATFORM
    if not f.unlawful_deductions:
        raise Needs("unlawful_deductions")
    w.line(
        "没有依据的扣款、罚款",
        "deductions and fines without basis",
        total([w.number(v) for v in f.unlawful_deductions]),
        article(*_CONTRACT),
        article(*_OPINION),
    )


def benefit_base(w: Workings) -> Quantity:
    """60 % of the area's annual average of private units ÷ 12, of the previous year: not the rider's own earnings."""
    f = w.facts
    law = article("PLATFORM", "38")
    if f.platform_benefit_base is not None:
        return w.number(f.platform_benefit_base)
    if f.private_avg_annual_wage is not None:
        annual = w.number(f.private_avg_annual_wage)
    else:
        event = f.injury_date or f.death_date
        if event is None:
            raise Needs("platform_benefit_base", "private_avg_annual_wage", "injury_date")
        annual = w.regional(
            "average_wage_annual_private_units", date(event.earliest.year - 1, 7, 1), ("city", "province")
        )
    rate = _rate(w, "platform_injury_base_rate")
    w.warn(
        "待遇计发基数按死亡待遇的规定推定，须以经办机构核定为准（unconfirmed）",
        "the base for disability is taken from the rule for deaths; the agency's figure decides (unconfirmed)",
    )
    return w.step(
        "待遇计发基数：私营单位年平均工资÷12×60%",
        "base: annual average of private units ÷ 12 × 60 %",
        annual / 12 * rate,
        YUAN_A_MONTH,
        law,
    )


def _rate(w: Workings, name: str) -> Quantity:
    """A value of the national pilot: it holds wherever the pilot has come; elsewhere it is shown with a warning."""
    found = w.find_regional(name)
    if found is not None:
        return found
    w.warn(
        "该地区是否已纳入职业伤害保障试点，请先核实",
        "check first whether the region is in the pilot of occupational injury protection",
    )
    return w.anywhere(name)


def _months(w: Workings, name: str, zh: str, en: str, unit: Unit = Unit.CNY, number: str = "38") -> None:
    w.payer = Payer.FUND
    w.unit = unit
    w.line(zh, en, benefit_base(w) * _rate(w, name), article("PLATFORM", number))


def platform_injury_lump_sum(w: Workings) -> None:
    """Lump sum by grade, in months of the base."""
    grade = grade_of(w)
    _months(
        w,
        f"platform_injury_lump_sum_months_grade{grade}",
        f"一次性伤残补助金（{grade}级）：基数×月数",
        f"lump sum (grade {grade}): base × months",
    )


def platform_injury_allowance_monthly(w: Workings) -> None:
    """Monthly allowance for grades 1–4."""
    grade = grade_of(w)
    if grade > 4:
        w.unit = Unit.CNY_PER_MONTH
        w.nothing(
            "五至十级没有按月的伤残津贴", "no monthly allowance for grades 5–10", article("PLATFORM", "38")
        )
        return
    _months(
        w,
        f"platform_injury_allowance_rate_grade{grade}",
        f"伤残津贴（{grade}级）：基数×比例",
        f"allowance (grade {grade}): base × rate",
        Unit.CNY_PER_MONTH,
    )


def platform_injury_one_off_allowance(w: Workings) -> None:
    """One-off allowance for grades 5 and 6 (30 and 25 months)."""
    grade = grade_of(w)
    if grade not in (5, 6):
        w.nothing(
            "一次性伤残津贴只适用于五、六级",
            "the one-off allowance is for grades 5 and 6",
            article("PLATFORM", "38"),
        )
        return
    _months(
        w,
        f"platform_injury_one_off_allowance_months_grade{grade}",
        f"一次性伤残津贴（{grade}级）：基数×月数",
        f"one-off allowance (grade {grade}): base × months",
    )


def platform_injury_funeral(w: Workings) -> None:
    """Funeral money: six months of the base."""
    _months(w, "platform_injury_funeral_months", "丧葬补助金：基数×6", "funeral: base × 6", number="39")


def platform_injury_death_lump_sum(w: Workings) -> None:
    """Lump sum for a death: 20 × national urban disposable income of the previous year."""
    w.payer = Payer.FUND
    w.line(
        "一次性死亡补助金：收入×20",
        "lump sum: income × 20",
        national_income(w) * _rate(w, "platform_injury_death_multiple"),
        article("PLATFORM", "39"),
    )


def platform_injury_dependant_pension_monthly(w: Workings) -> None:
    """Monthly pension of dependants: 40/30/+10 % of the base, together never above it."""
    w.payer = Payer.FUND
    w.unit = Unit.CNY_PER_MONTH
    w.line(
        "供养亲属抚恤金（月）：基数×比例之和",
        "base × sum of the shares",
        benefit_base(w) * dependant_shares(w),
        article("PLATFORM", "39"),
    )


def platform_injury_fee(w: Workings) -> None:
    """The fee per order that the platform pays for the protection (rates of the region)."""
    if w.facts.order_count is None:
        raise Needs("order_count")
    w.payer = Payer.PLATFORM
    fee = w.regional("platform_injury_fee_per_order_delivery_high")
    w.line(
        "职业伤害保障费：单量×每单费率",
        "orders × fee per order",
        w.number(w.facts.order_count) * fee,
        article("PLATFORM_OPINION", "9"),
    )


def _rider_hurt(f: FactSheet) -> bool:
    return (
        bool(f.platform_worker or f.occupational_injury or f.platform_benefit_base is not None)
        and f.death_date is None
        and (f.disability_grade is not None or bool(f.occupational_injury))
    )


def _rider_died(f: FactSheet) -> bool:
    return bool(f.platform_worker or f.occupational_injury) and f.death_date is not None


_BASE = ("platform_benefit_base", "private_avg_annual_wage", "region")
_GRADES = Guess("disability_grade", lambda f: range(1, 11))
CALCULATORS = (
    Calculator(
        "order_income", Label("订单报酬", "order income"), order_income,
        Label("Σ各档单量×单价＋补贴−约定扣款−已付（分段累进或全额）", "Σ orders × rate by tier + bonuses − agreed deductions − paid (marginal or whole)"),
        ("CIVIL/509", "PLATFORM_OPINION/8"), (("order_count",), ("order_rate", "order_tiers")),
        lambda f: f.order_count is not None and (f.order_rate is not None or f.order_tiers is not None), Payer.PLATFORM,
        guesses=(Guess("tier_method", lambda f: ("marginal", "whole") if f.order_tiers else ()),), also_called=("order_pay", "订单报酬", "order_income_owed", "unpaid_order_fees"), employment_only=False,
    ),
    Calculator(
        "guarantee_top_up", Label("保底补差", "guarantee top-up"), guarantee_top_up, Label("max（0，保底−收入）×期数", "max(0, guarantee − income) × periods"),
        ("PLATFORM_OPINION/8",), (("guaranteed_income", "online_hours"), ("period_income", "order_income_paid", "order_count")),
        _guarantee_in_question, Payer.PLATFORM, guesses=(Guess("tier_method", lambda f: ("marginal", "whole") if f.order_tiers else ()),),
        also_called=("guarantee_topup", "guarantee_difference", "保底补差"), employment_only=False,
    ),
    Calculator(
        "platform_deduction_refund", Label("平台违法扣款返还", "refund of platform deductions"), platform_deduction_refund, Label("无依据扣款之和", "sum of the deductions"),
        ("CIVIL/509", "PLATFORM_OPINION/8"), (("unlawful_deductions",),), lambda f: f.unlawful_deductions is not None, Payer.PLATFORM,
        also_called=("unlawful_deductions_refund", "illegal_deductions_refund", "unlawful_deductions", "illegal_deductions"), employment_only=False,
    ),
    Calculator("platform_injury_lump_sum", Label("职业伤害一次性伤残补助金", "occupational injury: lump sum"), platform_injury_lump_sum,
               Label("计发基数×27/25/23/21/18/16/13/11/9/7个月", "base × 27/25/23/21/18/16/13/11/9/7 months"), ("PLATFORM/38",), (_BASE,), _rider_hurt, guesses=(_GRADES,), payer=Payer.FUND, employment_only=False),
    Calculator("platform_injury_allowance_monthly", Label("职业伤害伤残津贴（月）", "occupational injury: allowance, a month"), platform_injury_allowance_monthly,
               Label("计发基数×90/85/80/75%", "base × 90/85/80/75 %"), ("PLATFORM/38",), (_BASE,), lambda f: _rider_hurt(f) and (f.disability_grade or 0) in (1, 2, 3, 4),
               unit=Unit.CNY_PER_MONTH, guesses=(_GRADES,), payer=Payer.FUND, employment_only=False),
    Calculator("platform_injury_one_off_allowance", Label("职业伤害一次性伤残津贴", "occupational injury: one-off allowance"), platform_injury_one_off_allowance,
               Label("计发基数×30/25个月（五、六级）", "base × 30/25 months (grades 5, 6)"), ("PLATFORM/38",), (_BASE,), lambda f: _rider_hurt(f) and f.disability_grade in (5, 6),
               guesses=(Guess("disability_grade", lambda f: (5, 6)),), payer=Payer.FUND, employment_only=False),
    Calculator("platform_injury_death_lump_sum", Label("职业伤害一次性死亡补助金", "occupational injury: death lump sum"), platform_injury_death_lump_sum,
               Label("上年度全国城镇居民人均可支配收入×20", "national income of the previous year × 20"), ("PLATFORM/39",), (INCOME,), _rider_died, payer=Payer.FUND, employment_only=False),
    Calculator("platform_injury_funeral", Label("职业伤害丧葬补助金", "occupational injury: funeral"), platform_injury_funeral, Label("计发基数×6", "base × 6"),
               ("PLATFORM/39",), (_BASE,), _rider_died, also_called=("platform_injury_funeral_subsidy",), payer=Payer.FUND, employment_only=False),
    Calculator("platform_injury_dependant_pension_monthly", Label("职业伤害供养亲属抚恤金（月）", "occupational injury: dependants' pension"),
               platform_injury_dependant_pension_monthly, Label("计发基数×（40%＋30%…＋10%），不超过基数", "base × (40 % + 30 % … + 10 %), never above the base"), ("PLATFORM/39",),
               (_BASE, ("dependants",)), lambda f: bool(f.platform_worker) and f.dependants is not None, unit=Unit.CNY_PER_MONTH, payer=Payer.FUND, employment_only=False),
    Calculator("platform_injury_fee", Label("职业伤害保障费", "fee of the protection"), platform_injury_fee, Label("单量×每单费率", "orders × fee per order"),
               ("PLATFORM_OPINION/9",), (("order_count",), ("region",)), lambda f: False, Payer.PLATFORM, employment_only=False),
)  # fmt: skip
