"""Arbitration to its end: conciliation, awards, withdrawal, service of the award, remedies, the closed file.

劳动争议调解仲裁法 (2008) arts. 42-51; 劳动人事争议仲裁办案规则 (2017) arts. 20-24, 32, 35, 48-54, 72-73.
"""

from collections.abc import Iterator

from shiquan.law.text import Label
from shiquan.procedure import conditions_arbitration as c
from shiquan.procedure import conditions_ending as n
from shiquan.procedure.conditions import clock_has_run_out, names_own_side
from shiquan.procedure.conditions_service import (
    conditions_of,
    something_was_opened,
    statement_waits,
    tribunal_has_signed,
)
from shiquan.procedure.effects import arbitration as e
from shiquan.procedure.effects import arbitration_award as a
from shiquan.procedure.effects import arbitration_papers as p
from shiquan.procedure.effects import ending_papers as end
from shiquan.procedure.effects import handover
from shiquan.procedure.effects import service as v
from shiquan.procedure.effects.delegation import agreed_terms
from shiquan.procedure.effects.papers import drafting, remember
from shiquan.procedure.language import Condition, Role, Step
from shiquan.procedure.tables import arbitration_forms as forms
from shiquan.procedure.tables import arbitration_hearing_forms as more
from shiquan.procedure.tables.arbitration_opening import (
    ACTIVE,
    APPLICANT,
    ARBITRATOR,
    BEFORE,
    BENCH,
    CLERK,
    CLOSED,
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
from shiquan.procedure.tables.papers import CHANNELS

BY_HAND = tuple(one for one in CHANNELS if one[0] in ("direct", "mail", "entrusted"))
"""A statement comes into the addressee's own hands; on the phone the party signs for it itself."""
AWARDED = frozenset({"awarded", "default_awarded"})
DONE = ("ARB_AWARD_45", "FAST_TRACK_30")


def conciliation_steps(settling: tuple[Condition, ...]) -> Iterator[Step]:
    """A conciliation statement at any time before the award; in force when both sides have signed for it (Law art. 42)."""
    signing = frozenset({"conciliating"})
    yield Step("draft_conciliation", Label("制作调解书", "Draft a conciliation statement"), BENCH, TRIAL, form=more.CONCILIATION, conditions=settling, effects=(a.draft_conciliation,), prefill=agreed_terms,
               articles=(f"{LAW}第42条", f"{RULES}第72条、第73条"))
    yield Step("sign_for_conciliation", Label("签收调解书", "Sign for the statement"), frozenset({Role.APPLICANT, Role.RESPONDENT}), signing,
               conditions=(names_own_side, c.not_yet_signed_for, tribunal_has_signed("conciliation")), effects=(a.sign_for_conciliation,), power="settle", articles=(f"{LAW}第42条",))
    yield Step("serve_conciliation", Label("送达调解书（当面签收）", "Serve the statement (signed for by hand)"), STAFF, signing, form=forms.served_by(BY_HAND),
               conditions=(statement_waits, *conditions_of("conciliation")), effects=(v.serve("conciliation"), p.proof_of("conciliation"), a.statement_served), articles=(f"{LAW}第42条", "《民诉法解释》（2022）第133条"))
    yield Step("refuse_conciliation", Label("不签收，继续仲裁", "Go back on it"), frozenset({Role.APPLICANT, Role.RESPONDENT}), signing, form=(forms.REASON,),
               conditions=(names_own_side,), effects=(a.refuse_conciliation,), power="settle", articles=(f"{LAW}第42条",))


def award_steps() -> Iterator[Step]:
    """Partial award, draft, issue, service on each side, and the slips that are put right."""
    yield Step("partial_award", Label("先行裁决", "Partial award"), ARBITRATOR, SESSIONS | {"interrupted", "deliberating"}, form=more.AWARD, conditions=(c.several_claims_are_open,),
               effects=(a.partial_award,), articles=(f"{LAW}第43条", f"{RULES}第49条"))
    yield Step("draft_award", Label("起草裁决", "Draft the award"), BENCH, frozenset({"deliberating"}), "signing", form=more.AWARD,
               effects=(a.draft_award,), notices=("arb_award_drafted>arbitrator",), articles=(f"{LAW}第45条、第46条", f"{RULES}第50条、第52条、第53条"))
    yield Step("return_award", Label("退回修改裁决", "Send the draft back"), ARBITRATOR | {Role.DIRECTOR}, frozenset({"signing"}), "deliberating", form=(forms.REASON,),
               effects=(a.return_award,), articles=(f"{RULES}第52条",))
    yield Step("issue_award", Label("签发裁决", "Issue the award"), ARBITRATOR, frozenset({"signing"}), "serving", effects=(a.issue_award,), articles=(f"{LAW}第46条", f"{RULES}第53条"))
    yield Step("serve_award", Label("送达裁决书", "Serve the award"), STAFF, frozenset({"serving"}), form=forms.served_by(CHANNELS),
               conditions=(c.award_not_yet_served, *conditions_of("award")), effects=(v.serve("award"), p.proof_of("award"), a.award_served),
               articles=(f"{LAW}第47条、第48条、第50条", f"{RULES}第20条"))
    yield Step("correct_award", Label("补正裁决书", "Correct a slip"), ARBITRATOR, AWARDED | {"serving"}, form=more.CLERICAL, conditions=(n.names_an_award,), effects=(a.correct_award, end.correction_decision), articles=(f"{RULES}第54条",))


def closing_steps() -> Iterator[Step]:
    """The ends without an award, what the parties do after one, and the archive."""
    yield Step("withdraw", Label("撤回申请", "Withdraw"), APPLICANT, BEFORE | ACTIVE | {"conciliating", "suspended", "delegated", "signing"}, "withdrawn", form=(forms.REASON,),
               conditions=(names_own_side,), effects=(remember("reason", under="withdrawal"), end.applying("withdrawal_application", "reason"), drafting("withdrawal_decision", "reason"), e.announcing("withdrawn", bench=True)), closes=DONE, power="waive", prefill=handover.withdrawal_reason, articles=(f"{RULES}第35条",),
               help=Label("撤回后可以就同一请求再次申请，请注意时效。", "You may file again; mind the time limit."))
    yield Step("cancel_case", Label("撤销案件", "Cancel the case"), OFFICE, HANDLING - {"serving"}, "cancelled", form=(forms.REASON,),
               effects=(remember("reason", under="cancellation"), drafting("cancellation_decision", "reason"), e.announcing("arb_cancelled")), articles=(f"{RULES}第32条",))
    yield Step("note_remedy", Label("登记起诉、申请撤销或执行", "Note a lawsuit, set-aside or enforcement"), SIDES | STAFF, AWARDED | {"serving", "conciliated"}, form=more.REMEDY,
               conditions=(c.remedy_party_exists,), effects=(a.note_remedy,), articles=(f"{LAW}第48条、第49条、第50条、第51条",))
    yield Step("suing_ends", Label("起诉期届满", "Time to sue over"), SYSTEM, AWARDED | {"serving"}, form=(forms.SUBJECT,), conditions=(clock_has_run_out("SUE_AFTER_AWARD"),),
               effects=(a.remedy_ends("SUE_AFTER_AWARD"),), automatic=True, articles=(f"{LAW}第48条、第50条",))
    yield Step("final_suing_ends", Label("对终局裁决起诉期届满", "Time to sue against the final award over"), SYSTEM, AWARDED | {"serving"}, form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("SUE_AFTER_FINAL_AWARD"),), effects=(a.remedy_ends("SUE_AFTER_FINAL_AWARD"),), automatic=True, articles=(f"{LAW}第48条",))
    yield Step("partial_suing_ends", Label("对先行裁决起诉期届满", "Time to sue against the partial award over"), SYSTEM, HANDLING | CLOSED, form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("SUE_AFTER_PARTIAL_AWARD"),), effects=(a.remedy_ends("SUE_AFTER_PARTIAL_AWARD"),), automatic=True, articles=(f"{LAW}第43条、第48条、第50条",))
    yield Step("partial_set_aside_ends", Label("申请撤销先行裁决期届满", "Time to set the partial award aside over"), SYSTEM, HANDLING | CLOSED, form=(forms.SUBJECT,),
               conditions=(clock_has_run_out("SET_ASIDE_PARTIAL_AWARD"),), effects=(a.remedy_ends("SET_ASIDE_PARTIAL_AWARD"),), automatic=True, articles=(f"{LAW}第43条、第49条",))
    yield Step("set_aside_ends", Label("申请撤销期届满", "Time to set aside over"), SYSTEM, AWARDED | {"serving"}, form=(forms.SUBJECT,), conditions=(clock_has_run_out("SET_ASIDE_FINAL_AWARD"),),
               effects=(a.remedy_ends("SET_ASIDE_FINAL_AWARD"),), automatic=True, articles=(f"{LAW}第49条",))
    yield Step("close_file", Label("结案审批", "Close the file"), CLERK | BENCH, CLOSED, form=more.CLOSE_FILE, conditions=(c.once("closing", "结案", f"{RULES}第21条"),),
               effects=(a.close_file,), notices=("arb_closing_asked>director",), articles=(f"{RULES}第21条",))
    yield Step("approve_closing", Label("审批结案", "Approve the closing"), DIRECTOR, CLOSED, form=more.APPROVE, conditions=(n.closing_waits,),
               effects=(end.approve_closing,), articles=(f"{RULES}第21条",))
    yield Step("certify_effect", Label("出具生效证明", "Certify the effect"), STAFF, CLOSED, form=more.CERTIFY, conditions=(n.paper_is_in_force,),
               effects=(end.certify_effect,), articles=(f"{LAW}第47条、第50条、第51条",))
    yield Step("make_electronic_receipt", Label("出具电子送达回证", "Make the receipt of electronic service"), STAFF, HANDLING | CLOSED, conditions=(something_was_opened,), effects=(v.electronic_receipt,),
               articles=(f"{RULES}第20条", "《民事诉讼法》（2023）第90条"), help=Label("归档时自动生成；之前需要的，可以先出具。", "Made by itself when the case is archived; here it is made before."))
    yield Step("archive", Label("归档", "Archive"), CLERK | {Role.SECRETARY}, CLOSED, form=more.ARCHIVE, conditions=(n.file_is_closed, c.once("archived", "归档", f"{RULES}第22条")),
               effects=(a.archive, v.electronic_receipt, drafting("file_cover")), articles=(f"{RULES}第22条、第23条、第24条",))
