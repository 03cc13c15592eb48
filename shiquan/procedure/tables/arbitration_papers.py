"""Papers that no other step makes: who acts for a side, where it is reached, inquiries, expert bodies, public notice, the report.

劳动争议调解仲裁法 (2008) arts. 24, 37, 39; 劳动人事争议仲裁办案规则 (2017) arts. 8, 17, 20, 22, 29, 40; 民事诉讼法 (2023) arts. 61-62, 95.
"""

from collections.abc import Iterator
from dataclasses import replace

from shiquan.law.text import Label
from shiquan.procedure import conditions_arbitration as c
from shiquan.procedure import conditions_papers as k
from shiquan.procedure.conditions import party_exists
from shiquan.procedure.conditions_service import CPL, INTERPRETATION
from shiquan.procedure.effects import arbitration_agents as a
from shiquan.procedure.effects.arbitration_papers import address_paper
from shiquan.procedure.language import FieldKind, Role, Step
from shiquan.procedure.tables import arbitration_forms as forms
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.arbitration_opening import (
    ACTIVE,
    ALL,
    BEFORE,
    BENCH,
    CLERK,
    CLOSED,
    HANDLING,
    LAW,
    RULES,
    SIDES,
    STAFF,
    SYSTEM,
)

FOR_SIDE = replace(forms.PARTY, label=Label("替哪一方登记（当事人自己办理的不选）", "For which side (a side leaves it empty)"), required=False)
AGENTS = (
    ("lawyer", "律师", "Lawyer"),
    ("legal_worker", "基层法律服务工作者", "Grass-roots legal worker"),
    ("legal_aid", "法律援助人员", "Legal aid"),
    ("relative", "近亲属", "Near relative"),
    ("staff", "本单位工作人员", "Member of staff"),
    ("union", "工会或社区、单位推荐的公民", "Recommended by a union, community or employer"),
)
SCOPES = (("general", "一般授权", "General authority"), ("special", "特别授权", "Special authority"))
MATTERS = (
    ("appear", "代为参加仲裁活动", "Take part in the arbitration"),
    ("receive", "代收仲裁文书", "Receive papers"),
    ("admit", "代为承认仲裁请求", "Admit claims"),
    ("waive", "代为放弃仲裁请求", "Waive claims"),
    ("change", "代为变更仲裁请求", "Change claims"),
    ("settle", "代为和解、调解", "Settle"),
    ("counterclaim", "代为提出反申请", "File a counterclaim"),
)
REGISTER = (
    FOR_SIDE,
    f.text("name", "代理人姓名", "Agent's name", most=50),
    f.choice("kind", "代理人身份", "Capacity", AGENTS),
    f.text("unit", "工作单位", "Employer", required=False, most=100),
    f.personal("agent_id", "代理人身份证号", "Agent's ID-card number", FieldKind.ID_NUMBER, required=False),
    f.personal("agent_phone", "代理人手机", "Agent's mobile phone", FieldKind.PHONE),
    f.personal("agent_address", "代理人地址", "Agent's address", FieldKind.TEXT, required=False),
    f.choice("scope", "代理权限", "Authority", SCOPES),
    f.several("matters", "委托事项", "Matters", MATTERS),
    f.row_id("file", "代理人身份材料", "Proof of the agent's identity", "file", required=False),
    *forms.SIGNED,
)
AGENT_IN = (f.row_id("agent", "代理人", "Agent", ""), f.row_id("person", "本人", "Person", ""))
ADDRESS = (
    FOR_SIDE,
    f.personal("receiver", "收件人", "Receiver", FieldKind.TEXT, required=False, most=50),
    f.personal("address", "送达地址（写明门牌号）", "Address for service", FieldKind.TEXT),
    f.text("postcode", "邮政编码", "Postcode", required=False, most=6),
    f.personal("contact_phone", "手机", "Mobile phone", FieldKind.PHONE),
    f.personal("email", "电子邮箱", "E-mail", FieldKind.TEXT, required=False, most=100),
    f.personal("agent", "代收人", "Person who may receive", FieldKind.TEXT, required=False, most=50),
    f.yes_no("electronic_service", "同意电子送达", "Consents to electronic service"),
    *forms.SIGNED,
)
REPRESENTATIVE = (
    FOR_SIDE,
    f.personal("person", "法定代表人（主要负责人）姓名", "Legal representative", FieldKind.TEXT, most=50),
    f.text("post", "职务", "Post", most=50),
    f.day("since", "任职起始日期", "In office since", required=False),
    f.personal("person_phone", "联系电话", "Telephone", FieldKind.PHONE, required=False),
    *forms.SIGNED,
)
VIEWS = (("accept", "建议受理", "Accept"), ("refuse", "建议不予受理", "Refuse"), ("refer", "建议告知向有管辖权的委员会申请", "Refer"))
REPORT = (f.choice("view", "承办人意见", "View", VIEWS), f.long_text("opinion", "案情摘要和理由（副卷，当事人看不到）", "Summary and reasons (secondary file)", most=2000))
TWO = (
    f.row_id("arbitrator", "承办人员一（仲裁员）", "First officer (arbitrator)", "person"),
    f.row_id("clerk", "承办人员二（工作人员）", "Second officer", "person"),
)
INVESTIGATE = (
    f.text("addressee", "受函单位（个人）", "To whom", most=100),
    f.rows("wanted", "需要调查、调取的内容", "What is wanted", (f.text("text", "内容", "What", most=300),)),
    *TWO,
    f.day("until", "希望回复的日期", "Answer by", required=False),
)
SIGNATURES = (("signed", "核对无误，已签名", "Read and signed"), ("refused", "拒绝签名，已注明", "Refused to sign, noted"))
RECORD = (
    f.instant("started_at", "调查时间", "When"),
    f.text("place", "调查地点", "Where", most=100),
    *TWO,
    f.personal("asked_person", "被调查人", "Who was asked", FieldKind.TEXT, most=50),
    f.text("asked_unit", "单位、职务或与本案关系", "Capacity", required=False, most=100),
    f.long_text("statements", "问答内容", "Questions and answers", most=6000),
    f.choice("signed", "被调查人签名", "Signature of who was asked", SIGNATURES),
    forms.PAPERS,
)
INSPECTED = (
    ("signed", "核对无误，已签名", "Read and signed"),
    ("refused", "有人拒绝签名，已注明", "Somebody refused to sign, noted"),
    ("absent", "当事人没有到场，由勘验人和被邀参加人签名", "No side came; signed by the officers and who was invited"),
)
INSPECT = (
    f.instant("started_at", "勘验时间", "When"),
    f.text("place", "勘验地点", "Where", most=100),
    *TWO,
    f.text("inspected", "勘验对象（物证或者现场）", "What was inspected", most=200),
    f.text("attending", "到场的当事人、代理人", "Sides present", required=False, most=200, personal=True),
    f.text("invited", "被邀参加人（基层组织或者单位人员）", "Invited (community or employer)", required=False, most=200, personal=True),
    f.long_text("findings", "勘验情况和结果", "What was found", most=6000),
    f.choice("signed", "到场人员签名", "Signatures of who was there", INSPECTED),
    forms.PAPERS,
)
CHOSEN = (("agreed", "双方约定", "Agreed by both sides"), ("designated", "约定不成，由本委指定", "Designated by the commission"))
APPRAISE = (
    f.text("institution", "鉴定机构", "Institution", most=100),
    f.choice("chosen", "怎样确定", "How chosen", CHOSEN),
    f.rows("questions", "委托鉴定事项", "Questions", (f.text("text", "事项", "Question", most=300),)),
    f.rows("materials", "移送的鉴材", "Materials", (f.text("text", "鉴材", "Material", most=200),)),
    f.text("fee", "鉴定费由谁预交", "Who advances the fee", most=100),
    f.day("until", "要求出具意见的日期", "Opinion due by", required=False),
)
APPRAISED = (f.day("received_on", "收到鉴定意见的日期", "Received on"), f.long_text("conclusion", "鉴定意见", "Opinion", most=3000), forms.PAPERS)
PUBLISH = (
    forms.PARTY,
    f.choice("paper", "公告送达什么", "What is served", (("copy", "申请书副本和应诉通知书", "Copy and notice to answer"), ("hearing", "开庭通知书", "Hearing notice"), ("award", "裁决书", "Award"))),
    f.text("published", "刊登在哪里", "Published in", most=100),
)


