"""One-stop mediation for platform workers' disputes (人社厅发〔2024〕4号), with the county's promises.

From the application to the agreement in force, with every exit. The statutory clocks and the promised ones run
side by side: 15 days from receipt (mediation and arbitration law art. 14), 15 days from acceptance, extendable once by
at most 15 days with both sides' consent (one-stop notice); answer within 1 hour, close within 7 days (the county).
"""

from shiquan.law.periods import Period, Unit
from shiquan.law.text import Label
from shiquan.procedure import conditions as c
from shiquan.procedure.effects import delegation as g
from shiquan.procedure.effects import handover as h
from shiquan.procedure.effects import onestop_agreement as agreement
from shiquan.procedure.effects import onestop_offers as offers
from shiquan.procedure.effects import onestop_opening as opening
from shiquan.procedure.effects import onestop_talks as talks
from shiquan.procedure.effects.arbitration import ending
from shiquan.procedure.effects.arbitration_review import apply_for_review, review_still_in_time
from shiquan.procedure.effects.ending_papers import apply_for_review_on_paper
from shiquan.procedure.effects.inviting import correct_phone
from shiquan.procedure.effects.papers import drafting, remember, telling
from shiquan.procedure.language import INITIAL, Clock, ClockKind, FieldKind, Procedure, Role, State, Step
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables import onestop_forms as forms
from shiquan.procedure.tables.injury import INJURY_CLOCKS, STOPWATCH, injury_steps, stopwatch_steps
from shiquan.procedure.tables.inputs import input_steps
from shiquan.procedure.tables.papers import EVIDENCE, HANDWRITING, PROOF, paper_steps

APPLICANT, RESPONDENT = frozenset({Role.APPLICANT}), frozenset({Role.RESPONDENT})
SIDES = frozenset({Role.APPLICANT, Role.RESPONDENT})
DESK = frozenset({Role.DUTY, Role.SUPERVISOR})
MEDIATOR, SYSTEM = frozenset({Role.MEDIATOR}), frozenset({Role.SYSTEM})
LAW14, ONESTOP = "《劳动争议调解仲裁法》（2008）第14条", "人社厅发〔2024〕4号"
LAW12 = "《劳动争议调解仲裁法》（2008）第12条"
ANSWERING = ("ANSWER_A", "ANSWER_B", "ANSWER_1H")
ENDING = ("CLOSE_7D", "ONESTOP_15", "MEDIATION_15")

STATES = (
    State("filed", Label("待答复", "Waiting for an answer")),
    State("supplement", Label("待补正", "Waiting for papers")),
    State("accepted", Label("待分派", "To be assigned")),
    State("mediating", Label("调解中", "In mediation")),
    State("drafting", Label("协议待签", "Agreement to be signed")),
    State("agreed", Label("已达成协议", "Agreed"), closed=True, result="agreed"),
    State("not_agreed", Label("调解不成", "Not agreed"), closed=True, result="not_agreed"),
    State("withdrawn", Label("已撤回", "Withdrawn"), closed=True, result="withdrawn"),
    State("refused", Label("不予受理", "Refused"), closed=True, result="refused"),
)
RUNNING = frozenset({"accepted", "mediating", "drafting"})
BEFORE = frozenset({"filed", "supplement"})
ALL = frozenset(s.key for s in STATES)
TALKING = frozenset({"mediating"})

CLOCKS = (
    Clock("ANSWER_A", kind=ClockKind.PROMISE, on_expiry="escalate_to_b", period=Period(20, Unit.MINUTE), tells=(),
          name=Label("A岗答复", "Holder A answers")),
    Clock("ANSWER_B", kind=ClockKind.PROMISE, on_expiry="escalate_to_supervisor", period=Period(20, Unit.MINUTE), tells=(),
          name=Label("B岗答复", "Holder B answers")),
    Clock("ANSWER_1H", kind=ClockKind.PROMISE, tells=(Role.SUPERVISOR, Role.DIRECTOR)),
    Clock("CLOSE_7D", kind=ClockKind.PROMISE),
    Clock("MEDIATION_15", tells=(Role.APPLICANT, Role.MEDIATOR)),
    Clock("ONESTOP_15", on_expiry="end_by_time"),
    Clock("JUDICIAL_CONFIRM", tells=(Role.APPLICANT, Role.RESPONDENT)),
    Clock("ARB_REVIEW_APPLY", on_expiry="review_ends", tells=()),
    Clock("RESPONDENT_REMINDER", kind=ClockKind.PROMISE, on_expiry="remind", period=Period(24, Unit.HOUR), tells=(),
          name=Label("提醒对方答复", "Remind the respondent")),
    Clock("APPOINTMENT_SOON", kind=ClockKind.PROMISE, on_expiry="appointment_soon", period=Period(1, Unit.HOUR), tells=(),
          name=Label("会面提醒", "Appointment reminder")),
)  # fmt: skip
SUBJECT = f.text("subject", "对象", "Subject", required=False)
REASON = f.long_text("reason", "理由", "Reason", most=1000)

