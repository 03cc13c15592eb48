"""The documents that open a mediation, one row each.

劳动争议调解仲裁法 (2008) arts. 12-14, 人民调解法 (2011) arts. 17-24, 人社厅发〔2024〕4号;
address for service: 民诉法解释 (2022) art. 136, 民事诉讼法 (2023) art. 90.
"""

from shiquan.law.text import Label
from shiquan.procedure.documents.fields import (
    ACCEPTED_ON,
    APPLICANT_SIDE,
    APPLICANTS,
    BOTH,
    CASE_NUMBER,
    CAUSE,
    CLAIMS,
    CONTACT,
    EVIDENCE,
    FILER,
    FORMAL_MANNERS,
    MEDIATORS,
    NOTICE_MANNERS,
    RESPONDENTS,
    field,
    text,
)
from shiquan.procedure.documents.kinds import (
    DocumentKind,
    Issuer,
    Kind,
    Manner,
    Reader,
    Shape,
    Signer,
)

APPLICATION = DocumentKind(
    Kind.MEDIATION_APPLICATION,
    Label("劳动争议调解申请书", "Application for mediation"),
    Issuer.PARTY,
    (Signer.APPLICANT,),
    None,
    (*APPLICANT_SIDE, Reader.RESPONDENT, Reader.COURT),
    (Manner.ELECTRONIC, Manner.DIRECT, Manner.MAIL, Manner.LEFT),
    None,
    ("《劳动争议调解仲裁法》（2008）第12条", "人社厅发〔2024〕4号"),
    (
        APPLICANTS,
        RESPONDENTS,
        CLAIMS,
        field(Shape.LONG, "facts", "事实和理由", "Facts and reasons"),
        EVIDENCE,
        field(Shape.FLAG, "oral", "口头申请", "Made orally", required=False),
        text("recorder", "记录人", "Recorded by", required=False),
        field(Shape.DATE, "applied_on", "申请日期", "Date of application"),
    ),
)

SERVICE_ADDRESS = DocumentKind(
    Kind.SERVICE_ADDRESS,
    Label("送达地址确认书", "Confirmation of address for service"),
    Issuer.PARTY,
    (Signer.PARTY,),
    None,
    (Reader.MEDIATOR, Reader.CENTRE, Reader.COURT),
    (),
    None,
    ("《民事诉讼法》（2023）第90条", "《民诉法解释》（2022）第136条"),
    (
        CASE_NUMBER.optional(),
        FILER.optional(),
        text("party", "确认人", "Party", personal=True),
        text("receiver", "收件人", "Receiver", personal=True),
        text("address", "送达地址", "Address for service", personal=True),
        text("postcode", "邮政编码", "Postcode", required=False),
        text("phone", "手机号码", "Mobile telephone", personal=True),
        text("email", "电子邮箱", "E-mail", required=False, personal=True),
        field(
            Shape.FLAG,
            "consents_electronic",
            "同意电子送达",
            "Consents to electronic service",
            required=False,
        ),
        text("agent", "代收人", "Person who may receive", required=False, personal=True),
        field(Shape.DATE, "confirmed_on", "确认日期", "Date of confirmation"),
    ),
)

ACCEPTANCE = DocumentKind(
    Kind.ACCEPTANCE_NOTICE,
    Label("受理通知书", "Notice of acceptance"),
    Issuer.ORGANISATION,
    (),
    Issuer.ORGANISATION,
    (*APPLICANT_SIDE, Reader.COURT),
    NOTICE_MANNERS,
    "劳调受",
    ("《劳动争议调解仲裁法》（2008）第14条", "人社厅发〔2024〕4号"),
    (
        CASE_NUMBER,
        APPLICANTS,
        RESPONDENTS,
        CAUSE,
        field(Shape.DATE, "received_on", "收到申请日期", "Received on"),
        ACCEPTED_ON,
        MEDIATORS.optional(),
        field(Shape.DATE, "due_on", "法定调解期限届满日", "End of the statutory period"),
        field(Shape.DATE, "promised_on", "承诺办结日", "Promised end", required=False),
        CONTACT,
    ),
)

REFUSAL = DocumentKind(
    Kind.REFUSAL_NOTICE,
    Label("不予受理通知书", "Notice of refusal"),
    Issuer.ORGANISATION,
    (),
    Issuer.ORGANISATION,
    APPLICANT_SIDE,
    FORMAL_MANNERS,
    "劳调不受",
    ("《企业劳动争议协商调解规定》（2012）第22条", "《人民调解法》（2011）第26条"),
    (
        APPLICANTS,
        RESPONDENTS,
        CAUSE,
        field(Shape.DATE, "received_on", "收到申请日期", "Received on"),
        field(Shape.LONG, "reason", "不予受理的理由", "Reason"),
        field(Shape.ITEMS, "routes", "可以选择的其他途径", "Where to go instead"),
        CONTACT,
    ),
)

SUPPLEMENT = DocumentKind(
    Kind.SUPPLEMENT_NOTICE,
    Label("补正材料通知书", "Notice to supplement papers"),
    Issuer.ORGANISATION,
    (),
    Issuer.ORGANISATION,
    APPLICANT_SIDE,
    NOTICE_MANNERS,
    "劳调补",
    ("《劳动人事争议仲裁办案规则》（2017）第29条（参照）",),
    (
        APPLICANTS,
        RESPONDENTS,
        field(Shape.DATE, "received_on", "收到申请日期", "Received on"),
        field(Shape.ITEMS, "missing", "需要补正的材料", "What is missing"),
        field(Shape.DATE, "until", "补正期限", "To be supplied by"),
        text("how", "提交方式", "How to hand in", required=False),
        CONTACT,
    ),
)

INVITATION = DocumentKind(
    Kind.INVITATION,
    Label("调解邀请函", "Invitation to the respondent"),
    Issuer.ORGANISATION,
    (),
    Issuer.ORGANISATION,
    (Reader.RESPONDENT, Reader.MEDIATOR, Reader.CENTRE),
    NOTICE_MANNERS,
    "劳调邀",
    ("《企业劳动争议协商调解规定》（2012）第22条", "《人民调解法》（2011）第17条"),
    (
        CASE_NUMBER,
        APPLICANTS,
        RESPONDENTS,
        CAUSE,
        CLAIMS,
        ACCEPTED_ON,
        text("estimate", "依法估算", "What the law gives", required=False),
        field(Shape.DATE, "answer_by", "请于此日前答复", "Please answer by"),
        text("link", "在线答复地址", "Where to answer online", required=False),
        field(Shape.TIME, "session_at", "调解时间", "Time of the session", required=False),
        text("session_place", "调解地点", "Place of the session", required=False),
        MEDIATORS,
        CONTACT,
    ),
)

RIGHTS = DocumentKind(
    Kind.RIGHTS_NOTICE,
    Label("当事人权利义务告知书", "Notice of rights and duties"),
    Issuer.ORGANISATION,
    (),
    Issuer.ORGANISATION,
    BOTH,
    NOTICE_MANNERS,
    None,
    (
        "《人民调解法》（2011）第23条、第24条",
        "《劳动争议调解仲裁法》（2008）第14条至第16条、第27条",
        "《民事诉讼法》（2023）第205条",
    ),
    (CASE_NUMBER, APPLICANTS, RESPONDENTS, MEDIATORS.optional(), CONTACT),
)

OPENING_KINDS = (APPLICATION, SERVICE_ADDRESS, ACCEPTANCE, REFUSAL, SUPPLEMENT, INVITATION, RIGHTS)
