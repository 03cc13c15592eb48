"""Arbitration review of a mediation agreement (仲裁审查): 劳动人事争议仲裁办案规则 (2017) arts. 74-79.

Both parties together within 15 days; accepted or not with reasons; decided in 5 working days, once lengthened by 5; a
statement with the agreement's content that is in force when both sides have signed for it, or a notice that ends the review.
"""

from shiquan.law.text import Label
from shiquan.procedure import conditions_arbitration as c
from shiquan.procedure.conditions import clock_has_run_out, days_are_sensible, names_own_side
from shiquan.procedure.effects import arbitration as e
from shiquan.procedure.effects import arbitration_review as r
from shiquan.procedure.effects.ending_papers import signing
from shiquan.procedure.effects.papers import drafting, remember
from shiquan.procedure.language import INITIAL, Clock, Procedure, Role, State, Step
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.arbitration_forms import CORRECT, MISSING, NOTE, REASON, SUBJECT
from shiquan.procedure.tables.papers import paper_steps

RULES = c.RULES
SIDES, SYSTEM = frozenset({Role.APPLICANT, Role.RESPONDENT}), frozenset({Role.SYSTEM})
OFFICE, DIRECTOR = frozenset({Role.CLERK, Role.ARBITRATOR}), frozenset({Role.DIRECTOR})
STATES = (
    State("filed", Label("待受理", "Waiting for acceptance")),
    State("correction", Label("待补正", "Waiting for correction")),
    State("reviewing", Label("审查中", "Under review")),
    State("statement", Label("调解书待签收", "Statement to be signed for")),
    State("confirmed", Label("已制作调解书", "Statement in force"), closed=True, result="confirmed"),
    State("rejected", Label("不予制作调解书", "No statement"), closed=True, result="rejected"),
    State("refused", Label("不予受理", "Not accepted"), closed=True, result="refused"),
    State("withdrawn", Label("已撤回", "Withdrawn"), closed=True, result="withdrawn"),
)
ALL = frozenset(s.key for s in STATES)
OPEN = frozenset(s.key for s in STATES if not s.closed)
CLOCKS = (
    Clock("ARB_REVIEW_DECIDE", on_expiry="review_overdue", tells=(Role.CLERK, Role.DIRECTOR)),
)  # fmt: skip
REFUSALS = (
    ("scope", "超出处理范围", "Outside the scope"),
    ("jurisdiction", "不属于本委管辖", "No jurisdiction"),
    ("late", "超过十五日", "Later than 15 days"),
    ("relationship", "协议确认了劳动关系", "The agreement confirms employment"),
    ("court", "已经司法确认", "Confirmed by a court already"),
)
GROUNDS = (
    ("illegal", "违反法律强制性规定", "Against mandatory law"),
    ("public", "损害国家、社会公共利益或他人权益", "Harms the state, the public or others"),
    ("false", "当事人提供的证据涉嫌虚假", "False evidence suspected"),
    ("voluntary", "违反自愿原则", "Not voluntary"),
    ("unclear", "内容不明确", "Unclear"),
    ("other", "其他不能制作调解书的情形", "Other"),
)

