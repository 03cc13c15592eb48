"""What proves a claim: for each item the proofs, who usually holds them, who bears the burden, and on which article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shiquan.law.articles import Article
from shiquan.law.entitlements.registry import BY_ITEM
from shiquan.law.entitlements.sources import article
from shiquan.law.text import Label


class Holder(StrEnum):
    """Who has the proof in hand, or must bring it."""

    WORKER = "worker"
    EMPLOYER = "employer"
    PLATFORM = "platform"
    AGENCY = "agency"
    HOSPITAL = "hospital"
    BANK = "bank"


HOLDER_LABELS = {
    Holder.WORKER: Label("劳动者", "worker"),
    Holder.EMPLOYER: Label("用人单位", "employer"),
    Holder.PLATFORM: Label("平台企业", "platform"),
    Holder.AGENCY: Label("人社、社保部门", "labour or insurance authority"),
    Holder.HOSPITAL: Label("医疗机构", "hospital"),
    Holder.BANK: Label("银行、支付机构", "bank or payment service"),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof: what it is, what it shows, who holds it, who bears the burden of the point, and why."""

    what: Label
    shows: Label
    holder: Holder
    burden: Holder
    articles: tuple[Article, ...]

    @property
    def holder_label(self) -> Label:
        """Who holds it, in words."""
        return HOLDER_LABELS[self.holder]

    @property
    def burden_label(self) -> Label:
        """Who bears the burden, in words."""
        return HOLDER_LABELS[self.burden]


def _proof(
    zh: str, en: str, shows_zh: str, shows_en: str, holder: Holder, burden: Holder, *articles: tuple[str, str]
) -> Proof:
    return Proof(
        Label(zh, en), Label(shows_zh, shows_en), holder, burden, tuple(article(*pair) for pair in articles)
    )


