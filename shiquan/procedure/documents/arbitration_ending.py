"""The papers of the ending of an arbitration, of the review of an agreement and of the roads after it, one row each.

劳动争议调解仲裁法 (2008) arts. 16, 42-51; 劳动人事争议仲裁办案规则 (2017) arts. 21-24, 32, 35, 45-54, 74-79; 民事诉讼法 (2023)
arts. 225-228. What the director approves and what the file says about itself belongs to the secondary file (Rules art. 22).
"""

from shiquan.law.text import Label
from shiquan.procedure.documents.arbitration import (
    ARBITRATORS,
    FILE,
    LAW,
    MANNERS,
    REASON,
    RULES,
    SECRETARY,
    SIDES,
    STATEMENT_MANNERS,
    paper,
    signed,
)
from shiquan.procedure.documents.fields import ACCEPTED_ON, APPLICANTS, RESPONDENTS, field, rows, text
from shiquan.procedure.documents.kinds import (
    DocField,
    DocumentKind,
    Issuer,
    Kind,
    Reader,
    Shape,
    Signer,
)

CPL = "《民事诉讼法》（2023）"
INSIDE = (Reader.CENTRE,)
HANDLER = text("handler", "承办人", "Handler")
OPINION = text("opinion", "审批意见", "Decision")
REMARK = field(Shape.LONG, "remark", "审批说明", "Remark", required=False)
APPLIED_ON = field(Shape.DATE, "applied_on", "申请日期", "Date of application")
DECIDED_ON = field(Shape.DATE, "decided_on", "审批日期", "Decided on")
GROUND = text("ground", "事由", "Ground")
COURT = text("court", "法院", "Court")
AMOUNT = field(Shape.MONEY, "amount", "金额（元）", "Amount (yuan)")
CLAIM = text("claim", "请求事项", "Claim")
AGREEMENT = (
    text("organisation", "调解组织", "Mediation organisation"),
    text("agreement_number", "调解协议书编号", "Number of the agreement"),
    field(Shape.DATE, "agreed_on", "调解协议生效日期", "Agreement in force since"),
)
TERMS = field(Shape.ITEMS, "terms", "协议主要内容", "Main terms of the agreement")
PAPERS = field(Shape.ITEMS, "papers", "附件", "Papers enclosed")
FACTS = field(Shape.LONG, "facts", "事实和理由", "Facts and reasons")
LEAVES = (text("title", "名称", "Name"), text("number", "文号", "Number", required=False), field(Shape.DATE, "day", "日期", "Date", required=False))


def inside(key: Kind, zh: str, en: str, signers: tuple[Signer, ...], articles: tuple[str, ...], *fields: DocField) -> DocumentKind:
    """A paper of the secondary file: read by the commission alone, never served."""
    return DocumentKind(key, Label(zh, en), Issuer.COMMISSION, signers, None, INSIDE, (), None, articles, (*FILE, *fields), secondary=True)


def asked(key: Kind, zh: str, en: str, signers: tuple[Signer, ...], readers: tuple[Reader, ...], articles: tuple[str, ...], *fields: DocField) -> DocumentKind:
    """An application: the party's own paper, signed by its hand, addressed to an office."""
    return DocumentKind(key, Label(zh, en), Issuer.PARTY, signers, None, readers, (), None, articles, fields)


APPROVER, APPLICANT = (Signer.DIRECTOR,), (Signer.APPLICANT,)
BOTH = (Signer.APPLICANT, Signer.RESPONDENT)
REVIEW_FILE = (*FILE, *AGREEMENT)

