"""Probation, training and non-compete (LCL arts 19–24, 83; Interp-1 36–40; Interp-2 12–15)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from shiquan.law.derivation import Payer, Unit
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, largest, quantity, smallest
from shiquan.law.entitlements.service import contract_term_months, months_later
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import AVERAGES, compensation_wage, minimum_wage
from shiquan.law.entitlements.workings import MONTHS, YUAN_A_MONTH, Needs, Workings
from shiquan.law.text import Label

_DAY = timedelta(days=1)


def legal_probation_months(f: FactSheet) -> int | None:
    """The longest probation allowed, in months; None when the term is not known. Law: LCL art. 19."""
    if f.task_contract or f.part_time or f.probation_repeated:
        return 0
    if f.open_ended_contract:
        return 6
    term = contract_term_months(f)
    if term is None:
        return None
    return 0 if term < 3 else 1 if term < 12 else 2 if term < 36 else 6


def probation_violation_compensation(w: Workings) -> None:
    """After-probation wage × months served beyond the legal maximum (LCL art. 83)."""
    f = w.facts
    lawful = legal_probation_months(f)
    law = article("LCL", "19")
    if lawful is None:
        if f.legal_probation_max_months is None:
            raise Needs("contract_years", "contract_months", "legal_probation_max_months")
        limit = w.number(f.legal_probation_max_months)
    else:
        limit = quantity(lawful)
        if f.legal_probation_max_months is not None and f.legal_probation_max_months != lawful:
            w.warn(
                f"按合同期限，试用期上限应为 {lawful} 个月，而非填写的 {f.legal_probation_max_months} 个月",
                f"for this term the maximum is {lawful} months, not {f.legal_probation_max_months}",
            )
    w.step("法定试用期上限", "legal maximum of probation", limit, MONTHS, law)
    served = f.served_probation_months if f.served_probation_months is not None else f.agreed_probation_months
    if served is None:
        raise Needs("served_probation_months", "agreed_probation_months")
    if f.served_probation_months is None:
        w.warn(
            "按约定的试用期已全部履行计算；未履行部分不支付赔偿金",
            "taken as fully served; only probation already served is compensated",
        )
    wage = f.wage_after_probation if f.wage_after_probation is not None else f.monthly_wage
    if wage is None:
        raise Needs("wage_after_probation", "monthly_wage")
    months = w.number(served)
    if months <= limit:
        w.nothing("试用期未超过法定上限", "probation stayed within the legal maximum", law)
        return
    w.line(
        "违法试用期赔偿金：转正工资×超期月数",
        "after-probation wage × months beyond the maximum",
        w.number(wage) * (months - limit),
        article("LCL", "83"),
        law,
    )


def probation_wage_difference(w: Workings) -> None:
    """Pay in probation below 80 % of the agreed wage (or of the lowest pay of the post) or below the minimum.

    LCL (2012) art. 20; IR (2008) art. 15: either 80 % is enough, so the smaller one is the floor.
    """
    f = w.facts
    if f.probation_wage is None:
        raise Needs("probation_wage")
    wage = f.wage_after_probation if f.wage_after_probation is not None else f.monthly_wage
    if wage is None and f.same_post_lowest_wage is None:
        raise Needs(*PROBATION_WAGE)
    months = f.served_probation_months if f.served_probation_months is not None else f.agreed_probation_months
    if months is None:
        raise Needs("served_probation_months", "agreed_probation_months")
    law = article("LCL", "20")
    share = w.national("probation_wage_min_rate")
    shares = [w.number(told) * share for told in (wage, f.same_post_lowest_wage) if told is not None]
    floors = [smallest(*shares) if len(shares) > 1 else shares[0]]
    minimum = minimum_wage(w)
    if minimum is not None:
        floors.append(minimum)
    floor = w.step("试用期工资下限", "lowest pay in probation", largest(*floors), YUAN_A_MONTH, law, article("IR", "15"))
    paid = w.number(f.probation_wage)
    counted = w.number(months)
    lawful = legal_probation_months(f)
    if lawful is not None and counted > lawful:
        counted = w.step(
            "法定试用期内的月数",
            "months within the legal maximum",
            smallest(counted, lawful),
            MONTHS,
            article("LCL", "19"),
        )
        w.warn(
            "超过法定上限的月份按转正工资另计赔偿金和差额",
            "months beyond the maximum are compensated at the after-probation wage",
        )
    if floor <= paid:
        w.nothing("试用期工资不低于下限", "the pay in probation reaches the floor", law)
        return
    w.line("试用期工资差额", "shortfall of pay in probation", (floor - paid) * counted, law)


def training_penalty(w: Workings) -> None:
    """The penalty for leaving before the service period ends: never above cost × unserved share (LCL art. 22)."""
    f = w.facts
    w.payer = Payer.WORKER
    if f.training_cost is None:
        raise Needs("training_cost")
    cost = w.number(f.training_cost)
    limits: list[Quantity] = []
    share = _unserved_share(w)
    if share is None and _service_told(f):
        raise Needs("training_served_years", "training_served_months", "employment_end")
    if f.agreed_penalty is not None:
        limits.append(w.number(f.agreed_penalty))
    elif f.agreed_penalty_per_unserved_year is not None:
        years = w.number(f.unserved_full_years) if f.unserved_full_years is not None else None
        if years is None:
            if share is None:
                raise Needs("unserved_full_years", "training_service_years")
            years = (share[0] - share[1]) / {"years": 1, "months": 12, "days": 365}[share[2]]
        limits.append(w.number(f.agreed_penalty_per_unserved_year) * years)
    if share is not None:
        service, served, _ = share
        limits.append(cost / service * (service - served))
    elif not limits:
        raise Needs("training_service_years", "training_served_years", "agreed_penalty")
    else:
        limits.append(cost)
        w.warn(
            "缺少服务期，未能按未履行部分分摊封顶",
            "without the service period the pro-rata cap could not be applied",
        )
    w.line(
        "服务期违约金：取约定数与未履行部分分摊培训费的较低者", "penalty: the lower of what was agreed and the unserved share of the cost",
        smallest(*limits) if len(limits) > 1 else limits[0], article("LCL", "22"),
    )  # fmt: skip
    w.warn("只有专项培训且有付款凭证的费用才能计入", "only special training paid against vouchers counts")


def _service_told(f: FactSheet) -> bool:
    return f.training_service_years is not None or f.training_service_months is not None


def _served_years_possible(f: FactSheet) -> tuple[Decimal, ...]:
    """With the served part unknown: nothing served, or everything."""
    return () if f.training_service_years is None else (Decimal(0), f.training_service_years)


def _served_months_possible(f: FactSheet) -> tuple[Decimal, ...]:
    return () if f.training_service_months is None else (Decimal(0), f.training_service_months)


def _unserved_share(w: Workings) -> tuple[Quantity, Quantity, str] | None:
    """(service, served, unit) of the service period, or None when it is not known."""
    f = w.facts
    if f.training_service_years is not None and f.training_served_years is not None:
        return w.number(f.training_service_years), w.number(f.training_served_years), "years"
    if f.training_service_years is not None and f.unserved_full_years is not None:
        service = w.number(f.training_service_years)
        return (
            service,
            quantity(Fraction(f.training_service_years) - Fraction(f.unserved_full_years)),
            "years",
        )
    if f.training_service_months is not None and f.training_served_months is not None:
        return w.number(f.training_service_months), w.number(f.training_served_months), "months"
    if f.training_service_years is not None and f.training_served_months is not None:
        return quantity(Fraction(f.training_service_years) * 12), w.number(f.training_served_months), "months"
    if f.contract_start is None or f.employment_end is None:
        return None
    first = f.contract_start.earliest
    if f.training_service_years is not None:
        after = months_later(first, int(f.training_service_years * 12))
    elif f.contract_end is not None:
        after = f.contract_end.latest + _DAY
    elif f.contract_years is not None:
        after = months_later(first, int(f.contract_years * 12))
    else:
        return None
    length, done = (after - first).days, (f.employment_end.latest + _DAY - first).days
    return quantity(length), quantity(max(0, min(done, length))), "days"


def _monthly_noncompete(w: Workings) -> Quantity:
    f = w.facts
    if f.noncompete_monthly_agreed is not None:
        return w.number(f.noncompete_monthly_agreed)
    if f.contract_noncompete_rate is not None:
        return compensation_wage(w) * w.number(f.contract_noncompete_rate)
    law = article("INTERP1", "36")
    floor = compensation_wage(w) * w.national("noncompete_default_rate")
    minimum = minimum_wage(w)
    if minimum is not None:
        floor = largest(floor, minimum)
    return w.step(
        "未约定：平均工资30%，不低于最低工资",
        "not agreed: 30 % of the average, not below the minimum wage",
        floor,
        YUAN_A_MONTH,
        law,
    )


def noncompete_compensation_monthly(w: Workings) -> None:
    """Compensation per month of an observed non-compete: agreed, or 30 % of the 12-month average (Interp-1 art. 36)."""
    w.unit = Unit.CNY_PER_MONTH
    w.line(
        "竞业限制月补偿",
        "monthly compensation",
        _monthly_noncompete(w),
        article("LCL", "23"),
        article("INTERP1", "36"),
    )


def noncompete_compensation(w: Workings) -> None:
    """Compensation for the months observed, plus three months if the employer ended it early (Interp-1 arts 36, 39)."""
    f = w.facts
    if f.noncompete_months is None:
        raise Needs("noncompete_months")
    monthly = _monthly_noncompete(w)
    months = w.number(f.noncompete_months)
    if months > 24:
        months = w.step(
            "竞业限制最长二年",
            "a non-compete lasts two years at most",
            smallest(months, w.national("noncompete_max_years") * 12),
            MONTHS,
            article("LCL", "24"),
        )
    w.line(
        "竞业限制补偿：月补偿×月数",
        "monthly compensation × months",
        monthly * months,
        article("LCL", "23"),
        article("INTERP1", "36"),
    )
    if f.noncompete_released_early:
        w.line(
            "单位提前解除：另付三个月",
            "ended early by the employer: three more months",
            monthly * w.national("noncompete_release_extra_months"),
            article("INTERP1", "39"),
        )
    if f.noncompete_paid is not None:
        w.deduct("已付竞业限制补偿", "already paid", w.number(f.noncompete_paid))
    w.not_below_zero()


def noncompete_compensation_refund(w: Workings) -> None:
    """What the worker gives back after a breach: what was paid for the months of the breach."""
    f = w.facts
    w.payer = Payer.WORKER
    if f.monthly_noncompete_compensation_paid is None or f.noncompete_months_paid is None:
        raise Needs("monthly_noncompete_compensation_paid", "noncompete_months_paid")
    if f.noncompete_breach is False:
        w.nothing("劳动者没有违反竞业限制，不需返还", "no breach: nothing to give back", article("LCL", "23"))
        return
    w.line(
        "返还竞业限制补偿：月数额×月数",
        "paid per month × months",
        w.number(f.monthly_noncompete_compensation_paid) * w.number(f.noncompete_months_paid),
        article("LCL", "23"),
        article("INTERP1", "40"),
    )


def noncompete_penalty(w: Workings) -> None:
    """The contractual penalty before any reduction by the tribunal (LCL arts 23, 90; Civil Code art. 585)."""
    f = w.facts
    w.payer = Payer.WORKER
    laws = (article("LCL", "23"), article("LCL", "90"), article("CIVIL", "585(2)"))
    w.warn(
        "约定违约金过高的，仲裁庭或法院可以酌情减少；此处为减少前的数额",
        "a tribunal may cut an excessive penalty; this is the figure before any cut",
    )
    if f.noncompete_breach is False:
        w.nothing("劳动者没有违反竞业限制，不需付违约金", "no breach: no penalty", *laws)
        return
    if f.noncompete_penalty_agreed is not None:
        w.line("约定违约金", "agreed penalty", w.number(f.noncompete_penalty_agreed), *laws)
        return
    monthly = (
        f.monthly_noncompete_compensation_paid
        if f.monthly_noncompete_compensation_paid is not None
        else f.noncompete_monthly_agreed
    )
    if monthly is None or f.contract_penalty_multiple is None or f.noncompete_agreed_months is None:
        raise Needs("noncompete_penalty_agreed", "contract_penalty_multiple", "noncompete_agreed_months")
    w.line(
        "约定违约金：月补偿×约定月数×倍数", "monthly compensation × agreed months × multiple",
        w.number(monthly) * w.number(f.noncompete_agreed_months) * w.number(f.contract_penalty_multiple), *laws,
    )  # fmt: skip


def _noncompete(f: FactSheet) -> bool:
    return (
        f.noncompete_months is not None
        or bool(f.noncompete)
        or f.contract_noncompete_rate is not None
        or f.noncompete_monthly_agreed is not None
    )


PROBATION_WAGE = ("wage_after_probation", "monthly_wage", "same_post_lowest_wage")
FULL_WAGE = PROBATION_WAGE[:2]
SERVED = ("served_probation_months", "agreed_probation_months")
TERM = (
    "contract_years",
    "contract_months",
    "contract_end",
    "open_ended_contract",
    "task_contract",
    "probation_repeated",
    "legal_probation_max_months",
)
MONTHLY = ("noncompete_monthly_agreed", *AVERAGES)
def _terms_possible(f: FactSheet) -> tuple[int, ...]:
    """With the term unknown: one term for each limit of art. 19 that can hold the probation agreed."""
    agreed = f.agreed_probation_months if f.agreed_probation_months is not None else f.served_probation_months
    return tuple(term for term in (2, 11, 35, 36) if agreed is None or agreed <= term)


CALCULATORS = (
    Calculator(
        "probation_violation_compensation", Label("违法约定试用期赔偿金", "compensation for unlawful probation"), probation_violation_compensation,
        Label("试用期满月工资×已履行的超期月数", "after-probation wage × months served beyond the maximum"), ("LCL/19", "LCL/83"),
        (FULL_WAGE, SERVED, TERM), lambda f: f.agreed_probation_months is not None or f.served_probation_months is not None,
        guesses=(Guess("contract_months", _terms_possible),),
        also_called=("probation_compensation", "unlawful_probation_compensation", "试用期赔偿金", "illegal_probation_compensation"),
    ),
    Calculator(
        "probation_wage_difference", Label("试用期工资差额", "shortfall of pay in probation"), probation_wage_difference,
        Label("（约定工资或同岗位最低档的80%，不低于最低工资，−实付）×月数", "(80 % of the agreed wage or of the post's lowest, not below the minimum, − paid) × months"), ("LCL/20", "IR/15"),
        (("probation_wage",), PROBATION_WAGE, SERVED), lambda f: f.probation_wage is not None,
        also_called=("probation_wage_shortfall", "试用期工资差额"),
    ),
    Calculator(
        "training_penalty", Label("服务期违约金", "training penalty"), training_penalty,
        Label("min（约定数，培训费，培训费×未履行服务期÷服务期）", "min(agreed, cost, cost × unserved ÷ service period)"), ("LCL/22", "INTERP2/12"),
        (("training_cost",), ("training_service_years", "training_service_months", "contract_years", "contract_end", "agreed_penalty", "agreed_penalty_per_unserved_year")),
        lambda f: f.training_cost is not None, Payer.WORKER,
        guesses=(Guess("training_served_years", _served_years_possible), Guess("training_served_months", _served_months_possible)), also_called=("training_fee_penalty", "service_period_penalty", "服务期违约金"),
    ),
    Calculator(
        "noncompete_compensation_monthly", Label("竞业限制月补偿", "monthly non-compete compensation"), noncompete_compensation_monthly,
        Label("约定数；未约定为前12个月平均工资×30%，不低于最低工资", "agreed; else 30 % of the 12-month average, not below the minimum wage"),
        ("LCL/23", "INTERP1/36"), (MONTHLY,), _noncompete, unit=Unit.CNY_PER_MONTH, switches=("ec_base_includes_overtime",),
        also_called=("noncompete_monthly", "noncompete_monthly_compensation", "noncompete_compensation_per_month", "non_compete_compensation_monthly"),
    ),
    Calculator(
        "noncompete_compensation", Label("竞业限制补偿", "non-compete compensation"), noncompete_compensation,
        Label("月补偿×履行月数（单位提前解除另加3个月）−已付", "monthly × months observed (+3 if ended early) − paid"), ("LCL/23", "LCL/24", "INTERP1/36", "INTERP1/39"),
        (MONTHLY, ("noncompete_months",)), lambda f: f.noncompete_months is not None, switches=("ec_base_includes_overtime",),
        guesses=(Guess("noncompete_months", lambda f: (0, f.noncompete_agreed_months if f.noncompete_agreed_months is not None else 24)),),
        also_called=("non_compete_compensation", "竞业限制补偿", "noncompete_compensation_total", "noncompete_compensation_owed"),
    ),
    Calculator(
        "noncompete_compensation_refund", Label("返还竞业限制补偿", "refund of non-compete compensation"), noncompete_compensation_refund,
        Label("每月已付×月数", "paid per month × months"), ("LCL/23", "INTERP1/40"),
        (("monthly_noncompete_compensation_paid",), ("noncompete_months_paid",)),
        lambda f: f.noncompete_months_paid is not None and f.monthly_noncompete_compensation_paid is not None, Payer.WORKER,
    ),
    Calculator(
        "noncompete_contract_penalty_before_reduction", Label("竞业限制违约金（酌减前）", "non-compete penalty before reduction"), noncompete_penalty,
        Label("约定数，或月补偿×约定月数×倍数", "agreed sum, or monthly × agreed months × multiple"), ("LCL/23", "LCL/90", "CIVIL/585(2)"),
        (("noncompete_penalty_agreed", "contract_penalty_multiple"),),
        lambda f: f.noncompete_penalty_agreed is not None or f.contract_penalty_multiple is not None, Payer.WORKER,
        also_called=("noncompete_penalty", "noncompete_contract_penalty", "non_compete_penalty"),
    ),
)  # fmt: skip
