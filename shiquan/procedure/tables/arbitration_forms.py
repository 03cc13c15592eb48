"""The forms behind the steps of arbitration: 劳动争议调解仲裁法 (2008), 劳动人事争议仲裁办案规则 (2017)."""

from shiquan.procedure.language import Field, FieldKind
from shiquan.procedure.service import SIMPLE
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.onestop_forms import (
    APPLICANT,
    CHANNELS,
    CLAIM,
    RESPONDENT,
    RESPONDENT_KINDS,
    TOLD,
)
from shiquan.procedure.tables.papers import CHANNELS as MANNERS
from shiquan.procedure.tables.papers import EVIDENCE as FILED
from shiquan.procedure.tables.papers import HANDWRITING, PROOF, WAYS, tried_by

YES_NO = (("yes", "是", "Yes"), ("no", "否", "No"))
KNOWN = (*YES_NO, ("unknown", "还不清楚", "Not known yet"))
QUICK_MANNERS = (*MANNERS, *(one for one in WAYS if one[0] in SIMPLE))
"""Rules (2017) art. 59: for everything but statements and awards, in simplified handling, with proof of receipt."""
EVIDENCE_KINDS = (
    ("书证", "书证", "Document"), ("物证", "物证", "Object"), ("视听资料", "视听资料", "Sound or picture"), ("电子数据", "电子数据", "Electronic data"),
    ("证人证言", "证人证言", "Testimony"), ("鉴定意见", "鉴定意见", "Expert opinion"), ("当事人陈述", "当事人陈述", "Statement of a side"),
)  # fmt: skip
EVIDENCE = (
    *FILED,
    f.choice("kind", "种类", "Kind", EVIDENCE_KINDS, required=False),
    f.choice("original", "有没有原件", "Original", (("原件", "有原件", "Original"), ("复制件", "只有复制件", "Copy only")), required=False),
    f.number("pages", "页数", "Pages", required=False),
)
"""What a list of evidence says of each item: Rules (2017) art. 13."""
SIGNED = (HANDWRITING, Field("proof", PROOF.label, FieldKind.CHOICE, required=False, choices=PROOF.choices))
"""Behind every paper that a side makes: the hand, and how the identity was checked."""
SUBJECT = f.text("subject", "对象", "Subject", required=False)
REASON = f.long_text("reason", "理由", "Reason", most=1000)
NOTE = f.long_text("note", "说明", "Note", required=False, most=1000)
PARTY = f.row_id("party", "哪一方", "Which side", "party")
PAPERS = f.rows("evidence", "材料", "Papers", EVIDENCE, required=False)
CLAIMS = f.rows("claims", "请求事项", "Claims", CLAIM)

