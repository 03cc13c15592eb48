"""Arbitration from the application to the formed tribunal: the rows that every kind of handling shares.

劳动争议调解仲裁法 (2008) arts. 27-33; 劳动人事争议仲裁办案规则 (2017) arts. 8-15, 29-37, 44, 46.
"""

from collections.abc import Iterator

from shiquan.law.text import Label
from shiquan.procedure import conditions_arbitration as c
from shiquan.procedure.conditions import clock_has_run_out, names_own_side
from shiquan.procedure.conditions_papers import address_is_whole
from shiquan.procedure.conditions_service import conditions_of
from shiquan.procedure.effects import arbitration as e
from shiquan.procedure.effects import arbitration_hearing as h
from shiquan.procedure.effects import arbitration_papers as p
from shiquan.procedure.effects import handover
from shiquan.procedure.effects import service as v
from shiquan.procedure.effects.onestop_opening import join
from shiquan.procedure.effects.papers import drafting, remember
from shiquan.procedure.language import INITIAL, Condition, Field, Role, State, Step
from shiquan.procedure.tables import arbitration_forms as forms

LAW, RULES = c.LAW, c.RULES
APPLICANT, RESPONDENT = frozenset({Role.APPLICANT}), frozenset({Role.RESPONDENT})
SIDES = frozenset({Role.APPLICANT, Role.RESPONDENT, Role.THIRD_PARTY})
CLERK, DIRECTOR, SYSTEM = frozenset({Role.CLERK}), frozenset({Role.DIRECTOR}), frozenset({Role.SYSTEM})
BENCH, ARBITRATOR = frozenset({Role.ARBITRATOR, Role.SECRETARY}), frozenset({Role.ARBITRATOR})
OFFICE = CLERK | DIRECTOR
STAFF = CLERK | BENCH

STATES = (
    State("filed", Label("待受理", "Waiting for acceptance")),
    State("correction", Label("待补正", "Waiting for correction")),
    State("mediation_first", Label("暂缓受理，先行调解", "Put off for mediation first")),
    State("accepted", Label("已受理，待组庭", "Accepted, tribunal to be formed")),
    State("preparing", Label("庭前准备", "Being prepared")),
    State("scheduled", Label("待开庭", "Hearing fixed")),
    State("hearing", Label("庭审中", "Being heard")),
    State("interrupted", Label("休庭", "Hearing interrupted")),
    State("default_hearing", Label("缺席审理", "Heard in absence")),
    State("deliberating", Label("待裁决", "To be decided")),
    State("signing", Label("裁决待签发", "Award to be issued")),
    State("serving", Label("裁决待送达", "Award to be served")),
    State("conciliating", Label("调解书待签收", "Conciliation to be signed for")),
    State("suspended", Label("中止审理", "Stayed")),
    State("delegated", Label("委托调解中", "Out for mediation")),
    State("awarded", Label("已裁决", "Awarded"), closed=True, result="awarded"),
    State("default_awarded", Label("已缺席裁决", "Awarded by default"), closed=True, result="default_awarded"),
    State("conciliated", Label("已仲裁调解", "Conciliated"), closed=True, result="conciliated"),
    State("withdrawn", Label("已撤回", "Withdrawn"), closed=True, result="withdrawn"),
    State("deemed_withdrawn", Label("按撤回处理", "Deemed withdrawn"), closed=True, result="deemed_withdrawn"),
    State("refused", Label("不予受理", "Refused"), closed=True, result="refused"),
    State("referred", Label("告知向有管辖权的委员会申请", "Referred"), closed=True, result="referred"),
    State("transferred", Label("已移送管辖", "Transferred"), closed=True, result="transferred"),
    State("cancelled", Label("已撤销案件", "Case cancelled"), closed=True, result="cancelled"),
    State("ended_by_suit", Label("因起诉终止", "Ended by a lawsuit"), closed=True, result="ended"),
)
ALL = frozenset(s.key for s in STATES)
CLOSED = frozenset(s.key for s in STATES if s.closed)
BEFORE = frozenset({"filed", "correction", "mediation_first"})
SESSIONS = frozenset({"hearing", "default_hearing"})
TRIAL = frozenset({"preparing", "scheduled", "interrupted", "deliberating"}) | SESSIONS
ACTIVE = TRIAL | {"accepted"}
HANDLING = ALL - CLOSED - BEFORE
"""Everything between acceptance and the end: where clocks may run out."""
ANSWERING = ("ARB_ACCEPT_DECISION", "ARB_SUPPLEMENT_NOTICE")
JURISDICTION = ("管辖异议", "jurisdiction", f"{RULES}第8条、第10条", "管辖异议成立，本案移送有管辖权的仲裁委员会处理。", "驳回管辖异议，本案由本委继续审理。")
COUNTERCLAIM = ("反申请", "counterclaim", f"{RULES}第36条", "受理反申请，与本案合并处理。", "反申请不予受理。")
CHANGE = ("增加、变更仲裁请求", "claim_change", f"{RULES}第44条", "准许增加、变更仲裁请求。", "不准许增加、变更仲裁请求。")
RECUSAL = ("回避申请", "recusal", f"{LAW}第33条、{RULES}第12条", "准许回避，另行确定人员。", "驳回回避申请。")
"""What is decided, the fact that holds what was asked, the basis, and the words for yes and no."""


