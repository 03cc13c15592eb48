"""Money due when the employment ends: severance, damages for unlawful ending, notice pay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shiquan.law.articles import Article
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.employment import TERMINATION
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, quantity, smallest
from shiquan.law.entitlements.service import (
    LAW_IN_FORCE,
    art47_months,
    months_of_compensation,
    old_rule_years,
)
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import AVERAGES, compensation_wage, minimum_wage
from shiquan.law.entitlements.workings import MONTHS, YUAN_A_MONTH, Needs, Workings
from shiquan.law.text import Label

SERVICE = ("service_years_for_art47", "service_years", "service_months", "employment_start")
_EVE = date(2007, 12, 31)

DUE = {
    "worker_art38": "46[1]", "agreed_employer_proposed": "46[2]", "illness": "46[3]", "incompetence": "46[3]",
    "objective_change": "46[3]", "layoff": "46[4]", "expiry": "46[5]", "employer_closed": "46[6]",
    "task_completed": "46[7]", "unlawful": "46[7]",
}  # fmt: skip
NOT_DUE = {
    "worker_resigned": (
        "37",
        "劳动者无单位过错而主动辞职，不产生经济补偿",
        "a resignation without the employer's fault earns no severance",
    ),
    "agreed_worker_proposed": (
        "36",
        "由劳动者提出的协商解除，不产生经济补偿",
        "an agreed ending proposed by the worker earns no severance",
    ),
    "worker_fault": (
        "39",
        "因劳动者严重过错解除，不产生经济补偿",
        "a dismissal for the worker's fault earns no severance",
    ),
    "expiry_worker_refused": (
        "46[5]",
        "单位维持或提高条件而劳动者不续签，不产生经济补偿",
        "the worker refused equal or better terms: no severance",
    ),
    "retirement": (
        "44[2]",
        "因退休或领取养老金终止，不产生经济补偿",
        "an ending by retirement earns no severance",
    ),
}
BY_THE_WORKER = {
    "worker_resigned": (
        "37",
        "劳动者自己提出解除，不是单位解除，没有违法解除赔偿金",
        "the worker resigned: the employer ended nothing, so no damages",
    ),
    "agreed_worker_proposed": (
        "36",
        "双方协商一致解除，没有违法解除赔偿金",
        "the ending was agreed: no damages for an unlawful one",
    ),
    "agreed_employer_proposed": (
        "36",
        "双方协商一致解除，没有违法解除赔偿金；应付经济补偿",
        "the ending was agreed: no damages, but severance",
    ),
    "worker_art38": (
        "38",
        "劳动者因单位过错解除，应付经济补偿，没有违法解除赔偿金",
        "the worker left because of the employer: severance, no damages",
    ),
}
CAPPED_BEFORE_2008 = ("agreed_employer_proposed", "incompetence")


def _refused(w: Workings) -> bool:
    if w.facts.part_time:
        w.nothing(
            "非全日制用工终止不支付经济补偿", "ending part-time work earns no severance", article("LCL", "71")
        )
        return True
    why = NOT_DUE.get(w.facts.termination or "")
    if why is None:
        return False
    number, zh, en = why
    w.nothing(zh, en, article("LCL", number))
    return True


def _cap(w: Workings, base: Quantity) -> Quantity | None:
    """Three times the city's average when the wage exceeds it (art. 47(2)), else None."""
    f = w.facts
    if f.three_times_local_avg is not None:
        cap = w.number(f.three_times_local_avg)
    elif f.local_avg_monthly_wage is not None:
        cap = w.number(f.local_avg_monthly_wage) * w.national("economic_compensation_wage_cap_multiple")
    else:
        year = f.employment_end.earliest.year if f.employment_end else None
        average = w.find_regional("average_wage_monthly_city", date(year - 1, 7, 1)) if year else None
        if average is None:
            if base > 10_000:
                w.warn(
                    "月工资较高，而所在设区市上年度职工月平均工资不明：如超过其三倍，基数和年限（12年）都要封顶",
                    "the wage is high and the city's average is not known: above three times that average, base and years (12) are capped",
                )
            return None
        cap = average * w.national("economic_compensation_wage_cap_multiple")
    return cap if base > cap else None


