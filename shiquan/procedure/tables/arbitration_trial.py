"""Arbitration from evidence to the closed hearing, with stay, extension and everything that may come between.

劳动争议调解仲裁法 (2008) arts. 35-45; 劳动人事争议仲裁办案规则 (2017) arts. 13-18, 38-51, 70.
"""

from collections.abc import Iterator

from shiquan.law.text import Label
from shiquan.procedure import conditions_arbitration as c
from shiquan.procedure.conditions import clock_has_run_out, names_own_side
from shiquan.procedure.conditions_hearing import no_request_waits, side_is_not_here, something_recorded
from shiquan.procedure.conditions_service import conditions_of
from shiquan.procedure.effects import arbitration as e
from shiquan.procedure.effects import arbitration_hearing as h
from shiquan.procedure.effects import arbitration_papers as p
from shiquan.procedure.effects import delegation as g
from shiquan.procedure.effects import ending_papers as end
from shiquan.procedure.effects import service as v
from shiquan.procedure.effects.arbitration_record import close_hearing, close_in_absence
from shiquan.procedure.effects.arbitration_testimony import release_all
from shiquan.procedure.effects.papers import drafting, remember
from shiquan.procedure.language import Role, Step
from shiquan.procedure.tables import arbitration_forms as forms
from shiquan.procedure.tables import arbitration_hearing_forms as more
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.arbitration_opening import (
    ACTIVE,
    ARBITRATOR,
    BENCH,
    CLERK,
    DIRECTOR,
    HANDLING,
    LAW,
    OFFICE,
    RULES,
    SESSIONS,
    SIDES,
    STAFF,
    SYSTEM,
    TRIAL,
)

POSTPONEMENT = ("延期开庭", "postponement", f"{LAW}第35条", "准许延期开庭，开庭时间另行通知。", "不准许延期，按原定时间开庭。")
PREPARING, SCHEDULED = frozenset({"preparing"}), frozenset({"scheduled"})
PAUSED_BY_STAY = (
    "ARB_SERVE_COPY", "ARB_DEFENCE", "ARB_JURISDICTION_OBJECTION", "ARB_COUNTERCLAIM_LATEST", "ARB_FORWARD_DEFENCE", "ARB_TRIBUNAL_NOTICE",
    "ARB_COUNTERCLAIM_DECISION", "ARB_RECUSAL_DECISION", "EVIDENCE_PERIOD", "FAST_TRACK_30", "FAST_FILE", "FAST_SERVE",
)  # fmt: skip
"""What stands still while a case is stayed; the award clock is reckoned by its own rule."""


def evidence_steps() -> Iterator[Step]:
    """The period for evidence, evidence, opinions per item, and what the tribunal makes of them."""
    yield Step("set_evidence_period", Label("指定举证期限", "Fix the evidence period"), STAFF, ACTIVE, form=forms.EVIDENCE_PERIOD, effects=(e.set_evidence_period, drafting("evidence_notice")),
               articles=(f"{RULES}第15条",))
    yield Step("end_evidence_period", Label("举证期限届满", "Evidence period over"), SYSTEM, HANDLING, form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("EVIDENCE_PERIOD"),), effects=(e.ending("EVIDENCE_PERIOD", "met"),), automatic=True, articles=(f"{RULES}第15条、第44条",))
    yield Step("add_evidence", Label("提交证据", "Hand in evidence"), SIDES | STAFF, ACTIVE | {"filed", "correction"}, form=forms.ADD_EVIDENCE,
               conditions=(c.late_evidence_has_a_reason,), effects=(e.add_evidence, p.evidence_papers), articles=(f"{LAW}第6条、第39条", f"{RULES}第13条、第15条"))
    yield Step("give_evidence_opinion", Label("发表质证意见", "Give an opinion on evidence"), SIDES, TRIAL, form=forms.OPINION, conditions=(names_own_side,),
               effects=(h.give_opinion,), articles=(f"{LAW}第39条", f"{RULES}第18条"))
    yield Step("rule_on_evidence", Label("认定证据", "Rule on evidence"), ARBITRATOR, TRIAL, form=forms.RULING_ON_EVIDENCE, effects=(h.rule_on_evidence,),
               articles=(f"{LAW}第39条",))
    yield Step("fix_issues", Label("归纳争议焦点", "Fix the issues"), BENCH, TRIAL, form=forms.ISSUES, effects=(h.fix_issues,), articles=(f"{RULES}第41条",))


