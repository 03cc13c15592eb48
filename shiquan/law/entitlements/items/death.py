"""Death at work: lump sum, funeral, dependants (工伤保险条例 arts 39, 41; before 2011 art. 37 of the 2003 edition)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shiquan.law import parameters
from shiquan.law.articles import Article
from shiquan.law.derivation import Payer, Unit
from shiquan.law.entitlements.averages import area_average, needed_average, own_wage
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.injury import Dependant
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.items.injury import insured_payer
from shiquan.law.entitlements.quantity import Quantity, quantity, smallest, total
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.workings import SHARE, Needs, NotDue, Workings
from shiquan.law.regions import NATION
from shiquan.law.text import Label

NEW_RULE_FROM = date(2011, 1, 1)
OLD_RULE_FROM = date(2004, 1, 1)
OLD_MONTHS_BOUNDS = ("work_death_lump_sum_months_min", "work_death_lump_sum_months_max")
INCOME = ("national_urban_disposable_income_prev_year", "death_date")


def under_old_rule(f: FactSheet) -> bool:
    """Whether the death falls under the 2003 edition: before 2011, and not recognised only after the revision.

    Law: 工伤保险条例 (2010) art. 67: injuries not yet recognised when it came into force follow the new text.
    """
    if f.death_date is None or f.death_date.latest >= NEW_RULE_FROM:
        return False
    return f.injury_recognised_on is None or f.injury_recognised_on.earliest < NEW_RULE_FROM


def _law(w: Workings, paragraph: str) -> Article:
    return article("WIIR_2003", f"37{paragraph}") if under_old_rule(w.facts) else article("WIIR", f"39{paragraph}")


def national_income(w: Workings) -> Quantity:
    """Urban disposable income per head of the year before the death. Raises Needs, NotDue (before 2011), MissingParameter."""
    f = w.facts
    if under_old_rule(f):
        raise NotDue(
            "2011年1月1日以前死亡的，不适用以全国城镇居民人均可支配收入为基数的现行规定",
            "the present rule, built on the national urban disposable income, does not cover deaths before 2011",
        )
    if f.national_urban_disposable_income_prev_year is not None:
        return w.number(f.national_urban_disposable_income_prev_year)
    if f.death_date is None:
        raise Needs(*INCOME)
    if f.death_date.earliest.year != f.death_date.latest.year:
        raise Needs("death_date")
    return w.national(
        "national_urban_disposable_income_per_capita", date(f.death_date.earliest.year - 1, 7, 1)
    )


def _no_lump_sum(w: Workings) -> bool:
    if w.facts.death_timing != "after_stop_work":
        return False
    w.nothing(
        "一至四级伤残职工停工留薪期满后死亡，不发一次性工亡补助金",
        "grade 1–4, died after the paid injury leave: no lump sum",
        _law(w, "(3)"),
    )
    return True


def add_lump_sum(w: Workings) -> None:
    """Twenty times the national urban disposable income of the previous year; before 2011 months of the area's average wage."""
    if _no_lump_sum(w):
        return
    if under_old_rule(w.facts):
        _add_old_lump_sum(w)
        return
    laws = [article("WIIR", "39[3]")]
    if w.on < NEW_RULE_FROM:
        laws.append(article("WIIR", "67"))
    w.line(
        "一次性工亡补助金：上年度全国城镇居民人均可支配收入×20", "lump sum: national urban disposable income of the previous year × 20",
        national_income(w) * w.national("work_death_lump_sum_multiple", max(w.on, NEW_RULE_FROM)), *laws,
    )  # fmt: skip


def _add_old_lump_sum(w: Workings) -> None:
    """48 to 60 months of the area's average wage of the year before, as the area fixed it: 工伤保险条例 (2003) art. 37(1)(3)."""
    f = w.facts
    assert f.death_date is not None
    day = f.death_date.earliest
    if day < OLD_RULE_FROM:
        raise NotDue(
            "2004年1月1日以前死亡的，《工伤保险条例》尚未施行，适用当时的试行办法和地方规定，本计算器没有收录",
            "deaths before 2004 came before the Regulation; the trial measures and local rules of that time are not covered here",
        )
    average = needed_average(w, day)
    if f.work_death_lump_sum_months is None:
        raise Needs("work_death_lump_sum_months")
    least, most = (w.national(name, day).text for name in OLD_MONTHS_BOUNDS)
    w.line(
        f"一次性工亡补助金：统筹地区上年度月平均工资×月数（当地在{least}至{most}个月之间规定）",
        f"lump sum: area average of the previous year × months (fixed by the area, {least} to {most})",
        average * w.number(f.work_death_lump_sum_months), article("WIIR_2003", "37[3]"),
    )  # fmt: skip
    w.warn(
        "2011年1月1日前死亡、此后才认定工伤的，适用修订后的20倍标准，请填写工伤认定日期",
        "a death before 2011 that was recognised only afterwards follows the new rule (20 times the income): tell the day of recognition",
    )


