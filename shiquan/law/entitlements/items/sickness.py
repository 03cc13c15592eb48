"""Sickness and childbirth: sick pay, the aid when illness ends the work, maternity."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from shiquan.law.derivation import Payer, Unit
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, largest, quantity
from shiquan.law.entitlements.service import full_months, service_in_months
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import AVERAGES, compensation_wage, needed_minimum_wage
from shiquan.law.entitlements.workings import DAYS, MONTHS, YUAN_A_MONTH, Needs, Workings
from shiquan.law.text import Label

OLD_RULE_REPEALED = date(2017, 11, 24)
AID = {"ordinary": Decimal(6), "serious": Decimal(9), "terminal": Decimal(12)}
"""Months of wage at least: six, half as much again for a serious illness, twice for a fatal one (劳部发〔1994〕481号 art. 6)."""

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
    else:
        w.warn(
            "月工资不明，只按病假工资下限计算",
            "the wage is not known: only the floor of sick pay is reckoned",
        )
    if f.sick_leave_months is not None:
        _medical_period(w)
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


def _own_years(f: FactSheet) -> Fraction | None:
    """Service with this employer in years, from dates or as told."""
    if f.employment_start is not None and f.employment_end is not None:
        return Fraction(full_months(f.employment_start.earliest, f.employment_end.latest)[0], 12)
    told = service_in_months(f)
    return None if told is None else told / 12


def _medical_period(w: Workings) -> None:
    """Note the medical period and say when the leave exceeds it: sick pay is due within it."""
    f = w.facts
    own = _own_years(f)
    if f.cumulative_work_years is None or own is None or f.sick_leave_months is None:
        return
    months = medical_period_months(Fraction(f.cumulative_work_years), own)
    w.step(
        "医疗期（按累计和本单位工作年限）", "medical period by service in all and here", quantity(months), MONTHS, article("MEDICAL_PERIOD", "3")
    )
    if f.sick_leave_months > months:
        w.warn(
            f"病假{f.sick_leave_months}个月超过医疗期{months}个月；医疗期满后的待遇依合同和地方规定",
            f"{f.sick_leave_months} months of leave exceed the medical period of {months}; what follows it depends on contract and local rules",
        )


def illness_medical_aid(w: Workings) -> None:
    """Aid when the contract ends after the medical period: at least six months' wage, more for a serious illness.

    劳部发〔1994〕481号 art. 6, repealed on 2017-11-24; whether it still guides practice differs by region (unconfirmed).
    """
    f = w.facts
    law = article("OLD_SEVERANCE", "6")
    if f.termination is not None and f.termination != "illness":
        w.nothing("不是因医疗期满解除，没有医疗补助费", "the work did not end by illness: no aid", law)
        return
    if f.illness_severity is None:
        raise Needs("illness_severity")
    wage = compensation_wage(w)
    w.line(
        "医疗补助费：月工资×月数（不低于6个月，重病、绝症加发）", "aid: month wage × months (at least six; more for a serious illness)",
        wage * w.number(AID[f.illness_severity]), law,
    )  # fmt: skip
    if f.employment_end is None or f.employment_end.latest >= OLD_RULE_REPEALED:
        w.warn(
            "所依据的规定已于2017年11月24日废止，各地是否仍参照不一，须先核对当地口径（unconfirmed）",
            "the rule was repealed on 2017-11-24; whether it still guides practice differs by region (unconfirmed)",
        )


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


CALCULATORS = (
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
        "illness_medical_aid", Label("医疗补助费（医疗期满解除）", "medical aid when illness ends the work"), illness_medical_aid,
        Label("月工资×6个月以上（重病9个月、绝症12个月）；规定已废止，依地方口径", "month wage × at least 6 (serious 9, fatal 12); the rule is repealed, local practice decides"),
        ("OLD_SEVERANCE/6",), (AVERAGES,), lambda f: f.illness_severity is not None, switches=("ec_base_includes_overtime",),
        guesses=(Guess("illness_severity", lambda f: ("ordinary", "serious", "terminal")),),
        also_called=("medical_subsidy_for_illness", "illness_subsidy", "medical_period_subsidy", "医疗补助费", "sickness_medical_subsidy"),
    ),
)  # fmt: skip
