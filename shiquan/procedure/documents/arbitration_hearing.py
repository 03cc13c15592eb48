"""The papers of a hearing, one row each: record of evidence, record of the hearing, record of the deliberation, element form.

劳动争议调解仲裁法 (2008) arts. 38-40, 45; 劳动人事争议仲裁办案规则 (2017) arts. 18, 22, 41-42, 52, 60. The record of the deliberation
belongs to the secondary file: nobody but the arbitrators of the case reads it.
"""

from shiquan.law.text import Label
from shiquan.procedure.documents.arbitration import ARBITRATORS, FILE, LAW, RULES, SECRETARY, SIDES
from shiquan.procedure.documents.fields import HANDS, field, rows, text
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

HANDED_OVER = (Manner.ELECTRONIC, Manner.DIRECT, Manner.MAIL)
PLACES = field(Shape.ITEMS, "places", "签名栏", "Places to sign", required=False)
PRESENT = rows("present", "到庭人员", "Present", text("session", "场次", "Session", required=False), text("name", "姓名", "Name", personal=True),
               text("as_what", "身份", "Capacity"), text("mode", "方式", "How"), text("status", "到庭情况", "Here or not"),
               text("papers", "核对证件", "Papers checked", required=False), required=False)  # fmt: skip
EXHIBITS = rows("exhibits", "证据和质证意见", "Evidence and opinions", text("no", "编号", "No.", required=False), text("title", "证据", "Evidence"),
                text("by", "提交人", "Handed in by", required=False), text("proves", "证明内容", "What it proves", required=False),
                field(Shape.LONG, "opinions", "质证意见", "Opinions", required=False))  # fmt: skip


def record(key: Kind, zh: str, en: str, signers: tuple[Signer, ...], readers: tuple[Reader, ...], manners: tuple[Manner, ...],
           articles: tuple[str, ...], *fields: DocField, secondary: bool = False) -> DocumentKind:
    """A record: signed, not sealed, under the number of the case."""
    return DocumentKind(key, Label(zh, en), Issuer.COMMISSION, signers, None, readers, manners, None, articles, (*FILE, *fields, PLACES, HANDS), secondary)


THIRD = field(Shape.PARTIES, "third_parties", "第三人", "Third parties", required=False, personal=True)
LINES = rows("lines", "庭审经过", "Course of the hearing", text("part", "环节", "Part", required=False), text("number", "条号", "No.", required=False),
             text("speaker", "发言人", "Speaker", required=False), field(Shape.LONG, "text", "内容", "What was said"))  # fmt: skip
REQUESTS = rows("requests", "补正申请", "Corrections asked for", text("number", "条号", "No."), text("by", "申请人", "By"),
                field(Shape.LONG, "text", "申请内容", "What was asked"), field(Shape.LONG, "answer", "处理", "Answer"), required=False)  # fmt: skip
ALL = (Signer.APPLICANT, Signer.RESPONDENT, Signer.THIRD_PARTY, Signer.ARBITRATOR, Signer.SECRETARY)
HEARING_KINDS = (
    record(Kind.EXAMINATION_RECORD, "质证笔录", "Record of evidence", ALL, SIDES, HANDED_OVER, (f"{LAW}第39条", f"{RULES}第18条"),
           field(Shape.TIME, "made_at", "时间", "Time"), text("place", "地点", "Where", required=False), ARBITRATORS, SECRETARY, EXHIBITS, THIRD,
           field(Shape.ITEMS, "agreed", "双方没有异议的证据", "Not disputed", required=False), field(Shape.ITEMS, "disputed", "双方有异议的证据", "Disputed", required=False)),
    record(Kind.HEARING_RECORD, "庭审笔录", "Record of the hearing", (*ALL, Signer.AGENT), SIDES, HANDED_OVER,
           (f"{LAW}第36条", f"{LAW}第38条至第40条", f"{RULES}第41条、第42条"),
           rows("sessions", "开庭时间", "Sessions", field(Shape.TIME, "began", "开始", "Began"), field(Shape.TIME, "ended", "结束", "Ended", required=False)),
           text("place", "地点", "Where", required=False), text("manner", "开庭方式", "How", required=False), ARBITRATORS, SECRETARY, PRESENT,
           LINES, REQUESTS, THIRD,
           rows("heard", "证人、鉴定人、翻译", "Witnesses and others", text("name", "姓名", "Name", personal=True), text("as_what", "身份", "Capacity"), text("entries", "陈述", "Entries"), required=False)),
    record(Kind.TESTIMONY_RECORD, "证言笔录", "Record of testimony", (Signer.WITNESS, Signer.APPRAISER, Signer.INTERPRETER, Signer.SECRETARY), SIDES, (),
           (f"{LAW}第40条", f"{RULES}第41条、第42条"),
           text("who", "姓名", "Name", personal=True), text("as_what", "身份", "Capacity"), text("named_by", "申请出庭", "Named by"), text("entries", "陈述", "Entries"),
           field(Shape.TIME, "began", "到庭时间", "Came in"), text("place", "地点", "Where", required=False), ARBITRATORS, SECRETARY, LINES, REQUESTS),
    record(Kind.DELIBERATION_RECORD, "合议笔录", "Record of deliberation", (Signer.ARBITRATOR,), (Reader.ARBITRATOR,), (), (f"{LAW}第45条", f"{RULES}第22条、第52条"),
           field(Shape.TIME, "made_at", "时间", "Time"), ARBITRATORS,
           rows("views", "各仲裁员的意见", "Views", text("who", "仲裁员", "Arbitrator"), field(Shape.LONG, "view", "意见", "View")),
           field(Shape.LONG, "conclusion", "合议结论", "Conclusion"), field(Shape.LONG, "minority", "少数意见", "Minority view", required=False), secondary=True),
    record(Kind.ELEMENT_FORM, "案件审理要素表", "Element form", (Signer.APPLICANT, Signer.RESPONDENT), SIDES, HANDED_OVER, (f"{RULES}第18条、第60条",),
           rows("elements", "要素", "Elements", text("name", "要素", "Element"), text("applicant", "申请人填写", "Applicant", required=False),
                text("respondent", "被申请人填写", "Respondent", required=False), text("agreed", "是否一致", "Agreed")),
           field(Shape.DATE, "made_on", "日期", "Date")),
)  # fmt: skip