APPLICANT_WORKER = tuple(x for x in APPLICANT if x.name in ("name", "id_number", "phone", "address"))
STORY = (
    f.long_text("story", "事实与理由", "Facts and reasons"),
    f.day("started_on", "入职日期", "Working since", required=False),
    f.day("happened_on", "争议发生日期", "When it arose", required=False),
    f.text("place", "工作地点（合同履行地）", "Place of work", required=False),
    f.text("relationship", "签了什么合同", "What was signed", required=False),
    f.text("witnesses", "证人姓名和住址", "Witnesses", required=False, most=300),
)
INPUTS = f.rows("inputs", "计算用的事实", "Facts behind the sums", TOLD, required=False, most=40)
FILE = (
    *STORY,
    f.choice("channel", "申请方式", "Channel", CHANNELS),
    f.rows("applicant", "申请人", "Applicant", APPLICANT, most=1),
    f.rows("respondents", "被申请人", "Respondents", RESPONDENT, most=5),
    f.rows("claims", "仲裁请求", "Claims", CLAIM, most=20),
    INPUTS,
    f.rows("evidence", "证据", "Evidence", EVIDENCE, required=False, most=30),
    f.yes_no("electronic_service", "同意电子送达", "Consents to electronic service"),
    f.yes_no("truthful", "以上内容属实", "What is said is true", required=True),
    *SIGNED,
)
RECEIVE = (
    *STORY,
    f.text("channel", "申请方式", "Channel", required=False),
    f.text("mediation_number", "调解案号", "Mediation number", required=False),
    f.text("mediators", "曾经参与调解的人", "Who took part in the mediation", required=False, most=2000),
    f.text("from_office", "移送机关", "Sent by", required=False),
    INPUTS,
    f.day("accident_on", "受伤日期", "Day of the accident", required=False),
)
MISSING = (
    f.rows("missing", "还缺什么", "What is missing", (f.text("what", "材料", "Paper", most=200),)),
    f.number("days", "几天内补正", "Within how many days"),
    NOTE,
)
CORRECT = (f.long_text("text", "补正说明", "Explanation", required=False), PAPERS)
ACCEPT = (f.number("evidence_days", "举证期限（几天）", "Evidence period (days)"), NOTE)
MEDIATE_FIRST = (
    f.yes_no("agreed", "申请人同意先行调解", "The applicant agrees to mediation first", required=True),
    f.long_text("note", "建议先行调解的理由（写进调解建议书）", "Why mediation is suggested (stands in the letter)", required=False, most=1000),
)
AGREED_FIRST = (f.text("number", "调解案号", "Number of the mediation", required=False, most=60),)
REFUSALS = (
    ("scope", "不属于劳动人事争议处理范围", "Outside the scope"),
    ("claims", "没有明确的仲裁请求和事实理由", "No definite claims, facts and reasons"),
    ("interest", "申请人与争议没有直接利害关系", "The applicant has no direct interest"),
    ("respondent", "没有明确的被申请人", "No definite respondent"),
    ("again", "同一事项已经处理（按撤回处理、正在处理或已有结果）", "The same matter was dealt with"),
    ("incomplete", "逾期未补正", "Not corrected in time"),
)
REFUSE = (f.choice("ground", "理由", "Ground", REFUSALS), REASON)
REFER = (
    f.row_id("office", "平台内的仲裁委员会（没有就不选）", "A commission on this platform (none: leave empty)", "office", required=False),
    f.text("commission", "有管辖权的仲裁委员会", "The competent commission", most=100),
    REASON,
)


def served_by(manners: tuple[tuple[str, str, str], ...]) -> tuple[Field, ...]:
    """The form of a try to serve, with its proof."""
    return (PARTY, *tried_by(manners))


