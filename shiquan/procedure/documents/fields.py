"""Fields, readers and manners that several document kinds share."""

from shiquan.law.text import Label
from shiquan.procedure.documents.kinds import DocField, Manner, Reader, Shape


def text(name: str, zh: str, en: str, required: bool = True, personal: bool = False) -> DocField:
    """A one-line field."""
    return DocField(name, Label(zh, en), required, personal)


def field(
    shape: Shape, name: str, zh: str, en: str, required: bool = True, personal: bool = False
) -> DocField:
    """A field of any shape but ROWS."""
    return DocField(name, Label(zh, en), required, personal, shape)


def rows(name: str, zh: str, en: str, *columns: DocField, required: bool = True) -> DocField:
    """A table with the given columns."""
    return DocField(name, Label(zh, en), required, False, Shape.ROWS, columns)


PARTY_FIELDS: tuple[DocField, ...] = (
    text("name", "姓名或名称", "Name", personal=True),
    field(Shape.FLAG, "company", "是否单位", "Is an organisation", required=False),
    text("sex", "性别", "Sex", required=False, personal=True),
    field(Shape.DATE, "birth", "出生日期", "Date of birth", required=False, personal=True),
    text("id_number", "身份证号码", "ID number", required=False, personal=True),
    text("credit_code", "统一社会信用代码", "Unified social credit code", required=False),
    text("representative", "法定代表人或负责人", "Legal representative", required=False, personal=True),
    text("post", "职务", "Post", required=False),
    text("address", "住所", "Address", required=False, personal=True),
    text("phone", "联系电话", "Telephone", required=False, personal=True),
    text("agent", "委托代理人", "Agent", required=False, personal=True),
    text("agent_scope", "代理权限", "Scope of the agent's authority", required=False),
    field(Shape.FLAG, "represents", "代表人", "Speaks for the others", required=False),
    field(Shape.MONEY, "claimed", "请求金额（元）", "Sum claimed (yuan)", required=False),
)

APPLICANTS = field(Shape.PARTIES, "applicants", "申请人", "Applicants", personal=True)
RESPONDENTS = field(Shape.PARTIES, "respondents", "被申请人", "Respondents", personal=True)
FILER = field(Shape.PARTIES, "filer", "提交人", "Filed by", personal=True)
"""Whichever side makes the paper; it signs at the place of ``Signer.PARTY``."""
CASE_NUMBER = text("case_number", "案号", "Case number")
CAUSE = text("cause", "案由", "Cause")
HANDS = field(Shape.ITEMS, "hands", "签名的代表人", "Representatives who sign", required=False)
"""Who signs for a listed side, in the order of the places."""
MEDIATORS = field(Shape.ITEMS, "mediators", "调解员", "Mediators")

BOTH = (Reader.APPLICANT, Reader.RESPONDENT, Reader.MEDIATOR, Reader.CENTRE)
APPLICANT_SIDE = (Reader.APPLICANT, Reader.MEDIATOR, Reader.CENTRE)
STAFF = (Reader.MEDIATOR, Reader.CENTRE)
# Mediation papers that only inform may also be announced by telephone or text message.
NOTICE_MANNERS = (Manner.ELECTRONIC, Manner.DIRECT, Manner.MAIL, Manner.LEFT, Manner.SMS, Manner.PHONE)
# An agreement or a record that opens another road is handed over, never read out.
FORMAL_MANNERS = (Manner.ELECTRONIC, Manner.DIRECT, Manner.MAIL)

CLAIMS = rows(
    "claims",
    "请求事项",
    "Claims",
    text("title", "请求事项", "Claim"),
    field(Shape.MONEY, "amount", "金额（元）", "Amount (yuan)", required=False),
    text("basis", "计算方式", "How it was computed", required=False),
)
EVIDENCE = rows(
    "evidence",
    "证据材料",
    "Evidence",
    text("title", "名称", "Name"),
    text("proves", "证明内容", "What it shows", required=False),
    required=False,
)
PAYMENTS = rows(
    "payments",
    "付款安排",
    "Payments",
    field(Shape.DATE, "due_on", "付款日期", "Date due"),
    field(Shape.MONEY, "amount", "金额（元）", "Amount (yuan)"),
    text("way", "付款方式", "Way of payment", required=False),
)
ACCEPTED_ON = field(Shape.DATE, "accepted_on", "受理日期", "Accepted on")
CONTACT = text("contact", "联系人及电话", "Contact and telephone")
