"""Beside a work-injury dispute: recognition and capacity assessment with their own clocks, and the stopwatch of a sitting.

工伤保险条例 (2010) arts. 17, 20, 25, 26: employer 30 days, worker 1 year, recognition in 60 days (15 where clear), assessment in
60. These clocks belong to other bodies; they run beside the procedure so that nobody misses them. A case that waits for
recognition may be mediated first or stayed (劳动人事争议仲裁办案规则 (2017) art. 47).
"""

from collections.abc import Iterator

from shiquan.law.text import Label
from shiquan.procedure.effects import injury as i
from shiquan.procedure.language import PARTY_ROLES, Clock, ClockKind, Role, Step
from shiquan.procedure.tables import fields as f

REGULATION = "《工伤保险条例》（2010）"
TOLD = (Role.APPLICANT, Role.RESPONDENT, Role.MEDIATOR, Role.SECRETARY)
INJURY_CLOCKS = (
    Clock("WI_EMPLOYER_APPLY", tells=TOLD),
    Clock("WI_WORKER_APPLY", tells=TOLD),
    Clock("WI_RECOGNITION_60", tells=TOLD),
    Clock("WI_RECOGNITION_15_CLEAR", tells=TOLD),
    Clock("WI_CAPACITY_CONCLUSION", tells=TOLD),
    Clock("WI_REASSESS_APPLY", tells=(Role.APPLICANT, Role.RESPONDENT)),
)
STOPWATCH = Clock("INJURY_MEDIATION_3H", kind=ClockKind.PROMISE, tells=(Role.MEDIATOR, Role.SUPERVISOR))
STAGES = (
    ("talks", "调解", "Talks"),
    ("papers", "制作文书", "Papers"),
    ("signing", "签署", "Signing"),
    ("confirmation", "申请确认", "Confirmation"),
)
BY = f.choice("by", "谁申请的", "Who applied", (("employer", "用人单位", "Employer"), ("worker", "劳动者或亲属、工会", "Worker, relative or union")))
GRADES = (*((str(n), f"{n}级", f"Grade {n}") for n in range(1, 11)), ("none", "未达等级", "No grade"))


def injury_steps(states: frozenset[str], staff: frozenset[Role]) -> Iterator[Step]:
    """The rows for the road of recognition and assessment, told by either side or the staff."""
    who = staff | (PARTY_ROLES - {Role.THIRD_PARTY})
    yield Step("note_injury", Label("登记事故伤害", "Note the injury"), who, states, form=(f.day("accident_on", "受伤或确诊日期", "Day of the accident or diagnosis"),),
               effects=(i.note_injury,), articles=(f"{REGULATION}第17条",),
               help=Label("单位应在 30 日内申请工伤认定；单位不申请的，劳动者可在 1 年内申请。", "The employer applies within 30 days; otherwise the worker within 1 year."))
    yield Step("note_recognition_applied", Label("登记工伤认定受理", "Recognition was accepted"), who, states,
               form=(BY, f.day("accepted_on", "受理日期", "Accepted on"), f.yes_no("clear", "事实清楚、权利义务明确（15 日）", "Clear facts and rights (15 days)")),
               effects=(i.note_recognition_applied,), closes=("WI_EMPLOYER_APPLY", "WI_WORKER_APPLY"), articles=(f"{REGULATION}第17条、第20条",))
    yield Step("note_recognition", Label("登记工伤认定结果", "Result of recognition"), who, states,
               form=(f.choice("result", "结论", "Result", (("recognised", "认定为工伤", "Recognised"), ("refused", "不认定", "Not recognised"))),
                     f.day("on", "决定日期", "Decided on"), f.text("number", "决定书文号", "Number", required=False, most=60)),
               effects=(i.note_recognition,), closes=("WI_EMPLOYER_APPLY", "WI_WORKER_APPLY", "WI_RECOGNITION_60", "WI_RECOGNITION_15_CLEAR"), articles=(f"{REGULATION}第20条",))
    yield Step("note_capacity_applied", Label("登记劳动能力鉴定申请", "Assessment applied for"), who, states, form=(f.day("received_on", "鉴定委员会收到日期", "Received on"),),
               effects=(i.note_capacity_applied,), articles=(f"{REGULATION}第25条",))
    yield Step("note_capacity", Label("登记鉴定结论", "Result of the assessment"), who, states,
               form=(f.choice("grade", "伤残等级", "Grade", GRADES), f.day("received_on", "收到结论日期", "Received on")),
               effects=(i.note_capacity,), closes=("WI_CAPACITY_CONCLUSION",), articles=(f"{REGULATION}第25条、第26条",))


def stopwatch_steps(states: frozenset[str], mediator: frozenset[Role]) -> Iterator[Step]:
    """The sitting of three hours: both sides are there, the clock runs on to the application for confirmation, each stage is marked."""
    running = states | {"agreed"}
    promise = "《石泉县调解服务承诺》（2025）"
    yield Step("start_sitting", Label("开始三小时调解", "Start the three-hour sitting"), mediator, states, conditions=(i.no_sitting_runs,), effects=(i.start_sitting,),
               starts=("INJURY_MEDIATION_3H",), articles=(promise,))
    yield Step("mark_stage", Label("记一个阶段", "Mark a stage"), mediator, running, form=(f.choice("stage", "完成了哪个阶段", "Stage done", STAGES),),
               conditions=(i.sitting_runs,), effects=(i.mark_stage,), articles=(promise,))
    yield Step("end_sitting", Label("结束三小时调解", "End the sitting"), mediator, running, conditions=(i.sitting_runs,), effects=(i.end_sitting,),
               closes=("INJURY_MEDIATION_3H",), articles=(promise,))
