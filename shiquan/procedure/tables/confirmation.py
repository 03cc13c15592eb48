"""Judicial confirmation of a mediated agreement: CPL (2023) arts. 205-206, special procedure arts. 184-187."""

from shiquan.law.periods import Period, Unit
from shiquan.law.text import Label
from shiquan.procedure import conditions as c
from shiquan.procedure.court_checks import CHECKS
from shiquan.procedure.effects import court as e
from shiquan.procedure.effects.papers import drafting, remember, telling
from shiquan.procedure.language import INITIAL, Clock, Procedure, Role, State, Step
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.papers import EVIDENCE, paper_steps

CPL205, CPL206 = "《民事诉讼法》（2023）第205条", "《民事诉讼法》（2023）第206条"
COURT, JUDGE, SYSTEM = frozenset({Role.JUDGE, Role.COURT_CLERK}), frozenset({Role.JUDGE}), frozenset({Role.SYSTEM})
SIDES = frozenset({Role.APPLICANT, Role.RESPONDENT})
STATES = (
    State("received", Label("待审查受理", "Received by the court")),
    State("supplement", Label("待补充", "Waiting for a supplement")),
    State("docketed", Label("审查中", "Under review")),
    State("ruling", Label("裁定待签", "Ruling to be signed")),
    State("confirmed", Label("已裁定确认", "Confirmed"), closed=True, result="confirmed"),
    State("rejected", Label("已裁定驳回", "Rejected"), closed=True, result="rejected"),
    State("not_accepted", Label("不予受理", "Not accepted"), closed=True, result="refused"),
    State("withdrawn", Label("已撤回", "Withdrawn"), closed=True, result="withdrawn"),
)
ALL = frozenset(s.key for s in STATES)
OPEN = frozenset(s.key for s in STATES if not s.closed)
CLOCKS = (
    Clock("CONFIRM_DECIDE_30", tells=(Role.JUDGE, Role.DIRECTOR)),
    Clock("COURT_SUPPLEMENT", on_expiry="deem_withdrawn", tells=(Role.JUDGE,), period=Period(7, Unit.CALENDAR_DAY),
          name=Label("补充材料", "Supplement")),
)  # fmt: skip
GROUNDS = (
    ("illegal", "违反法律强制性规定", "Against mandatory law"),
    ("public", "损害国家、社会公共利益或他人权益", "Harms the state, the public or others"),
    ("order", "违背公序良俗", "Against public order"),
    ("voluntary", "违反自愿原则", "Not voluntary"),
    ("unclear", "内容不明确", "Unclear"),
    ("other", "其他不能确认的情形", "Other"),
)
REFUSALS = (
    ("scope", "不属于法院受理范围", "Outside the court's scope"),
    ("jurisdiction", "不属于本院管辖", "Another court is competent"),
    ("status", "确认身份关系", "Concerns personal status"),
    ("special", "适用其他特别程序", "Another special procedure applies"),
    ("title", "涉及物权、知识产权确权", "Concerns title to property or IP"),
)
REASON = f.long_text("reason", "理由", "Reason", most=1000)
CHECKED = f.rows(
    "checks", "审查清单", "Check list",
    (f.choice("item", "审查事项", "What was checked", tuple((k.key, k.question.zh, k.question.en) for k in CHECKS)),
     f.choice("answer", "是否符合", "Met", (("yes", "符合", "Yes"), ("no", "不符合", "No"))),
     f.text("note", "说明", "Note", required=False, most=300)),
    required=False, most=len(CHECKS),
)  # fmt: skip

