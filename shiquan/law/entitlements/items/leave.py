"""Annual leave, and work in the heat."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.leave import LeaveYear
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, largest, quantity, total
from shiquan.law.entitlements.service import full_months
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import average_of
from shiquan.law.entitlements.workings import DAYS, Needs, Workings
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
    if calendar_days is None:
        w.warn(
            "没有离职日期或所属年度，按全年在职计算",
            "neither the last day of work nor the year of the leave is given: a whole year is taken",
        )
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