OPENING = (
    Step("file", Label("提交申请", "File the application"), APPLICANT | {Role.COUNTER}, frozenset({INITIAL}), "filed",
         form=forms.FILE, effects=(opening.file_application, opening.sign_application, telling("filed_receipt", "applicant")),
         starts=("ANSWER_A", "ANSWER_1H", "CLOSE_7D", "MEDIATION_15"), notices=("filed>duty",), articles=(LAW12, ONESTOP)),
    Step("receive", Label("接收仲裁委案卷", "File received from the commission"), SYSTEM, frozenset({INITIAL}), "accepted", form=forms.RECEIVE,
         effects=(h.receive_for_mediation,), starts=("CLOSE_7D", "MEDIATION_15", "ONESTOP_15"), notices=("filed>duty",), automatic=True,
         articles=("《劳动人事争议仲裁办案规则》（2017）第69条", LAW14)),
    Step("escalate_to_b", Label("转B岗", "Passed to holder B"), SYSTEM, frozenset({"filed"}), form=(SUBJECT,),
         conditions=(c.clock_has_run_out("ANSWER_A"),), closes=("ANSWER_A",), starts=("ANSWER_B",),
         notices=("escalated>duty_b",), automatic=True, articles=(ONESTOP,)),
    Step("escalate_to_supervisor", Label("转主管", "Passed to the supervisor"), SYSTEM, frozenset({"filed"}), form=(SUBJECT,),
         conditions=(c.clock_has_run_out("ANSWER_B"),), closes=("ANSWER_B",), notices=("escalated>supervisor",),
         automatic=True, articles=(ONESTOP,)),
    Step("accept", Label("受理", "Accept"), DESK, frozenset({"filed"}), "accepted", form=forms.ACCEPT,
         effects=(remember("track", "urgency", "bodies", under="triage"), opening.number_and_accept,
                  drafting("acceptance_notice", "note"), drafting("rights_notice"), telling("accepted", "applicant")),
         closes=ANSWERING, starts=("ONESTOP_15",), articles=(ONESTOP, LAW14)),
    Step("ask_supplement", Label("要求补正", "Ask for what is missing"), DESK, frozenset({"filed"}), "supplement",
         form=forms.MISSING, effects=(remember("missing"), drafting("supplement_notice", "missing", "note"),
                                      telling("supplement_asked", "applicant")),
         closes=ANSWERING, pauses=("CLOSE_7D",), articles=(LAW12,)),
    Step("supplement", Label("提交补正", "Hand in what was missing"), APPLICANT | {Role.COUNTER}, frozenset({"supplement"}), "filed",
         form=(f.long_text("text", "补充说明", "Explanation", required=False), f.rows("evidence", "材料", "Papers", EVIDENCE, required=False)),
         effects=(opening.supplement,), starts=("ANSWER_A", "ANSWER_1H"), resumes=("CLOSE_7D",),
         notices=("filed>duty",), articles=(LAW12,)),
    Step("receive_delegated", Label("接受委托调解", "Sent by a commission"), SYSTEM, frozenset({INITIAL}), "accepted", form=forms.DELEGATED,
         effects=(g.receive_delegated,), starts=("ONESTOP_15", "CLOSE_7D"), notices=("delegated>duty",), automatic=True,
         articles=("《劳动人事争议仲裁办案规则》（2017）第70条", ONESTOP)),
    Step("refuse", Label("不予受理", "Refuse"), DESK, frozenset({"filed"}), "refused", form=forms.REFUSE,
         effects=(remember("ground", "reason", "elsewhere", under="refusal"),
                  drafting("refusal_notice", "ground", "reason", "elsewhere"), telling("refused", "applicant")),
         closes=(*ANSWERING, "CLOSE_7D"), articles=(ONESTOP,)),
    Step("refer", Label("转办", "Refer to another organisation"), DESK, frozenset({"filed"}),
         form=(f.row_id("office", "转给哪里", "To whom", "office"), REASON), effects=(opening.refer, telling("referred", "applicant")),
         closes=ANSWERING, starts=("ANSWER_A", "ANSWER_1H"), notices=("filed>duty",), articles=("《劳动争议调解仲裁法》（2008）第10条",)),
    Step("assign", Label("分派调解员", "Assign a mediator"), DESK, frozenset({"accepted", "mediating"}), "mediating",
         form=(f.row_id("mediator", "调解员", "Mediator", "person"),),
         effects=(opening.assign, telling("mediator_named", "applicant")), articles=("《劳动争议调解仲裁法》（2008）第11条",)),
)  # fmt: skip
RESPONDING = (
    Step("join", Label("进入调解", "Join"), RESPONDENT, RUNNING, conditions=(c.names_own_side,), effects=(opening.join,),
         notices=("respondent_joined>mediator",), automatic=True, articles=("《在线调解规则》（2021）",)),
    Step("answer", Label("答复", "Answer"), RESPONDENT, frozenset({"mediating"}), form=forms.ANSWER,
         conditions=(c.names_own_side,), effects=(opening.answer,), notices=("respondent_answered>mediator",),
         articles=(LAW14, "《人民调解法》（2011）第23条")),
    Step("refuse_mediation", Label("拒绝调解", "Refuse mediation"), RESPONDENT, TALKING, "not_agreed", form=(REASON,),
         conditions=(c.names_own_side,), effects=(agreement.end_by_refusal, telling("not_agreed", "applicant"), g.hand_back("not_agreed")), closes=ENDING,
         articles=("《人民调解法》（2011）第23条、第26条",)),
    Step("remind", Label("再次联系对方", "Remind the respondent"), MEDIATOR | SYSTEM, TALKING,
         form=(f.choice("channel", "方式", "Channel", (("sms", "短信", "SMS"), ("phone", "电话", "Telephone"), ("visit", "上门", "Visit"),
                                                    ("letter", "信函", "Letter")), required=False),
               f.text("result", "结果", "Result", required=False, most=300), SUBJECT),
         effects=(opening.remind,), articles=(ONESTOP,)),
    Step("correct_phone", Label("更正对方手机号", "Correct the respondent’s phone"), DESK | MEDIATOR, TALKING,
         form=(f.row_id("party", "哪一方", "Which side", "party"), f.personal("phone", "核实后的手机号", "The number that was checked", FieldKind.PHONE),
               f.text("reason", "怎么核实的", "How it was checked", most=300)),
         conditions=(c.party_exists, c.has_not_joined), effects=(correct_phone,),
         articles=("《在线调解规则》（2021）",), help=Label("改好后邀请短信会发到新号码；对方进入以后不能再改。",
                                                "The invitation goes to the new number; once the side has come in it can no longer change.")),
)  # fmt: skip
FIVE = (
    Step("record_caucus", Label("记录背对背释法", "Record a caucus"), MEDIATOR, TALKING,
         form=(f.row_id("party", "和哪一方谈", "With whom", "party"), f.long_text("text", "谈话记录", "Notes", personal=True)),
         conditions=(c.party_exists,), effects=(talks.record_caucus,), private=True, articles=("《人民调解法》（2011）第22条",)),
    Step("schedule", Label("约时间", "Make an appointment"), MEDIATOR, TALKING, form=forms.SCHEDULE, effects=(talks.schedule,),
         articles=(ONESTOP,)),
    Step("appointment_soon", Label("提醒会面", "Remind of an appointment"), SYSTEM, ALL, form=(SUBJECT,),
         effects=(talks.appointment_soon,), automatic=True, articles=(ONESTOP,)),
    Step("change_appointment", Label("登记会面结果", "Appointment held or cancelled"), MEDIATOR, TALKING,
         form=(f.row_id("appointment", "会面", "Appointment", "appointment"),
               f.choice("status", "结果", "Result", (("held", "已进行", "Held"), ("cancelled", "取消", "Cancelled")))),
         effects=(talks.change_appointment,), articles=(ONESTOP,)),
    Step("record_joint", Label("记录面对面协商", "Record a joint session"), MEDIATOR, TALKING, form=forms.JOINT,
         effects=(talks.record_joint,), articles=("《人民调解法》（2011）第27条",)),
    Step("invite_expert", Label("邀请专家", "Invite an expert"), MEDIATOR, TALKING,
         form=(f.row_id("expert", "专家", "Expert", "person"), f.long_text("question", "请教什么", "Question", most=1000),
               f.several("share", "给专家看什么", "What is shared",
                         (("story", "事情经过", "Story"), ("claims", "请求事项", "Claims"), ("evidence", "证据", "Evidence"),
                          ("answers", "对方说法", "Answers")))),
         effects=(talks.invite_expert,), articles=(ONESTOP,)),
    Step("opine", Label("出具专家意见", "Give an opinion"), frozenset({Role.EXPERT}), TALKING,
         form=(f.long_text("opinion", "意见", "Opinion"), f.long_text("basis", "依据", "Basis", required=False, most=1000)),
         effects=(talks.opine,), articles=(ONESTOP,)),
    Step("offer", Label("提出方案", "Make an offer"), SIDES | MEDIATOR, TALKING,
         form=(f.row_id("claim", "针对哪项请求（不选为全部）", "Claim (none: all)", "claim", required=False),
               f.money("amount", "金额（元）", "Amount (yuan)"), f.text("terms", "怎么付", "Terms", required=False, most=300),
               f.yes_no("mediator_only", "只告诉调解员", "Only the mediator may see it")),
         conditions=(c.claim_exists,), effects=(offers.offer,), articles=("《人民调解法》（2011）第22条",)),
    Step("accept_offer", Label("同意方案", "Accept an offer"), SIDES, TALKING, form=(f.row_id("offer", "方案", "Offer", "offer"),),
         conditions=(c.offer_is_open_to_actor,), effects=(offers.accept_offer,), articles=(LAW14,)),
    Step("decline_offer", Label("不同意方案", "Decline an offer"), SIDES, TALKING, form=(f.row_id("offer", "方案", "Offer", "offer"),),
         conditions=(c.offer_is_open_to_actor,), effects=(offers.decline_offer,), articles=(LAW14,)),
    Step("settle_claim", Label("记录谈妥金额", "Record a settled sum"), MEDIATOR, TALKING,
         form=(f.row_id("claim", "请求", "Claim", "claim"), f.money("amount", "谈妥金额（元）", "Settled sum")),
         conditions=(c.claim_exists,), effects=(offers.settle_claim,), articles=(LAW14,)),
    Step("drop_claim", Label("放弃一项请求", "Drop a claim"), APPLICANT, TALKING, form=(f.row_id("claim", "请求", "Claim", "claim"),),
         conditions=(c.claim_exists,), effects=(offers.drop_claim,), articles=(LAW14,)),
    Step("ask_extension", Label("申请延期", "Ask for an extension"), SIDES | MEDIATOR, TALKING,
         form=(f.number("days", "延长几天", "Days"), REASON), conditions=(c.extension_not_yet_used,), effects=(talks.ask_extension,),
         articles=(ONESTOP,)),
    Step("consent_to_extension", Label("答复延期", "Answer to an extension"), SIDES, TALKING, form=(f.yes_no("agree", "同意延期", "I agree"),),
         conditions=(c.extension_waits_for_actor,), effects=(talks.consent_to_extension,), articles=(ONESTOP,)),
    Step("skip_step", Label("略过一步", "Leave out one of the five steps"), MEDIATOR, TALKING,
         form=(f.choice("which", "略过哪一步", "Which", forms.FIVE_STEPS), REASON), effects=(talks.skip_step,), articles=(ONESTOP,)),
)  # fmt: skip
ENDINGS = (
    Step("draft_agreement", Label("起草协议", "Draft the agreement"), MEDIATOR, TALKING, "drafting", form=forms.AGREEMENT,
         conditions=(c.caucus_and_joint_done_or_skipped, c.all_respondents_joined, c.every_claim_is_settled_or_dropped, c.payments_add_up),
         effects=(agreement.draft_agreement,), articles=(LAW14, "《人民调解法》（2011）第29条")),
    Step("return_draft", Label("退回修改", "Send the draft back"), SIDES | MEDIATOR, frozenset({"drafting"}), "mediating",
         form=(REASON,), effects=(agreement.return_draft,), articles=(LAW14,)),
    Step("withdraw", Label("撤回申请", "Withdraw"), APPLICANT, BEFORE | RUNNING, "withdrawn", form=(REASON,),
         conditions=(c.names_own_side,), effects=(telling("withdrawn", "respondent", "mediator"), g.hand_back("not_agreed")), closes=ENDING,
         cancels=ANSWERING, articles=("《人民调解法》（2011）第23条",)),
    Step("fail", Label("终结调解", "End without agreement"), MEDIATOR, TALKING, "not_agreed", form=(REASON,),
         conditions=(c.caucus_and_joint_done_or_skipped,),
         effects=(agreement.end_by_refusal, telling("not_agreed", "applicant", "respondent"), g.hand_back("not_agreed")), closes=ENDING,
         articles=(LAW14, "《人民调解法》（2011）第26条")),
    Step("end_by_time", Label("期满终结", "Ended by time"), SYSTEM, RUNNING, "not_agreed", form=(SUBJECT,),
         conditions=(c.clock_has_run_out("ONESTOP_15"),), effects=(agreement.end_by_time, telling("not_agreed", "applicant", "respondent"), g.hand_back("not_agreed")),
         closes=ENDING, automatic=True, articles=(ONESTOP, LAW14)),
    Step("apply_confirmation", Label("申请司法确认", "Apply for judicial confirmation"), SIDES, frozenset({"agreed"}),
         form=(f.yes_no("truthful", "协议自愿、内容真实", "Voluntary and true", required=True), HANDWRITING,
               PROOF),
         conditions=(g.stays_with_the_tribunal, c.confirmation_still_in_time), effects=(agreement.apply_for_confirmation,),
         articles=("《民事诉讼法》（2023）第205条",)),
    Step("apply_review", Label("申请仲裁审查", "Apply for arbitration review"), SIDES, frozenset({"agreed"}),
         form=(f.yes_no("truthful", "协议自愿、内容真实", "Voluntary and true", required=True),),
         conditions=(g.stays_with_the_tribunal, review_still_in_time), effects=(apply_for_review_on_paper, apply_for_review), articles=("《劳动人事争议仲裁办案规则》（2017）第74条",),
         help=Label("仲裁审查和司法确认选一个：双方都提交后由仲裁委员会出具调解书。", "Either this or confirmation by the court; both sides must apply.")),
    Step("review_ends", Label("仲裁审查申请期届满", "Time for review over"), SYSTEM, ALL, form=(SUBJECT,), conditions=(c.clock_has_run_out("ARB_REVIEW_APPLY"),),
         effects=(ending("ARB_REVIEW_APPLY"),), automatic=True, articles=("《劳动人事争议仲裁办案规则》（2017）第74条",)),
    Step("go_to_arbitration", Label("申请仲裁", "Go to arbitration"), APPLICANT | DESK | MEDIATOR | {Role.COUNTER}, frozenset({"not_agreed"}),
         form=(f.yes_no("wish", "申请人要求仲裁（请求、证据、联系方式照旧，不用重填）", "The applicant wants arbitration (nothing is typed again)", required=True),),
         conditions=(g.stays_with_the_tribunal, c.not_yet_in_arbitration), effects=(h.go_to_arbitration,), articles=("《劳动争议调解仲裁法》（2008）第5条", LAW14),
         help=Label("调解中说过的话、让步和方案不会交给仲裁员。", "What was said and offered in mediation is not given to the arbitrators.")),
)  # fmt: skip

ONESTOP_MEDIATION = Procedure(
    key="mediation/onestop",
    edition="2024",
    name=Label("一站式调解", "One-stop mediation"),
    states=STATES,
    clocks=(*CLOCKS, *INJURY_CLOCKS, STOPWATCH),
    number_series="mediation",
    steps=(
        *OPENING,
        *RESPONDING,
        *FIVE,
        *ENDINGS,
        *input_steps(TALKING, MEDIATOR),
        *injury_steps(RUNNING, MEDIATOR | DESK),
        *stopwatch_steps(TALKING | {"drafting"}, MEDIATOR),
        *paper_steps(ALL, DESK | MEDIATOR | {Role.COUNTER}, agreement.agreement_takes_effect, g.hand_back_agreement),
    ),
)

