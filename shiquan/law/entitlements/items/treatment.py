"""What is due while a work injury is treated: wages, nursing, meals, transport, costs (工伤保险条例 arts 30–33)."""

from __future__ import annotations

from decimal import Decimal

from shiquan.law.derivation import Payer
from shiquan.law.entitlements.averages import area_average
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.items.injury import insured_payer
from shiquan.law.entitlements.quantity import smallest
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import monthly_wage
from shiquan.law.entitlements.workings import MONTHS, Needs, Workings
from shiquan.law.text import Label

WAGES = ("stop_work_wage_monthly", "actual_wage_before_injury", "avg_monthly_wage_last_12m", "monthly_wage")


def stop_work_period_wages(w: Workings) -> None:
    """Original wage for the paid injury leave, by the employer; over 12 months only if the city commission confirmed it (art. 33)."""
    f = w.facts
    law = article("WIIR", "33")
    if f.stop_work_months is None and f.stop_work_days is None:
        raise Needs("stop_work_months", "stop_work_days")
    wage = monthly_wage(w, "stop_work_wage_monthly", "actual_wage_before_injury", "avg_monthly_wage_last_12m")
    if f.stop_work_months is not None:
        months = w.number(f.stop_work_months)
        limit = w.national("stop_work_period_max_months")
        if months > limit and not f.stop_work_extension_confirmed:
            months = w.step(
                "未经市鉴定委员会确认延长，最多12个月",
                "no extension was confirmed by the city commission: at most 12 months",
                smallest(months, limit),
                MONTHS,
                law,
            )
            w.warn("医生证明不能延长停工留薪期", "a doctor's note does not extend the leave")
        else:
            w.forget()
        w.line("停工留薪期工资：原工资×月数", "original wage × months", wage * months, law)
    if f.stop_work_days is not None:
        days = w.number(f.stop_work_days)
        if w.choose("stop_work_day_basis") == "working_days":
            w.line(
                "停工留薪期工资：原工资÷21.75×工作日",
                "original wage ÷ 21.75 × working days",
                wage / w.national("monthly_paid_days") * days,
                law,
            )
        else:
            w.line("停工留薪期工资：原工资÷30×天数", "original wage ÷ 30 × days", wage / 30 * days, law)
    if f.stop_work_paid is not None:
        w.deduct("已付停工留薪期工资", "already paid", w.number(f.stop_work_paid))
    w.not_below_zero()


def nursing_during_treatment(w: Workings) -> None:
    """Nursing in the paid injury leave is the employer's; the daily rate is local practice (art. 33(3))."""
    f = w.facts
    days = _days(f.nursing_days, f.hospital_days, f.stop_work_days)
    if f.care_rate_per_day is None or days is None:
        raise Needs("care_rate_per_day", "nursing_days")
    w.line(
        "护理费：每日标准×天数",
        "daily rate × days",
        w.number(f.care_rate_per_day) * w.number(days),
        article("WIIR", "33(3)"),
    )


def hospital_meal_allowance(w: Workings) -> None:
    """Meals in hospital, by the fund: the area's daily rate × days (art. 30(4))."""
    f = w.facts
    days = _days(f.hospital_days)
    if days is None:
        raise Needs("hospital_days")
    insured_payer(w, Payer.FUND)
    if f.hospital_meal_rate is not None:
        rate = w.number(f.hospital_meal_rate)
    else:
        if w.place is None:
            raise Needs("hospital_meal_rate", "region")
        rate = w.regional(
            "hospital_meal_allowance_outside" if f.hospital_outside_area else "hospital_meal_allowance"
        )
    w.line(
        "住院伙食补助：每日标准×天数", "daily rate × days", rate * w.number(days), article("WIIR", "30(4)")
    )


def transport(w: Workings) -> None:
    """Transport and lodging: the actual cost, or a daily rate × days; out-of-area treatment needs the agency's consent (art. 30(4))."""
    f = w.facts
    law = article("WIIR", "30(4)")
    insured_payer(w, Payer.FUND)
    if f.transport_cost is not None:
        w.line("交通食宿费实际支出", "actual cost", w.number(f.transport_cost), law)
        return
    days = _days(f.transport_days, f.hospital_days, f.stop_work_days)
    if f.transport_per_day is None or days is None:
        raise Needs("transport_cost", "transport_per_day")
    w.line("交通费：每日标准×天数", "daily rate × days", w.number(f.transport_per_day) * w.number(days), law)


def medical_costs(w: Workings) -> None:
    """Treatment, appraisal and devices in the catalogues, at cost, by the fund (arts 30, 32)."""
    f = w.facts
    insured_payer(w, Payer.FUND)
    for cost, zh, en, number in (
        (f.medical_expenses, "医疗费", "treatment", "30(3)"),
        (f.appraisal_fee, "劳动能力鉴定费", "capacity appraisal", "25"),
        (f.device_cost, "辅助器具费", "assistive devices", "32"),
    ):
        if cost is not None:
            w.line(zh, en, w.number(cost), article("WIIR", number))
    if not w.lines:
        raise Needs("medical_expenses", "appraisal_fee", "device_cost")


