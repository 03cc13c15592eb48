"""The forms of hearing, stay, extension, conciliation and award."""

from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.arbitration_forms import DECISION, KNOWN, NOTE, PARTY, REASON, YES_NO

SCHEDULE = (
    f.instant("starts_at", "开庭时间", "When"),
    f.number("minutes", "预计几分钟", "Minutes", required=False),
    f.choice("mode", "方式", "Mode", (("onsite", "现场", "On site"), ("online", "线上", "Online"))),
    f.text("place", "仲裁庭或会议号", "Hearing room", most=100),
    f.choice("closed", "是否公开", "Open or closed", (("open", "公开开庭", "Open"), ("closed", "不公开开庭", "Closed"))),
    f.yes_no("short_notice", "双方同意少于 5 个工作日通知", "Both sides agree to less than 5 working days' notice"),
)
ABSENCE = (PARTY, f.text("told", "什么时候、怎样通知的", "When and how it was told", most=300), REASON)
STAYS = (
    ("death", "劳动者死亡，等待继承人表态", "The worker died"),
    ("capacity", "劳动者丧失行为能力，未定代理人", "The worker lost capacity"),
    ("employer", "用人单位终止，未定权利义务承受人", "The employer ended"),
    ("force", "不可抗力", "Force majeure"),
    ("other_case", "以另一案的审理结果为依据", "Depends on another case"),
    ("injury", "等待工伤认定、伤残等级鉴定或其他鉴定结论", "Waiting for recognition, grading or another appraisal"),
    ("other", "其他应当中止的情形", "Other"),
)
STAY = (f.choice("ground", "中止事由", "Ground", STAYS), REASON)
ASK_EXTENSION = (f.number("days", "延长几天（最多 15 天）", "Days (15 at most)"), REASON)
APPROVE = (f.choice("decision", "审批", "Decision", (("approve", "书面批准", "Approved in writing"), ("refuse", "不批准", "Not approved"))), NOTE)
SUIT = (f.text("court", "受理法院", "Court", most=100), f.text("number", "法院案号", "Court number", most=60), f.day("on", "法院受理日期", "Docketed on"))
INTERIM = (
    f.row_id("claim", "就哪一项请求", "Which claim", "claim"),
    f.money("amount", "先予执行金额（元）", "Sum (yuan)"),
    f.long_text("hardship", "不先予执行对生活的影响", "What it means for living without it", most=1000),
)
DECIDE_INTERIM = (*DECISION, f.yes_no("security_waived", "劳动者免予提供担保", "The worker gives no security"))
PAYMENT = (f.day("due_on", "付款日", "Due on"), f.money("amount", "金额（元）", "Amount"), f.text("way", "付款方式", "Way", required=False))
DELEGATE = (
    f.row_id("office", "平台内的调解组织", "An organisation on this platform", "office", required=False),
    f.text("body", "平台外的组织或个人（选了平台内的就不填）", "Somebody elsewhere (none when chosen above)", required=False, most=100),
    f.yes_no("both_agree", "双方同意委托调解", "Both sides agree", required=True),
)
RETURN = (f.choice("result", "结果", "Result", (("agreed", "达成协议", "Agreed"), ("not_agreed", "未达成协议", "Not agreed"))), NOTE)
HEARD = (
    f.choice("result", "结果", "Result", (("agreed", "达成协议", "Agreed"), ("not_agreed", "未达成协议", "Not agreed"))),
    f.text("number", "调解案号", "Number of the mediation", required=False),
    f.money("total", "合计金额（元）", "Sum (yuan)", required=False),
    f.rows("payments", "付款安排", "Payments", PAYMENT, required=False, most=60),
    f.long_text("other_terms", "其他约定", "Other terms", required=False),
)
CONCILIATION = (
    f.long_text("terms", "调解协议内容", "Terms"),
    f.money("total", "合计金额（元）", "Sum (yuan)", required=False),
    f.rows("payments", "付款安排", "Payments", PAYMENT, required=False, most=60),
    f.yes_no("both_agree", "双方自愿同意", "Both sides agree freely", required=True),
)  # fmt: skip
DECISIONS = (("support", "支持", "Granted"), ("part", "部分支持", "Granted in part"), ("reject", "驳回", "Rejected"))
FINALITY = (("final", "终局裁决事项", "Final item"), ("nonfinal", "非终局裁决事项", "Non-final item"))
ITEMS = f.rows(
    "items", "逐项裁决", "Decision on each claim",
    (
        f.row_id("claim", "请求", "Claim", "claim"),
        f.choice("decision", "裁决", "Decision", DECISIONS),
        f.money("amount", "裁决金额（元）", "Sum (yuan)", required=False),
        f.choice("finality", "是否终局", "Finality", FINALITY),
        f.text("text", "裁决主文", "Words of the decision", required=False, most=500),
        f.text("change_reason", "金额与计算不同的理由", "Why the sum differs from the calculation", required=False, most=500),
        f.text("finality_reason", "终局与推定不同的理由", "Why finality differs from the law's proposal", required=False, most=500),
    ),
    most=40,
)  # fmt: skip
AWARD = (
    f.long_text("findings", "查明事实", "Facts found", most=6000),
    f.long_text("reasons", "仲裁庭意见", "Reasons", most=6000),
    ITEMS,
    f.number("perform_days", "几日内履行", "To be performed within days"),
    f.long_text("remedy_final", "终局裁决的权利告知（不填就用标准告知）", "Remedies of the final paper (empty: standard words)", required=False, most=1500),
    f.long_text("remedy_nonfinal", "非终局裁决的权利告知（不填就用标准告知）", "Remedies of the non-final paper (empty: standard words)", required=False, most=1500),
)
CLERICAL = (
    f.text("wrong", "原文", "What it says", most=500), f.text("right", "更正为", "What it should say", most=500), REASON,
    f.row_id("document", "补正哪一份裁决书（不选就是最近一份）", "Which award (empty: the latest)", "document", required=False),
)  # fmt: skip
CERTIFY = (f.row_id("document", "哪一份文书", "Which paper", "document"),)
REMEDIES = (
    ("lawsuit", "向基层人民法院起诉", "Lawsuit"),
    ("set_aside", "向中级人民法院申请撤销", "Application to set aside"),
    ("enforcement", "申请强制执行", "Enforcement"),
)
REMEDY = (f.choice("what", "走哪条路", "Which road", REMEDIES), PARTY, f.text("court", "法院", "Court", most=100), f.day("on", "提出日期", "On"), NOTE)
CLOSE_FILE = (f.long_text("note", "结案说明", "Closing note", most=1000),)
ARCHIVE = (
    f.number("main_pages", "正卷页数", "Pages of the main file"),
    f.number("secondary_pages", "副卷页数", "Pages of the secondary file"),
    f.text("place", "存放位置", "Where it is kept", required=False, most=100),
)