SHORTEN = (f.number("days", "答辩期改为几天（0 为放弃）", "Days of the defence period (0: none)"),)
DEFEND = (
    f.long_text("view", "答辩意见", "Defence"),
    f.rows(
        "disputed", "有异议的事实", "Facts disputed",
        (f.text("fact", "哪一点", "Which fact"), f.text("view", "实际情况", "What is right", most=500)), required=False,
    ),
    f.choice("limitation", "是否主张超过仲裁时效", "Is the time to claim said to have passed", YES_NO),
    f.personal("address", "送达地址（写明门牌号）", "Address for service", FieldKind.TEXT, required=False),
    f.personal("contact_phone", "送达联系手机", "Mobile phone for service", FieldKind.PHONE, required=False),
    f.yes_no("electronic_service", "同意电子送达", "Consents to electronic service"),
    PAPERS,
    *SIGNED,
)  # fmt: skip
DECISION = (
    f.choice("decision", "决定", "Decision", (("uphold", "成立（准许）", "Upheld"), ("reject", "不成立（不准许）", "Rejected"))),
    REASON,
)
COUNTERCLAIM = (CLAIMS, f.long_text("story", "事实与理由", "Facts and reasons"), PAPERS)
JOINING = f.choice(
    "decision", "决定", "Decision",
    (("join", "受理并合并处理", "Accepted and joined"), ("separate", "告知另行申请", "A separate application"), ("refuse", "不予受理", "Refused")),
)  # fmt: skip
DECIDE_COUNTERCLAIM = (JOINING, REASON)
CHANGE_CLAIMS = (
    f.rows("claims", "增加的请求", "Claims added", CLAIM, required=False),
    f.rows(
        "changed", "变更的请求", "Claims changed",
        (f.row_id("claim", "哪一项", "Which", "claim"), f.money("amount", "改为（元，放弃填 0）", "New sum (0: dropped)")), required=False,
    ),
    REASON,
)  # fmt: skip
DECIDE_CHANGE = (*DECISION, f.yes_no("waived", "对方放弃新的答辩期", "The other side waives a new defence period"))
JOIN = (
    f.choice("side", "追加为", "Joined as", (("respondent", "共同被申请人", "Respondent"), ("third_party", "第三人", "Third party"))),
    f.text("name", "名称", "Name", most=100),
    f.choice("kind", "是什么", "Kind", (*RESPONDENT_KINDS, ("worker", "劳动者", "Worker"))),
    *RESPONDENT[2:],
    REASON,
)
MERGE = (
    f.choice("what", "合并还是分案", "Merged or split", (("merge", "合并处理", "Merged"), ("split", "分案处理", "Split"))),
    f.text("number", "另一案件的案号", "Number of the other case", most=60),
    REASON,
)
CHECKED = f.long_text("checked", "回避情形的核实结果（有提示时必填）", "What the check for recusal found (required when something was noted)", required=False, most=500)
TRIBUNAL = (
    f.row_id("arbitrator", "首席（独任）仲裁员", "Presiding or sole arbitrator", "person"),
    f.rows("others", "其他仲裁员（三人庭再选两人）", "The two others (three arbitrators)",
           (f.row_id("arbitrator", "仲裁员", "Arbitrator", "person"),), required=False, most=2),
    f.row_id("secretary", "书记员", "Secretary", "person"),
    CHECKED,
)  # fmt: skip
RECUSALS = (
    ("relative", "是当事人或代理人的近亲属", "Near relative of a party or agent"),
    ("interest", "与案件有利害关系", "Has an interest"),
    ("relation", "有其他关系可能影响公正", "Other relation that may affect fairness"),
    ("contact", "私自会见、接受请客送礼", "Private meetings, meals or gifts"),
)
RECUSE = (
    f.row_id("person", "申请谁回避", "Who shall step back", "tribunal"),
    f.choice("ground", "事由", "Ground", RECUSALS),
    REASON,
)
DECIDE_RECUSAL = (
    *DECISION,
    f.row_id("arbitrator", "改由谁任仲裁员", "Arbitrator instead", "person", required=False),
    f.row_id("secretary", "改由谁任书记员", "Secretary instead", "person", required=False),
    CHECKED,
)
EVIDENCE_PERIOD = (f.day("until", "举证期限届满日", "Last day for evidence"), NOTE)
ADD_EVIDENCE = (
    f.rows("evidence", "证据", "Evidence", EVIDENCE),
    f.long_text("late_reason", "逾期提交的理由", "Reason for being late", required=False, most=500),
)
EVIDENCE_OF_CASE = f.row_id("item", "哪一份证据", "Which evidence", "evidence")
OPINION = (
    EVIDENCE_OF_CASE,
    f.choice("authentic", "真实性", "Authentic", (("yes", "认可", "Accepted"), ("no", "不认可", "Disputed"))),
    f.choice("lawful", "合法性", "Lawful", (("yes", "认可", "Accepted"), ("no", "不认可", "Disputed"))),
    f.choice("relevant", "关联性", "Relevant", (("yes", "认可", "Accepted"), ("no", "不认可", "Disputed"))),
    f.text("note", "说明", "Note", required=False, most=500),
)
RULING_ON_EVIDENCE = (
    EVIDENCE_OF_CASE,
    f.choice("admitted", "是否采信", "Admitted", (("yes", "采信", "Admitted"), ("no", "不予采信", "Not admitted"))),
    REASON,
)
ISSUES = (f.rows("issues", "争议焦点", "Issues in dispute", (f.text("text", "焦点", "Issue", most=300),)),)
