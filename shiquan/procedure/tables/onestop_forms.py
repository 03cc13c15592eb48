"""The forms behind the steps of one-stop mediation."""

from dataclasses import replace

from shiquan.law.text import Label
from shiquan.procedure.language import Field, FieldKind
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.inputs import FACT
from shiquan.procedure.tables.papers import EVIDENCE, HANDWRITING, PROOF

CLAIM_KINDS = (
    ("unpaid_wages", "拖欠工资或订单报酬", "Unpaid wages or order income"),
    ("order_income", "订单报酬差额", "Order income shortfall"),
    ("deductions", "不当扣款、罚款", "Unlawful deductions or fines"),
    ("overtime", "加班工资", "Overtime pay"),
    ("double_wage", "未签书面合同二倍工资", "Double wage for no written contract"),
    ("severance", "经济补偿", "Severance"),
    ("unlawful_dismissal_compensation", "违法解除赔偿金", "Damages for unlawful termination"),
    ("injury", "受伤赔偿", "Injury compensation"),
    ("occupational_injury", "职业伤害保障待遇", "Occupational injury protection"),
    ("annual_leave_extra_pay", "未休年休假工资", "Untaken annual leave"),
    ("deposit", "退还押金、保证金", "Return of a deposit"),
    ("social_insurance", "社会保险", "Social insurance"),
    ("relationship", "确认劳动关系", "Confirmation of employment"),
    ("other", "其他", "Other"),
)
RESPONDENT_KINDS = (
    ("platform", "平台企业", "Platform"),
    ("partner", "平台合作企业（站点、代理商）", "Platform's partner firm"),
    ("labour_agency", "劳务派遣或外包公司", "Dispatch or outsourcing firm"),
    ("employer", "用人单位", "Employer"),
    ("person", "个人", "A person"),
)
WORK_KINDS = (
    ("courier", "快递员", "Courier"),
    ("rider", "外卖骑手", "Delivery rider"),
    ("driver", "网约车司机", "Ride-hailing driver"),
    ("freight", "货车司机", "Freight driver"),
    ("domestic", "家政人员", "Domestic worker"),
    ("streamer", "主播", "Streamer"),
    ("other", "其他", "Other"),
)
APPLICANT_KINDS = (("worker", "劳动者", "Worker"), ("employer", "用人单位", "Employer"))
CHANNELS = (("phone", "手机", "Phone"), ("counter", "窗口", "Counter"), ("hotline", "电话", "Hotline"))
BODIES = (
    ("human_resources", "人社局", "Human resources bureau"),
    ("court", "法院", "Court"),
    ("justice", "司法局", "Justice bureau"),
    ("union", "总工会", "Trade union"),
    ("federation", "工商联", "Federation of industry and commerce"),
)
FIVE_STEPS = (
    ("caucus", "背对背释法", "Caucus"),
    ("joint", "面对面协商", "Joint session"),
    ("expert", "专家会诊", "Expert consultation"),
    ("confirmation", "司法确认", "Judicial confirmation"),
    ("followup", "跟踪回访", "Follow-up visit"),
)
APPLICANT = (
    f.choice("kind", "申请人是", "The applicant is", APPLICANT_KINDS, required=False),
    f.text("name", "姓名", "Name", most=50),
    f.personal("id_number", "身份证号", "ID-card number", FieldKind.ID_NUMBER),
    f.personal("phone", "手机号", "Mobile phone", FieldKind.PHONE),
    f.personal("address", "联系地址", "Address", FieldKind.TEXT),
    f.choice("platform_work", "做什么工作", "Kind of work", WORK_KINDS, required=False),
    f.personal("email", "电子邮箱", "E-mail", FieldKind.TEXT, required=False, most=100),
    f.personal("credit_code", "统一社会信用代码", "Unified social credit code", FieldKind.CREDIT_CODE, required=False),
    f.personal("contact", "经办人", "Person in charge", FieldKind.TEXT, required=False, most=50),
    f.row_id("person", "申请人的账号", "The applicant's account", "account", required=False),
)
RESPONDENT = (
    f.text("name", "名称", "Name", most=100),
    f.choice("kind", "是什么单位", "Kind", RESPONDENT_KINDS),
    f.personal("credit_code", "统一社会信用代码", "Unified social credit code", FieldKind.CREDIT_CODE, required=False),
    f.personal("phone", "联系手机", "Mobile phone", FieldKind.PHONE, required=False),
    f.personal("contact", "联系人", "Contact", FieldKind.TEXT, required=False, most=50),
    f.personal("address", "地址", "Address", FieldKind.TEXT, required=False),
)
CLAIM = (
    f.choice("kind", "请求种类", "Kind of claim", CLAIM_KINDS),
    f.text("title", "请求事项", "Claim", most=100),
    f.money("amount", "金额（元）", "Amount (yuan)", required=False),
    f.long_text("basis", "怎么算的", "How it was worked out", required=False, most=1000),
)
TOLD = (FACT, f.text("value", "是多少（怎样）", "What it is", most=120))
"""What the applicant told when the sums were worked out: the panel reckons from it."""
FILE = (
    f.long_text("story", "发生了什么", "What happened", most=3000),
    f.day("started_on", "从什么时候开始干的", "Working since", required=False),
    f.day("happened_on", "事情什么时候发生的", "When it happened", required=False),
    f.text("place", "在哪里干活", "Place of work", required=False),
    f.text("relationship", "和对方签了什么", "What was signed", required=False),
    f.text("wish", "希望怎么解决", "What you wish for", required=False, most=500),
    f.choice("channel", "申请方式", "Channel", CHANNELS),
    f.rows("applicant", "申请人", "Applicant", APPLICANT, most=1),
    f.rows("respondents", "被申请人", "Respondents", RESPONDENT, most=5),
    f.rows("claims", "请求事项", "Claims", CLAIM, most=20),
    f.rows("inputs", "计算用的事实", "Facts behind the sums", TOLD, required=False, most=40),
    f.rows("evidence", "证据", "Evidence", EVIDENCE, required=False, most=30),
    f.yes_no("electronic_service", "同意电子送达", "Consents to electronic service"),
    f.yes_no("truthful", "以上内容属实", "What is said is true", required=True),
    HANDWRITING,
    replace(PROOF, required=False),
)
CARRIED = tuple(
    replace(x, required=False)
    for x in FILE
    if x.name in ("story", "started_on", "happened_on", "place", "relationship", "channel", "inputs")
)
"""What a commission sends along of the application; parties, claims and evidence stand in the file already."""
RECEIVE = (
    *CARRIED,
    f.text("arbitration", "仲裁案件", "The arbitration", required=False),
    f.day("accident_on", "受伤日期", "Day of the accident", required=False),
)
DELEGATED = (*CARRIED, f.text("arbitration_number", "仲裁案号", "Number of the arbitration", required=False))
ACCEPT = (
    f.choice(
        "track", "办理方式", "Track", (("ordinary", "普通调解", "Ordinary"), ("joint", "多部门联合调解", "Joint by several bodies"),
        ("injury", "工伤速裁衔接", "Work-injury road"))
    ),
    f.choice("urgency", "紧急程度", "Urgency", (("normal", "一般", "Normal"), ("urgent", "加急", "Urgent"))),
    f.several("bodies", "参与部门", "Bodies that take part", BODIES, required=False),
    f.long_text("note", "给申请人的话", "Word to the applicant", required=False, most=500),
)  # fmt: skip
REFUSE = (
    f.choice(
        "ground", "理由", "Ground",
        (("scope", "不属于受理范围", "Outside the scope"), ("respondent", "没有明确的被申请人", "No definite respondent"),
         ("decided", "已经仲裁、诉讼处理", "Already before a tribunal or court"), ("other", "其他", "Other")),
    ),
    f.long_text("reason", "具体说明", "Explanation", most=1000),
    f.choice(
        "elsewhere", "可以去哪里", "Where to go instead",
        (("arbitration", "劳动人事争议仲裁委员会", "Arbitration commission"), ("court", "人民法院", "Court"),
         ("inspection", "劳动保障监察", "Labour inspection"), ("legal_aid", "法律援助中心", "Legal aid")),
    ),
)  # fmt: skip
ANSWER = (
    f.choice(
        "stance", "您的态度", "Your stance",
        (("agree", "同意支付", "I agree to pay"), ("talk", "愿意协商", "Willing to talk"), ("disagree", "不同意", "I disagree")),
    ),
    f.long_text("view", "您的说法", "Your side", required=False),
    f.rows(
        "disputed", "有异议的事实", "Facts disputed",
        (f.text("fact", "哪一点", "Which fact"), f.text("view", "实际情况", "What is right", most=500)), required=False,
    ),
    f.money("amount", "愿意支付（元）", "Sum proposed (yuan)", required=False),
    f.text("terms", "怎么付", "How to pay", required=False, most=300),
    f.yes_no("limitation", "认为超过了申请时效", "Says that the time to claim has passed"),
    f.yes_no("electronic_service", "同意电子送达", "Consents to electronic service"),
    f.personal("contact", "联系人", "Contact", FieldKind.TEXT, required=False, most=50),
    f.personal("address", "送达地址", "Address for service", FieldKind.TEXT, required=False),
    f.personal("email", "电子邮箱", "E-mail", FieldKind.TEXT, required=False, most=100),
)  # fmt: skip
SCHEDULE = (
    f.choice(
        "kind", "做什么", "Kind",
        (("caucus", "背对背释法", "Caucus"), ("joint", "面对面协商", "Joint session"), ("expert", "专家会诊", "Expert consultation")),
    ),
    f.instant("starts_at", "时间", "When"),
    f.number("minutes", "预计几分钟", "Minutes", required=False),
    f.choice("mode", "方式", "Mode", (("onsite", "现场", "On site"), ("online", "线上", "Online"), ("phone", "电话", "Telephone"))),
    f.text("place", "地点或会议号", "Place", required=False),
    f.several_rows("parties", "请谁参加", "Who is invited", "party"),
)  # fmt: skip
JOINT = (
    f.text("place", "地点", "Place", required=False),
    f.text("present", "到场人员", "Present", most=300),
    f.long_text("statements", "双方陈述", "Statements"),
    f.long_text("proposals", "调解方案", "Proposals", required=False),
    f.long_text("result", "协商结果", "Result", required=False, most=1000),
)
AGREEMENT = (
    f.long_text("facts", "纠纷主要事实", "Main facts"),
    f.rows(
        "payments", "付款安排", "Payments",
        (f.day("due_on", "付款日", "Due on"), f.money("amount", "金额（元）", "Amount"), f.text("way", "付款方式", "Way", required=False)),
        most=60,
    ),
    f.text("account_name", "户名", "Account holder", required=False, most=50),
    f.text("bank", "开户行", "Bank", required=False, most=100),
    f.personal("account", "收款账号", "Account number", FieldKind.BANK_ACCOUNT, required=False),
    f.long_text("breach", "逾期怎么办", "If not performed in time", most=1000),
    f.long_text("other_terms", "其他约定", "Other terms", required=False, most=1000),
)  # fmt: skip
MISSING = (
    Field("missing", Label("还缺什么", "What is missing"), FieldKind.ROWS, fields=(f.text("what", "材料", "Paper", most=200),)),
    f.long_text("note", "说明", "Note", required=False, most=500),
)
