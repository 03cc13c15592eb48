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
    """A situation: its key, what a person would say, the items it may lead to, and its questions in order.

    ``against``: the employer claims from the worker; the sums are the most that may be asked of the worker.
    """

    key: str
    label: Label
    hint: Label
    items: tuple[str, ...]
    questions: tuple[Question, ...]
    against: bool = False


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
_DEPENDANTS = _ask(
    "dependants", "靠他（她）生活的亲属有谁？", "Who lived on his or her income?", "dependant_pension_monthly", "platform_injury_dependant_pension_monthly",
    help_zh="如 配偶、子女、父母", help_en="Such as spouse, child, parent", optional=True,
)  # fmt: skip
_PRIVATE = _ask(
    "private_avg_annual_wage", "上年度私营单位年平均工资（知道才填）", "Annual average of private units, if known", "platform_injury_lump_sum",
    "platform_injury_funeral", "platform_injury_dependant_pension_monthly", optional=True,
)  # fmt: skip
DEDUCTIONS = {"true": Label("没有约定，或者就是罚款", "Nothing was agreed, or it is a fine"), "false": Label("我造成了损失，合同里有约定", "I caused a loss and the contract provides for it")}

SITUATIONS: tuple[Situation, ...] = (
    Situation("unpaid", Label("老板拖欠工资", "My wages are not paid"), Label("少发、不发、打白条", "Paid late, too little, or not at all"),
              ("unpaid_wages", "unpaid_commission", "additional_compensation"),
              (_WAGE, _ask("unpaid_months_count", "欠了几个月？", "How many months are unpaid?", "unpaid_wages", help_zh="不足一个月的写小数或另填天数", help_en="Part months as decimals, or as days below"),
               _ask("unpaid_days", "另外还欠几天？", "And how many days besides?", "unpaid_wages", optional=True),
               _ask("payments", "这期间给过多少钱？", "What was paid in that time?", "unpaid_wages", help_zh="可填几笔", help_en="Several sums are fine", optional=True),
               _ask("commission_parts", "还有哪些提成、奖金没发？", "Which commissions or bonuses are unpaid?", "unpaid_commission", help_zh="可填几笔", help_en="Several sums are fine", optional=True),
               _ask("labour_order_disobeyed", "劳动监察责令支付后还是没付？", "Did the labour inspection order payment in vain?", "additional_compensation", optional=True),
               _ask("amount_under_order", "责令支付多少？", "What sum was ordered?", "additional_compensation", only_if=("labour_order_disobeyed", (True,))))),
    Situation("deducted", Label("扣工资、罚款", "My wages were docked or I was fined"), Label("迟到罚款、打坏东西赔钱、押金", "Fines for lateness, damage to pay for, deposits"), ("deduction_refund",),
              (_ask("deducted", "这个月从工资里扣了多少？", "How much was taken from this month's wage?", "deduction_refund", help_zh="扣了几个月的，一个月一个月算", help_en="Several months: one month at a time"),
               _ask("deduction_without_basis", "单位为什么扣？", "Why was it taken?", "deduction_refund", options=DEDUCTIONS,
                    help_zh="只有造成损失且有约定的，才可以分月扣，每月不超过工资20%", help_en="Only agreed damages for a loss may be taken, at most 20 % of a month's wage"), _WAGE)),
    Situation("low_wage", Label("工资低于最低工资", "Paid below the minimum wage"), Label("每月到手比当地最低工资还少", "Less than the local minimum each month"), ("minimum_wage_shortfall",),
              (_ask("actual_wage_paid_monthly", "每月实际发多少？", "What is paid each month?", "minimum_wage_shortfall", help_zh="不算加班费和夜班、高温等津贴", help_en="Without overtime pay and allowances for night, heat and the like"),
               _ask("shortfall_months", "这样发了几个月？", "For how many months?", "minimum_wage_shortfall"),
               _ask("local_min_wage", "当地月最低工资（知道才填）", "Local monthly minimum wage, if you know it", "minimum_wage_shortfall", help_zh="不填按您工作的地方查", help_en="Looked up by the place of work if empty", optional=True))),
    Situation("dismissed", Label("被辞退", "I was dismissed"), Label("叫你不用来了、强迫离职、合同到期不续", "Told not to come back, pushed out, not renewed"),
              (_EC, _2N, _NOTICE, "illness_medical_aid", "annual_leave_extra_pay"),
              (_ask("termination", "是怎么结束的？", "How did it end?", _EC, _2N, _NOTICE, help_zh="选最接近的一项", help_en="Choose what comes closest", options=ENDINGS), _START, _END, _AVERAGE,
               _ask("last_month_wage", "被辞退前一个月工资多少？", "What was the wage of the month before?", _NOTICE, only_if=("termination", ("illness", "incompetence", "objective_change"))),
               _ask("illness_severity", "病得重不重？", "How serious is the illness?", "illness_medical_aid", only_if=("termination", ("illness",))),
               _ask("unused_annual_leave_days", "还有几天年休假没休？", "Days of annual leave not taken?", "annual_leave_extra_pay", optional=True),
               _CITY_AVERAGE)),
    Situation("reinstate", Label("被违法辞退，想回去上班", "Dismissed unlawfully, I want my job back"), Label("要求继续履行合同，补发中间的工资", "The contract goes on, and the wages in between are paid"), ("reinstatement_wages",),
              (_WAGE, _ask("reinstated_gap_months", "从被辞退到现在几个月了？", "How many months since you were sent away?", "reinstatement_wages", help_zh="回去上班的，就不能再要违法解除赔偿金", help_en="Whoever goes back can't have damages for the dismissal as well"))),
    Situation("forced_to_leave", Label("单位有错，我被迫离职", "I had to leave because of the employer"), Label("欠薪、不交社保、不给劳动条件", "Unpaid wages, no insurance, no proper conditions"),
              (_EC, "unpaid_wages"),
              (_START, _END, _AVERAGE, _ask("wage_owed_total", "还欠多少工资？", "What wages are still owed?", "unpaid_wages", optional=True), _CITY_AVERAGE)),
    Situation("no_contract", Label("没签合同", "No written contract"), Label("上班一个月以上没签书面劳动合同", "More than a month of work without a written contract"),
              (_DOUBLE, _EC), (_START, _ask("contract_signed_on", "后来签了吗？哪一天？", "Was one signed later? When?", _DOUBLE, help_zh="没签就跳过", help_en="Skip if none was signed", optional=True),
                               _END, _WAGE, _CLAIM)),
    Situation("overtime", Label("加班没给加班费", "Overtime not paid"), Label("晚上、周末、节假日加班", "Evenings, weekends, holidays"), _OT[:3],
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
              ("disability_lump_sum", "medical_subsidy", "employment_subsidy", "disability_allowance_monthly", "living_care_monthly", "stop_work_period_wages", "hospital_meal_allowance",
               "nursing_during_treatment", "transport", "medical_costs", "disability_lump_sum_gap"),
              (_INJURED, _UNINSURED, _GRADE, _OWN,
               _ask("stop_work_wage_monthly", "受伤前每月实际工资多少？", "Actual monthly wage before the injury?", "stop_work_period_wages"),
               _ask("stop_work_months", "停工治疗了几个月？", "Months off work for treatment?", "stop_work_period_wages"),
               _ask("hospital_days", "住院几天？", "Days in hospital?", "hospital_meal_allowance", "nursing_during_treatment", optional=True),
               _ask("hospital_meal_rate", "当地住院伙食补助每天多少（知道才填）", "Hospital meal allowance per day, if you know it", "hospital_meal_allowance", optional=True),
               _ask("care_rate_per_day", "请人护理每天多少钱？", "What did nursing cost a day?", "nursing_during_treatment", help_zh="家人护理的，填当地护工价", help_en="By family: the local price of a carer", optional=True),
               _ask("medical_expenses", "自己垫了多少医疗费？", "What medical costs did you pay yourself?", "medical_costs", optional=True),
               _ask("transport_cost", "去外地治疗的路费、住宿费？", "Travel and lodging for treatment elsewhere?", "transport", optional=True),
               _ask("actual_wage_before_injury", "实际工资比缴费工资高的，实际每月多少？", "If the real wage was above the contribution wage: how much?", "disability_lump_sum_gap", optional=True),
               _ask("nursing_dependency", "鉴定为需要护理吗？", "Was a need of care confirmed?", "living_care_monthly", only_if=("disability_grade", (1, 2, 3, 4, 5, 6)), optional=True),
               _ask("employment_end", "已经离职的，哪一天？", "If you have left, when?", "medical_subsidy", "employment_subsidy", only_if=("disability_grade", (None, 5, 6, 7, 8, 9, 10)), optional=True), _LOCAL)),
    Situation("death", Label("亲人因工去世", "A relative died at work"), Label("工亡赔偿", "Benefits after a death at work"),
              ("death_lump_sum", "funeral_subsidy", "dependant_pension_monthly", "total_death_benefits"),
              (_ask("death_date", "哪一天去世？", "When did the death happen?", "death_lump_sum", "funeral_subsidy"), _UNINSURED,
               _DEPENDANTS,
               _ask("deceased_monthly_wage", "生前缴费工资每月多少？", "Contribution wage per month?", "dependant_pension_monthly", only_if=("dependants", ())), _LOCAL,
               _ask("work_death_lump_sum_months", "2011年以前去世的：当地定的是几个月平均工资？", "Died before 2011: how many months of the average had the area fixed?", "death_lump_sum", help_zh="48至60之间；不知道可跳过，先看范围", help_en="Between 48 and 60; skip it for a range", optional=True),
               _ask("injury_recognised_on", "2011年以前去世的：哪一天认定工伤？", "Died before 2011: when was it recognised as work injury?", "death_lump_sum", help_zh="2011年以后才认定的，按新标准", help_en="Recognised since 2011: the new rule", optional=True))),
    Situation("unlicensed", Label("给没有执照的老板干活受伤", "Hurt while working for an unlicensed employer"), Label("无照经营、童工；人去世的也选这里", "No licence, or child labour; also after a death"),
              ("illegal_employer_lump_sum", "illegal_employer_living_costs", "illegal_employer_death_compensation"),
              (_INJURED, _GRADE, _ask("stop_work_months", "治疗了几个月？", "Months of treatment?", "illegal_employer_living_costs"),
               _ask("death_date", "人已经去世的，哪一天？", "If the person died, when?", "illegal_employer_death_compensation", optional=True),
               _ask("local_avg_monthly_wage", "当地上年度职工月平均工资", "Local average monthly wage of last year", "illegal_employer_lump_sum", "illegal_employer_living_costs", help_zh="不知道可跳过，能查到的会自动带出", help_en="Skip it if unknown", optional=True))),
    Situation("rider_injured", Label("送单受伤", "Hurt while delivering"), Label("外卖、快递、网约车、货运接单途中受伤", "Delivery, ride-hailing, freight"),
              ("platform_injury_lump_sum", "platform_injury_one_off_allowance", "platform_injury_allowance_monthly"),
              (_INJURED, _ask("platform_worker", "是平台接单、没有和单位建立劳动关系吗？", "Did you take orders without being employed?", "platform_injury_lump_sum", help_zh="有排班、必须接单、归站长管的，可能是劳动关系", help_en="Rosters and control point to employment"),
               _GRADE, _PRIVATE)),
    Situation("rider_death", Label("亲人送单时去世", "A relative died while delivering"), Label("平台职业伤害保障", "The occupational injury protection of platforms"),
              ("platform_injury_death_lump_sum", "platform_injury_funeral", "platform_injury_dependant_pension_monthly"),
              (_ask("death_date", "哪一天去世？", "When did the death happen?", "platform_injury_death_lump_sum", "platform_injury_funeral"), _DEPENDANTS, _PRIVATE)),
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
    Situation("noncompete", Label("竞业限制没给补偿", "Non-compete without pay"), Label("离职后不让去同行", "Barred from competitors after leaving"), ("noncompete_compensation", "noncompete_compensation_monthly"),
              (_ask("avg_monthly_wage_last_12m", "离职前平均工资多少？", "Average wage before leaving?", "noncompete_compensation"),
               _ask("noncompete_months", "遵守了几个月？", "Months observed?", "noncompete_compensation"), _ask("noncompete_monthly_agreed", "约定每月补偿多少？", "Agreed per month?", "noncompete_compensation", optional=True),
               _ask("noncompete_paid", "已付多少？", "What was paid?", "noncompete_compensation", optional=True))),
    Situation("training", Label("离职要我赔培训费", "Asked to pay back training costs"), Label("签了服务期协议，没干满就走", "A service period was signed and not completed"), ("training_penalty",),
              (_ask("training_cost", "单位实际花了多少培训费？", "What did the employer really pay for the training?", "training_penalty", help_zh="只算有发票的专项培训；入职培训、岗前培训不算", help_en="Special training against vouchers only; induction does not count"),
               _ask("training_service_years", "约定干满几年？", "How many years of service were agreed?", "training_penalty", help_zh="几个月的写小数，如 1.5", help_en="Decimals are fine, such as 1.5"),
               _ask("training_served_years", "培训以后已经干了几年？", "How many years were served since?", "training_penalty", help_zh="不知道可跳过，先看范围", help_en="Skip it for a range"),
               _ask("agreed_penalty", "协议写的违约金是多少？", "What penalty was agreed?", "training_penalty", help_zh="写得再高，也不能超过没干满那部分的培训费", help_en="However high, never above the unserved share of the cost", optional=True)), against=True),
    Situation("noncompete_claimed", Label("说我违反竞业限制要我赔", "Accused of breaking a non-compete"), Label("要违约金，或者要退回补偿", "A penalty, or the compensation back"),
              ("noncompete_contract_penalty_before_reduction", "noncompete_compensation_refund"),
              (_ask("noncompete_penalty_agreed", "约定的违约金是多少？", "What penalty was agreed?", "noncompete_contract_penalty_before_reduction"),
               _ask("monthly_noncompete_compensation_paid", "单位每月给过多少补偿？", "What was paid to you each month?", "noncompete_compensation_refund", help_zh="没给过填0", help_en="0 if nothing"),
               _ask("noncompete_months_paid", "给了几个月？", "For how many months?", "noncompete_compensation_refund", help_zh="没给过填0", help_en="0 if nothing"),
               _ask("noncompete_breach", "您真的去了同行吗？", "Did you really join a competitor?", "noncompete_compensation_refund", optional=True)), against=True),
)  # fmt: skip
BY_KEY = {situation.key: situation for situation in SITUATIONS}
GROUPS: tuple[tuple[str, Label, tuple[str, ...]], ...] = (
    ("pay", Label("工资和休假", "Pay and leave"), ("unpaid", "deducted", "low_wage", "overtime", "leave", "heat", "standstill", "sick", "maternity", "rider_pay")),
    ("ending", Label("合同和离职", "Contract and leaving"), ("dismissed", "reinstate", "forced_to_leave", "no_contract", "probation", "training", "noncompete", "noncompete_claimed")),
    ("injury", Label("受伤和去世", "Injury and death"), ("injured", "rider_injured", "unlicensed", "death", "rider_death")),
)  # fmt: skip
"""The situations as a page lists them: key, heading, and their order; each stands once."""
PRESET: dict[str, dict[str, Any]] = {
    "no_contract": {"no_written_contract": True}, "forced_to_leave": {"termination": "worker_art38"}, "injured": {"work_injury": True},
    "rider_pay": {"platform_worker": True}, "rider_death": {"platform_worker": True}, "reinstate": {"termination": "unlawful"},
    "unlicensed": {"illegal_employer": True, "work_injury": True},
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
    # A page knows yes as the word "true", a sheet of facts as a flag.
    return str(known[fact]).lower() in [str(answer).lower() for answer in answers]


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