def _capped(w: Workings, base: Quantity, months: Quantity) -> tuple[Quantity, Quantity]:
    cap = _cap(w, base)
    if cap is None:
        return base, months
    law = article("LCL", "47(2)")
    base = w.step(
        "月工资高于当地平均工资三倍，按三倍",
        "above three times the local average: capped",
        smallest(base, cap),
        YUAN_A_MONTH,
        law,
    )
    limit = w.national("economic_compensation_years_cap_if_wage_capped")
    if months > limit:
        months = w.step("年限最高十二年", "years capped at twelve", smallest(months, limit), MONTHS, law)
    return base, months


def economic_compensation(w: Workings) -> None:
    """Severance: art. 47 months × month wage, with both caps and the split at 2008-01-01 (arts 46, 47, 97)."""
    if _refused(w):
        return
    f = w.facts
    reason = f.termination
    base = compensation_wage(w)
    articles: tuple[Article, ...] = (article("LCL", "47"),)
    if reason in DUE:
        articles = (article("LCL", DUE[reason]), *articles)
    if reason == "task_completed":
        articles = (article("IR", "22"), *articles)
    if reason == "unlawful":
        w.warn(
            "违法解除的，可改为主张二倍赔偿金；两项不能同时取得",
            "for an unlawful ending twice the sum may be claimed instead, not both",
        )
    if reason is None:
        w.warn(
            "是否应付取决于解除原因（劳动合同法第46条）；此处只计算金额",
            "whether it is due depends on why the work ended (art. 46); only the amount is computed here",
        )
    if f.employment_start and f.employment_end and f.employment_end.latest < LAW_IN_FORCE:
        _early_severance(w, base, f.employment_start.earliest, f.employment_end.latest)
        return
    if _splits(w):
        _split_severance(w, base, articles)
        return
    months = months_of_compensation(w)
    base, months = _capped(w, base, months)
    w.line("经济补偿：月工资×补偿月数", "severance: month wage × months", base * months, *articles)


def _splits(w: Workings) -> bool:
    f = w.facts
    if f.service_years_for_art47 is not None:
        return False
    if f.employment_start is None or f.employment_end is None:
        if (
            f.service_years is not None
            and f.termination_year is not None
            and f.termination_year.earliest.year - f.service_years < 2008
        ):
            w.warn(
                "工作年限跨2008年1月1日而没有入职日期，未分段；补充入职、离职日期后可分段计算",
                "service began before 2008 but the dates are not given: not split; give the first and last day to split it",
            )
        return False
    if f.employment_start.earliest >= LAW_IN_FORCE or f.employment_end.earliest < LAW_IN_FORCE:
        return False
    return w.choose("severance_split_2008") == "true"


def _split_severance(w: Workings, base: Quantity, articles: tuple[Article, ...]) -> None:
    f = w.facts
    assert f.employment_start is not None and f.employment_end is not None
    first, last = f.employment_start.earliest, f.employment_end.earliest
    law = article("LCL", "97(3)")
    after = w.step(
        f"2008年1月1日至 {last}",
        f"1 January 2008 to {last}",
        quantity(art47_months(LAW_IN_FORCE, last)),
        MONTHS,
        law,
        article("LCL", "47(1)"),
    )
    capped_base, after = _capped(w, base, after)
    w.line("2008年以后的经济补偿", "severance for the years from 2008", capped_base * after, *articles)
    _early_severance(w, base, first, _EVE)