def _old_months_possible(f: FactSheet) -> tuple[Decimal, ...]:
    """The two ends that the 2003 Regulation left to the areas."""
    if f.death_date is None:
        return ()
    return tuple(parameters.get(name, NATION, f.death_date.earliest).number for name in OLD_MONTHS_BOUNDS)


def add_funeral(w: Workings) -> None:
    """Six months of the area's average wage of the previous year."""
    f = w.facts
    average = area_average(w, f.death_date.earliest if f.death_date else None)
    w.line(
        "丧葬补助金：统筹地区上年度月平均工资×6",
        "funeral: area average of the previous year × 6",
        average * w.national("funeral_subsidy_months"),
        _law(w, "[1]"),
    )


def death_lump_sum(w: Workings) -> None:
    """The lump sum for a death at work; the same everywhere."""
    insured_payer(w, Payer.FUND)
    add_lump_sum(w)
    _no_set_off(w)


def funeral_subsidy(w: Workings) -> None:
    """The funeral subsidy."""
    insured_payer(w, Payer.FUND)
    add_funeral(w)


def total_death_benefits(w: Workings) -> None:
    """Lump sum and funeral together; the dependants' pension is monthly and comes on top."""
    insured_payer(w, Payer.FUND)
    add_lump_sum(w)
    add_funeral(w)
    _no_set_off(w)
    if w.facts.dependants:
        w.warn("另有按月发放的供养亲属抚恤金", "the dependants' monthly pension comes on top")


def _no_set_off(w: Workings) -> None:
    if w.facts.group_accident_insurance_paid:
        w.warn(
            "单位购买的意外险赔付不能抵扣工伤保险待遇",
            "the employer's accident insurance is not set off against these benefits",
        )
    if w.facts.missing_person:
        w.warn(
            "因工下落不明：三个月内照发工资，第四个月起发抚恤金；一次性工亡补助金可预支50%",
            "missing: wages for three months, then pensions; half the lump sum may be advanced",
        )


def dependant_shares(w: Workings) -> Quantity:
    """Spouse 40 %, others 30 % each, 10 % more for a lonely elder or an orphan; together never above 100 %."""
    people = w.facts.dependants
    if not people:
        raise Needs("dependants")
    parts = []
    for person in people:
        share = w.national(
            "dependant_pension_rate_spouse"
            if person.relation == "spouse"
            else "dependant_pension_rate_other_dependant"
        )
        if person.lonely:
            share = share + w.national("dependant_pension_rate_lonely_elder_or_orphan_extra")
        parts.append(share)
    added = total(parts)
    law = _law(w, "[2]")
    if added > 1:
        return w.step(
            "各人比例合计超过本人工资，按100%",
            "the shares exceed the own wage: 100 %",
            smallest(added, 1),
            SHARE,
            law,
        )
    return added


def _dependants_possible(f: FactSheet) -> tuple[tuple[Dependant, ...], ...]:
    """With the dependants unknown: from one relative to as many as the own wage can feed."""
    del f
    one = Dependant("child")
    return (one,), (Dependant("spouse"), one, one)


def dependant_pension_monthly(w: Workings) -> None:
    """Monthly pension for all dependants together, of the own wage of the deceased."""
    w.unit = Unit.CNY_PER_MONTH
    insured_payer(w, Payer.FUND)
    shares = dependant_shares(w)
    wage = own_wage(w, "deceased_monthly_wage")
    w.line(
        "供养亲属抚恤金（月）：本人工资×比例之和",
        "own wage × sum of the shares",
        wage * shares,
        _law(w, "[2]"),
        article("DEPENDANTS", "2"),
    )