REVIEW = Procedure(
    key="arbitration/review",
    edition="2017",
    name=Label("调解协议仲裁审查", "Arbitration review of an agreement"),
    states=STATES,
    clocks=CLOCKS,
    number_series="arbitration_review",
    steps=(
        Step("receive", Label("收到审查申请", "Application received"), SYSTEM, frozenset({INITIAL}), "filed",
             form=(f.row_id("agreement", "协议", "Agreement", "document", required=False), f.money("total", "金额", "Sum", required=False),
                   f.text("mediation_number", "调解案号", "Mediation number", required=False),
                   f.text("mediators", "曾经参与调解的人", "Who took part in the mediation", required=False, most=2000)),
             effects=(r.receive,), notices=("arb_filed>clerk",), automatic=True, articles=(f"{RULES}第74条",)),
        Step("join", Label("进入案件", "Join"), frozenset({Role.RESPONDENT}), ALL, conditions=(names_own_side,), automatic=True, articles=(f"{RULES}第74条",)),
        Step("ask_correction", Label("要求补正", "Ask for correction"), OFFICE, frozenset({"filed"}), "correction", form=MISSING, conditions=(days_are_sensible,),
             effects=(remember("missing", "days", "note", under="asked_correction"), e.announcing("arb_correction")), articles=(f"{RULES}第74条",)),
        Step("correct", Label("补正材料", "Hand in the correction"), SIDES, frozenset({"correction"}), "filed", form=CORRECT,
             effects=(remember("text", under="corrected"), e.add_papers), notices=("arb_filed>clerk",), articles=(f"{RULES}第74条",)),
        Step("accept", Label("受理审查", "Accept"), OFFICE, frozenset({"filed"}), "reviewing",
             form=(f.row_id("arbitrator", "承办仲裁员", "Arbitrator", "person"), NOTE), conditions=(r.fit_to_review,),
             effects=(r.accept, e.announcing("arb_accepted")), starts=("ARB_REVIEW_DECIDE",), articles=(f"{RULES}第75条、第76条",)),
        Step("refuse", Label("不予受理", "Refuse"), OFFICE, frozenset({"filed"}), "refused", form=(f.choice("ground", "理由", "Ground", REFUSALS), REASON),
             effects=(remember("ground", "reason", under="refusal"), e.announcing("arb_review_refused")), articles=(f"{RULES}第75条",)),
        Step("extend_review", Label("批准延长审查", "Lengthen the review"), DIRECTOR, frozenset({"reviewing"}), form=(REASON,), conditions=(r.not_yet_lengthened,),
             effects=(r.lengthen,), articles=(f"{RULES}第76条",)),
        Step("review_overdue", Label("审查期限届满", "Review overdue"), SYSTEM, OPEN, form=(SUBJECT,), conditions=(clock_has_run_out("ARB_REVIEW_DECIDE"),),
             effects=(r.overdue,), automatic=True, articles=(f"{RULES}第76条",)),
        Step("make_statement", Label("制作调解书", "Make the statement"), frozenset({Role.ARBITRATOR}), frozenset({"reviewing"}), "statement",
             form=(f.long_text("findings", "审查意见", "Findings", most=2000), f.long_text("terms", "调解书内容（与协议一致）", "Terms, as agreed")),
             effects=(remember("findings", "terms", under="conciliation"), signing("review_statement", "findings", "terms"), e.announcing("arb_conciliation")), closes=("ARB_REVIEW_DECIDE",), articles=(f"{RULES}第77条",)),
        Step("sign_for_statement", Label("签收调解书", "Sign for the statement"), SIDES, frozenset({"statement"}), conditions=(names_own_side, c.not_yet_signed_for),
             effects=(r.sign_for,), articles=(f"{RULES}第77条",)),
        Step("reject", Label("不予制作调解书", "Make no statement"), frozenset({Role.ARBITRATOR}), frozenset({"reviewing"}), "rejected",
             form=(f.choice("ground", "理由", "Ground", GROUNDS), REASON), effects=(remember("ground", "reason", under="rejection"), drafting("review_rejection", "ground", "reason"), e.announcing("arb_review_rejected")),
             closes=("ARB_REVIEW_DECIDE",), articles=(f"{RULES}第78条、第79条",)),
        Step("withdraw", Label("撤回审查申请", "Withdraw"), SIDES, OPEN, "withdrawn", form=(REASON,), conditions=(names_own_side,),
             effects=(remember("reason", under="withdrawal"), drafting("review_termination", "reason"), e.announcing("withdrawn")), articles=(f"{RULES}第76条",)),
        *(s for s in paper_steps(ALL, OFFICE) if s.key != "add_evidence"),
    ),
)  # fmt: skip