def _early_severance(w: Workings, base: Quantity, first: date, last: date) -> None:
    """Service before 2008 by the rules then in force: a part year counts whole, no cap on the wage (劳部发〔1994〕481号)."""
    f = w.facts
    law = article("LCL", "97(3)")
    old = article(
        "OLD_SEVERANCE",
        {"agreed_employer_proposed": "5", "incompetence": "7", "illness": "6", "objective_change": "8"}.get(
            f.termination or "", "9"
        ),
    )
    if f.termination in ("expiry", "task_completed"):
        w.line("2008年以前：合同到期终止当时无经济补偿", "before 2008: plain expiry earned nothing", 0, law)
        return
    before = w.step(
        f"{first} 至 {last}（不满一年按一年）", f"{first} to {last} (a part year counts whole)",
        quantity(old_rule_years(first, last)), MONTHS, law, old,
    )  # fmt: skip
    if f.termination in CAPPED_BEFORE_2008 and before > 12:
        before = w.step(
            "协商解除或不胜任：最多十二个月",
            "agreed ending or incompetence: at most twelve months",
            smallest(before, 12),
            MONTHS,
            old,
        )
    w.line("2008年以前的经济补偿", "severance for the years before 2008", base * before, law, old)
    if f.termination in (None, "worker_art38", "employer_closed", "unlawful"):
        w.warn(
            "2008年以前该种情形是否支付、标准如何，各地不一，请核对",
            "whether and how the years before 2008 count in this case differs by region; check",
        )


def unlawful_dismissal_compensation(w: Workings) -> None:
    """Damages for an unlawful ending: twice the art. 47 sum, over the whole service (arts 48, 87; IR art. 25)."""
    if w.facts.part_time:
        w.nothing(
            "非全日制用工可随时终止，不适用赔偿金",
            "part-time work may end at any time: no damages",
            article("LCL", "71"),
        )
        return
    if w.facts.termination in BY_THE_WORKER:
        number, zh, en = BY_THE_WORKER[w.facts.termination]
        w.nothing(zh, en, article("LCL", number))
        return
    if w.facts.termination is None:
        w.warn(
            "只有解除被认定违法时才有赔偿金；与经济补偿不能同时取得",
            "damages are due only if the ending is found unlawful, and never together with severance",
        )
    elif w.facts.termination != "unlawful":
        w.warn(
            f"填写的解除原因是“{TERMINATION[w.facts.termination].zh}”；只有解除被认定违法时才有赔偿金",
            "damages are due only if the ending is found unlawful",
        )
    base = compensation_wage(w)
    months = months_of_compensation(w)
    base, months = _capped(w, base, months)
    twice = w.national("unlawful_dismissal_multiple")
    w.line(
        "违法解除赔偿金：月工资×补偿月数×2", "damages: month wage × months × 2", base * months * twice,
        article("LCL", "48"), article("LCL", "87"), article("LCL", "47"), article("IR", "25"),
    )  # fmt: skip


def notice_pay(w: Workings) -> None:
    """One month's wage in lieu of notice, only for the grounds of art. 40; not capped (LCL art. 40, IR art. 20)."""
    f = w.facts
    laws = (article("LCL", "40"), article("IR", "20"))
    if f.part_time:
        w.nothing(
            "非全日制用工可随时通知终止，没有代通知金",
            "part-time work may end at any time: no notice pay",
            article("LCL", "71"),
        )
        return
    if f.notice_given:
        w.nothing("单位已提前三十日书面通知", "thirty days' written notice was given", *laws)
        return
    if f.termination is not None and f.termination not in ("illness", "incompetence", "objective_change"):
        w.nothing(
            "代通知金只适用于第40条的三种情形",
            "notice pay is due only on the three grounds of art. 40",
            *laws,
        )
        return
    if f.termination is None:
        w.warn("只有第40条的三种情形才有代通知金", "notice pay is due only on the three grounds of art. 40")
    if w.choose("notice_base") == "average" and f.avg_monthly_wage_last_12m is not None:
        base = w.number(f.avg_monthly_wage_last_12m)
    elif f.last_month_wage is not None:
        base = w.number(f.last_month_wage)
    else:
        told = f.monthly_wage if f.monthly_wage is not None else f.avg_monthly_wage_last_12m
        if told is None:
            raise Needs("last_month_wage", "monthly_wage", "avg_monthly_wage_last_12m")
        base = w.number(told)
        w.warn(
            "应按解除前上一个月工资；未提供，以月工资代替",
            "last month's wage counts; it was not given, so the month wage stands in",
        )
    w.line(
        "代通知金：一个月工资", "notice pay: one month's wage", base * w.national("notice_pay_months"), *laws
    )


