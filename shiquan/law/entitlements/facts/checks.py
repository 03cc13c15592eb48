"""Facts that cannot all be true together: each check says what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from shiquan.law.entitlements.facts.fields import FactError, PartialDate
from shiquan.law.entitlements.facts.impossible import impossible
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, FactSheet
from shiquan.law.entitlements.facts.tables import table_conflicts

_ORDERED = (
    ("employment_start", "employment_end"),
    ("contract_start", "contract_end"),
    ("double_wage_from", "double_wage_to"),
    ("previous_contract_expired", "worked_on_without_new_contract_until"),
    ("employment_start", "contract_signed_on"),
    ("birth_date", "employment_start"),
    ("birth_date", "injury_date"),
    ("birth_date", "death_date"),
    ("injury_date", "death_date"),
    ("injury_date", "injury_recognised_on"),
    ("employment_start", "injury_date"),
    ("employment_start", "claim_date"),
)


def conflicts(f: FactSheet) -> Iterator[FactError]:
    """Every conflict among the facts of one sheet."""
    told = f.__dict__
    for first, last in _ORDERED:
        if first in told and last in told:
            yield from _reversed(first, told[first], last, told[last])
    if f.part_time and (
        f.no_written_contract or f.double_wage_months or f.double_wage_from or f.months_without_contract
    ):
        yield FactError(
            "part_time",
            "非全日制用工可以订立口头协议（劳动合同法第69条），不适用未签书面合同的二倍工资；请核对是否确为非全日制",
            "part-time work may be agreed by word of mouth (Labour Contract Law art. 69): no double wage; check whether it was part-time",
        )
    if f.part_time and f.agreed_probation_months:
        yield FactError(
            "part_time",
            "非全日制用工不得约定试用期（劳动合同法第70条）",
            "part-time work has no probation (Labour Contract Law art. 70)",
        )
    if f.platform_worker and (f.no_written_contract or f.double_wage_months):
        yield FactError(
            "platform_worker",
            "不确立劳动关系的平台劳动者不适用二倍工资；如认为存在劳动关系，请将该项改为“否”",
            "without an employment relationship there is no double wage; if there is one, answer “no” here",
        )
    if f.open_ended_contract and (
        f.contract_end is not None or f.termination in ("expiry", "expiry_worker_refused")
    ):
        yield FactError(
            "open_ended_contract", "无固定期限合同没有到期日", "an open-ended contract does not expire"
        )
    yield from _money_conflicts(f)
    yield from _time_conflicts(f)
    yield from _injury_conflicts(f)
    yield from impossible(f)
    yield from table_conflicts(f)


def _reversed(first: str, early: PartialDate, last: str, late: PartialDate) -> Iterator[FactError]:
    if early.earliest > late.latest:
        one, two = FACT_FIELDS[first].label, FACT_FIELDS[last].label
        yield FactError(
            last,
            f"{two.zh}（{late}）早于{one.zh}（{early}），日期可能填反了",
            f"“{two.en}” ({late}) lies before “{one.en}” ({early}); the dates may be reversed",
        )


def _money_conflicts(f: FactSheet) -> Iterator[FactError]:
    cap, average = f.three_times_local_avg, f.local_avg_monthly_wage
    if cap is not None and average is not None and abs(cap - 3 * average) > 1:
        yield FactError(
            "three_times_local_avg",
            f"三倍数（{cap}）与月平均工资（{average}）的三倍不符",
            f"{cap} is not three times {average}",
        )
    tiers = f.order_tiers or ()
    ends = [tier.up_to for tier in tiers]
    if None in ends[:-1] or any(
        a >= b for a, b in zip(ends, ends[1:], strict=False) if a is not None and b is not None
    ):
        yield FactError(
            "order_tiers",
            "各档上限须由小到大，只有最后一档可以不设上限",
            "tier ends must rise; only the last may be open",
        )
    if f.order_rate is not None and tiers:
        yield FactError("order_rate", "单价与阶梯单价只能填一种", "give either one rate or tiers, not both")


def _time_conflicts(f: FactSheet) -> Iterator[FactError]:
    served, service = f.training_served_years, f.training_service_years
    if served is not None and service is not None and served > service:
        yield FactError(
            "training_served_years",
            f"已履行年限（{served}）超过约定服务期（{service}）",
            f"served years ({served}) exceed the service period ({service})",
        )
    served, service = f.training_served_months, f.training_service_months
    if served is not None and service is not None and served > service:
        yield FactError(
            "training_served_months",
            f"已履行月数（{served}）超过约定服务期（{service}）",
            f"served months ({served}) exceed the service period ({service})",
        )
    served, agreed = f.served_probation_months, f.agreed_probation_months
    if served is not None and agreed is not None and served > agreed:
        yield FactError(
            "served_probation_months",
            f"已履行试用期（{served}）超过约定（{agreed}）",
            f"probation served ({served}) exceeds what was agreed ({agreed})",
        )
    if f.employment_start is not None and f.employment_end is not None:
        days = (f.employment_end.latest - f.employment_start.earliest).days + 1
        worked = (f.restday_overtime_days or 0) + (f.holiday_overtime_days or 0)
        if worked > days > 0:
            yield FactError(
                "restday_overtime_days",
                f"加班天数（{worked}）超过在职天数（{days}）",
                f"overtime days ({worked}) exceed the days of employment ({days})",
            )
        if f.termination_year is not None and not (
            f.employment_end.earliest.year <= f.termination_year.latest.year
            and f.termination_year.earliest.year <= f.employment_end.latest.year
        ):
            yield FactError(
                "termination_year",
                f"解除年份与离职日期（{f.employment_end}）不符",
                f"the year does not fit the last day of work ({f.employment_end})",
            )
    if (
        f.contract_years is not None
        and f.contract_months is not None
        and f.contract_months != f.contract_years * 12
    ):
        yield FactError(
            "contract_months",
            "合同年数与月数不符，请只填一项",
            "years and months of the contract disagree; give one of them",
        )
    yield from _leave_conflicts(f)


def _leave_conflicts(f: FactSheet) -> Iterator[FactError]:
    if f.miscarriage_weeks is not None and (f.difficult_birth or (f.babies or 1) > 1):
        yield FactError(
            "miscarriage_weeks",
            "流产与难产、多胞胎不能同时填写",
            "a miscarriage excludes difficult birth and several babies",
        )
    if f.restday_lieu_days is not None and f.restday_lieu_days > (
        f.restday_overtime_days or f.restday_lieu_days
    ):
        yield FactError(
            "restday_lieu_days", "补休天数超过休息日加班天数", "days in lieu exceed the rest days worked"
        )


def _injury_conflicts(f: FactSheet) -> Iterator[FactError]:
    spouses = sum(person.relation == "spouse" for person in f.dependants or ())
    if spouses > 1:
        yield FactError("dependants", "配偶只能有一人", "there can be only one spouse")
    if (
        f.hospital_days is not None
        and f.stop_work_days is not None
        and f.stop_work_months is None
        and f.hospital_days > f.stop_work_days
    ):
        yield FactError(
            "hospital_days", "住院天数超过停工留薪天数", "days in hospital exceed the paid injury leave"
        )
    if f.suitable_work_arranged and f.disability_grade is not None and f.disability_grade <= 4:
        yield FactError(
            "suitable_work_arranged",
            "一至四级退出工作岗位，不存在安排适当工作",
            "grades 1–4 leave the post: no suitable work is arranged",
        )
    if (
        f.nursing_dependency not in (None, "none")
        and f.disability_grade is not None
        and f.disability_grade >= 7
    ):
        yield FactError(
            "nursing_dependency",
            "七至十级一般不评定生活自理障碍，请核对鉴定结论",
            "grades 7–10 carry no dependency on care; check the appraisal",
        )
    if f.relation_continues and f.termination is not None:
        yield FactError(
            "relation_continues",
            "劳动关系存续与已解除不能同时成立",
            "the employment cannot go on and be ended at once",
        )
    if f.babies is not None and f.maternity is False:
        yield FactError("maternity", "未生育与胎数矛盾", "“gave birth: no” contradicts the number of babies")