def illegal_employer_death(w: Workings) -> None:
    """Unregistered employer or child labour: 20 × national income, and 10 × for funeral and the rest (人社部令第9号 art. 6)."""
    income = national_income(w)
    law = article("ILLEGAL_EMPLOYER", "6")
    w.line(
        "一次性赔偿金：收入×20",
        "lump sum: income × 20",
        income * w.national("illegal_employer_death_multiple"),
        law,
    )
    w.line("丧葬补助等其他赔偿金：收入×10", "funeral and other: income × 10", income * quantity(10), law)


def _died(f: FactSheet) -> bool:
    return (
        f.death_date is not None
        or f.national_urban_disposable_income_prev_year is not None
        or f.death_timing is not None
        or f.deceased_monthly_wage is not None
    )


def _ordinary(f: FactSheet) -> bool:
    return _died(f) and not f.illegal_employer and not f.platform_worker


def _only_average(f: FactSheet) -> bool:
    """Only an average wage is told: the funeral subsidy is all that can be reckoned from it."""
    return f.local_avg_monthly_wage is not None and not f.__dict__.keys() - {
        "region",
        "local_avg_monthly_wage",
        "as_of",
        "uninsured",
    }


OLD_MONTHS = Guess("work_death_lump_sum_months", _old_months_possible)
_LOCAL = ("local_avg_monthly_wage", "local_avg_annual_wage", "region")
CALCULATORS = (
    Calculator(
        "death_lump_sum", Label("一次性工亡补助金", "lump sum for a death at work"), death_lump_sum,
        Label("上一年度全国城镇居民人均可支配收入×20；2011年以前死亡的为统筹地区上年度月平均工资×48至60", "national urban disposable income of the previous year × 20; deaths before 2011: area average of the previous year × 48 to 60"),
        ("WIIR/39[3]", "WIIR/62", "WIIR/67", "WIIR_2003/37[3]"), (INCOME,),
        lambda f: _ordinary(f) and (f.death_date is not None or f.national_urban_disposable_income_prev_year is not None), Payer.FUND, guesses=(OLD_MONTHS,),
        also_called=("一次性工亡补助金", "work_death_lump_sum", "work_death_subsidy", "death_subsidy", "one_off_death_subsidy"), employment_only=False,
    ),
    Calculator(
        "funeral_subsidy", Label("丧葬补助金", "funeral subsidy"), funeral_subsidy, Label("统筹地区上年度月平均工资×6", "area average of the previous year × 6"),
        ("WIIR/39[1]",), (_LOCAL,), lambda f: _ordinary(f) or _only_average(f), Payer.FUND, also_called=("丧葬补助金", "funeral_benefit", "funeral_money"), employment_only=False,
    ),
    Calculator(
        "total_death_benefits", Label("工亡一次性待遇合计", "one-off death benefits in total"), total_death_benefits,
        Label("一次性工亡补助金＋丧葬补助金", "lump sum + funeral"), ("WIIR/39", "WIIR_2003/37"), (INCOME, _LOCAL),
        lambda f: _ordinary(f) and (f.death_date is not None or f.national_urban_disposable_income_prev_year is not None), Payer.FUND, guesses=(OLD_MONTHS,),
        also_called=("death_benefits_total",), employment_only=False,
    ),
    Calculator(
        "dependant_pension_monthly", Label("供养亲属抚恤金（月）", "dependants' pension, a month"), dependant_pension_monthly,
        Label("本人工资×（配偶40%＋其他每人30%＋孤寡老人或孤儿另加10%），合计不超过本人工资", "own wage × (spouse 40 % + others 30 % each + 10 % lonely elder or orphan), never above the own wage"),
        ("WIIR/39[2]", "DEPENDANTS/2"), (("dependants",), ("deceased_monthly_wage", "contribution_monthly_wage", "monthly_wage")),
        lambda f: f.dependants is not None and not f.platform_worker, Payer.FUND, Unit.CNY_PER_MONTH, ("own_wage_band",),
        (Guess("dependants", _dependants_possible),),
        also_called=("dependant_pension", "dependent_pension_monthly", "供养亲属抚恤金", "survivor_pension_monthly", "dependants_pension_monthly"), employment_only=False,
    ),
    Calculator(
        "illegal_employer_death_compensation", Label("非法用工死亡赔偿", "death compensation, unlawful employer"), illegal_employer_death,
        Label("收入×20＋收入×10", "income × 20 + income × 10"), ("ILLEGAL_EMPLOYER/6",), (INCOME,),
        lambda f: bool(f.illegal_employer) and _died(f), employment_only=False,
    ),
)  # fmt: skip