def opening_steps(track: str, filing_starts: tuple[str, ...], acceptance_starts: tuple[str, ...], accept_form: tuple[Field, ...], may_accept: tuple[Condition, ...]) -> Iterator[Step]:
    """Application, correction, acceptance and the three ways to say no."""
    filed = frozenset({"filed"})
    yield Step("file", Label("提交仲裁申请", "File the application"), APPLICANT | {Role.COUNTER}, frozenset({INITIAL}), "filed",
               form=forms.FILE, effects=(e.file_application, p.filing_papers), starts=(*ANSWERING, *filing_starts),
               notices=("arb_filed>clerk", "arb_receipt>applicant"), articles=(f"{LAW}第28条", f"{RULES}第29条"))
    yield Step("receive", Label("接收案卷", "File received"), SYSTEM, frozenset({INITIAL}), "filed", form=forms.RECEIVE, effects=(e.receive, p.handed_over_papers),
               starts=(*ANSWERING, *filing_starts), notices=("arb_filed>clerk",), automatic=True, articles=(f"{LAW}第14条", f"{RULES}第9条"))
    yield Step("join", Label("进入案件", "Join"), SIDES, ALL, conditions=(names_own_side,), effects=(join,),
               automatic=True, articles=(f"{LAW}第30条",))
    yield Step("ask_correction", Label("要求补正", "Ask for correction"), CLERK, filed, "correction", form=forms.MISSING,
               effects=(remember("missing", "days", "note", under="asked_correction"), drafting("arbitration_correction_notice", "missing", "days"), e.announcing("arb_correction")), closes=ANSWERING,
               articles=(f"{RULES}第29条",))
    yield Step("correct", Label("补正材料", "Hand in the correction"), APPLICANT | {Role.COUNTER} | CLERK, frozenset({"correction"}), "filed",
               form=forms.CORRECT, effects=(remember("text", under="corrected"), e.add_papers, p.correction_papers), starts=("ARB_ACCEPT_DECISION", *filing_starts),
               notices=("arb_filed>clerk",), articles=(f"{RULES}第29条、第46条",),
               help=Label("受理期限自补正完成之日起重新计算。", "The time to decide on acceptance starts anew."))
    yield Step("mediate_first", Label("建议先行调解，暂缓受理", "Mediation first"), CLERK, filed, "mediation_first", form=forms.MEDIATE_FIRST,
               effects=(drafting("mediation_suggestion", "note"), handover.mediate_first), closes=ANSWERING, cancels=("FAST_ACCEPT",), articles=(f"{RULES}第69条",),
               help=Label("申请人同意先行调解的才能暂缓受理；调解建议书发给双方，案卷随即转到调解中心，不用重填。", "Only if the applicant agrees; both sides get the letter, the file goes to the mediation centre, nothing is typed again."))
    yield Step("hear_of_agreement", Label("先行调解达成协议", "Mediation first led to an agreement"), SYSTEM, frozenset({"mediation_first"}), form=forms.AGREED_FIRST,
               effects=(handover.hear_of_agreement,), automatic=True, articles=(f"{RULES}第35条、第69条",))
    yield Step("resume_filing", Label("不再调解，继续受理", "Back to acceptance"), APPLICANT | CLERK | SYSTEM, frozenset({"mediation_first"}), "filed", form=(forms.REASON,),
               effects=(remember("reason", under="resumed_filing"),), starts=("ARB_ACCEPT_DECISION", *filing_starts), notices=("arb_filed>clerk",), articles=(f"{RULES}第69条",))
    yield Step("accept", Label("受理立案", "Accept"), OFFICE, filed, "accepted", form=accept_form,
               conditions=may_accept, effects=(e.accept, drafting("arbitration_acceptance"), drafting("response_notice"), drafting("evidence_notice"), p.approval("同意受理立案。")), closes=(*ANSWERING, "FAST_ACCEPT"),
               starts=("ARB_SERVE_COPY", "ARB_TRIBUNAL_NOTICE", *acceptance_starts), articles=(f"{LAW}第29条、第43条", f"{RULES}第30条、第33条、第37条"))
    yield Step("refuse", Label("不予受理", "Refuse"), OFFICE, filed, "refused", form=forms.REFUSE,
               effects=(remember("ground", "reason", under="refusal"), drafting("arbitration_refusal", "ground", "reason"), p.approval("不予受理。"), e.announcing("arb_refused")), closes=ANSWERING,
               articles=(f"{LAW}第29条", f"{RULES}第31条、第34条"))
    yield Step("refer", Label("告知向有管辖权的委员会申请", "Refer to the competent commission"), OFFICE, filed, "referred", form=forms.REFER,
               effects=(e.refer, drafting("jurisdiction_statement", "commission", "reason", "office"), p.approval("没有管辖权，告知向有管辖权的仲裁委员会申请。"), e.announcing("arb_referred")), closes=ANSWERING, articles=(f"{RULES}第31条",),
               help=Label("没有管辖权不是不予受理：要书面说明并指明去处。", "Lack of jurisdiction is no refusal: say where to go."))


