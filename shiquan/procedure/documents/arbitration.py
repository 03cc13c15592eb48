"""The documents of arbitration, one row each: notices, decisions, the award and the conciliation statement.

劳动争议调解仲裁法 (2008) arts. 29-46; 劳动人事争议仲裁办案规则 (2017) arts. 20, 29-54. Awards and statements are never served by
telephone or text message (Rules art. 59); a statement is never left (CPL interpretation (2022) art. 133).
"""

from shiquan.law.text import Label
from shiquan.procedure.documents.fields import (
    ACCEPTED_ON,
    APPLICANTS,
    CASE_NUMBER,
    CAUSE,
    CLAIMS,
    CONTACT,
    RESPONDENTS,
    field,
    text,
)
from shiquan.procedure.documents.kinds import (
    DocField,
    DocumentKind,
    Issuer,
    Kind,
    Manner,
    Reader,
    Shape,
    Signer,
)

LAW, RULES = "《劳动争议调解仲裁法》（2008）", "《劳动人事争议仲裁办案规则》（2017）"
SIDES = (Reader.APPLICANT, Reader.RESPONDENT, Reader.CENTRE)
ASKING = (Reader.APPLICANT, Reader.CENTRE)
ANSWERING = (Reader.RESPONDENT, Reader.CENTRE)
MANNERS = (Manner.ELECTRONIC, Manner.DIRECT, Manner.MAIL, Manner.LEFT, Manner.NOTICE)
STATEMENT_MANNERS = (Manner.ELECTRONIC, Manner.DIRECT, Manner.MAIL)
FILE = (CASE_NUMBER, CAUSE, APPLICANTS, RESPONDENTS)
REASON = field(Shape.LONG, "reason", "理由", "Reason")
ARBITRATORS = field(Shape.ITEMS, "arbitrators", "仲裁员", "Arbitrators")
SECRETARY = text("secretary", "书记员", "Secretary")


def paper(key: Kind, zh: str, en: str, readers: tuple[Reader, ...], articles: tuple[str, ...], *fields: DocField) -> DocumentKind:
    """A notice or decision of the commission: sealed, not signed, under the number of the case."""
    return DocumentKind(key, Label(zh, en), Issuer.COMMISSION, (), Issuer.COMMISSION, readers, MANNERS, None, articles, (*FILE, *fields))


def signed(key: Kind, zh: str, en: str, manners: tuple[Manner, ...], articles: tuple[str, ...], *fields: DocField) -> DocumentKind:
    """Signed by the arbitrator and sealed by the commission."""
    return DocumentKind(key, Label(zh, en), Issuer.COMMISSION, (Signer.ARBITRATOR,), Issuer.COMMISSION, SIDES, manners, None, articles, (*FILE, *fields))


ARBITRATION_KINDS = (
    paper(Kind.ARBITRATION_ACCEPTANCE, "仲裁受理通知书", "Notice of acceptance (arbitration)", ASKING, (f"{LAW}第29条", f"{RULES}第30条"),
          ACCEPTED_ON, field(Shape.DATE, "evidence_until", "举证期限届满日", "Evidence due by"), field(Shape.DATE, "award_due", "裁决期限届满日", "Award due by"), CONTACT),
    paper(Kind.ARBITRATION_REFUSAL, "仲裁不予受理通知书", "Notice of non-acceptance (arbitration)", ASKING, (f"{LAW}第29条", f"{RULES}第31条"),
          text("ground", "不予受理的情形", "Ground"), REASON, text("court", "可以起诉的法院", "Court")),
    paper(Kind.ARBITRATION_CORRECTION_NOTICE, "仲裁材料补正告知书", "Notice to correct the papers", ASKING, (f"{RULES}第29条",),
          field(Shape.ITEMS, "missing", "需要补正的材料", "What is missing"), field(Shape.DATE, "until", "补正期限", "Due by"), CONTACT),
    paper(Kind.RESPONSE_NOTICE, "应诉通知书", "Notice to answer", ANSWERING, (f"{LAW}第30条", f"{RULES}第33条", f"{RULES}第36条"),
          ACCEPTED_ON, CLAIMS, field(Shape.LONG, "facts", "申请人陈述的事实和理由", "What the applicant says"),
          field(Shape.DATE, "evidence_until", "举证期限届满日", "Evidence due by"), CONTACT),
    paper(Kind.TRIBUNAL_NOTICE, "仲裁庭组成通知书", "Notice of the tribunal", SIDES, (f"{LAW}第31条", f"{LAW}第32条", f"{LAW}第33条", f"{RULES}第37条"), ARBITRATORS, SECRETARY),
    paper(Kind.HEARING_NOTICE, "开庭通知书", "Notice of hearing", SIDES, (f"{LAW}第35条", f"{LAW}第36条", f"{RULES}第38条"),
          field(Shape.TIME, "starts_at", "开庭时间", "When"), text("place", "开庭地点", "Where"), text("manner", "开庭方式", "How"), ARBITRATORS, SECRETARY, CONTACT),
    paper(Kind.EXTENSION_DECISION, "延长审理期限通知书", "Notice of extension", SIDES, (f"{LAW}第43条", f"{RULES}第45条"),
          REASON, field(Shape.COUNT, "days", "延长日数", "Days"), field(Shape.DATE, "award_due", "延长后的届满日", "Award due by")),
    paper(Kind.STAY_DECISION, "中止审理通知书", "Notice of a stay", SIDES, (f"{RULES}第46条", f"{RULES}第47条"), text("ground", "中止事由", "Ground"), REASON),
    paper(Kind.WITHDRAWAL_DECISION, "准许撤回仲裁申请决定书", "Decision on withdrawal", SIDES, (f"{RULES}第35条",), REASON),
    paper(Kind.DEEMED_WITHDRAWAL_DECISION, "按撤回仲裁申请处理决定书", "Decision: deemed withdrawn", SIDES, (f"{LAW}第36条", f"{RULES}第39条"),
          text("told", "通知开庭的情况", "How it was told"), REASON),
    signed(Kind.AWARD, "仲裁裁决书", "Award", MANNERS, (f"{LAW}第45条", f"{LAW}第46条", f"{LAW}第47条", f"{LAW}第50条", f"{RULES}第50条", f"{RULES}第53条"),
           ACCEPTED_ON, CLAIMS, text("type", "裁决类型", "Type"), field(Shape.FLAG, "by_default", "缺席裁决", "By default", required=False),
           field(Shape.LONG, "findings", "查明的事实", "Facts found"), field(Shape.LONG, "reasons", "仲裁庭意见", "Reasons"),
           field(Shape.ITEMS, "decisions", "裁决内容", "Decision"), field(Shape.LONG, "remedy", "权利告知", "Remedies"), text("others", "本案另外的裁决书", "The other paper", required=False), ARBITRATORS, SECRETARY,
           field(Shape.DATE, "awarded_on", "裁决日期", "Date")),
    signed(Kind.CONCILIATION_STATEMENT, "仲裁调解书", "Conciliation statement", STATEMENT_MANNERS, (f"{LAW}第42条", f"{LAW}第51条", f"{RULES}第72条", f"{RULES}第73条"),
           ACCEPTED_ON, CLAIMS, field(Shape.LONG, "terms", "调解结果", "Terms"), ARBITRATORS, SECRETARY, field(Shape.DATE, "made_on", "日期", "Date")),
)  # fmt: skip