_W, _E, _P, _A, _H, _B = (
    Holder.WORKER,
    Holder.EMPLOYER,
    Holder.PLATFORM,
    Holder.AGENCY,
    Holder.HOSPITAL,
    Holder.BANK,
)
_WHO_CLAIMS = ("MEDIATION", "6")
RELATION = _proof(
    "劳动合同、工作证、考勤、工资流水、社保记录、工友证言", "contract, badge, attendance, pay records, insurance record, colleagues' statements",
    "存在劳动关系、入职时间", "that and since when there was employment", _W, _W, _WHO_CLAIMS,
)  # fmt: skip
PAY = _proof(
    "银行流水、工资条、微信或支付宝转账", "bank statements, pay slips, transfers", "工资标准和实发数", "the wage and what was paid", _B, _E, _WHO_CLAIMS, ("WAGES", "6"),
)  # fmt: skip
ENDING = _proof(
    "解除通知、录音、聊天记录、离职证明", "notice of dismissal, recordings, messages, leaving certificate", "由谁、因何解除", "who ended the work and why", _E, _E, ("INTERP1", "44"),
)  # fmt: skip
REASON = _proof(
    "规章制度及公示、违纪证据、工会意见", "work rules and their notice, proof of misconduct, the union's opinion", "解除合法", "that the dismissal was lawful", _E, _E, ("INTERP1", "44"), ("INTERP1", "47"),
)  # fmt: skip
CONTRACT = _proof(
    "书面劳动合同或无合同的说明",
    "the written contract, or its absence",
    "是否订立书面合同",
    "whether there was a written contract",
    _E,
    _E,
    _WHO_CLAIMS,
)
HOURS = _proof(
    "考勤、排班表、打卡记录、工作群消息", "attendance, rosters, clock records, work messages", "加班事实", "that overtime was worked", _W, _W, ("INTERP1", "42"),
)  # fmt: skip
ATTENDANCE = _proof(
    "用人单位掌握的考勤和工资台账", "attendance and pay records kept by the employer", "加班时数（单位不提供的承担不利后果）", "hours (if withheld, taken against the employer)", _E, _E, ("INTERP1", "42"), ("MEDIATION", "39"),
)  # fmt: skip
LEDGER = _proof(
    "农民工工资台账（保存三年）", "wage ledger of migrant workers (kept three years)", "已否支付；无台账按劳动者主张", "whether it was paid; without it the worker's account is taken", _E, _E, ("MIGRANT", "15"), ("MIGRANT", "50"),
)  # fmt: skip
LEAVE = _proof(
    "年休假安排和休假记录",
    "leave plan and record",
    "是否安排休假、是否书面放弃",
    "whether leave was given or declined in writing",
    _E,
    _E,
    ("LEAVE_RULES", "9"),
    ("LEAVE_RULES", "10"),
)
YEARS = _proof(
    "社保缴费记录、以前单位的证明",
    "insurance record, certificates of earlier employers",
    "累计工作年限",
    "cumulated years of work",
    _A,
    _W,
    ("LEAVE", "3"),
)
SICK = _proof(
    "病历、诊断证明、病假条",
    "medical record, diagnosis, sick note",
    "病假时间",
    "the sick leave",
    _H,
    _W,
    _WHO_CLAIMS,
)
STANDSTILL = _proof(
    "停工、放假通知，工作群聊天记录",
    "notices of the standstill, chats of the work group",
    "单位停工停产的起止时间",
    "that the employer stood still, from when to when",
    _W,
    _W,
    _WHO_CLAIMS,
)
BIRTH = _proof(
    "出生证明、住院病历、生育保险缴费记录",
    "birth certificate, hospital record, insurance record",
    "生育及产假天数",
    "birth and days of leave",
    _H,
    _W,
    _WHO_CLAIMS,
)
HEAT = _proof(
    "岗位说明、排班、当地气象记录",
    "job description, roster, weather records",
    "高温作业天数",
    "days worked in the heat",
    _E,
    _E,
    ("HEAT", "17"),
)
PROBATION = _proof(
    "合同中的试用期条款、转正材料",
    "probation clause, papers on the end of probation",
    "约定和实际的试用期、工资",
    "probation agreed and served, and pay",
    _W,
    _W,
    ("LCL", "19"),
)
TRAINING = _proof(
    "培训协议、付款凭证、发票",
    "training agreement, vouchers, invoices",
    "专项培训费用和服务期",
    "cost of special training, service period",
    _E,
    _E,
    ("LCL", "22"),
)
NONCOMPETE = _proof(
    "竞业限制协议、补偿付款记录、离职后就业情况",
    "the clause, payments, work after leaving",
    "约定、履行和支付情况",
    "what was agreed, kept and paid",
    _W,
    _W,
    ("LCL", "23"),
)
RECOGNITION = _proof(
    "工伤认定决定书",
    "work-injury determination",
    "构成工伤",
    "that it is a work injury",
    _A,
    _W,
    ("WIIR", "17"),
)
DENIAL = _proof(
    "单位不认为是工伤的证据",
    "proof that it was no work injury",
    "不构成工伤",
    "that it is none",
    _E,
    _E,
    ("WIIR", "19(2)"),
)
GRADE = _proof(
    "劳动能力鉴定结论书",
    "work-capacity assessment",
    "伤残等级、护理依赖",
    "grade and dependency on care",
    _A,
    _W,
    ("WIIR", "21"),
)
BASIS = _proof(
    "社保缴费明细、工资流水",
    "contribution record, pay records",
    "本人工资",
    "the own wage",
    _A,
    _E,
    ("WIIR", "64(2)"),
)
TREATMENT = _proof(
    "病历、发票、费用清单、停工留薪期确认",
    "medical record, invoices, cost list, confirmation of the leave",
    "治疗、护理和停工时间",
    "treatment, nursing and leave",
    _H,
    _W,
    ("WIIR", "30"),
    ("WIIR", "33"),
)
KIN = _proof(
    "户口簿、亲属关系和收入证明、死亡证明",
    "household register, proof of kinship and income, death certificate",
    "供养关系",
    "that they were supported",
    _W,
    _W,
    ("DEPENDANTS", "2"),
)
ORDERS = _proof(
    "接单记录、收入明细、平台规则截图",
    "order records, income details, screenshots of the rules",
    "单量、单价、奖惩规则",
    "orders, rates, rules",
    _W,
    _W,
    _WHO_CLAIMS,
)
RULES = _proof(
    "平台掌握的后台数据、算法和派单规则",
    "data, algorithm and dispatch rules held by the platform",
    "计价和扣款依据",
    "basis of pay and deductions",
    _P,
    _P,
    ("MEDIATION", "6"),
    ("PLATFORM_OPINION", "8"),
)
ORDER = _proof(
    "责令支付文书及送达、未付的证明",
    "the order to pay, its service, proof of non-payment",
    "逾期未履行责令",
    "that the order was not obeyed",
    _A,
    _W,
    ("LCL", "85"),
)

