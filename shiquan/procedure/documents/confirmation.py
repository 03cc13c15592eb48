"""The documents of judicial confirmation: the parties' joint application and the court's papers, one row each.

民事诉讼法 (2023) arts. 184-187, 205-206; 民诉法解释 (2022) arts. 351-358, 372.
"""

from shiquan.law.text import Label
from shiquan.procedure.documents.fields import (
    APPLICANTS,
    CASE_NUMBER,
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

READERS = (Reader.APPLICANT, Reader.RESPONDENT, Reader.MEDIATOR, Reader.CENTRE, Reader.COURT)
# Rulings are never served by telephone or text message.
COURT_MANNERS = (Manner.ELECTRONIC, Manner.DIRECT, Manner.MAIL, Manner.LEFT, Manner.NOTICE)
COURT_SERIES = "民特"

ORGANISATION = text("organisation", "调解组织", "Mediation organisation")
AGREEMENT_NUMBER = text("agreement_number", "调解协议书编号", "Number of the agreement")
AGREED_ON = field(Shape.DATE, "agreed_on", "调解协议生效日期", "Agreement in force since")
APPLIED_ON = field(Shape.DATE, "applied_on", "申请日期", "Date of application")
TERMS = field(Shape.ITEMS, "terms", "协议主要内容", "Main terms of the agreement")
JUDGE = text("judge", "审判员", "Judge")
CLERK = text("clerk", "书记员", "Court clerk", required=False)

APPLICATION = DocumentKind(
    Kind.CONFIRMATION_APPLICATION,
    Label("司法确认申请书", "Joint application for judicial confirmation"),
    Issuer.PARTY,
    (Signer.APPLICANT, Signer.RESPONDENT),
    None,
    READERS,
    (Manner.ELECTRONIC, Manner.DIRECT, Manner.MAIL),
    None,
    ("《民事诉讼法》（2023）第205条", "《民诉法解释》（2022）第351条至第354条"),
    (
        APPLICANTS,
        RESPONDENTS,
        text("court", "受理法院", "Court"),
        ORGANISATION,
        AGREEMENT_NUMBER,
        AGREED_ON,
        TERMS,
        field(Shape.LONG, "facts", "事实和理由", "Facts and reasons"),
        field(Shape.ITEMS, "papers", "附件", "Papers enclosed"),
        APPLIED_ON,
    ),
)

DOCKETING = DocumentKind(
    Kind.DOCKETING_NOTICE,
    Label("司法确认案件受理通知书", "Notice of docketing"),
    Issuer.COURT,
    (),
    Issuer.COURT,
    READERS,
    COURT_MANNERS,
    None,
    ("《民事诉讼法》（2023）第187条、第205条", "《民诉法解释》（2022）第355条、第356条"),
    (
        CASE_NUMBER,
        APPLICANTS,
        RESPONDENTS,
        ORGANISATION,
        AGREEMENT_NUMBER,
        field(Shape.DATE, "docketed_on", "立案日期", "Docketed on"),
        JUDGE,
        CLERK,
        text("contact", "联系电话", "Telephone", required=False),
    ),
)

SUPPLEMENT = DocumentKind(
    Kind.COURT_SUPPLEMENT_NOTICE,
    Label("补充材料通知书", "Court's notice to supplement"),
    Issuer.COURT,
    (),
    Issuer.COURT,
    READERS,
    COURT_MANNERS,
    None,
    ("《民诉法解释》（2022）第356条、第357条",),
    (
        CASE_NUMBER,
        APPLICANTS,
        RESPONDENTS,
        AGREEMENT_NUMBER,
        field(Shape.ITEMS, "missing", "需要补充或者说明的事项", "What is to be supplied or explained"),
        field(Shape.DATE, "until", "补充期限", "To be supplied by"),
        JUDGE,
        text("contact", "联系电话", "Telephone", required=False),
    ),
)

REFUSAL = DocumentKind(
    Kind.COURT_REFUSAL,
    Label("民事裁定书", "Ruling refusing the application"),
    Issuer.COURT,
    (Signer.JUDGE,),
    Issuer.COURT,
    READERS,
    COURT_MANNERS,
    None,
    ("《民诉法解释》（2022）第355条",),
    (
        CASE_NUMBER,
        APPLICANTS,
        RESPONDENTS,
        ORGANISATION,
        AGREEMENT_NUMBER,
        AGREED_ON,
        APPLIED_ON,
        field(Shape.LONG, "reason", "不予受理的理由", "Reason"),
        JUDGE,
        CLERK,
    ),
)

CONFIRMING = DocumentKind(
    Kind.CONFIRMING_RULING,
    Label("民事裁定书", "Ruling that confirms the agreement"),
    Issuer.COURT,
    (Signer.JUDGE,),
    Issuer.COURT,
    READERS,
    COURT_MANNERS,
    None,
    ("《民事诉讼法》（2023）第206条", "《民诉法解释》（2022）第372条"),
    (
        CASE_NUMBER,
        APPLICANTS,
        RESPONDENTS,
        ORGANISATION,
        AGREEMENT_NUMBER,
        AGREED_ON,
        APPLIED_ON,
        TERMS,
        field(Shape.LONG, "findings", "审查认定", "Findings"),
        JUDGE,
        CLERK,
    ),
)

REJECTING = DocumentKind(
    Kind.REJECTING_RULING,
    Label("民事裁定书", "Ruling that rejects the application"),
    Issuer.COURT,
    (Signer.JUDGE,),
    Issuer.COURT,
    READERS,
    COURT_MANNERS,
    None,
    ("《民事诉讼法》（2023）第206条", "《民诉法解释》（2022）第358条"),
    (
        CASE_NUMBER,
        APPLICANTS,
        RESPONDENTS,
        ORGANISATION,
        AGREEMENT_NUMBER,
        AGREED_ON,
        APPLIED_ON,
        text("ground", "驳回情形", "Ground"),
        field(Shape.LONG, "reason", "驳回理由", "Reason"),
        JUDGE,
        CLERK,
    ),
)

CONFIRMATION_KINDS = (APPLICATION, DOCKETING, SUPPLEMENT, REFUSAL, CONFIRMING, REJECTING)