def paper_rows() -> Iterator[Step]:
    """Open to every kind of handling; who may take them and when stands in the row."""
    anybody = SIDES | STAFF | {Role.COUNTER}
    running = (HANDLING | BEFORE) - CLOSED
    yield Step("ask_acceptance", Label("报批立案", "Report for acceptance"), CLERK, frozenset({"filed"}), form=REPORT,
               effects=(a.ask_acceptance,), notices=("arb_acceptance_asked>director",), private=True, articles=(f"{RULES}第22条、第30条",))
    yield Step("register_agent", Label("委托代理人", "Name an agent"), anybody, running, form=REGISTER, conditions=(k.names_a_side, k.authority_is_clear),
               effects=(a.register_agent,), articles=(f"{LAW}第24条", f"{CPL}第61条、第62条"), power="own", help=Label("委托书要写明事项和权限；每一方最多两人。代理人凭短信里的链接和验证码进入，在授权范围内办理。", "Matters and authority in writing; two at most. The agent comes in by link and code and acts within the powers."))
    yield Step("enter_agent", Label("代理人进入案件", "The agent comes in"), SYSTEM, ALL, form=AGENT_IN, conditions=(k.agent_may_enter,), effects=(a.enter_agent,), automatic=True, articles=(f"{LAW}第24条",))
    yield Step("end_agent", Label("解除委托", "End an agent's authority"), anybody, running, form=(FOR_SIDE, f.text("name", "代理人姓名", "Agent's name", most=50), forms.REASON),
               conditions=(k.names_a_side, k.such_an_agent), effects=(a.end_agent,), power="own", articles=(f"{CPL}第63条",))
    yield Step("confirm_address", Label("确认送达地址", "Confirm the address for service"), anybody, running, form=ADDRESS, conditions=(k.names_a_side,), power="receive",
               effects=(address_paper,), articles=(f"{INTERPRETATION}第136条", f"{CPL}第90条"))
    yield Step("prove_representative", Label("提交法定代表人身份证明", "Prove the legal representative"), anybody, running, form=REPRESENTATIVE,
               conditions=(k.names_a_side, k.is_an_organisation), effects=(a.prove_representative,), articles=(f"{RULES}第29条",))
    yield Step("investigate", Label("调查取证", "Make an inquiry"), BENCH | CLERK, ACTIVE, form=INVESTIGATE, conditions=(k.two_officers,), effects=(a.investigate,),
               articles=(f"{LAW}第39条", f"{RULES}第17条"))
    yield Step("record_investigation", Label("制作调查笔录", "Record an inquiry"), BENCH | CLERK, ACTIVE, form=RECORD, conditions=(k.two_officers,),
               effects=(a.record_investigation,), articles=(f"{RULES}第17条、第18条",))
    yield Step("record_inspection", Label("制作勘验笔录", "Record an inspection"), BENCH | CLERK, ACTIVE, form=INSPECT, conditions=(k.two_officers,),
               effects=(a.record_inspection,), articles=(f"{CPL}第83条", f"{RULES}第18条"),
               help=Label("通知当事人到场，邀请基层组织或者单位派人参加；当事人不到场不影响勘验。", "Tell the sides, invite somebody of the community; it goes on without a side that stays away."))
    yield Step("commission_appraisal", Label("委托鉴定", "Commission an expert body"), BENCH, ACTIVE, form=APPRAISE,
               conditions=(c.none_waits("appraisal", "鉴定", "appraisal", f"{RULES}第40条"),), effects=(a.commission_appraisal,), articles=(f"{LAW}第37条", f"{RULES}第40条"),
               help=Label("等待鉴定结论的，可以报批中止审理，中止的时间不计入期限。", "While waiting the case may be stayed; that time is not counted."))
    yield Step("record_appraisal", Label("登记鉴定意见", "Record the opinion"), BENCH, ACTIVE | {"suspended"}, form=APPRAISED,
               conditions=(c.waits("appraisal", "鉴定", "appraisal", f"{RULES}第40条"),), effects=(a.record_appraisal,), articles=(f"{LAW}第37条", f"{RULES}第40条"))
    yield Step("draft_public_notice", Label("制作公告", "Draft a public notice"), STAFF, ACTIVE | {"serving"}, form=PUBLISH, conditions=(party_exists, k.notice_is_open),
               effects=(a.draft_public_notice,), articles=(f"{CPL}第95条",))
