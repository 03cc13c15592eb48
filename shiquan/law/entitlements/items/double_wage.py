"""Double wage: one more wage for each month worked without a written contract (LCL art. 82; IR arts 6, 7; Interp-2 6–9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from shiquan.law.derivation import Payer
from shiquan.law.entitlements.calculator import Calculator, Guess
from shiquan.law.entitlements.facts.fields import PartialDate
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.part_months import (
    Stretch,
    basis_of,
    calendar_stretches,
    part_month_pay,
    stretches,
)
from shiquan.law.entitlements.quantity import Quantity, quantity, smallest
from shiquan.law.entitlements.service import months_later, service_in_months
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import monthly_wage
from shiquan.law.entitlements.workings import MONTHS, Needs, Workings
from shiquan.law.text import Label

LAWS = (("LCL", "82(1)"), ("IR", "6"), ("IR", "7"))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days for which double wage is due, and why they end there."""

    first: date
    last: date


def double_wage_difference(w: Workings) -> None:
    """Month by month, with the part month at the end and the limitation. Raises Needs when no period can be found."""
    if _excluded(w):
        return
    f = w.facts
    wage = monthly_wage(w)
    laws = tuple(article(*pair) for pair in LAWS)
    span = find_span(f, w.choose("renewal_grace_month") == "true" if f.previous_contract_expired else True)
    if f.double_wage_from is None and (
        f.double_wage_months is not None or (span is None and _months_known(f) is not None)
    ):
        _by_count(w, wage)
        return
    if span is None:
        raise Needs("employment_start", "employment_end", "double_wage_months", "previous_contract_expired")
    if span.last < span.first:
        w.nothing(
            "用工不满一个月或已及时签订书面合同，没有二倍工资",
            "a contract was signed in time, or less than a month was worked",
            *laws,
        )
        return
    basis = basis_of(w, span.last)
    cut = calendar_stretches if len({m.amount for m in f.wages_by_month or ()}) > 1 else stretches
    for part in _within_limitation(w, cut(span.first, span.last)):
        pay = _wage_of(w, wage, part)
        if not part.whole:
            pay = part_month_pay(w, pay, part, basis)
        articles = laws if part.whole else (*laws, article("INTERP2", "6"))
        w.line(
            f"{part.first} 至 {part.last} 另付一倍工资",
            f"{part.first} to {part.last}: one more wage",
            pay,
            *articles,
        )
    if not w.lines:
        w.nothing("全部月份均已超过仲裁时效", "every month is out of time", article("MEDIATION", "27(1)"))


def _excluded(w: Workings) -> bool:
    f = w.facts
    if f.worker_refused_to_sign:
        w.nothing(
            "因劳动者故意或重大过失未签，不支付二倍工资",
            "the worker refused or grossly neglected to sign: no double wage",
            article("INTERP2", "7"),
        )
    elif f.core_terms_in_writing:
        w.nothing(
            "已有文件具备劳动合同主要内容，可视为书面合同",
            "papers with the core terms count as the written contract",
            article("LCL", "82(1)"),
        )
    elif f.contract_extended_by_law:
        w.nothing(
            "合同依法自动延续期间不适用二倍工资",
            "a contract extended by law: no double wage",
            article("INTERP2", "8"),
        )
    elif (
        f.no_written_contract is False
        and f.double_wage_months is None
        and f.double_wage_from is None
        and f.contract_signed_on is None
    ):
        w.nothing(
            "已签订书面劳动合同，不适用二倍工资",
            "there is a written contract: no double wage",
            article("LCL", "82(1)"),
        )
    return bool(w.lines)


def find_span(f: FactSheet, grace: bool) -> Span | None:
    """The days of double wage: told, after an expired contract, or from the second month of work to one full year."""
    if f.double_wage_from is not None and f.double_wage_to is not None:
        return Span(f.double_wage_from.earliest, f.double_wage_to.latest)
    if f.previous_contract_expired is not None:
        ended = f.worked_on_without_new_contract_until or f.employment_end
        begin = f.previous_contract_expired.latest + _DAY
        limit = months_later(begin, 12) - _DAY
        first = months_later(begin, 1) if grace else begin
        if f.contract_signed_on is not None:
            limit = min(limit, f.contract_signed_on.earliest - _DAY)
        if ended is None:
            return Span(first, limit) if f.contract_signed_on is not None else None
        return Span(first, min(limit, ended.latest))
    if f.employment_start is None:
        return None
    start = f.employment_start.latest
    first, last = months_later(start, 1), months_later(start, 12) - _DAY
    ends = [d.earliest - shift for d, shift in ((f.contract_signed_on, _DAY),) if d is not None]
    ends += [d.latest for d in (f.employment_end,) if d is not None]
    if not ends and f.claim_date is not None:
        ends.append(f.claim_date.earliest - _DAY)
    if not ends and f.double_wage_months is None:
        return None
    return Span(first, min([last, *ends]))


