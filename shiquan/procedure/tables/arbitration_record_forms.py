"""The forms of a hearing as it is held: who is here, what is said, what is shown, what the sides say about their case in a table."""

from shiquan.law.text import Label
from shiquan.procedure.language import FieldKind
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.arbitration_forms import EVIDENCE_OF_CASE, REASON

PARTS = (
    ("present", "核对到庭", "Who is here"),
    ("rights", "告知权利义务与回避", "Rights, duties and recusal"),
    ("claims", "申请与答辩", "Claims and defence"),
    ("evidence", "举证质证", "Evidence"),
    ("debate", "焦点与辩论", "Issues and argument"),
    ("last", "最后意见", "Last words"),
    ("conciliation", "调解征询", "Willing to settle?"),
    ("closing", "休庭或闭庭", "Interrupt or close"),
)
"""The order of a hearing: 办案规则 (2017) art. 41; 调解仲裁法 (2008) arts. 33, 38, 39, 42."""
PART_NAMES = {key: Label(zh, en) for key, zh, en in PARTS}
CAPACITIES = (
    ("self", "当事人本人", "The party"),
    ("representative", "法定代表人（负责人）", "Legal representative"),
    ("agent", "委托代理人", "Agent"),
    ("witness", "证人", "Witness"),
    ("appraiser", "鉴定人", "Appraiser"),
    ("interpreter", "翻译", "Interpreter"),
    ("observer", "旁听人员", "Observer"),
)
MODES = (("onsite", "现场", "On site"), ("online", "线上", "Online"))
HERE = (("present", "到庭", "Here"), ("absent", "未到庭", "Not here"), ("left", "中途退庭", "Left"))
PRESENCE = (
    f.row_id("party", "哪一方（证人等不选）", "Which side (none for witnesses and others)", "party", required=False),
    f.text("name", "姓名", "Name", most=50),
    f.choice("as_what", "身份", "Capacity", CAPACITIES),
    f.choice("mode", "方式", "How", MODES),
    f.choice("status", "是否到庭", "Here or not", HERE),
    f.text("papers", "核对了什么证件、授权", "Papers that were checked", required=False, most=200),
)  # fmt: skip
HEARD = (("witness", "证人", "Witness"), ("appraiser", "鉴定人", "Appraiser"), ("interpreter", "翻译", "Interpreter"))
WHO_IS_HEARD = f.row_id("participant", "哪一位", "Who", "participant")
NAME_PARTICIPANT = (
    f.choice("role", "身份", "Capacity", HEARD),
    f.text("name", "姓名", "Name", most=50),
    f.personal("phone", "手机号（链接和验证码发到这里）", "Mobile number (for link and code)", FieldKind.PHONE),
    f.row_id("party", "哪一方申请出庭（仲裁庭通知的不选）", "Named by which side (none: the tribunal)", "party", required=False),
)
CALL_PARTICIPANT = (
    WHO_IS_HEARD,
    f.choice("mode", "方式", "How", MODES),
    f.text("papers", "核对了什么证件", "Papers that were checked", required=False, most=200),
    f.yes_no("told", "已告知如实陈述的义务和作虚假陈述的后果", "Told of the duty to tell the truth and what follows if not"),
)
COME_IN = (WHO_IS_HEARD, f.row_id("person", "本人", "Person", ""))
TURN = (f.choice("part", "进入哪一环节", "Turn to", PARTS),)
SPEAKER = f.text("speaker", "发言人", "Speaker", most=50)
ENTRY = (SPEAKER, f.long_text("text", "内容", "What was said", most=3000))
NUMBER = f.number("number", "第几条", "Entry number")
CORRECTION = (NUMBER, f.long_text("text", "更正为", "What it should say", most=3000), f.text("reason", "为什么更正", "Why", most=200))
ASK_CORRECTION = (NUMBER, f.long_text("text", "应当记为", "What it should say", most=1000))
DECIDE_CORRECTION = (
    f.number("request", "第几个补正申请", "Number of the request"),
    f.choice("decision", "处理", "Decision", (("accept", "准予补正", "Corrected"), ("note", "不予补正，记录在案", "Not corrected, noted"))),
    f.text("reason", "理由（不予补正时必填）", "Why (when not corrected)", required=False, most=300),
)
EXHIBIT = (EVIDENCE_OF_CASE, f.row_id("by", "谁出示（仲裁庭调取的不选）", "Shown by (none: the tribunal)", "party", required=False))
REFUSED_TO_SIGN = (f.row_id("party", "谁拒绝签名", "Who refuses to sign", "signer"), REASON)
REFUSED_TESTIMONY = (WHO_IS_HEARD, REASON)
DISSENT = (
    f.row_id("document", "裁决书", "Award", "document"),
    f.long_text("reason", "不同意见（只进副卷）", "Dissenting view (secondary file only)", most=3000, personal=True),
)
VIEWS = (
    f.rows("views", "各仲裁员的意见", "Views of the arbitrators",
           (f.text("who", "仲裁员", "Arbitrator", most=50), f.long_text("view", "意见", "View", most=3000, personal=True)), most=3),
    f.long_text("conclusion", "合议结论", "Conclusion", personal=True),
    f.long_text("minority", "少数意见（有就写）", "Minority view, if any", required=False, personal=True),
)  # fmt: skip

YES_OR_NO = (("yes", "是", "Yes"), ("no", "否", "No"))
CONTRACTS = (
    ("written", "签了书面劳动合同", "Written labour contract"), ("service", "签了劳务、承揽、合作协议", "Service or co-operation agreement"),
    ("none", "没有签", "Nothing was signed"), ("unknown", "不清楚", "Not known"),
)  # fmt: skip
INSURANCE = (("full", "全部依法缴纳", "Paid in full"), ("part", "缴了一部分", "Paid in part"), ("none", "没有缴纳", "Not paid"), ("unknown", "不清楚", "Not known"))
ENDINGS = (
    ("working", "还在职", "Still employed"), ("employer", "单位提出解除或终止", "Ended by the employer"), ("worker", "劳动者提出解除", "Ended by the worker"),
    ("agreed", "协商一致解除", "Ended by agreement"), ("expired", "合同到期", "Expired"), ("unknown", "不清楚", "Not known"),
)  # fmt: skip
ELEMENTS = (
    f.day("started_on", "入职日期", "Working since", required=False),
    f.text("post", "岗位", "Post", required=False, most=60),
    f.text("place", "工作地点", "Place of work", required=False, most=100),
    f.choice("contract", "劳动合同", "Contract", CONTRACTS, required=False),
    f.choice("insurance", "社会保险", "Social insurance", INSURANCE, required=False),
    f.text("wage_parts", "工资由哪些部分组成", "What the pay consists of", required=False, most=200),
    f.money("monthly_wage", "月平均工资（元）", "Average monthly pay (yuan)", required=False),
    f.text("pay_day", "每月哪天怎样发工资", "Pay day and manner", required=False, most=60),
    f.day("paid_until", "工资发到哪一天", "Paid until", required=False),
    f.text("hours", "工时和加班情况", "Hours and overtime", required=False, most=200),
    f.day("last_day", "最后工作日", "Last working day", required=False),
    f.choice("ended_by", "劳动关系怎样结束", "How it ended", ENDINGS, required=False),
    f.text("end_reason", "结束的理由", "Reason of the end", required=False, most=300),
)  # fmt: skip
