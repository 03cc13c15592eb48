"""Work injury: lump sum, monthly allowance, living care, the two subsidies (工伤保险条例 arts 34–37, 62, 64)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shiquan.law.derivation import Payer, Unit
from shiquan.law.entitlements.averages import (
    OWN_WAGE_GUESS,
    WAGES,
    area_average,
    own_wage,
    published_average,
    within_band,
)
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.places import province_of
from shiquan.law.entitlements.quantity import Quantity, largest, quantity
from shiquan.law.entitlements.retirement import reduced_share, years_left
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import minimum_wage
from shiquan.law.entitlements.workings import YUAN_A_MONTH, Needs, Workings
from shiquan.law.text import Label

CARE = {"full": "生活完全不能自理", "most": "生活大部分不能自理", "partial": "生活部分不能自理"}
GRADES = Guess("disability_grade", lambda f: range(1, 11))
LATE_GRADES = Guess("disability_grade", lambda f: range(5, 11))


def grade_of(w: Workings) -> int:
    """The disability grade. Raises Needs."""
    if w.facts.disability_grade is None:
        raise Needs("disability_grade")
    return w.facts.disability_grade


def insured_payer(w: Workings, payer: Payer) -> None:
    """The fund pays; an employer that did not insure pays everything at the statutory standard (art. 62)."""
    if w.facts.uninsured and payer == Payer.FUND:
        w.payer = Payer.EMPLOYER
        w.warn(
            "未参加工伤保险：由用人单位按同一标准支付；单位不支付的，可申请基金先行支付后追偿",
            "not insured: the employer pays at the same standard; the fund may advance the sum and recover it",
        )
    else:
        w.payer = payer


def _injury_day(w: Workings) -> date:
    return w.facts.injury_date.earliest if w.facts.injury_date else w.on


def disability_lump_sum(w: Workings) -> None:
    """Months of own wage by grade (arts 35–37); less what the fund already paid."""
    told = w.facts.disability_lump_sum_months
    grade = grade_of(w) if told is None or w.facts.disability_grade is not None else 0
    insured_payer(w, Payer.FUND)
    law = article("WIIR", "35" if 1 <= grade <= 4 else "36" if 5 <= grade <= 6 else "37")
    months = (
        w.national(f"disability_lump_sum_months_grade{grade}", _injury_day(w))
        if grade
        else w.number(told or 0)
    )
    w.line(
        f"一次性伤残补助金（{grade or '—'}级）：本人工资×月数",
        f"lump sum (grade {grade or '—'}): own wage × months",
        own_wage(w) * months,
        law,
        article("WIIR", "64(2)"),
    )
    if w.facts.disability_lump_sum_paid is not None:
        w.deduct("已付一次性伤残补助金", "already paid", w.number(w.facts.disability_lump_sum_paid))
        w.not_below_zero()


def disability_lump_sum_gap(w: Workings) -> None:
    """What the worker loses by under-reported wages: months × (own wage by actual pay − own wage as reported); the employer owes it."""
    f = w.facts
    grade = grade_of(w)
    if f.contribution_monthly_wage is None or f.actual_wage_before_injury is None:
        raise Needs("contribution_monthly_wage", "actual_wage_before_injury")
    months = w.national(f"disability_lump_sum_months_grade{grade}", _injury_day(w))
    true, reported = (
        within_band(w, w.number(f.actual_wage_before_injury)),
        within_band(w, w.number(f.contribution_monthly_wage)),
    )
    w.line(
        "少报工资造成的一次性伤残补助金差额",
        "gap of the lump sum by under-reported wages",
        largest(true - reported, 0) * months,
        article("WIIR", "64(2)"),
        article("SOCIAL", "86"),
    )


def disability_allowance_monthly(w: Workings) -> None:
    """Monthly allowance: grades 1–4 by the fund, grades 5–6 by the employer when no suitable work can be arranged (arts 35, 36)."""
    f = w.facts
    grade = grade_of(w)
    w.unit = Unit.CNY_PER_MONTH
    if grade >= 7:
        w.nothing("七至十级没有伤残津贴", "no monthly allowance for grades 7–10", article("WIIR", "37"))
        return
    law = article("WIIR", "35" if grade <= 4 else "36")
    if grade >= 5:
        w.payer = Payer.EMPLOYER
        if f.suitable_work_arranged:
            w.nothing("单位已安排适当工作，不发伤残津贴", "suitable work was arranged: no allowance", law)
            return
        w.warn(
            "五、六级：仅在单位难以安排工作时由单位按月发给",
            "grades 5–6: only when the employer cannot arrange suitable work",
        )
    else:
        insured_payer(w, Payer.FUND)
    base = own_wage(w)
    amount = base * w.national(f"disability_allowance_rate_grade{grade}")
    minimum = minimum_wage(w)
    if minimum is not None and amount < minimum:
        w.step("伤残津贴按比例计算", "allowance by rate", amount, YUAN_A_MONTH, law)
        amount = largest(amount, minimum)
        w.warn("低于当地最低工资，补足至最低工资", "below the local minimum wage: topped up to it")
    w.line(
        f"伤残津贴（{grade}级）：本人工资×比例", f"allowance (grade {grade}): own wage × rate", amount, law
    )


def living_care_monthly(w: Workings) -> None:
    """50/40/30 % of the area's average of the previous year, once graded and confirmed (art. 34)."""
    f = w.facts
    w.unit = Unit.CNY_PER_MONTH
    if f.nursing_dependency is None:
        raise Needs("nursing_dependency")
    law = article("WIIR", "34")
    insured_payer(w, Payer.FUND)
    if f.nursing_dependency == "none":
        w.nothing("未被确认需要生活护理", "no need of care was confirmed", law)
        return
    event = f.as_of.earliest if f.as_of else (f.injury_date.earliest if f.injury_date else None)
    average = area_average(w, event)
    share = w.national(f"living_care_rate_{f.nursing_dependency}")
    w.line(
        f"生活护理费（{CARE[f.nursing_dependency]}）：上年度平均工资×比例",
        "living care: average of the previous year × rate",
        average * share,
        law,
    )