def hearing_steps(manners: tuple[tuple[str, str, str], ...]) -> Iterator[Step]:
    """A hearing is fixed, told, postponed, held, interrupted and closed; whoever stays away bears what the law says."""
    postponement = c.waits("postponement", "延期开庭申请", "request to postpone", f"{LAW}第35条")
    no_recusal = c.none_waits("recusal", "回避申请", "request for recusal", f"{LAW}第33条")
    yield Step("schedule_hearing", Label("安排开庭", "Fix a hearing"), BENCH, frozenset({"preparing", "scheduled", "interrupted", "deliberating"}), "scheduled",
               form=more.SCHEDULE, conditions=(c.every_copy_is_served,), effects=(h.schedule_hearing, drafting("hearing_notice")), articles=(f"{LAW}第35条", f"{RULES}第38条"))
    yield Step("serve_hearing_notice", Label("送达开庭通知", "Serve the hearing notice"), STAFF, SCHEDULED, form=forms.served_by(manners),
               conditions=(c.hearing_notice_not_yet_served, *conditions_of("hearing")), effects=(v.serve("hearing"), p.proof_of("hearing"), h.notice_served_on_all),
               articles=(f"{LAW}第35条", f"{RULES}第20条、第38条"))
    yield Step("hearing_soon", Label("提醒开庭", "Remind of the hearing"), SYSTEM, HANDLING, form=(forms.SUBJECT,), conditions=(clock_has_run_out("HEARING_SOON"),),
               effects=(h.hearing_soon,), automatic=True, articles=(f"{LAW}第35条",))
    yield Step("ask_postponement", Label("申请延期开庭", "Ask to postpone"), SIDES, SCHEDULED, form=(forms.REASON,),
               conditions=(names_own_side, c.postponement_in_time, c.none_waits("postponement", "延期申请", "request to postpone", f"{LAW}第35条")),
               effects=(e.asking("postponement", "reason"), p.asked("postponement_application", "reason")), notices=("arb_postponement_asked>arbitrator", "arb_postponement_asked>secretary"), articles=(f"{LAW}第35条",))
    yield Step("end_postponement", Label("申请延期的时间已过", "Too late to ask for postponement"), SYSTEM, HANDLING, form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("POSTPONE_REQUEST_LATEST"),), effects=(e.ending("POSTPONE_REQUEST_LATEST"),), automatic=True, articles=(f"{LAW}第35条",))
    yield Step("decide_postponement", Label("决定是否延期", "Decide on postponement"), ARBITRATOR | DIRECTOR, SCHEDULED, form=forms.DECISION,
               conditions=(postponement,), effects=(h.decide_postponement, p.decided(*POSTPONEMENT)), articles=(f"{LAW}第35条",))
    yield Step("postpone_hearing", Label("取消或改期", "Call off the hearing"), BENCH, SCHEDULED, "preparing", form=(forms.REASON,), effects=(h.postpone,), articles=(f"{LAW}第35条",))
    yield Step("open_hearing", Label("开庭", "Open the hearing"), BENCH, SCHEDULED, "hearing", conditions=(no_recusal,), effects=(h.open_hearing,), articles=(f"{RULES}第41条",))
    yield Step("interrupt_hearing", Label("休庭", "Interrupt"), BENCH, SESSIONS, "interrupted", form=(forms.REASON,), effects=(remember("reason", under="interruption"), release_all),
               articles=(f"{RULES}第41条",))
    yield Step("resume_hearing", Label("继续开庭", "Resume the hearing"), BENCH, frozenset({"interrupted"}), effects=(h.resume_hearing,), articles=(f"{RULES}第41条",))
    yield Step("proceed_in_absence", Label("被申请人缺席，继续审理", "Go on without the respondent"), ARBITRATOR, frozenset({"hearing"}), form=more.ABSENCE,
               conditions=(c.absent_side(Role.RESPONDENT), side_is_not_here), effects=(h.proceed_in_absence,), articles=(f"{LAW}第36条", f"{RULES}第39条"))
    yield Step("deem_withdrawn", Label("申请人缺席，按撤回处理", "Deem withdrawn"), ARBITRATOR, frozenset({"scheduled", "hearing"}), "deemed_withdrawn", form=more.ABSENCE,
               conditions=(c.absent_side(Role.APPLICANT), side_is_not_here), effects=(remember("party", "told", "reason", under="deemed_withdrawal"), release_all, drafting("deemed_withdrawal_decision", "told", "reason"), close_in_absence, e.announcing("arb_deemed_withdrawn")),
               closes=("ARB_AWARD_45", "FAST_TRACK_30"), articles=(f"{LAW}第36条", f"{RULES}第39条"),
               help=Label("按撤回处理后，申请人不能就同一请求再次申请。", "The applicant can't file the same claims again."))
    yield Step("close_hearing", Label("闭庭", "Close the hearing"), ARBITRATOR, SESSIONS, "deliberating", conditions=(something_recorded, no_request_waits), effects=(release_all, close_hearing), articles=(f"{RULES}第41条", f"{LAW}第40条"))
    yield Step("deliberate", Label("合议", "Deliberate"), ARBITRATOR, TRIAL | {"signing"}, form=(f.long_text("text", "合议记录（副卷，当事人看不到）", "Notes (secondary file)", personal=True),),
               effects=(h.deliberate,), private=True, articles=(f"{LAW}第45条", f"{RULES}第22条、第52条"))


