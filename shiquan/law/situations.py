"""Situations in plain words, the items each may lead to, and the few questions that are still needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from shiquan.law.entitlements.facts.aliases import renamed
from shiquan.law.entitlements.facts.fields import Kind
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.text import Label


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the fact it asks, its words, a help line, the kind of answer, choices, and the items it serves.

    ``only_if``: (fact, answers): asked only after one of these answers. ``optional``: sharpens, is not needed.
    """

    fact: str
    text: Label
    help: Label
    kind: Kind
    items: tuple[str, ...]
    options: dict[str, Label] | None = None
    only_if: tuple[str, tuple[Any, ...]] | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation: its key, what a person would say, the items it may lead to, and its questions in order."""

    key: str
    label: Label
    hint: Label
    items: tuple[str, ...]
    questions: tuple[Question, ...]


def _ask(
    fact: str, zh: str, en: str, *items: str, help_zh: str = "", help_en: str = "", only_if: tuple[str, tuple[Any, ...]] | None = None,
    optional: bool = False, options: dict[str, Label] | None = None,
) -> Question:  # fmt: skip
    spec = FACT_FIELDS[fact]
    return Question(
        fact,
        Label(zh, en),
        Label(help_zh, help_en),
        spec.kind,
        items,
        options or spec.options,
        only_if,
        optional,
    )


ENDINGS = {
    "unlawful": Label("没有正当理由就不让我干了", "Told to go without a good reason"),
    "agreed_employer_proposed": Label("单位先提出，我同意走", "The employer proposed it and I agreed"),
    "expiry": Label("合同到期，单位不续签或者降低条件", "The contract ran out: not renewed, or on worse terms"),
    "layoff": Label("单位裁员", "Lay-offs"),
    "incompetence": Label("说我干不好，培训或调岗后仍说不行", "Said to be unfit, even after training or another post"),
    "illness": Label("病假医疗期满，回不了岗位", "The medical period is over and I cannot do the work"),
    "objective_change": Label("单位情况大变（搬迁、撤部门），没谈拢", "Great changes (a move, a closed department), no agreement"),
    "employer_closed": Label("单位关门、破产、被吊销执照", "The employer closed, went bankrupt or lost its licence"),
    "task_completed": Label("按任务签的合同，任务做完了", "A contract for a task, and the task is done"),
    "worker_fault": Label("说我严重违纪（如果不属实，请选第一项）", "Said to be at grave fault (if untrue, choose the first)"),
    "expiry_worker_refused": Label("合同到期，条件没降，我自己不续", "It ran out; the terms were no worse, I did not renew"),
    "worker_resigned": Label("我自己想走，单位没有错", "I left of my own will"),
    "agreed_worker_proposed": Label("我先提出，双方谈妥", "I proposed it and we agreed"),
    "retirement": Label("退休或者开始领养老金", "Retirement, or a pension began"),
}
_VAGUE_ZH, _VAGUE_EN = "记不清可以只填年月，或先跳过", "Year and month are enough; you may skip it"
_EC, _2N, _NOTICE, _DOUBLE = (
    "economic_compensation",
    "unlawful_dismissal_compensation",
    "notice_pay",
    "double_wage_difference",
)
_OT = ("weekday_overtime_pay", "restday_overtime_pay", "holiday_overtime_pay", "overtime_pay")
_START = _ask(
    "employment_start",
    "哪一天开始上班？",
    "When did you start work?",
    _EC,
    _2N,
    _DOUBLE,
    help_zh=_VAGUE_ZH,
    help_en=_VAGUE_EN,
)
_END = _ask(
    "employment_end",
    "最后一天上班是哪一天？",
    "What was your last day of work?",
    _EC,
    _2N,
    _DOUBLE,
    help_zh=_VAGUE_ZH,
    help_en=_VAGUE_EN,
)
_AVERAGE = _ask(
    "avg_monthly_wage_last_12m", "离职前一年，平均每月工资多少？", "What was your average monthly wage in the last year?", _EC, _2N,
    help_zh="税前应发数，含奖金、补贴；把银行流水加起来除以月数", help_en="Before tax, with bonuses; add up the payments and divide by the months",
)  # fmt: skip
_WAGE = _ask(
    "monthly_wage",
    "说好的工资每月多少？",
    "What monthly wage was agreed?",
    "unpaid_wages",
    _DOUBLE,
    *_OT,
    help_zh="税前",
    help_en="Before tax",
)
_CLAIM = _ask(
    "claim_date", "打算哪一天申请仲裁（或已经申请）？", "When will you apply (or did you apply) for arbitration?", _DOUBLE, "annual_leave_extra_pay",
    help_zh="用来看是否过时效，不填按没有过时效算", help_en="Shows whether time has run out", optional=True,
)  # fmt: skip
_CITY_AVERAGE = _ask(
    "local_avg_monthly_wage",
    "当地上年度职工月平均工资（知道才填）",
    "Local average monthly wage of last year, if you know it",
    _EC,
    _2N,
    optional=True,
)
_GRADE = _ask(
    "disability_grade",
    "鉴定为几级？",
    "Which disability grade?",
    "disability_lump_sum",
    "medical_subsidy",
    "employment_subsidy",
    help_zh="看劳动能力鉴定结论；未鉴定可跳过，先看范围",
    help_en="See the assessment; skip it for a range",
)
_OWN = _ask(
    "contribution_monthly_wage",
    "受伤前12个月平均缴费工资多少？",
    "Average contribution wage of the 12 months before the injury?",
    "disability_lump_sum",
    help_zh="社保局可以查到；没参保填实际工资",
    help_en="The insurance office knows it; not insured: your actual wage",
)
_INJURED = _ask(
    "injury_date",
    "哪一天受伤？",
    "When were you hurt?",
    "disability_lump_sum",
    help_zh="记不清可以只填年月",
    help_en="Year and month are enough",
)
_UNINSURED = _ask(
    "uninsured",
    "单位是不是没有给你交工伤保险？",
    "Did the employer fail to insure you?",
    "disability_lump_sum",
    help_zh="没交的，由单位付",
    help_en="If so, the employer pays",
)
_LOCAL = _ask(
    "local_avg_monthly_wage",
    "当地上年度职工月平均工资",
    "Local average monthly wage of last year",
    "medical_subsidy",
    "employment_subsidy",
    "funeral_subsidy",
    help_zh="不知道可跳过，能查到的会自动带出",
    help_en="Skip it if unknown",
    optional=True,
)

SITUATIONS: tuple[Situation, ...] = (
    Situation("unpaid", Label("老板拖欠工资", "My wages are not paid"), Label("少发、不发、打白条", "Paid late, too little, or not at all"),
              ("unpaid_wages", "minimum_wage_shortfall", "additional_compensation"),
              (_WAGE, _ask("unpaid_months_count", "欠了几个月？", "How many months are unpaid?", "unpaid_wages", help_zh="不足一个月的写小数或另填天数", help_en="Part months as decimals, or as days below"),
               _ask("unpaid_days", "另外还欠几天？", "And how many days besides?", "unpaid_wages", optional=True),
               _ask("payments", "这期间给过多少钱？", "What was paid in that time?", "unpaid_wages", help_zh="可填几笔", help_en="Several sums are fine", optional=True),
               _ask("labour_order_disobeyed", "劳动监察责令支付后还是没付？", "Did the labour inspection order payment in vain?", "additional_compensation", optional=True),
               _ask("amount_under_order", "责令支付多少？", "What sum was ordered?", "additional_compensation", only_if=("labour_order_disobeyed", (True,))))),
    Situation("dismissed", Label("被辞退", "I was dismissed"), Label("叫你不用来了、强迫离职、合同到期不续", "Told not to come back, pushed out, not renewed"),
              (_EC, _2N, _NOTICE, "annual_leave_extra_pay"),
              (_ask("termination", "是怎么结束的？", "How did it end?", _EC, _2N, _NOTICE, help_zh="选最接近的一项", help_en="Choose what comes closest", options=ENDINGS), _START, _END, _AVERAGE,
               _ask("last_month_wage", "被辞退前一个月工资多少？", "What was the wage of the month before?", _NOTICE, only_if=("termination", ("illness", "incompetence", "objective_change"))),
               _CITY_AVERAGE)),
    Situation("forced_to_leave", Label("单位有错，我被迫离职", "I had to leave because of the employer"), Label("欠薪、不交社保、不给劳动条件", "Unpaid wages, no insurance, no proper conditions"),
              (_EC, "unpaid_wages"), (_START, _END, _AVERAGE, _CITY_AVERAGE)),
    Situation("no_contract", Label("没签合同", "No written contract"), Label("上班一个月以上没签书面劳动合同", "More than a month of work without a written contract"),
              (_DOUBLE, _EC), (_START, _ask("contract_signed_on", "后来签了吗？哪一天？", "Was one signed later? When?", _DOUBLE, help_zh="没签就跳过", help_en="Skip if none was signed", optional=True),
                               _END, _WAGE, _CLAIM)),
    Situation("overtime", Label("加班没给加班费", "Overtime not paid"), Label("晚上、周末、节假日加班", "Evenings, weekends, holidays"), _OT,
              (_WAGE, _ask("weekday_overtime_hours", "平时晚上一共加班多少小时？", "Overtime hours on working days, in all?", _OT[0], _OT[3], help_zh="没有就填0", help_en="0 if none"),
               _ask("restday_overtime_days", "周末加班没补休的有几天？", "Rest days worked without time off?", _OT[1], _OT[3], help_zh="没有就填0", help_en="0 if none"),
               _ask("holiday_overtime_days", "法定节假日加班几天？", "Statutory holidays worked?", _OT[2], _OT[3], help_zh="春节、国庆等法定日", help_en="The statutory days only"),
               _ask("overtime_already_paid", "已经给过多少加班费？", "What overtime pay was paid?", *_OT, optional=True))),
    Situation("leave", Label("没休年休假", "Annual leave not taken"), Label("没休、少休、离职时没结清", "Not taken, or not settled at the end"), ("annual_leave_extra_pay",),
              (_ask("unused_annual_leave_days", "还有几天没休？", "How many days were not taken?", "annual_leave_extra_pay", help_zh="不知道可跳过，改填下面两项", help_en="If unknown, answer the next two"),
               _ask("cumulative_work_years", "一共工作几年（含以前单位）？", "Years of work in all?", "annual_leave_extra_pay", only_if=("unused_annual_leave_days", (None,))),
               _ask("annual_leave_taken_days", "今年已休几天？", "Days taken this year?", "annual_leave_extra_pay", only_if=("unused_annual_leave_days", (None,))),
               _ask("avg_monthly_wage_last_12m_excl_overtime", "前12个月平均工资（不含加班费）", "12-month average without overtime", "annual_leave_extra_pay"), _CLAIM)),
    Situation("probation", Label("试用期太长或工资太低", "Probation too long or pay too low"), Label("试用期超过法定、反复试用", "Beyond the legal limit, or repeated"),
              ("probation_violation_compensation", "probation_wage_difference"),
              (_ask("contract_months", "合同签几个月？", "Contract term in months?", "probation_violation_compensation"),
               _ask("served_probation_months", "试用了几个月？", "Months of probation served?", "probation_violation_compensation", "probation_wage_difference"),
               _ask("wage_after_probation", "转正后工资多少？", "Wage after probation?", "probation_violation_compensation", "probation_wage_difference"),
               _ask("probation_wage", "试用期工资多少？", "Wage in probation?", "probation_wage_difference"))),
    Situation("injured", Label("上班受伤", "Hurt at work"), Label("工伤、上下班途中车祸、职业病", "At work, on the way, or by disease"),
              ("disability_lump_sum", "medical_subsidy", "employment_subsidy", "disability_allowance_monthly", "living_care_monthly", "stop_work_period_wages", "hospital_meal_allowance"),
              (_INJURED, _UNINSURED, _GRADE, _OWN,
               _ask("stop_work_wage_monthly", "受伤前每月实际工资多少？", "Actual monthly wage before the injury?", "stop_work_period_wages"),
               _ask("stop_work_months", "停工治疗了几个月？", "Months off work for treatment?", "stop_work_period_wages"),
               _ask("hospital_days", "住院几天？", "Days in hospital?", "hospital_meal_allowance", optional=True),
               _ask("nursing_dependency", "鉴定为需要护理吗？", "Was a need of care confirmed?", "living_care_monthly", only_if=("disability_grade", (1, 2, 3, 4, 5, 6)), optional=True),
               _ask("employment_end", "已经离职的，哪一天？", "If you have left, when?", "medical_subsidy", "employment_subsidy", only_if=("disability_grade", (None, 5, 6, 7, 8, 9, 10)), optional=True), _LOCAL)),
    Situation("death", Label("亲人因工去世", "A relative died at work"), Label("工亡赔偿", "Benefits after a death at work"),
              ("death_lump_sum", "funeral_subsidy", "dependant_pension_monthly", "total_death_benefits"),
              (_ask("death_date", "哪一天去世？", "When did the death happen?", "death_lump_sum", "funeral_subsidy"), _UNINSURED,
               _ask("dependants", "靠他（她）生活的亲属有谁？", "Who lived on his or her income?", "dependant_pension_monthly", help_zh="如 配偶、子女、父母", help_en="Such as spouse, child, parent", optional=True),
               _ask("deceased_monthly_wage", "生前缴费工资每月多少？", "Contribution wage per month?", "dependant_pension_monthly", only_if=("dependants", ())), _LOCAL)),
    Situation("rider_injured", Label("送单受伤", "Hurt while delivering"), Label("外卖、快递、网约车、货运接单途中受伤", "Delivery, ride-hailing, freight"),
              ("platform_injury_lump_sum", "platform_injury_one_off_allowance", "platform_injury_allowance_monthly"),
              (_INJURED, _ask("platform_worker", "是平台接单、没有和单位建立劳动关系吗？", "Did you take orders without being employed?", "platform_injury_lump_sum", help_zh="有排班、必须接单、归站长管的，可能是劳动关系", help_en="Rosters and control point to employment"),
               _GRADE, _ask("private_avg_annual_wage", "上年度私营单位年平均工资（知道才填）", "Annual average of private units, if known", "platform_injury_lump_sum", optional=True))),
    Situation("rider_pay", Label("平台少给、乱扣钱", "The platform paid too little or deducted"), Label("单价、补贴、罚款、保底", "Rates, bonuses, fines, guarantees"),
              ("order_income", "guarantee_top_up", "platform_deduction_refund"),
              (_ask("order_count", "这段时间完成多少单？", "Orders completed?", "order_income"), _ask("order_rate", "每单多少钱？", "Pay per order?", "order_income", help_zh="分档的请填阶梯单价", help_en="With tiers, give the tiers"),
               _ask("order_income_paid", "已经到账多少？", "What was paid?", "order_income"), _ask("unlawful_deductions", "扣了哪些钱？", "What was deducted?", "platform_deduction_refund", optional=True),
               _ask("guaranteed_income", "有没有说好保底多少？", "Was an income guaranteed?", "guarantee_top_up", optional=True))),
    Situation("heat", Label("高温津贴没发", "No high-temperature allowance"), Label("6月至9月高温天露天作业", "Outdoor work in the heat, June to September"), ("high_temperature_allowance", "summer_cooling_fee"),
              (_ask("high_temperature_days", "高温天干了多少天？", "Days worked in the heat?", "high_temperature_allowance"),
               _ask("cooling_days_outdoor", "夏季室外上班多少天？", "Days outdoors in the season?", "summer_cooling_fee", optional=True))),
    Situation("standstill", Label("单位停工放假", "The employer stands still"), Label("没活干、放长假、派遣待岗", "No work, long leave, dispatched without a post"), ("idle_pay",),
              (_WAGE, _ask("idle_months", "停工几个月了？", "How many months so far?", "idle_pay", help_zh="不是您造成的停工", help_en="A standstill you did not cause"),
               _ask("idle_dispatched", "您是劳务派遣工，在等派活？", "Are you a dispatched worker waiting for a post?", "idle_pay", optional=True),
               _ask("idle_pay_paid", "这期间一共发了多少？", "What was paid in that time?", "idle_pay", optional=True))),
    Situation("sick", Label("病假工资", "Sick pay"), Label("生病休息期间少发工资", "Paid too little in sickness"), ("sick_pay", "sick_pay_floor_monthly"),
              (_WAGE, _ask("sick_leave_months", "病假几个月？", "Months of sick leave?", "sick_pay"), _ask("sick_pay_paid", "已发多少？", "What was paid?", "sick_pay", optional=True))),
    Situation("maternity", Label("怀孕、生育待遇", "Pregnancy and birth"), Label("产假工资、生育津贴", "Maternity pay"), ("maternity_allowance",),
              (_ask("maternity", "已经生育了吗？", "Has the child been born?", "maternity_allowance"), _WAGE, _ask("employer_avg_contribution_wage", "单位上年度平均工资（知道才填）", "Employer's average wage, if known", "maternity_allowance", optional=True),
               _ask("difficult_birth", "难产或剖宫产？", "Difficult birth?", "maternity_allowance", optional=True), _ask("babies", "几个孩子？", "How many babies?", "maternity_allowance", optional=True))),
    Situation("noncompete", Label("竞业限制没给补偿", "Non-compete without pay"), Label("离职后不让去同行", "Barred from competitors after leaving"), ("noncompete_compensation",),
              (_ask("avg_monthly_wage_last_12m", "离职前平均工资多少？", "Average wage before leaving?", "noncompete_compensation"),
               _ask("noncompete_months", "遵守了几个月？", "Months observed?", "noncompete_compensation"), _ask("noncompete_monthly_agreed", "约定每月补偿多少？", "Agreed per month?", "noncompete_compensation", optional=True),
               _ask("noncompete_paid", "已付多少？", "What was paid?", "noncompete_compensation", optional=True))),
)  # fmt: skip
BY_KEY = {situation.key: situation for situation in SITUATIONS}
PRESET: dict[str, dict[str, Any]] = {
    "no_contract": {"no_written_contract": True}, "forced_to_leave": {"termination": "worker_art38"}, "injured": {"work_injury": True},
    "rider_pay": {"platform_worker": True},
}  # fmt: skip


def get_situation(key: str) -> Situation:
    """A situation by its key. Raises KeyError."""
    return BY_KEY[key]


def starting_facts(key: str) -> dict[str, Any]:
    """What choosing a situation already says."""
    return dict(PRESET.get(key, {}))


def still_needed(
    situation: Situation | str, facts: Mapping[str, Any], *, optional: bool = True
) -> tuple[Question, ...]:
    """The questions not yet answered that the answers so far call for, needed ones first. A fact given as None counts as skipped."""
    row = BY_KEY[situation] if isinstance(situation, str) else situation
    told, _ = renamed({key: value for key, value in facts.items() if key not in ("items", "id")})
    known = {**starting_facts(row.key), **told}
    open_ones = [
        q
        for q in row.questions
        if q.fact not in known and q.fact not in facts and _called_for(q, known, facts)
    ]
    needed = [q for q in open_ones if not q.optional]
    return tuple(needed + [q for q in open_ones if q.optional] if optional else needed)


def _called_for(question: Question, known: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    if question.only_if is None:
        return True
    fact, answers = question.only_if
    if not answers:
        return fact in known
    if fact not in known:
        return None in answers and fact in facts
    return known[fact] in answers or str(known[fact]) in [str(answer) for answer in answers]


def questions_for(items: Iterable[str], known: Mapping[str, Any]) -> tuple[Question, ...]:
    """What must still be asked to reckon these items, each fact once, in the order of the situations; no optional questions."""
    wanted = set(items)
    found: dict[str, Question] = {}
    for situation in SITUATIONS:
        for question in situation.questions:
            asked = not question.optional and wanted & set(question.items) and question.fact not in known
            if asked and question.fact not in found and _called_for(question, known, known):
                found[question.fact] = question
    return tuple(found.values())