def service_steps(manners: tuple[tuple[str, str, str], ...]) -> Iterator[Step]:
    """Service of the copy, defence, and what respondents may raise while they answer."""
    yield Step("serve_copy", Label("送达申请书副本", "Serve the copy of the application"), STAFF, ACTIVE, form=forms.served_by(manners),
               conditions=(c.copy_not_yet_served, *conditions_of("copy")), effects=(v.serve("copy"), p.proof_of("copy")),
               articles=(f"{LAW}第30条", f"{RULES}第20条、第33条"))
    yield Step("defend", Label("提交答辩", "Answer the application"), RESPONDENT | {Role.THIRD_PARTY}, ACTIVE, form=forms.DEFEND,
               conditions=(names_own_side, c.defence_is_expected, address_is_whole), effects=(e.defend, p.defence_papers), articles=(f"{LAW}第30条", "《劳动争议司法解释（二）》（2025）第20条"))
    yield Step("end_defence", Label("答辩期届满", "Defence period over"), SYSTEM, HANDLING, form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("ARB_DEFENCE"),), effects=(e.ending("ARB_DEFENCE", "missed"),), automatic=True, articles=(f"{LAW}第30条",))
    yield Step("end_objection", Label("管辖异议期届满", "Objection period over"), SYSTEM, HANDLING, form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("ARB_JURISDICTION_OBJECTION"),), effects=(e.ending("ARB_JURISDICTION_OBJECTION"),), automatic=True, articles=(f"{RULES}第10条",))
    yield Step("end_counterclaim", Label("反申请期届满", "Counterclaim period over"), SYSTEM, HANDLING, form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("ARB_COUNTERCLAIM_LATEST"),), effects=(e.ending("ARB_COUNTERCLAIM_LATEST"),), automatic=True, articles=(f"{RULES}第36条",))
    yield Step("forward_defence", Label("转送答辩书", "Forward the defence"), STAFF, ACTIVE, conditions=(c.a_defence_waits,), effects=(e.forward_defence,),
               closes=("ARB_FORWARD_DEFENCE",), articles=(f"{LAW}第30条", f"{RULES}第33条"))
    yield Step("object_jurisdiction", Label("提出管辖异议", "Object to jurisdiction"), RESPONDENT, ACTIVE, form=(forms.REASON,),
               conditions=(names_own_side, c.within("ARB_JURISDICTION_OBJECTION"), c.none_waits("jurisdiction", "管辖异议", "objection", f"{RULES}第10条")),
               effects=(e.asking("jurisdiction", "reason"), p.asked("jurisdiction_objection", "reason")), notices=("arb_objection>director",), articles=(f"{RULES}第10条",))
    yield Step("reject_objection", Label("驳回管辖异议", "Reject the objection"), DIRECTOR | ARBITRATOR, ACTIVE, form=(forms.REASON,),
               conditions=(c.waits("jurisdiction", "管辖异议", "objection to jurisdiction", f"{RULES}第10条"),),
               effects=(e.decide_jurisdiction("reject"), p.decided(*JURISDICTION), e.announcing("arb_decided")), articles=(f"{RULES}第10条",))
    yield Step("transfer", Label("异议成立，移送管辖", "Transfer the case"), DIRECTOR | ARBITRATOR, ACTIVE, "transferred", form=(*forms.REFER,),
               conditions=(c.waits("jurisdiction", "管辖异议", "objection to jurisdiction", f"{RULES}第10条"),),
               effects=(e.decide_jurisdiction("uphold"), p.decided(*JURISDICTION), p.transfer_papers, e.announcing("arb_referred")), articles=(f"{RULES}第9条、第10条、第46条",))