def _subsidy(w: Workings, kind: str, months_told: Decimal | None, words: tuple[str, str]) -> None:
    """One of the two subsidies: by months of an average or own wage, a fixed sum, or an age formula, as the province rules."""
    f = w.facts
    grade = grade_of(w)
    national = article("WIIR", "36(2)" if grade <= 6 else "37[2]")
    laws = (national, article("SHAANXI_INJURY", "23")) if province_of(w.place) == "陕西省" else (national,)
    if grade <= 4:
        w.nothing(
            "一至四级保留劳动关系，不发两项补助金",
            "grades 1–4 keep the employment: no subsidies",
            article("WIIR", "35"),
        )
        return
    if f.relation_continues:
        w.nothing("劳动关系未解除，尚不应付", "the employment goes on: not yet due", *laws)
        return
    if f.termination == "retirement":
        w.nothing("因退休终止，不发两项补助金", "ended by retirement: no subsidies", *laws)
        return
    share, left = quantity(1), years_left(w, _ending_day(w))
    if left is not None:
        share = reduced_share(w, left, kind)
    amount = _subsidy_amount(w, kind, grade, months_told)
    if share != 1:
        amount = amount * share
    if f.occupational_disease and kind == "medical" and province_of(w.place) == "河南省":
        amount = amount * quantity(Decimal("1.3"))
        w.warn(
            "河南：患职业病的医疗补助金加发30%（工伤保险条例河南办法第27条）",
            "Henan: 30 % more for an occupational disease",
        )
    w.line(f"{words[0]}（{grade}级）", f"{words[1]} (grade {grade})", amount, *laws)


def _ending_day(w: Workings) -> date:
    return w.facts.employment_end.latest if w.facts.employment_end else w.on


def _subsidy_amount(w: Workings, kind: str, grade: int, months_told: Decimal | None) -> Quantity:
    f = w.facts
    if months_told is not None:
        return _local_base(w) * w.number(months_told)
    name = f"{kind}_subsidy_grade{grade}"
    value = w.parameter_text(name)
    if value is None and w.place is not None:
        w.regional(name)
    figure = w.regional(name)
    unit = value.unit if value else ""
    if "fixed" in unit:
        w.warn(
            "各市可在基准上浮动，请核对当地公布数", "cities may vary the fixed sum; check the local figure"
        )
        return figure
    if "− age" in unit or "(76" in unit:
        if f.age is None:
            raise Needs("age")
        return _local_base(w) * (quantity(76) - w.number(f.age)) * figure
    if "own wage" in unit:
        return own_wage(w) * figure
    return _local_base(w) * figure


def _local_base(w: Workings) -> Quantity:
    f = w.facts
    if f.local_avg_monthly_wage is not None:
        return w.number(f.local_avg_monthly_wage)
    event = f.employment_end.earliest if f.employment_end else (f.as_of.earliest if f.as_of else None)
    found = published_average(w, event)
    if found is None:
        raise Needs("local_avg_monthly_wage", "employment_end")
    return found