_BY_ITEM: dict[str, tuple[Proof, ...]] = {
    "economic_compensation": (RELATION, ENDING, PAY), "unlawful_dismissal_compensation": (RELATION, ENDING, REASON, PAY),
    "notice_pay": (RELATION, ENDING, PAY), "additional_compensation": (ORDER, PAY), "reinstatement_wages": (RELATION, ENDING, REASON, PAY),
    "double_wage_difference": (RELATION, CONTRACT, PAY), "unpaid_wages": (RELATION, PAY, LEDGER), "unpaid_commission": (RELATION, PAY),
    "minimum_wage_shortfall": (RELATION, PAY), "deduction_refund": (RELATION, PAY),
    "weekday_overtime_pay": (HOURS, ATTENDANCE, PAY), "restday_overtime_pay": (HOURS, ATTENDANCE, PAY),
    "holiday_overtime_pay": (HOURS, ATTENDANCE, PAY), "overtime_pay": (HOURS, ATTENDANCE, PAY),
    "annual_leave_extra_pay": (LEAVE, YEARS, PAY), "sick_pay_floor_monthly": (SICK,), "sick_pay": (SICK, PAY), "idle_pay": (RELATION, STANDSTILL, PAY),
    "maternity_allowance": (BIRTH, PAY), "high_temperature_allowance": (HEAT,), "summer_cooling_fee": (HEAT,),
    "probation_violation_compensation": (PROBATION, PAY), "probation_wage_difference": (PROBATION, PAY), "training_penalty": (TRAINING,),
    "noncompete_compensation_monthly": (NONCOMPETE, PAY), "noncompete_compensation": (NONCOMPETE, PAY),
    "noncompete_compensation_refund": (NONCOMPETE,), "noncompete_contract_penalty_before_reduction": (NONCOMPETE,),
    "hospital_meal_allowance": (RECOGNITION, TREATMENT), "transport": (RECOGNITION, TREATMENT), "medical_costs": (RECOGNITION, TREATMENT),
    "nursing_during_treatment": (RECOGNITION, TREATMENT), "stop_work_period_wages": (RECOGNITION, TREATMENT, PAY),
    "death_lump_sum": (RECOGNITION, KIN), "funeral_subsidy": (RECOGNITION, KIN), "total_death_benefits": (RECOGNITION, KIN),
    "dependant_pension_monthly": (RECOGNITION, KIN, BASIS), "illegal_employer_death_compensation": (RECOGNITION, KIN),
    "illegal_employer_living_costs": (TREATMENT, BASIS), "illness_medical_aid": (RELATION, ENDING, SICK, PAY),
    "order_income": (ORDERS, RULES), "guarantee_top_up": (ORDERS, RULES), "platform_deduction_refund": (ORDERS, RULES), "platform_injury_fee": (ORDERS, RULES),
}  # fmt: skip
_INJURY = (RECOGNITION, DENIAL, GRADE, BASIS)


def checklist(item: str) -> tuple[Proof, ...]:
    """The proofs for one item. Raises KeyError for an item no calculator has."""
    row = BY_ITEM[item]
    return _BY_ITEM.get(row.item, (*_INJURY, ORDERS) if row.item.startswith("platform_") else _INJURY)