CONFIRMATION = Procedure(
    key="confirmation",
    edition="2023",
    name=Label("司法确认", "Judicial confirmation"),
    states=STATES,
    clocks=CLOCKS,
    number_series="confirmation",
    steps=(
        Step("receive", Label("收到申请", "Application received"), SYSTEM, frozenset({INITIAL}), "received",
             form=(f.row_id("agreement", "协议", "Agreement", "document", required=False),
                   f.row_id("application", "申请书", "Application", "document", required=False),
                   f.money("total", "金额", "Sum", required=False), f.text("mediation_number", "调解案号", "Mediation number", required=False)),
             effects=(e.receive,), automatic=True, articles=(CPL205,)),
        Step("docket", Label("受理立案", "Docket"), COURT, frozenset({"received"}), "docketed",
             form=(f.row_id("judge", "承办法官（不选为本人）", "Judge (none: myself)", "person", required=False),),
             effects=(e.docket, drafting("docketing_notice"), telling("confirmation_docketed", "applicant", "respondent")),
             starts=("CONFIRM_DECIDE_30",), articles=(CPL205, "《民事诉讼法》（2023）第187条")),
        Step("ask_supplement", Label("要求补充", "Ask for a supplement"), COURT, frozenset({"received", "docketed"}), "supplement",
             form=(f.long_text("text", "补充什么", "What is needed", most=1000), f.number("days", "几天内", "Within how many days")),
             conditions=(c.days_are_sensible,), effects=(e.ask_supplement, drafting("court_supplement_notice", "text", "days"),
             telling("supplement_asked", "applicant", "respondent")), pauses=("CONFIRM_DECIDE_30",),
             articles=("《民事诉讼法解释》（2022）第356条",)),
        Step("answer_court", Label("补充材料", "Answer the court"), SIDES, frozenset({"supplement"}), "docketed",
             form=(f.long_text("text", "补充说明", "Explanation"), f.rows("evidence", "材料", "Papers", EVIDENCE, required=False)),
             effects=(e.answer_court, e.add_papers), closes=("COURT_SUPPLEMENT",), resumes=("CONFIRM_DECIDE_30",),
             notices=("court_answered>judge",), articles=("《民事诉讼法解释》（2022）第356条",)),
        Step("deem_withdrawn", Label("按撤回处理", "Deemed withdrawn"), SYSTEM, frozenset({"supplement"}), "withdrawn",
             form=(f.text("subject", "对象", "Subject", required=False),), conditions=(c.clock_has_run_out("COURT_SUPPLEMENT"),),
             effects=(telling("withdrawn", "applicant", "respondent"),), closes=("COURT_SUPPLEMENT",), automatic=True,
             articles=("《民事诉讼法解释》（2022）第356条",)),
        Step("refuse", Label("不予受理", "Refuse"), COURT, frozenset({"received"}), "not_accepted",
             form=(f.choice("ground", "理由", "Ground", REFUSALS), REASON),
             effects=(remember("ground", "reason", under="refusal"), drafting("court_refusal", "ground", "reason"),
                      telling("confirmation_refused", "applicant", "respondent")),
             articles=("《民事诉讼法解释》（2022）第355条",)),
        Step("rule", Label("作出裁定", "Rule"), JUDGE, frozenset({"docketed", "ruling"}),
             form=(f.choice("result", "裁定", "Ruling", (("confirm", "确认协议有效", "Confirm"), ("reject", "驳回申请", "Reject"))),
                   CHECKED,
                   f.long_text("findings", "审查查明", "Findings", required=False, most=2000),
                   f.choice("ground", "驳回理由", "Ground of rejection", GROUNDS, required=False),
                   f.long_text("reason", "说明", "Reason", required=False, most=1000)),
             conditions=(c.checks_fit_the_ruling, c.rejection_has_a_ground), effects=(e.rule_on_it,), articles=(CPL206, "《民事诉讼法解释》（2022）第358条")),
        Step("withdraw", Label("撤回申请", "Withdraw"), SIDES, OPEN - {"ruling"}, "withdrawn", form=(REASON,),
             effects=(telling("withdrawn", "applicant", "respondent"),), articles=("《民事诉讼法解释》（2022）第357条",)),
        *paper_steps(ALL, COURT, e.ruling_takes_effect),
    ),
)  # fmt: skip