def _ended(f: FactSheet) -> bool:
    return (
        f.employment_end is not None
        or f.termination is not None
        or f.service_years_for_art47 is not None
        or f.service_years is not None
        or f.service_months is not None
    ) and not f.relation_continues


def _wage_guess(f: FactSheet) -> tuple[Quantity, ...]:
    """Without any wage: between the minimum wage and three times the average, where both are known."""
    day = f.employment_end or f.as_of
    w = Workings(f, day.latest) if day else None
    low = minimum_wage(w) if w else (quantity(f.local_min_wage) if f.local_min_wage is not None else None)
    if f.three_times_local_avg is not None:
        high = quantity(f.three_times_local_avg)
    elif f.local_avg_monthly_wage is not None:
        high = quantity(f.local_avg_monthly_wage) * 3
    else:
        return ()
    return (low, high) if low is not None else ()


def _wage_values(f: FactSheet) -> list[object]:
    return [Decimal(value.num) / Decimal(value.den) for value in _wage_guess(f)]


WAGE_GUESS = Guess("monthly_wage", _wage_values)

CALCULATORS = (
    Calculator(
        "economic_compensation", Label("经济补偿", "severance (economic compensation)"), economic_compensation,
        Label("月工资×补偿月数（满一年1个月，六个月以上按一年，不满六个月0.5个月；高于当地平均工资三倍的，基数与12年双封顶；2008年以前分段）",
              "month wage × months (1 a year; ≥6 months 1; <6 months 0.5; base and 12 years capped above three times the local average; split at 2008)"),
        ("LCL/46", "LCL/47", "LCL/97(3)", "IR/22", "IR/27"), (AVERAGES, SERVICE),
        lambda f: _ended(f) and f.termination != "unlawful",
        switches=("ec_base_includes_overtime", "severance_split_2008"), guesses=(WAGE_GUESS,),
        also_called=("severance", "termination_compensation", "severance_compensation", "severance_pay", "经济补偿", "经济补偿金", "economic_compensation_n"),
    ),
    Calculator(
        "unlawful_dismissal_compensation", Label("违法解除赔偿金（2N）", "damages for unlawful dismissal (2N)"), unlawful_dismissal_compensation,
        Label("经济补偿标准×2（含2008年以前年限，不分段）", "twice the art. 47 sum (service before 2008 included, no split)"),
        ("LCL/48", "LCL/87", "LCL/47", "IR/25"), (AVERAGES, SERVICE), lambda f: _ended(f) and f.termination in (None, "unlawful"),
        switches=("ec_base_includes_overtime",), guesses=(WAGE_GUESS,),
        also_called=("unlawful_termination_compensation", "unlawful_dismissal_damages", "2n", "违法解除赔偿金", "赔偿金",
                     "illegal_dismissal_compensation", "wrongful_dismissal_compensation", "unlawful_termination_damages"),
    ),
    Calculator(
        "notice_pay", Label("代通知金", "pay in lieu of notice"), notice_pay,
        Label("解除前上一个月工资×1", "last month's wage × 1"), ("LCL/40", "IR/20"),
        (("last_month_wage", "monthly_wage", "avg_monthly_wage_last_12m"),),
        lambda f: _ended(f) and f.termination in (None, "illness", "incompetence", "objective_change"), switches=("notice_base",),
        also_called=("pay_in_lieu_of_notice", "代通知金", "payment_in_lieu_of_notice"),
    ),
)  # fmt: skip