FAST_CHECK = (
    ("only_injury_benefits", "只请求工伤待遇", "Only injury benefits are claimed"),
    ("injury_recognised", "已有工伤认定决定", "The injury was recognised"),
    ("grade_known_or_not_needed", "已有伤残等级结论，或不需要", "The grade is known or not needed"),
    ("employment_undisputed", "劳动关系没有争议", "Employment is undisputed"),
    ("facts_clear", "事实清楚", "The facts are clear"),
    ("rights_clear", "权利义务明确", "Rights and duties are clear"),
    ("papers_complete", "材料齐全", "The papers are complete"),
    ("respondent_missing", "被申请人下落不明", "The respondent's whereabouts are unknown"),
)
FAST = tuple(f.choice(key, zh, en, KNOWN, required=False) for key, zh, en in FAST_CHECK)
SIMPLE_CHECK = (
    ("facts_clear", "事实清楚、权利义务明确、争议不大", "Clear facts and rights, little dispute"),
    ("both_agree", "双方同意简易处理", "Both sides agree"),
    ("public_interest", "涉及国家利益、社会公共利益", "State or public interest"),
    ("major_impact", "有重大社会影响", "Major social impact"),
    ("respondent_missing", "被申请人下落不明", "The respondent's whereabouts are unknown"),
    ("found_unsuitable", "认为不宜简易处理", "Found unsuitable"),
)
SIMPLE = tuple(f.choice(key, zh, en, KNOWN, required=False) for key, zh, en in SIMPLE_CHECK)
CONVERTED = (f.choice("told", "已告知双方", "Both sides were told", YES_NO), REASON)