def illegal_employer_living_costs(w: Workings) -> None:
    """While the injury is treated an unregistered employer pays the area's average monthly wage (人社部令第9号 art. 4)."""
    f = w.facts
    if f.stop_work_months is None and f.stop_work_days is None:
        raise Needs("stop_work_months", "stop_work_days")
    average = area_average(w, f.injury_date.earliest if f.injury_date else None)
    law = article("ILLEGAL_EMPLOYER", "4")
    if f.stop_work_months is not None:
        w.line(
            "治疗期间生活费：上年度月平均工资×月数", "living costs in treatment: average of the previous year × months",
            average * w.number(f.stop_work_months), law,
        )  # fmt: skip
    if f.stop_work_days is not None:
        w.line(
            "治疗期间生活费：上年度月平均工资÷30×天数", "living costs in treatment: average ÷ 30 × days",
            average / 30 * w.number(f.stop_work_days), law,
        )  # fmt: skip
    if f.stop_work_paid is not None:
        w.deduct("治疗期间已付", "already paid", w.number(f.stop_work_paid))
    w.not_below_zero()


def _treated(f: FactSheet) -> bool:
    return f.stop_work_months is not None or f.stop_work_days is not None


def _days(*known: Decimal | None) -> Decimal | None:
    return next((days for days in known if days is not None), None)


def _stay(f: FactSheet) -> bool:
    return _days(f.nursing_days, f.hospital_days, f.stop_work_days) is not None


DAYS = ("nursing_days", "hospital_days", "stop_work_days")
CALCULATORS = (
    Calculator(
        "stop_work_period_wages", Label("停工留薪期工资", "wages in paid injury leave"), stop_work_period_wages,
        Label("原工资福利×月数（≤12，经确认≤24）＋÷30×天数−已付", "original wage × months (≤ 12, ≤ 24 if confirmed) + ÷ 30 × days − paid"), ("WIIR/33",),
        (WAGES, ("stop_work_months", "stop_work_days")), lambda f: _treated(f) and not f.illegal_employer,
        switches=("stop_work_day_basis",), guesses=(Guess("stop_work_months", lambda f: (Decimal(0), Decimal(12))),), also_called=("停工留薪期工资", "paid_injury_leave_wages", "stop_work_period_wage", "stop_work_period_pay", "stop_work_wage", "stop_work_wages", "stop_work_pay"), employment_only=False,
    ),
    Calculator(
        "illegal_employer_living_costs", Label("非法用工治疗期间生活费", "living costs in treatment, unlawful employer"), illegal_employer_living_costs,
        Label("统筹地区上年度月平均工资×治疗月数（÷30×天数）−已付", "area average of the previous year × months (÷ 30 × days) − paid"), ("ILLEGAL_EMPLOYER/4",),
        (("local_avg_monthly_wage", "local_avg_annual_wage", "region"), ("stop_work_months", "stop_work_days")),
        lambda f: bool(f.illegal_employer) and _treated(f), also_called=("illegal_employer_living_expenses", "treatment_living_expenses"), employment_only=False,
    ),
    Calculator(
        "nursing_during_treatment", Label("停工留薪期护理费", "nursing during treatment"), nursing_during_treatment,
        Label("每日标准×天数", "daily rate × days"), ("WIIR/33(3)",), (("care_rate_per_day",), DAYS),
        lambda f: f.care_rate_per_day is not None and _stay(f), also_called=("nursing", "nursing_fee", "护理费", "nursing_during_stop_work"), employment_only=False,
    ),
    Calculator(
        "hospital_meal_allowance", Label("住院伙食补助费", "hospital meal allowance"), hospital_meal_allowance,
        Label("每日标准×住院天数", "daily rate × days in hospital"), ("WIIR/30(4)",), (("hospital_days",), ("hospital_meal_rate", "region")),
        lambda f: f.hospital_days is not None, Payer.FUND, also_called=("hospital_meals", "住院伙食补助费", "meal_allowance", "hospital_meal"), employment_only=False,
    ),
    Calculator(
        "transport", Label("交通食宿费", "transport and lodging"), transport, Label("实际支出，或每日标准×天数", "actual cost, or daily rate × days"), ("WIIR/30(4)",),
        (("transport_cost", "transport_per_day"),), lambda f: f.transport_cost is not None or (f.transport_per_day is not None and (f.transport_days is not None or _stay(f))),
        Payer.FUND, also_called=("transport_cost", "交通费", "transport_expenses"), employment_only=False,
    ),
    Calculator(
        "medical_costs", Label("医疗费等实际费用", "medical and other actual costs"), medical_costs, Label("目录内实际费用", "actual cost within the catalogues"),
        ("WIIR/25", "WIIR/30(3)", "WIIR/32"), (("medical_expenses", "appraisal_fee", "device_cost"),),
        lambda f: any(v is not None for v in (f.medical_expenses, f.appraisal_fee, f.device_cost)), Payer.FUND,
        also_called=("medical_expenses", "医疗费"), employment_only=False,
    ),
)  # fmt: skip