def claim_steps() -> Iterator[Step]:
    """Counterclaim, added and changed claims, further parties, merging: everything that may restart the award clock."""
    no_change = c.none_waits("claim_change", "增加、变更请求", "change of claims", f"{RULES}第44条")
    change = c.waits("claim_change", "增加、变更请求", "change of claims", f"{RULES}第44条")
    yield Step("file_counterclaim", Label("提出反申请", "Counterclaim"), RESPONDENT, ACTIVE, form=forms.COUNTERCLAIM,
               conditions=(names_own_side, c.within("ARB_COUNTERCLAIM_LATEST"), c.none_waits("counterclaim", "反申请", "counterclaim", f"{RULES}第36条")),
               effects=(e.counterclaim, p.counterclaim_papers), power="counterclaim", articles=(f"{RULES}第36条",))
    yield Step("decide_counterclaim", Label("处理反申请", "Decide on the counterclaim"), OFFICE | ARBITRATOR, ACTIVE, form=forms.DECIDE_COUNTERCLAIM,
               conditions=(c.waits("counterclaim", "反申请", "counterclaim", f"{RULES}第36条"),), effects=(e.decide_counterclaim, p.decided(*COUNTERCLAIM)), articles=(f"{RULES}第36条、第46条",))
    yield Step("ask_claim_change", Label("增加、变更仲裁请求", "Add or change claims"), APPLICANT, ACTIVE, form=forms.CHANGE_CLAIMS,
               conditions=(names_own_side, c.evidence_period_runs, no_change, c.something_changes, c.changed_claims_exist),
               effects=(e.asking("claim_change", "claims", "changed", "reason"), p.claim_change_paper), power="change", notices=("arb_claims_changed>clerk", "arb_claims_changed>secretary"),
               articles=(f"{RULES}第44条",))
    yield Step("decide_claim_change", Label("处理增加、变更的请求", "Decide on changed claims"), OFFICE | ARBITRATOR, ACTIVE, form=forms.DECIDE_CHANGE,
               conditions=(change,), effects=(e.decide_claim_change, p.decided(*CHANGE)), articles=(f"{RULES}第44条、第46条",))
    yield Step("join_party", Label("追加当事人", "Join a party"), ARBITRATOR | OFFICE, ACTIVE - {"deliberating"}, form=forms.JOIN, effects=(e.join_party, p.joinder_papers),
               articles=(f"{LAW}第22条、第23条", f"{RULES}第6条、第7条、第46条"))
    yield Step("note_merge", Label("记录合并或分案", "Note a merger or split"), STAFF, ACTIVE, form=forms.MERGE, effects=(e.note_merge,), articles=(f"{RULES}第36条、第62条",))


def tribunal_steps(lawful: tuple[Condition, ...]) -> Iterator[Step]:
    """Forming the tribunal, and who may not sit on it."""
    yield Step("form_tribunal", Label("组成仲裁庭", "Form the tribunal"), OFFICE, frozenset({"accepted"}), "preparing", form=forms.TRIBUNAL,
               conditions=lawful, effects=(e.form_tribunal, drafting("tribunal_notice")), closes=("ARB_TRIBUNAL_NOTICE", "FAST_FILE"), articles=(f"{LAW}第31条、第32条", f"{RULES}第37条"))
    recusal = c.waits("recusal", "回避申请", "request for recusal", f"{LAW}第33条")
    yield Step("ask_recusal", Label("申请回避", "Ask for recusal"), SIDES, TRIAL - {"deliberating"}, form=forms.RECUSE,
               conditions=(names_own_side, c.sits_on_tribunal, c.none_waits("recusal", "回避申请", "request for recusal", f"{LAW}第33条")),
               effects=(h.ask_recusal, p.asked("recusal_application", "person", "ground", "reason")), articles=(f"{LAW}第33条", f"{RULES}第11条"))
    yield Step("decide_recusal", Label("决定回避", "Decide on recusal"), DIRECTOR, TRIAL, form=forms.DECIDE_RECUSAL, conditions=(recusal, c.replacement_is_named),
               effects=(h.decide_recusal, p.decided(*RECUSAL)), closes=("ARB_RECUSAL_DECISION",), articles=(f"{RULES}第11条、第12条",))