def time_steps() -> Iterator[Step]:
    """Stay, extension, an award that is overdue: what lengthens the time, who approves it, and what follows when it is over."""
    yield Step("ask_stay", Label("申请中止审理", "Ask for a stay"), SIDES | ARBITRATOR, ACTIVE, form=more.STAY,
               conditions=(c.none_waits("stay", "中止申请", "request for a stay", f"{RULES}第47条"),), effects=(e.asking("stay", "ground", "reason"),),
               notices=("arb_stay_asked>director",), articles=(f"{RULES}第47条",))
    yield Step("stay", Label("批准中止审理", "Stay the case"), DIRECTOR, ACTIVE, form=more.STAY, effects=(end.stay_approval(True), h.stay, release_all, drafting("stay_decision", "ground", "reason")), pauses=PAUSED_BY_STAY, articles=(f"{RULES}第46条、第47条",))
    yield Step("refuse_stay", Label("不批准中止", "Refuse the stay"), DIRECTOR, ACTIVE, form=(forms.REASON,), conditions=(c.waits("stay", "中止申请", "request for a stay", f"{RULES}第47条"),),
               effects=(end.stay_approval(False), h.refuse_stay), articles=(f"{RULES}第47条",))
    yield Step("resume_case", Label("恢复审理", "Go on with the case"), OFFICE | ARBITRATOR, frozenset({"suspended"}), form=(forms.REASON,), effects=(h.resume, end.resumption_notice), resumes=PAUSED_BY_STAY,
               articles=(f"{RULES}第46条、第47条",))
    yield Step("ask_extension", Label("报批延期", "Ask for an extension"), ARBITRATOR, TRIAL | {"signing"}, form=more.ASK_EXTENSION, conditions=(c.extension_still_open,),
               effects=(e.asking("extension", "days", "reason"),), notices=("arb_extension_asked>director",), articles=(f"{LAW}第43条", f"{RULES}第45条"))
    yield Step("approve_extension", Label("审批延期", "Decide on the extension"), DIRECTOR, HANDLING - {"suspended", "serving"}, form=more.APPROVE,
               conditions=(c.waits("extension", "延期报告", "extension", f"{LAW}第43条"),), effects=(h.approve_extension, end.extension_approval), articles=(f"{LAW}第43条", f"{RULES}第45条"))
    yield Step("award_overdue", Label("裁决期限届满", "Award overdue"), SYSTEM, HANDLING, form=(forms.SUBJECT,), conditions=(clock_has_run_out("ARB_AWARD_45"),),
               effects=(h.award_overdue,), automatic=True, articles=(f"{LAW}第43条", f"{RULES}第48条"))
    yield Step("end_by_suit", Label("法院已受理起诉，终止审理", "End because of a lawsuit"), OFFICE | ARBITRATOR, HANDLING - {"serving"}, "ended_by_suit", form=more.SUIT,
               conditions=(c.award_is_overdue,), effects=(remember("court", "number", "on", under="suit"), drafting("termination_decision", "court", "number", "on"), e.announcing("arb_ended")), articles=(f"{RULES}第48条",))


def side_steps() -> Iterator[Step]:
    """Interim enforcement and mediation by somebody else."""
    interim = c.waits("interim", "先予执行申请", "request for interim enforcement", f"{LAW}第44条")
    yield Step("ask_interim", Label("申请先予执行", "Ask for interim enforcement"), frozenset({Role.APPLICANT}), ACTIVE, form=more.INTERIM,
               conditions=(names_own_side, c.none_waits("interim", "先予执行申请", "request for interim enforcement", f"{LAW}第44条")),
               effects=(e.asking("interim", "claim", "amount", "hardship"), end.applying("interim_application", "claim", "amount", "hardship")), notices=("arb_interim_asked>arbitrator", "arb_interim_asked>clerk"), articles=(f"{LAW}第44条", f"{RULES}第51条"))
    yield Step("decide_interim", Label("裁决先予执行", "Decide on interim enforcement"), ARBITRATOR, TRIAL, form=more.DECIDE_INTERIM, conditions=(interim,),
               effects=(e.deciding("interim"), end.interim_papers, e.announcing("arb_decided")), articles=(f"{LAW}第44条", f"{RULES}第51条"))
    yield Step("delegate_mediation", Label("委托调解", "Send out for mediation"), ARBITRATOR | CLERK, frozenset({"accepted", "preparing"}), form=more.DELEGATE,
               conditions=(g.somebody_is_named,), effects=(g.delegate,), articles=(f"{RULES}第70条",))
    yield Step("return_from_mediation", Label("登记委托调解结果", "Back from mediation"), STAFF, frozenset({"delegated"}), form=more.RETURN, conditions=(g.is_elsewhere,), effects=(g.return_from_mediation, g.tell_of_return),
               articles=(f"{RULES}第70条",))
    yield Step("hear_of_mediation", Label("委托调解有结果", "Back from mediation"), SYSTEM, frozenset({"delegated"}), form=more.HEARD, effects=(g.return_from_mediation, g.tell_of_return),
               automatic=True, articles=(f"{RULES}第70条",))
    yield Step("delegation_ends", Label("委托调解期满", "Time for mediation over"), SYSTEM, frozenset({"delegated"}), form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("ARB_DELEGATED_MEDIATION"),), effects=(g.return_from_mediation, e.announcing("arb_back", bench=True)), automatic=True, articles=(f"{RULES}第70条",))