def _months_known(f: FactSheet) -> Fraction | None:
    if f.double_wage_months is not None:
        return Fraction(f.double_wage_months)
    if f.months_without_contract is not None:
        return Fraction(f.months_without_contract) - 1
    worked = service_in_months(f) if f.no_written_contract is not False else None
    return worked - 1 if worked is not None else None


def _by_count(w: Workings, wage: Quantity) -> None:
    months = _months_known(w.facts)
    assert months is not None
    count = quantity(max(months, Fraction(0)))
    limit = w.national("double_wage_max_months")
    if count > limit:
        count = w.step(
            "最多十一个月", "at most eleven months", smallest(count, limit), MONTHS, article("IR", "7")
        )
    w.line(
        "另付一倍工资：月工资×月数",
        "one more wage: month wage × months",
        wage * count,
        *(article(*pair) for pair in LAWS),
    )
    if w.facts.claim_date is None:
        w.warn("未提供申请日期，没有审查时效", "no application date was given: limitation was not examined")


def _within_limitation(w: Workings, parts: list[Stretch]) -> list[Stretch]:
    """Leave out what is out of time (调解仲裁法 art. 27(1)); courts count the year in three ways."""
    f = w.facts
    if f.claim_date is None:
        w.warn(
            "未提供申请仲裁日期，没有审查时效（一般为一年）",
            "no application date was given: limitation (one year) was not examined",
        )
        return parts
    method = w.choose("double_wage_limitation_method")
    if method == "none" or not parts:
        return parts
    day = f.claim_date.latest
    back = _year_before(day)
    if method == "from_end":
        kept = parts if parts[-1].last >= back else []
    elif method == "by_month":
        kept = [part for part in parts if part.last >= back]
    else:
        kept = [
            part if part.first >= back else Stretch(back, part.last, False, part.calendar)
            for part in parts
            if part.last >= back
        ]
    if len(kept) < len(parts) or kept != parts:
        w.warn(
            f"申请日 {day} 往前一年为 {back}，更早的部分已超过时效（对方须在仲裁中提出）",
            f"one year before the application of {day} is {back}: what lies earlier is out of time (if the other side says so in the arbitration)",
        )
    return kept


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _wage_of(w: Workings, wage: Quantity, part: Stretch) -> Quantity:
    """The wage of the month in which the stretch begins, when told month by month."""
    for month in w.facts.wages_by_month or ():
        if (month.month.earliest.year, month.month.earliest.month) == (part.first.year, part.first.month):
            return w.number(month.amount)
    return wage


def _applies(f: FactSheet) -> bool:
    return bool(
        f.no_written_contract
        or f.double_wage_months is not None
        or f.double_wage_from
        or f.previous_contract_expired
        or f.months_without_contract
    )


def _ends_possible(f: FactSheet) -> tuple[PartialDate, ...]:
    """With the end unknown: from the first day of work to the day on which eleven months are full."""
    if f.employment_start is None or f.previous_contract_expired is not None:
        return ()
    first = f.employment_start.latest
    full = months_later(first, 12) - _DAY
    return PartialDate(first, first), PartialDate(full, full)


CALCULATORS = (
    Calculator(
        "double_wage_difference", Label("未签书面合同二倍工资差额", "double wage difference"), double_wage_difference,
        Label("自用工满一个月次日起至满一年前一日，逐月另付一倍工资，最多11个月；不足整月按日折算",
              "one more wage for each month from the second month to the day before one year, at most 11; part months by days"),
        ("LCL/82(1)", "IR/6", "IR/7", "INTERP2/6", "INTERP2/7", "INTERP2/8", "MEDIATION/27(1)"),
        (("monthly_wage", "avg_monthly_wage_last_12m", "wages_by_month", "avg_monthly_wage_last_12m_excl_overtime", "daily_wage"),
         ("employment_start", "double_wage_months", "double_wage_from", "previous_contract_expired", "months_without_contract", "service_months", "service_years")),
        _applies, Payer.EMPLOYER,
        switches=("double_wage_limitation_method", "part_month_basis", "renewal_grace_month"),
        guesses=(Guess("employment_end", _ends_possible),),
        also_called=("double_wage", "double_wage_gap", "double_wage_extra", "no_contract_double_wage", "double_wages", "二倍工资", "双倍工资", "double_wage_compensation"),
    ),
)  # fmt: skip