def medical_subsidy(w: Workings) -> None:
    """One-off medical subsidy, paid by the fund since 2011."""
    insured_payer(w, Payer.FUND)
    _subsidy(w, "medical", w.facts.medical_subsidy_months, ("一次性工伤医疗补助金", "medical subsidy"))


def employment_subsidy(w: Workings) -> None:
    """One-off employment subsidy, paid by the employer."""
    w.payer = Payer.EMPLOYER
    _subsidy(
        w, "employment", w.facts.employment_subsidy_months, ("一次性伤残就业补助金", "employment subsidy")
    )


def allowance_gap(w: Workings) -> None:
    """The employer makes up for an allowance paid on too low a base: (true wage × rate − paid) × months, year by year."""
    f = w.facts
    if not f.allowance_gap_years or f.fund_allowance_monthly is None:
        raise Needs("allowance_gap_years", "fund_allowance_monthly")
    if f.allowance_rate is not None:
        rate = w.number(f.allowance_rate)
    else:
        rate = w.national(f"disability_allowance_rate_grade{grade_of(w)}")
    paid = w.number(f.fund_allowance_monthly)
    laws = (article("WIIR", "35"), article("SOCIAL", "86"))
    for row in f.allowance_gap_years:
        w.line(
            f"{row.year} 年差额",
            f"gap of {row.year}",
            largest_zero(w.number(row.wage) * rate - paid) * w.number(row.months),
            *laws,
        )
    last = f.allowance_gap_years[-1]
    if f.allowance_gap_until is not None and f.allowance_gap_until.latest.year > last.year:
        until = f.allowance_gap_until.latest
        months = (until.year - last.year - 1) * 12 + until.month
        w.line(
            f"{last.year + 1} 年 1 月至 {until:%Y-%m} 沿用 {last.year} 年标准", f"January {last.year + 1} to {until:%Y-%m} at the standard of {last.year}",
            largest_zero(w.number(last.wage) * rate - paid) * months, *laws,
        )  # fmt: skip
        w.warn("没有更新的标准，沿用最后一年", "no later standard was given: the last year's is used")


def largest_zero(value: Quantity) -> Quantity:
    """The value, or nothing when it is negative."""
    return value if value.num >= 0 else largest(value, 0)


def illegal_employer_lump_sum(w: Workings) -> None:
    """Unregistered employer or child labour: area's annual average × a multiple by grade (人社部令第9号 art. 5)."""
    grade = grade_of(w)
    f = w.facts
    if f.local_avg_annual_wage is not None:
        base = w.number(f.local_avg_annual_wage)
    else:
        base = area_average(w, f.injury_date.earliest if f.injury_date else None) * 12
    multiple = w.national(f"illegal_employer_lump_sum_multiple_grade{grade}")
    w.line(
        f"一次性赔偿金（{grade}级）：年平均工资×倍数",
        f"lump sum (grade {grade}): annual average × multiple",
        base * multiple,
        article("ILLEGAL_EMPLOYER", "5"),
    )


def _hurt(f: FactSheet) -> bool:
    return f.disability_grade is not None or (bool(f.work_injury) and f.death_date is None)


def _ordinary(f: FactSheet) -> bool:
    return _hurt(f) and not f.illegal_employer and not f.platform_worker


def _grade(f: FactSheet) -> int:
    return f.disability_grade or 0


