"""Annual leave, sick pay, maternity, heat."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from shiquan.law.derivation import Payer, Unit
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.leave import LeaveYear
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, largest, quantity, total
from shiquan.law.entitlements.service import full_months
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import average_of, needed_minimum_wage
from shiquan.law.entitlements.workings import DAYS, YUAN_A_MONTH, Needs, Workings
from shiquan.law.text import Label

DAYS_IN_YEAR = 365
WAGES = (
    "avg_monthly_wage_last_12m_excl_overtime",
    "avg_monthly_wage_last_12m",
    "monthly_wage",
    "daily_wage",
    "wages_by_month",
)
UNUSED = (
    "unused_annual_leave_days_within_limitation",
    "unused_annual_leave_days",
    "annual_leave_by_year",
    "annual_leave_entitlement_days",
    "cumulative_work_years",
)


def _day_wage(w: Workings) -> Quantity:
    """12-month average without overtime ÷ 21.75 (实施办法 art. 11)."""
    f = w.facts
    if f.avg_monthly_wage_last_12m_excl_overtime is not None:
        base = w.number(f.avg_monthly_wage_last_12m_excl_overtime)
    else:
        average = average_of(w, with_overtime=False)
        if average is not None:
            base = average
        elif f.avg_monthly_wage_last_12m is not None:
            base = w.number(f.avg_monthly_wage_last_12m)
        elif f.monthly_wage is not None:
            base = w.number(f.monthly_wage)
        elif f.daily_wage is not None:
            return w.number(f.daily_wage)
        else:
            raise Needs(*WAGES)
    return base / w.national("monthly_paid_days")


def _entitlement(w: Workings) -> Quantity:
    f = w.facts
    law = article("LEAVE", "3")
    if f.annual_leave_entitlement_days is not None:
        return w.number(f.annual_leave_entitlement_days)
    if f.cumulative_work_years is None:
        raise Needs("cumulative_work_years", "annual_leave_entitlement_days", "unused_annual_leave_days")
    years = f.cumulative_work_years
    if years < 1:
        return w.step("累计工作不满一年", "less than a year of work in all", quantity(0), DAYS, law)
    band = "1" if years < 10 else "10" if years < 20 else "20"
    return w.step(
        "全年应休天数",
        "days due for a whole year",
        w.national(f"annual_leave_days_from_year_{band}"),
        DAYS,
        law,
    )


def pro_rata_days(calendar_days: int, entitlement: Fraction) -> int:
    """floor(calendar days ÷ 365 × entitlement); the text says 365 in leap years too (实施办法 arts 5, 12)."""
    return min(int(calendar_days * entitlement / DAYS_IN_YEAR), int(entitlement))


def _days_in_service(f: FactSheet) -> int | None:
    """Calendar days of the leave year in this job."""
    if f.annual_leave_days_in_service is not None:
        return int(f.annual_leave_days_in_service)
    end = f.employment_end.earliest if f.employment_end else None
    year = f.annual_leave_year or (end.year if end else None)
    if year is None:
        return None
    first, last = date(year, 1, 1), date(year, 12, 31)
    if f.employment_start is not None:
        first = max(first, f.employment_start.latest)
    if end is not None:
        last = min(last, end)
    return max(0, (last - first).days + 1)


def _unused(w: Workings) -> Quantity:
    f = w.facts
    if f.unused_annual_leave_days_within_limitation is not None:
        return w.number(f.unused_annual_leave_days_within_limitation)
    if f.annual_leave_by_year is not None:
        return _within_limitation(w, f.annual_leave_by_year)
    if f.unused_annual_leave_days is not None:
        w.warn("天数按全部在仲裁时效内计算", "all the days are taken to be in time")
        return w.number(f.unused_annual_leave_days)
    due = _entitlement(w)
    calendar_days = _days_in_service(f)
    if calendar_days is not None and calendar_days < DAYS_IN_YEAR:
        days = pro_rata_days(calendar_days, due.fraction())
        w.warn("折算后不足一整天的部分不支付", "less than one whole day is dropped")
        due = w.step(
            f"当年在职 {calendar_days} 天：{calendar_days}÷365×{due.text}，不足一天舍去",
            f"{calendar_days} days in the year: {calendar_days} ÷ 365 × {due.text}, less than a day dropped",
            quantity(days), DAYS, article("LEAVE_RULES", "12"),
        )  # fmt: skip
    taken = f.annual_leave_taken_days
    return (
        w.step(
            "未休天数",
            "days not taken",
            largest(due - w.number(taken), 0),
            DAYS,
            article("LEAVE_RULES", "12"),
        )
        if taken is not None
        else due
    )


def _within_limitation(w: Workings, years: tuple[LeaveYear, ...]) -> Quantity:
    f = w.facts
    method = w.choose("annual_leave_limitation")
    claim = f.claim_date.latest if f.claim_date else None
    kept = []
    for row in years:
        last = date(row.year + (1 if row.carried or method == "cross_year" else 0), 12, 31)
        if f.employment_end is not None:
            last = min(last, f.employment_end.latest) if method != "as_wages" else f.employment_end.latest
        elif method == "as_wages":
            last = claim or last
        until = last.replace(year=last.year + 1, day=28 if (last.month, last.day) == (2, 29) else last.day)
        if method == "none" or claim is None or claim <= until:
            kept.append(w.number(row.days))
        else:
            w.warn(
                f"{row.year} 年的未休假已超过时效（{until} 届满）",
                f"the leave of {row.year} is out of time (since {until})",
            )
    if claim is None and method != "none":
        w.warn(
            "未提供申请仲裁日期，没有审查时效", "no application date was given: limitation was not examined"
        )
    return w.step("时效内未休天数", "days in time", total(kept), DAYS, article("MEDIATION", "27(1)"))


def _no_leave_that_year(w: Workings) -> bool:
    """The cases in which a year earns no annual leave (条例 art. 4): longer school holidays, much personal or sick leave."""
    f = w.facts
    years = f.cumulative_work_years if f.cumulative_work_years is not None else 0
    most_sick = 2 if years < 10 else 3 if years < 20 else 4
    law = article("LEAVE", "4")
    if f.school_holidays_longer:
        w.nothing("寒暑假多于年休假，不另享受", "school holidays are longer: no annual leave besides", law)
    elif f.paid_personal_leave_days is not None and f.paid_personal_leave_days >= 20:
        w.nothing("事假累计20天以上且未扣工资，当年不享受年休假", "twenty days or more of paid personal leave: none that year", law)
    elif f.sick_leave_months_that_year is not None and f.sick_leave_months_that_year >= most_sick:
        w.nothing(
            f"当年病假累计{most_sick}个月以上，不享受年休假",
            f"{most_sick} months or more of sick leave: no annual leave that year",
            law,
        )
    return bool(w.lines)


def annual_leave_extra_pay(w: Workings) -> None:
    """300 % of the day wage for each day not taken, the normal wage included: 200 % on top if that was paid (条例 art. 5)."""
    f = w.facts
    laws = (article("LEAVE", "5(3)"), article("LEAVE_RULES", "10"), article("LEAVE_RULES", "11"))
    if f.leave_waived_in_writing:
        w.nothing(
            "劳动者书面表示不休，只支付正常工资",
            "the leave was declined in writing: the normal wage only",
            article("LEAVE_RULES", "10(2)"),
        )
        return
    if _no_leave_that_year(w):
        return
    days = _unused(w)
    multiple = w.national("annual_leave_pay_multiple_total")
    if f.normal_wage_for_those_days_already_paid is False:
        w.line(
            "未休年休假工资：日工资×天数×300%",
            "day wage × days × 300 %",
            _day_wage(w) * days * multiple,
            *laws,
        )
        return
    if f.normal_wage_for_those_days_already_paid is None:
        w.warn(
            "按当月工资已正常发放计算（另付200%）；未发放的按300%",
            "the normal wage is taken as paid (200 % on top); if not, 300 %",
        )
    w.line(
        "未休年休假工资：日工资×天数×（300%−已付100%）",
        "day wage × days × (300 % − 100 % already paid)",
        _day_wage(w) * days * (multiple - 1).plain(),
        *laws,
    )


def _years_of_work_possible(f: FactSheet) -> tuple[int, ...]:
    """With the total service unknown: from what this job alone proves up to twenty years. Nothing without a year to reckon."""
    known = any(getattr(f, name) is not None for name in UNUSED[:4])
    if known or (f.annual_leave_taken_days is None and f.employment_start is None):
        return ()
    least = 1
    if f.employment_start is not None and f.employment_end is not None:
        months, _ = full_months(f.employment_start.earliest, f.employment_end.latest)
        least = max(1, months // 12)
    return tuple(dict.fromkeys((min(least, 20), *(band for band in (10, 20) if band > least))))


_FLOOR_ONLY = {"local_min_wage", "monthly_wage", "region", "as_of", "sick_pay_rate", "sick_pay_paid"}


def sick_pay_floor_monthly(w: Workings) -> None:
    """The floor of sick pay in the medical period: 80 % of the minimum wage (劳部发〔1995〕309号 art. 59)."""
    w.unit = Unit.CNY_PER_MONTH
    w.line(
        "病假工资下限：最低工资×80%",
        "floor of sick pay: 80 % of the minimum wage",
        needed_minimum_wage(w) * w.national("sick_pay_floor_rate"),
        article("LABOUR_OPINION", "59"),
    )
    w.warn("这是下限，不是应付病假工资本身", "this is the floor, not the sick pay due")


def _sickness_in_question(f: FactSheet) -> bool:
    """Sick leave is told, or a minimum wage with nothing beside a wage: then the floor is what can be meant."""
    if f.sick_leave_months is not None or f.sick_leave_days is not None:
        return True
    return f.local_min_wage is not None and f.__dict__.keys() <= _FLOOR_ONLY


def sick_pay(w: Workings) -> None:
    """Sick pay due: rate × wage, not below the floor, for the months and days of sick leave, less what was paid."""
    f = w.facts
    if f.sick_leave_months is None and f.sick_leave_days is None:
        raise Needs("sick_leave_months", "sick_leave_days")
    floor = w.step(
        "病假工资下限",
        "floor of sick pay",
        needed_minimum_wage(w) * w.national("sick_pay_floor_rate"),
        YUAN_A_MONTH,
        article("LABOUR_OPINION", "59"),
    )
    wage = f.monthly_wage if f.monthly_wage is not None else f.avg_monthly_wage_last_12m
    monthly = floor
    if wage is not None:
        rate = w.number(f.sick_pay_rate) if f.sick_pay_rate is not None else w.find_regional("sick_pay_rate")
        if rate is not None:
            monthly = w.step(
                "每月病假工资",
                "sick pay a month",
                largest(w.number(wage) * rate, floor),
                YUAN_A_MONTH,
                article("LABOUR_OPINION", "59"),
            )
        else:
            w.warn(
                "当地病假工资比例不明，按下限计算",
                "the local rate of sick pay is not known: the floor is used",
            )
    if f.sick_leave_months is not None:
        w.line(
            "病假整月",
            "whole months of sick leave",
            monthly * w.number(f.sick_leave_months),
            article("LABOUR_OPINION", "59"),
        )
    if f.sick_leave_days is not None:
        w.line(
            "病假零散天数",
            "single days of sick leave",
            monthly / _sick_days_a_month(w) * w.number(f.sick_leave_days),
            article("LABOUR_OPINION", "59"),
        )
    if f.sick_pay_paid is not None:
        w.deduct("已付病假工资", "sick pay already paid", w.number(f.sick_pay_paid))
    w.not_below_zero()


def _sick_days_a_month(w: Workings) -> Quantity:
    """21.75 paid days; calendar days over 30 where that way of counting part months is chosen."""
    if w.facts.part_month_basis in ("calendar_30", "calendar_month"):
        w.choose("part_month_basis")
        return quantity(30)
    return w.national("monthly_paid_days")


def medical_period_months(total_years: Fraction, own_years: Fraction) -> int:
    """The medical period in months by total and own service (劳部发〔1994〕479号 art. 3; unconfirmed)."""
    if total_years < 10:
        return 3 if own_years < 5 else 6
    for limit, months in ((5, 6), (10, 9), (15, 12), (20, 18)):
        if own_years < limit:
            return months
    return 24


def maternity_days(f: FactSheet) -> tuple[int, str]:
    """Days of maternity leave with their arithmetic (女职工劳动保护特别规定 art. 7)."""
    if f.miscarriage_weeks is not None:
        return (15, "15") if f.miscarriage_weeks < 16 else (42, "42")
    days, words = 98, "98"
    if f.difficult_birth:
        days, words = days + 15, words + " + 15"
    if (f.babies or 1) > 1:
        extra = (f.babies or 1) - 1
        days, words = days + 15 * extra, f"{words} + 15 × {extra}"
    return days, words


def maternity_allowance(w: Workings) -> None:
    """Allowance for the leave: employer's average of last year, never below the own wage (特别规定 arts 7, 8; 社会保险法 art. 56)."""
    f = w.facts
    laws = (article("MATERNITY", "7"), article("MATERNITY", "8"), article("SOCIAL", "56"))
    if f.maternity_leave_days is not None:
        days = w.number(f.maternity_leave_days)
    else:
        count, words = maternity_days(f)
        days = Quantity(count, 1, words, 1 if "+" in words else 3)
        if f.maternity_extra_days is not None:
            days = days + w.number(f.maternity_extra_days)
        else:
            w.warn("未计入各省增加的产假天数", "extra days by provincial rule are not included")
        days = w.step("产假天数", "days of leave", days, DAYS, article("MATERNITY", "7"))
    wage = f.monthly_wage if f.monthly_wage is not None else f.avg_monthly_wage_last_12m
    if wage is None and f.employer_avg_contribution_wage is None:
        raise Needs("employer_avg_contribution_wage", "monthly_wage")
    bases = [w.number(v) for v in (f.employer_avg_contribution_wage, wage) if v is not None]
    if f.maternity_insured:
        w.payer = Payer.FUND
        w.warn(
            "基金按单位上年度平均工资支付；低于本人工资的差额由单位补足",
            "the fund pays the employer's average; the gap to the own wage is the employer's",
        )
    w.line(
        "产假期间待遇：较高的月标准÷30×天数",
        "higher monthly figure ÷ 30 × days",
        (largest(*bases) if len(bases) > 1 else bases[0]) / 30 * days,
        *laws,
    )
    if f.maternity_paid is not None:
        w.deduct("产假期间已付", "already paid", w.number(f.maternity_paid))
    w.not_below_zero()