ENDING_KINDS = (
    inside(Kind.EXTENSION_APPROVAL, "延期审理审批表", "Approval of an extension", APPROVER, (f"{LAW}第43条", f"{RULES}第22条", f"{RULES}第45条"),
           ACCEPTED_ON, HANDLER, field(Shape.DATE, "asked_on", "报批日期", "Asked on"), REASON, field(Shape.COUNT, "days", "申请延长日数", "Days"),
           field(Shape.DATE, "due_before", "原届满日", "Due before"), field(Shape.DATE, "award_due", "延长后的届满日", "Due after", required=False),
           OPINION, REMARK, DECIDED_ON),
    inside(Kind.STAY_APPROVAL, "中止审理审批表", "Approval of a stay", APPROVER, (f"{RULES}第22条", f"{RULES}第47条"),
           ACCEPTED_ON, HANDLER, text("asked_by", "提出人", "Asked by"), GROUND, REASON, OPINION, REMARK, DECIDED_ON),
    paper(Kind.RESUMPTION_NOTICE, "恢复审理通知书", "Notice that the case goes on", SIDES, (f"{RULES}第46条", f"{RULES}第47条"),
          GROUND, field(Shape.DATE, "stayed_on", "中止日期", "Stayed on"), field(Shape.DATE, "resumed_on", "恢复日期", "Resumed on"), REASON,
          field(Shape.DATE, "award_due", "裁决期限届满日", "Award due by")),
    asked(Kind.INTERIM_APPLICATION, "先予执行申请书", "Application for interim enforcement", APPLICANT, SIDES, (f"{LAW}第44条", f"{RULES}第51条"),
          *FILE, CLAIM, AMOUNT, field(Shape.LONG, "hardship", "不先予执行对生活的影响", "Hardship"), APPLIED_ON),
    signed(Kind.INTERIM_AWARD, "先予执行裁决书", "Interim award", MANNERS, (f"{LAW}第44条", f"{RULES}第51条"),
           ACCEPTED_ON, CLAIM, AMOUNT, field(Shape.LONG, "hardship", "申请的理由", "Why it is asked"), REASON,
           field(Shape.FLAG, "security_waived", "免予提供担保", "No security", required=False), COURT, ARBITRATORS, SECRETARY,
           field(Shape.DATE, "awarded_on", "裁决日期", "Date")),
    paper(Kind.INTERIM_TRANSFER, "先予执行移送函", "Transfer for interim enforcement", (*SIDES, Reader.COURT), (f"{LAW}第44条", f"{RULES}第51条"),
          COURT, CLAIM, AMOUNT, PAPERS, text("contact", "联系人及电话", "Contact and telephone")),
    asked(Kind.WITHDRAWAL_APPLICATION, "撤回仲裁申请书", "Withdrawal", APPLICANT, SIDES, (f"{RULES}第35条",), *FILE, REASON, APPLIED_ON),
    paper(Kind.CANCELLATION_DECISION, "撤销案件决定书", "Decision: case cancelled", SIDES, (f"{RULES}第32条",), ACCEPTED_ON, REASON, COURT),
    paper(Kind.TERMINATION_DECISION, "终止审理决定书", "Decision: ended by a lawsuit", SIDES, (f"{LAW}第43条", f"{RULES}第48条"),
          ACCEPTED_ON, COURT, text("court_number", "法院案号", "Court number"), field(Shape.DATE, "docketed_on", "法院受理日期", "Docketed on")),
    signed(Kind.CORRECTION_DECISION, "补正决定书", "Decision: correction of a slip", MANNERS, (f"{RULES}第54条",),
           text("award_number", "原裁决书文号", "Number of the award"), field(Shape.DATE, "award_made_on", "原裁决日期", "Date of the award"),
           field(Shape.LONG, "wrong", "原文", "What it says"), field(Shape.LONG, "right", "更正为", "What it should say"), REASON, ARBITRATORS, SECRETARY),
    asked(Kind.REVIEW_APPLICATION, "仲裁审查申请书", "Joint application for review", BOTH, (Reader.APPLICANT, Reader.RESPONDENT, Reader.MEDIATOR, Reader.CENTRE),
          (f"{RULES}第74条",), APPLICANTS, RESPONDENTS, text("commission", "仲裁委员会", "Commission"), *AGREEMENT, TERMS, FACTS, PAPERS, APPLIED_ON),
    signed(Kind.REVIEW_STATEMENT, "仲裁审查调解书", "Statement after review", STATEMENT_MANNERS, (f"{LAW}第51条", f"{RULES}第77条"),
           *AGREEMENT, ACCEPTED_ON, field(Shape.LONG, "findings", "审查意见", "Findings"), field(Shape.LONG, "terms", "调解书内容", "Terms"), ARBITRATORS,
           field(Shape.DATE, "made_on", "日期", "Date")),
    paper(Kind.REVIEW_REJECTION, "不予制作调解书通知书", "Notice: no statement is made", SIDES, (f"{RULES}第78条", f"{RULES}第79条"),
          *AGREEMENT, ACCEPTED_ON, GROUND, REASON),
    paper(Kind.REVIEW_TERMINATION, "终止仲裁审查通知书", "Notice: the review ends", SIDES, (f"{RULES}第76条", f"{RULES}第79条"),
          *AGREEMENT, REASON),
    paper(Kind.EFFECT_CERTIFICATE, "仲裁文书生效证明", "Certificate of effect", SIDES, (f"{LAW}第47条", f"{LAW}第50条", f"{LAW}第51条"),
          text("paper_title", "文书名称", "Paper"), text("paper_number", "文号", "Number"), text("paper_type", "类型", "Type"),
          field(Shape.DATE, "effective_on", "生效日期", "In force since"), field(Shape.LONG, "why", "生效的依据", "Why")),
    inside(Kind.CLOSING_APPROVAL, "结案审批表", "Approval of the closing", APPROVER, (f"{RULES}第21条", f"{RULES}第22条"),
           field(Shape.DATE, "received_on", "收到日期", "Received on"), field(Shape.DATE, "accepted_on", "受理日期", "Accepted on", required=False),
           field(Shape.DATE, "closed_on", "结案日期", "Closed on"), field(Shape.COUNT, "days_used", "审理用时（日）", "Days used", required=False),
           text("outcome", "结案方式", "How it ended"), text("finality", "裁决类型", "Type of award", required=False), HANDLER,
           field(Shape.LONG, "note", "承办意见", "Closing note"), OPINION, REMARK, DECIDED_ON),
    DocumentKind(Kind.ELECTRONIC_RECEIPT, Label("电子送达回证", "Receipt of electronic service"), Issuer.COMMISSION, (), Issuer.COMMISSION, SIDES, (), None,
                 (f"{RULES}第20条", f"{CPL}第90条", "《民诉法解释》（2022）第135条、第136条"), (*FILE,
                 rows("services", "电子送达", "Electronic service", text("title", "文书", "Paper"), text("number", "文号", "Number", required=False),
                      text("addressee", "受送达人", "Addressee", personal=True), text("by", "签收人", "Confirmed by", personal=True),
                      field(Shape.TIME, "arrived_at", "到达系统时间", "Arrived at the system", required=False), field(Shape.TIME, "opened_at", "打开并确认时间", "Opened and confirmed"),
                      text("device", "设备", "Device", required=False), text("sha256", "文书指纹（SHA-256）", "Fingerprint (SHA-256)"),
                      field(Shape.COUNT, "event", "案卷记录号", "Number in the chain of events")))),
    inside(Kind.FILE_COVER, "卷宗封面和目录", "Cover and index of the file", (), (f"{RULES}第22条", f"{RULES}第24条"),
           field(Shape.DATE, "received_on", "收到日期", "Received on"), field(Shape.DATE, "closed_on", "结案日期", "Closed on"),
           text("outcome", "结案方式", "How it ended"), HANDLER, field(Shape.COUNT, "years", "保管年限", "Years kept"),
           field(Shape.COUNT, "main_pages", "正卷页数", "Main pages"), field(Shape.COUNT, "secondary_pages", "副卷页数", "Secondary pages"),
           text("place", "存放位置", "Kept at", required=False), rows("main", "正卷目录", "Index, main file", *LEAVES),
           rows("secondary", "副卷目录", "Index, secondary file", *LEAVES, required=False), field(Shape.DATE, "archived_on", "归档日期", "Archived on")),
    asked(Kind.PAYMENT_ORDER_APPLICATION, "支付令申请书", "Application for a payment order", APPLICANT, (Reader.APPLICANT, Reader.MEDIATOR, Reader.CENTRE),
          (f"{LAW}第16条", f"{CPL}第225条"), APPLICANTS, RESPONDENTS, COURT, *AGREEMENT, AMOUNT, TERMS,
          rows("unpaid", "未付款项", "What is unpaid", field(Shape.DATE, "due_on", "约定付款日", "Due on"), field(Shape.MONEY, "amount", "约定金额（元）", "Amount (yuan)"),
               field(Shape.MONEY, "paid", "已付（元）", "Paid (yuan)", required=False)), FACTS, PAPERS, APPLIED_ON),
)  # fmt: skip