_LOCAL = ("local_avg_monthly_wage", "local_avg_annual_wage", "region")
CALCULATORS = (
    Calculator(
        "disability_lump_sum", Label("一次性伤残补助金", "disability lump sum"), disability_lump_sum,
        Label("本人工资（60%—300%限额）×27/25/23/21/18/16/13/11/9/7个月", "own wage (60–300 % band) × 27/25/23/21/18/16/13/11/9/7 months"),
        ("WIIR/35", "WIIR/36", "WIIR/37", "WIIR/62", "WIIR/64(2)"), (WAGES,), _ordinary, Payer.FUND, switches=("own_wage_band",), guesses=(GRADES, OWN_WAGE_GUESS),
        also_called=("一次性伤残补助金", "disability_grant", "disability_compensation_lump_sum", "lump_sum_disability_subsidy", "disability_lump_sum_subsidy", "one_off_disability_grant", "disability_subsidy", "one_time_disability_subsidy"),
    ),
    Calculator(
        "disability_lump_sum_gap", Label("一次性伤残补助金差额", "gap of the lump sum (under-reported wages)"), disability_lump_sum_gap,
        Label("（按实际工资的本人工资−按申报工资的本人工资）×月数", "(own wage by actual pay − as reported) × months"), ("WIIR/64(2)", "SOCIAL/86"),
        (("contribution_monthly_wage",), ("actual_wage_before_injury",)),
        lambda f: _ordinary(f) and f.contribution_monthly_wage is not None and f.actual_wage_before_injury is not None,
        switches=("own_wage_band",), guesses=(GRADES,), also_called=("disability_lump_sum_difference",),
    ),
    Calculator(
        "disability_allowance_monthly", Label("伤残津贴（月）", "disability allowance, a month"), disability_allowance_monthly,
        Label("本人工资×90/85/80/75/70/60%（1—6级），不低于最低工资", "own wage × 90/85/80/75/70/60 % (grades 1–6), not below the minimum wage"),
        ("WIIR/35", "WIIR/36"), (WAGES,), lambda f: _ordinary(f) and 1 <= _grade(f) <= 6, Payer.FUND, Unit.CNY_PER_MONTH,
        ("own_wage_band",), (Guess("disability_grade", lambda f: range(1, 7)), OWN_WAGE_GUESS), also_called=("disability_allowance", "disability_pension_monthly", "monthly_disability_allowance", "伤残津贴"),
    ),
    Calculator(
        "living_care_monthly", Label("生活护理费（月）", "living care, a month"), living_care_monthly,
        Label("统筹地区上年度月平均工资×50/40/30%", "area average of the previous year × 50/40/30 %"), ("WIIR/34",), (_LOCAL,),
        lambda f: f.nursing_dependency is not None, Payer.FUND, Unit.CNY_PER_MONTH,
        guesses=(Guess("nursing_dependency", lambda f: ("partial", "most", "full")),), also_called=("living_care", "living_care_fee_monthly", "living_care_allowance_monthly", "nursing_fee_monthly", "生活护理费", "nursing_allowance_monthly", "living_nursing_fee_monthly"),
    ),
    Calculator(
        "medical_subsidy", Label("一次性工伤医疗补助金", "one-off medical subsidy"), medical_subsidy,
        Label("按省规定：上年度平均工资、本人工资或固定额×月数（陕西24/21/15/12/9/6）；临近退休递减",
              "as the province rules: average, own wage or fixed sum × months (Shaanxi 24/21/15/12/9/6); reduced near retirement"),
        ("WIIR/36(2)", "WIIR/37", "SHAANXI_INJURY/23", "SHAANXI_INJURY/25"), (("medical_subsidy_months", "region"),),
        lambda f: _ordinary(f) and _grade(f) >= 5, Payer.FUND, switches=("retirement_step_table", "own_wage_band"), guesses=(LATE_GRADES, OWN_WAGE_GUESS),
        also_called=("一次性工伤医疗补助金", "one_off_medical_subsidy", "work_injury_medical_subsidy"),
    ),
    Calculator(
        "employment_subsidy", Label("一次性伤残就业补助金", "one-off employment subsidy"), employment_subsidy,
        Label("按省规定：上年度平均工资、本人工资或固定额×月数（陕西24/21/15/12/9/6）；临近退休递减",
              "as the province rules: average, own wage or fixed sum × months (Shaanxi 24/21/15/12/9/6); reduced near retirement"),
        ("WIIR/36(2)", "WIIR/37", "SHAANXI_INJURY/24", "SHAANXI_INJURY/25"), (("employment_subsidy_months", "region"),),
        lambda f: _ordinary(f) and _grade(f) >= 5, Payer.EMPLOYER, switches=("retirement_step_table", "own_wage_band"), guesses=(LATE_GRADES, OWN_WAGE_GUESS),
        also_called=("一次性伤残就业补助金", "one_off_employment_subsidy", "disability_employment_subsidy"),
    ),
    Calculator(
        "allowance_gap_total", Label("伤残津贴差额", "gap of the disability allowance"), allowance_gap,
        Label("Σ（应计工资×比例−已发津贴）×月数", "Σ (true wage × rate − paid) × months"), ("WIIR/35", "SOCIAL/86"),
        (("allowance_gap_years",), ("fund_allowance_monthly",)), lambda f: f.allowance_gap_years is not None,
        also_called=("allowance_gap", "disability_allowance_gap"),
    ),
    Calculator(
        "illegal_employer_lump_sum", Label("非法用工一次性赔偿金", "lump sum, unlawful employer"), illegal_employer_lump_sum,
        Label("统筹地区上年度年平均工资×16/14/12/10/8/6/4/3/2/1", "area's annual average × 16/14/12/10/8/6/4/3/2/1"), ("ILLEGAL_EMPLOYER/5",), (_LOCAL,),
        lambda f: bool(f.illegal_employer) and _hurt(f), guesses=(GRADES,), also_called=("unlawful_employer_lump_sum",), employment_only=False,
    ),
)  # fmt: skip