def _rate_of_heat(w: Workings) -> Quantity:
    if w.facts.high_temperature_rate is not None:
        return w.number(w.facts.high_temperature_rate)
    return w.regional("high_temperature_allowance", fallback=("city", "province"))


def high_temperature_allowance(w: Workings) -> None:
    """Allowance per day (or month) worked in high temperature; a wage item outside the minimum wage."""
    f = w.facts
    count = f.high_temperature_days if f.high_temperature_days is not None else f.high_temperature_months
    if count is None:
        raise Needs("high_temperature_days")
    if f.high_temperature_days is not None and count > 122:
        w.warn("每年6月至9月最多122天，请按年度核对", "June to September has 122 days a year; check by year")
    w.line(
        "高温津贴：标准×天（月）数",
        "rate × days (months)",
        _rate_of_heat(w) * w.number(count),
        article("HEAT", "17"),
        article("SHAANXI_HEAT", "1"),
    )
    if f.high_temperature_paid is not None:
        w.deduct("已付高温津贴", "already paid", w.number(f.high_temperature_paid))
    w.not_below_zero()


def summer_cooling_fee(w: Workings) -> None:
    """Cooling fee per day, outdoors and elsewhere; due beside the high-temperature allowance."""
    f = w.facts
    if f.cooling_days_outdoor is None and f.cooling_days_other is None:
        raise Needs("cooling_days_outdoor", "cooling_days_other")
    for days, name, zh, en in (
        (f.cooling_days_outdoor, "summer_cooling_fee_outdoor", "防暑降温费（室外）", "cooling fee, outdoors"),
        (
            f.cooling_days_other,
            "summer_cooling_fee_other",
            "防暑降温费（其他岗位）",
            "cooling fee, other posts",
        ),
    ):
        if days is not None:
            w.line(
                zh,
                en,
                w.regional(name, fallback=("city", "province")) * w.number(days),
                article("HEAT", "11"),
                article("SHAANXI_HEAT", "2"),
            )


