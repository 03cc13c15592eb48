"""The papers of an arbitration up to the hearing, one row each: what the sides file, what the commission answers and sends out.

劳动争议调解仲裁法 (2008) arts. 22-39; 劳动人事争议仲裁办案规则 (2017) arts. 9-22, 29-44. A paper that a side makes is filed and
shown; what the commission issues is served. The approval sheet belongs to the secondary file (Rules art. 22).
"""

from dataclasses import replace

from shiquan.law.text import Label
from shiquan.procedure.documents.arbitration import (
    ASKING,
    FILE,
    LAW,
    REASON,
    RULES,
    SIDES,
    paper,
)
from shiquan.procedure.documents.arbitration_hearing import PLACES
from shiquan.procedure.documents.fields import (
    APPLICANTS,
    CASE_NUMBER,
    CAUSE,
    CLAIMS,
    CONTACT,
    EVIDENCE,
    FILER,
    HANDS,
    RESPONDENTS,
    field,
    rows,
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

INSIDE = (Reader.CENTRE,)
"""Staff of the commission; a paper that a side makes is always read by that side too."""
OUTWARD = (Manner.DIRECT, Manner.MAIL)
FILED_ON = field(Shape.DATE, "filed_on", "提交日期", "Filed on")
OFFICERS = field(Shape.ITEMS, "officers", "承办人员", "Officers")


def filed(key: Kind, zh: str, en: str, readers: tuple[Reader, ...], articles: tuple[str, ...], *fields: DocField) -> DocumentKind:
    """A paper of one side, signed by it, under the number of the case."""
    return DocumentKind(key, Label(zh, en), Issuer.PARTY, (Signer.PARTY,), None, readers, (), None, articles, (FILER, *fields))


def numbered(row: DocumentKind, series: str, manners: tuple[Manner, ...] | None = None) -> DocumentKind:
    """The same with a number series of its own."""
    return replace(row, series=series, manners=row.manners if manners is None else manners)


SIDE_PAPERS = (
    DocumentKind(
        Kind.ARBITRATION_APPLICATION, Label("劳动人事争议仲裁申请书", "Application for arbitration"), Issuer.PARTY, (Signer.APPLICANT,), None,
        SIDES, (), None, (f"{LAW}第28条", f"{RULES}第29条"),
        (APPLICANTS, RESPONDENTS, CLAIMS, field(Shape.LONG, "facts", "事实和理由", "Facts and reasons"), EVIDENCE,
         text("witnesses", "证人姓名和住所", "Witnesses", required=False, personal=True), field(Shape.FLAG, "oral", "口头申请", "Made orally", required=False),
         text("recorder", "记录人", "Recorded by", required=False), field(Shape.COUNT, "copies", "副本份数", "Copies"), FILED_ON, PLACES, HANDS),
    ),
    filed(Kind.EVIDENCE_LIST, "证据清单", "List of evidence", SIDES, (f"{LAW}第39条", f"{RULES}第13条", f"{RULES}第15条"),
          CASE_NUMBER, CAUSE, text("side", "诉讼地位", "Side"),
          rows("listed", "证据", "Evidence", text("title", "证据名称", "Name"), text("kind", "种类", "Kind", required=False), text("original", "原件或复制件", "Original or copy", required=False),
               text("pages", "页数", "Pages", required=False), text("proves", "证明内容", "What it shows", required=False)),
          text("late_reason", "逾期提交的理由", "Why it comes late", required=False), FILED_ON, text("receiver", "接收人", "Received by"), field(Shape.DATE, "received_on", "接收日期", "Received on")),
    filed(Kind.POWER_OF_ATTORNEY, "授权委托书", "Power of attorney", INSIDE, (f"{LAW}第24条", "《民事诉讼法》（2023）第61条", "《民事诉讼法》（2023）第62条"),
          CASE_NUMBER, CAUSE, field(Shape.ITEMS, "opponents", "对方当事人", "Other side"), text("agent", "受委托人", "Agent", personal=True),
          text("agent_id", "证件号码", "Identity number", required=False, personal=True), text("agent_kind", "代理人身份", "Capacity"),
          text("unit", "工作单位", "Employer", required=False), text("agent_address", "住所", "Address", required=False, personal=True),
          text("agent_phone", "联系电话", "Telephone", personal=True), text("scope", "代理权限", "Authority"), field(Shape.ITEMS, "matters", "委托事项", "Matters"), FILED_ON),
    filed(Kind.REPRESENTATIVE_PROOF, "法定代表人（主要负责人）身份证明书", "Proof of the legal representative", INSIDE, (f"{RULES}第29条",),
          CASE_NUMBER, text("person", "姓名", "Name", personal=True), text("post", "职务", "Post"), field(Shape.DATE, "since", "任职起始日期", "In office since", required=False),
          text("person_phone", "联系电话", "Telephone", required=False, personal=True), FILED_ON),
    filed(Kind.DEFENCE, "答辩书", "Statement of defence", SIDES, (f"{LAW}第30条", f"{RULES}第33条", "《劳动争议司法解释（二）》（2025）第20条"),
          CASE_NUMBER, CAUSE, APPLICANTS, field(Shape.LONG, "view", "答辩意见", "Defence"),
          rows("disputed", "有异议的事实", "Facts disputed", text("fact", "申请人所述", "What was said"), text("view", "实际情况", "What is right"), required=False),
          text("limitation", "时效抗辩", "Defence of limitation"), EVIDENCE, FILED_ON),
    filed(Kind.JURISDICTION_OBJECTION, "管辖异议申请书", "Objection to jurisdiction", SIDES, (f"{RULES}第8条", f"{RULES}第10条"), CASE_NUMBER, CAUSE, REASON, FILED_ON),
    filed(Kind.COUNTERCLAIM_APPLICATION, "仲裁反申请书", "Counterclaim", SIDES, (f"{RULES}第36条", f"{RULES}第29条"), CASE_NUMBER, CAUSE, APPLICANTS, CLAIMS,
          field(Shape.LONG, "facts", "事实和理由", "Facts and reasons"), EVIDENCE, FILED_ON),
    filed(Kind.CLAIM_CHANGE_APPLICATION, "增加、变更仲裁请求申请书", "Application to add or change claims", SIDES, (f"{RULES}第44条",), CASE_NUMBER, CAUSE,
          rows("claims", "增加的请求", "Claims added", *CLAIMS.columns, required=False),
          rows("changed", "变更的请求", "Claims changed", text("title", "请求事项", "Claim"), field(Shape.MONEY, "old", "原金额（元）", "Sum so far", required=False),
               field(Shape.MONEY, "new", "变更后金额（元）", "New sum", required=False), required=False), REASON, FILED_ON),
    filed(Kind.RECUSAL_APPLICATION, "回避申请书", "Request for recusal", INSIDE, (f"{LAW}第33条", f"{RULES}第11条"), CASE_NUMBER, CAUSE,
          text("person", "申请回避的人员", "Who shall step back"), text("ground", "事由", "Ground"), REASON, FILED_ON),
    filed(Kind.POSTPONEMENT_APPLICATION, "延期开庭申请书", "Request to postpone the hearing", INSIDE, (f"{LAW}第35条",), CASE_NUMBER, CAUSE,
          field(Shape.TIME, "starts_at", "原定开庭时间", "Hearing fixed for"), REASON, FILED_ON),
)  # fmt: skip

ANSWERS = (
    paper(Kind.FILING_RECEIPT, "仲裁申请材料收件回执", "Receipt for the papers filed", ASKING, (f"{RULES}第29条",),
          rows("papers", "收到的材料", "Papers", text("title", "材料名称", "Paper"), text("pages", "份数或页数", "Copies or pages", required=False), text("note", "备注", "Note", required=False)),
          field(Shape.TIME, "received_at", "收件时间", "Received at"), text("receiver", "收件人", "Received by"), CONTACT),
    DocumentKind(
        Kind.FILING_APPROVAL, Label("立案审批表", "Approval of acceptance"), Issuer.COMMISSION, (Signer.DIRECTOR,), None, INSIDE, (), None, (f"{RULES}第22条", f"{RULES}第30条"),
        (*FILE, field(Shape.DATE, "received_on", "收到申请日期", "Received on"), CLAIMS, field(Shape.LONG, "facts", "案情摘要", "Summary"), text("track", "适用程序", "Procedure"),
         text("handler", "承办人", "Handler", required=False), field(Shape.LONG, "view", "承办人意见", "The handler's view", required=False),
         field(Shape.DATE, "view_on", "承办人签署日期", "Date of the view", required=False),
         text("decision", "审批意见", "Decision"), REASON.optional(), field(Shape.DATE, "decided_on", "审批日期", "Decided on")),
        secondary=True,
    ),
    paper(Kind.JURISDICTION_STATEMENT, "无管辖权告知书", "Statement of no jurisdiction", ASKING, (f"{LAW}第21条", f"{RULES}第8条", f"{RULES}第31条"),
          text("commission", "有管辖权的仲裁委员会", "The competent commission"), REASON, field(Shape.FLAG, "sent_on", "案卷已经转去", "The file was passed on", required=False), CONTACT),
    paper(Kind.MEDIATION_SUGGESTION, "调解建议书", "Suggestion to mediate", SIDES, (f"{LAW}第10条", f"{LAW}第14条", f"{LAW}第27条", f"{RULES}第68条", f"{RULES}第69条"),
          field(Shape.DATE, "received_on", "收到申请日期", "Received on"), text("organisation", "建议的调解组织", "Organisation suggested"),
          text("reached_at", "调解组织的地址和电话", "Where it is reached", required=False), field(Shape.DATE, "agreed_on", "申请人同意先行调解的日期", "The applicant agreed on"),
          REASON.optional(), CONTACT),
    paper(Kind.EVIDENCE_NOTICE, "举证通知书", "Notice to produce evidence", SIDES, (f"{LAW}第6条", f"{LAW}第39条", f"{RULES}第13条", f"{RULES}第14条", f"{RULES}第15条"),
          field(Shape.DATE, "evidence_until", "举证期限届满日", "Evidence due by"), CONTACT),
    paper(Kind.JOINDER_NOTICE, "追加当事人通知书", "Notice of joinder", SIDES, (f"{LAW}第22条", f"{LAW}第23条", f"{RULES}第6条", f"{RULES}第7条"),
          text("joined", "追加的当事人", "Joined"), text("as_what", "诉讼地位", "As"), REASON, CONTACT),
)  # fmt: skip

LETTERS = (
    numbered(paper(Kind.ARBITRATION_DECISION, "仲裁决定书", "Decision", SIDES, (f"{LAW}第33条", f"{LAW}第35条", f"{LAW}第44条", f"{RULES}第10条", f"{RULES}第12条", f"{RULES}第36条", f"{RULES}第44条", f"{RULES}第51条"),
             text("matter", "决定事项", "Matter"), text("asked_by", "申请人", "Asked by", required=False), field(Shape.LONG, "asked", "申请的理由", "What was asked", required=False),
             field(Shape.LONG, "reason", "决定的理由", "Reason"), field(Shape.LONG, "decision", "决定内容", "Decision"), text("article", "决定依据", "Basis")), "决"),
    numbered(paper(Kind.INVESTIGATION_LETTER, "调查取证函", "Letter of inquiry", INSIDE, (f"{LAW}第39条", f"{RULES}第17条"),
             text("addressee", "受函单位（个人）", "To"), field(Shape.ITEMS, "wanted", "需要调查、调取的内容", "What is wanted"), OFFICERS, field(Shape.DATE, "until", "希望回复的日期", "Answer by", required=False), CONTACT), "调", OUTWARD),
    DocumentKind(
        Kind.INVESTIGATION_RECORD, Label("调查笔录", "Record of inquiry"), Issuer.COMMISSION, (Signer.CLERK,), None, SIDES, (), None, (f"{RULES}第17条",),
        (*FILE, field(Shape.TIME, "started_at", "调查时间", "When"), text("place", "调查地点", "Where"), OFFICERS, text("asked_person", "被调查人", "Who was asked", personal=True),
         text("asked_unit", "单位、职务或与本案关系", "Capacity", required=False), field(Shape.LONG, "statements", "调查内容", "Questions and answers"), text("taken", "调取的材料", "Papers taken", required=False),
         text("signed", "被调查人签名情况", "Signature of who was asked")),
    ),
    DocumentKind(
        Kind.INSPECTION_RECORD, Label("勘验笔录", "Record of inspection"), Issuer.COMMISSION, (Signer.CLERK,), None, SIDES, (), None, ("《民事诉讼法》（2023）第83条", f"{RULES}第18条"),
        (*FILE, field(Shape.TIME, "started_at", "勘验时间", "When"), text("place", "勘验地点", "Where"), OFFICERS, text("inspected", "勘验对象", "What was inspected"),
         text("attending", "到场的当事人", "Sides present", required=False, personal=True), text("invited", "被邀参加人", "Invited", required=False, personal=True),
         field(Shape.LONG, "findings", "勘验情况和结果", "What was found"), text("taken", "照片、图纸和提取的材料", "Pictures, drawings, papers taken", required=False),
         text("signed", "到场人员签名情况", "Signatures of who was there")),
    ),
    numbered(paper(Kind.APPRAISAL_COMMISSION, "鉴定委托书", "Commission to an expert body", SIDES, (f"{LAW}第37条", f"{RULES}第40条"),
             text("institution", "鉴定机构", "Institution"), text("chosen", "机构的确定方式", "How it was chosen"), field(Shape.ITEMS, "questions", "委托鉴定事项", "Questions"), field(Shape.ITEMS, "materials", "移送的鉴材", "Materials"),
             text("fee", "鉴定费", "Fee"), field(Shape.DATE, "until", "要求出具意见的日期", "Opinion due by", required=False), CONTACT), "鉴", OUTWARD),
    numbered(paper(Kind.TRANSFER_LETTER, "案件移送函", "Transfer of the case", SIDES, (f"{RULES}第9条", f"{RULES}第10条"),
             text("commission", "受移送的仲裁委员会", "To"), REASON, field(Shape.DATE, "accepted_on", "受理日期", "Accepted on"), field(Shape.ITEMS, "papers", "移送的材料", "Papers"), CONTACT), "移", OUTWARD),
    numbered(paper(Kind.PUBLIC_NOTICE, "公告", "Public notice", SIDES, ("《民事诉讼法》（2023）第95条", f"{RULES}第20条"),
             text("addressee", "受送达人", "Addressee"), text("served", "公告送达的文书", "Paper served"), field(Shape.LONG, "summary", "主要内容", "Summary"), text("effect", "期限和后果", "Effect"),
             text("published", "刊登处", "Published in"), CONTACT), "告", (Manner.NOTICE,)),
)  # fmt: skip
ARBITRATION_OPENING_KINDS = (*SIDE_PAPERS, *ANSWERS, *LETTERS)