CALCULATORS = (
    Calculator(
        "annual_leave_extra_pay", Label("未休年休假工资报酬", "pay for annual leave not taken"), annual_leave_extra_pay,
        Label("前12个月平均工资（不含加班费）÷21.75×未休天数×（300%−已付100%）；当年按日历天数÷365折算，不足一天舍去",
              "12-month average without overtime ÷ 21.75 × days × (300 % − 100 % paid); part years by calendar days ÷ 365, whole days only"),
        ("LEAVE/3", "LEAVE/5(3)", "LEAVE_RULES/10", "LEAVE_RULES/11", "LEAVE_RULES/12"), (WAGES, UNUSED),
        lambda f: any(getattr(f, name) is not None for name in UNUSED), switches=("annual_leave_limitation",),
        guesses=(Guess("cumulative_work_years", _years_of_work_possible),),
        also_called=("annual_leave_pay", "unused_annual_leave_pay", "untaken_annual_leave_pay", "未休年休假工资", "annual_leave_compensation"),
    ),
    Calculator(
        "sick_pay_floor_monthly", Label("病假工资下限（月）", "floor of sick pay, a month"), sick_pay_floor_monthly,
        Label("当地最低工资×80%", "80 % of the local minimum wage"), ("LABOUR_OPINION/59",), (("local_min_wage", "region"),),
        _sickness_in_question,
        unit=Unit.CNY_PER_MONTH, also_called=("sick_pay_floor", "sick_leave_pay_floor_monthly", "病假工资下限", "minimum_sick_pay_monthly"),
    ),
    Calculator(
        "sick_pay", Label("病假工资", "sick pay"), sick_pay, Label("max（工资×比例，最低工资×80%）×月数−已付", "max(wage × rate, 80 % of the minimum wage) × months − paid"),
        ("LABOUR_OPINION/59", "MEDICAL_PERIOD/3"), (("sick_leave_months", "sick_leave_days"), ("local_min_wage", "region")),
        lambda f: f.sick_leave_months is not None or f.sick_leave_days is not None, also_called=("sick_leave_pay", "sick_pay_difference", "病假工资"),
        switches=("part_month_basis",),
    ),
    Calculator(
        "maternity_allowance", Label("生育津贴（产假工资）", "maternity allowance"), maternity_allowance,
        Label("max（单位上年度月平均工资，本人工资）÷30×产假天数−已付", "max(employer's average, own wage) ÷ 30 × days − paid"),
        ("MATERNITY/7", "MATERNITY/8", "SOCIAL/56"), (("employer_avg_contribution_wage", "monthly_wage", "avg_monthly_wage_last_12m"),),
        lambda f: bool(f.maternity) or f.maternity_leave_days is not None or f.miscarriage_weeks is not None or f.babies is not None,
        also_called=("maternity_pay", "生育津贴", "maternity_leave_pay"),
    ),
    Calculator(
        "high_temperature_allowance", Label("高温津贴", "high-temperature allowance"), high_temperature_allowance,
        Label("每日标准×高温作业天数−已付（陕西25元/日）", "rate × days − paid (Shaanxi: 25 a day)"), ("HEAT/17", "SHAANXI_HEAT/1"),
        (("high_temperature_days", "high_temperature_months"), ("region", "high_temperature_rate")),
        lambda f: f.high_temperature_days is not None or f.high_temperature_months is not None, also_called=("高温津贴", "heat_allowance"),
    ),
    Calculator(
        "summer_cooling_fee", Label("防暑降温费", "summer cooling fee"), summer_cooling_fee,
        Label("室外15元/日、其他10元/日×天数（陕西）", "15 a day outdoors, 10 elsewhere × days (Shaanxi)"), ("HEAT/11", "SHAANXI_HEAT/2"),
        (("cooling_days_outdoor", "cooling_days_other"), ("region",)),
        lambda f: f.cooling_days_outdoor is not None or f.cooling_days_other is not None, also_called=("防暑降温费", "cooling_fee"),
    ),
)  # fmt: skip
