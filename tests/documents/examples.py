"""One complete content per document kind: the golden texts, the bench and the docs are made from these."""

from datetime import date
from typing import Any

from shiquan.procedure.award_law import remedy_words
from shiquan.procedure.documents import Kind
from tests.documents.examples_hearing import HEARING_EXAMPLES
from tests.documents.examples_opening import opening_examples

OFFICE = "石泉县新就业形态劳动纠纷一站式调解中心"
COURT = "石泉县人民法院"
ISSUED = date(2026, 11, 24)
VERIFY_URL = "http://127.0.0.1:8000/v/8F3K2M7Q"
CASE = "石劳调〔2026〕第12号"
COURT_CASE = "（2026）陕0922民特12号"
CAUSE = "追索劳动报酬纠纷"
CONTACT = "王敏　0915-6312345"

WORKER = {
    "name": "张小军",
    "sex": "男",
    "birth": "1993-05-17",
    "id_number": "612422********1234",
    "address": "陕西省石泉县城关镇向阳路18号",
    "phone": "138****5678",
}
COMPANY = {
    "name": "安康市速达同城网络科技有限公司石泉分公司",
    "company": True,
    "credit_code": "91610922MA70ABCD1X",
    "address": "陕西省石泉县城关镇滨江大道66号",
    "representative": "李建国",
    "post": "负责人",
    "phone": "139****0001",
    "agent": "陈晨，该公司人事主管",
    "agent_scope": "特别授权",
}
PARTIES = {"applicants": [WORKER], "respondents": [COMPANY]}
CLAIMS = [
    {"title": "支付2026年8月至10月配送服务费", "amount": "12800.00", "basis": "三个月订单3200单，每单4元"},
    {"title": "退还入职押金", "amount": "500.00"},
]
FACTS = (
    "申请人自2026年3月1日起在被申请人处从事外卖配送，按单计酬，每月15日结算上月费用。\n"
    "2026年8月起被申请人以站点亏损为由停发配送费，至10月底共拖欠12800元，另扣押金500元未退。申请人多次催要未果，特申请调解。"
)
FILE = {"case_number": CASE, "cause": CAUSE, **PARTIES}
TERMS = [
    "被申请人向申请人支付配送服务费12800元，分两期付清；",
    "被申请人退还押金500元，与第一期款项同时支付；",
    "逾期支付的，按未付款项每日万分之五支付违约金。",
]
COURT_FACTS = {
    "case_number": COURT_CASE,
    **PARTIES,
    "organisation": OFFICE,
    "agreement_number": CASE,
    "agreed_on": "2026-11-20",
    "applied_on": "2026-11-23",
    "judge": "周正",
    "clerk": "吴岚",
}

EXAMPLES: dict[Kind, dict[str, Any]] = {
    Kind.MEDIATION_APPLICATION: {
        **PARTIES,
        "claims": CLAIMS,
        "facts": FACTS,
        "evidence": [
            {"title": "接单记录截图", "proves": "2026年8月至10月完成3200单"},
            {"title": "押金收据照片", "proves": "入职时交纳押金500元"},
        ],
        "applied_on": "2026-11-16",
    },
    Kind.SERVICE_ADDRESS: {
        "case_number": CASE,
        "party": "张小军",
        "receiver": "张小军",
        "address": "陕西省石泉县城关镇向阳路18号",
        "postcode": "725200",
        "phone": "138****5678",
        "email": "zhang@example.com",
        "consents_electronic": True,
        "confirmed_on": "2026-11-16",
    },
    Kind.ACCEPTANCE_NOTICE: {
        **FILE,
        "received_on": "2026-11-16",
        "accepted_on": "2026-11-16",
        "mediators": ["王敏"],
        "due_on": "2026-12-01",
        "promised_on": "2026-11-23",
        "contact": CONTACT,
    },
    Kind.REFUSAL_NOTICE: {
        **PARTIES,
        "cause": "民间借贷纠纷",
        "received_on": "2026-11-16",
        "reason": "你请求返还的款项系双方个人之间的借款，与劳动用工无关，不属于本机构调解范围。",
        "routes": ["向城关镇人民调解委员会申请调解；", "向石泉县人民法院提起诉讼。"],
        "contact": CONTACT,
    },
    Kind.SUPPLEMENT_NOTICE: {
        **PARTIES,
        "received_on": "2026-11-16",
        "missing": ["身份证正反面照片；", "2026年8月至10月的接单记录或者结算明细。"],
        "until": "2026-11-23",
        "how": "在申请页面上传，或者送交县综治中心三号窗口",
        "contact": CONTACT,
    },
    Kind.INVITATION: {
        **FILE,
        "claims": CLAIMS,
        "accepted_on": "2026-11-16",
        "estimate": "12,800.00元至13,300.00元",
        "answer_by": "2026-11-18",
        "link": "http://127.0.0.1:8000/join/7XK2",
        "session_at": "2026-11-19T09:30:00+08:00",
        "session_place": "石泉县综治中心二楼第一调解室（可在线参加）",
        "mediators": ["王敏"],
        "contact": CONTACT,
    },
    Kind.RIGHTS_NOTICE: {
        "case_number": CASE,
        **PARTIES,
        "mediators": ["王敏"],
        "contact": CONTACT,
    },
    Kind.SESSION_RECORD: {
        **FILE,
        "started_at": "2026-11-19T09:30:00+08:00",
        "ended_at": "2026-11-19T11:05:00+08:00",
        "place": "石泉县综治中心二楼第一调解室",
        "mediators": ["王敏"],
        "recorder": "王敏",
        "others": ["赵丽（石泉县总工会）"],
        "statements": [
            {"speaker": "申请人", "said": "请求支付三个月配送费12800元，退还押金500元，希望年底前拿到钱。"},
            {"speaker": "被申请人", "said": "对拖欠事实没有异议，站点资金紧张，希望分两期支付。"},
            {"speaker": "调解员", "said": "双方对金额没有争议，请就付款期限协商。"},
        ],
        "result": "双方同意由被申请人分两期支付配送费12800元，第一期付款时一并退还押金500元，另行签订调解协议书。",
    },
    Kind.EXTENSION_CONSENT: {
        **FILE,
        "accepted_on": "2026-11-16",
        "due_on": "2026-12-01",
        "days": 10,
        "new_due_on": "2026-12-11",
        "reason": "被申请人需要向平台公司调取完整的订单结算数据。",
    },
    Kind.EXPERT_OPINION: {
        "case_number": CASE,
        "cause": CAUSE,
        "expert": "刘明",
        "expert_post": "石泉县司法局法律援助中心律师",
        "field_of": "新就业形态用工",
        "asked_on": "2026-11-17",
        "papers": ["接单记录截图", "站点管理制度"],
        "questions": ["双方之间是否存在劳动关系？", "配送费的计算是否有依据？"],
        "opinion": (
            "站点对上线时间、接单和奖惩作了统一规定，存在一定程度的劳动管理，但申请人可以自主决定是否上线，"
            "更接近不完全符合确立劳动关系的情形。\n无论关系如何认定，被申请人都应当按约定支付已完成订单的配送费。"
        ),
        "grounds": ["人社部发〔2021〕56号", "指导性案例237号"],
    },
    Kind.MEDIATION_AGREEMENT: {
        **FILE,
        "facts": FACTS,
        "claims": CLAIMS,
        "terms": [
            {"title": "被申请人向申请人支付2026年8月至10月配送服务费", "amount": "12800.00"},
            {"title": "被申请人退还押金", "amount": "500.00", "text": "与第一期款项同时支付。"},
            {"title": "被申请人于付清款项之日起三日内为申请人解除站点账号绑定"},
        ],
        "total": "13300.00",
        "payments": [
            {"due_on": "2026-11-30", "amount": "6900.00", "way": "银行转账"},
            {"due_on": "2026-12-31", "amount": "6400.00", "way": "银行转账"},
        ],
        "payee": "张小军",
        "bank": "陕西信合石泉城关信用社",
        "account": "6230 2800 0000 1234 567",
        "breach": "被申请人任何一期逾期付款的，全部未付款项立即到期，并按未付款项每日万分之五支付违约金。",
        "others": "双方不得就本次纠纷发布贬损对方的言论。",
        "settles_all": True,
        "copies": 3,
        "mediators": ["王敏"],
        "agreed_on": "2026-11-20",
    },
    Kind.FAILURE_RECORD: {
        **FILE,
        "claims": CLAIMS,
        "received_on": "2026-11-16",
        "accepted_on": "2026-11-16",
        "ended_on": "2026-12-01",
        "reason": "双方对配送费金额差距较大，调解期限届满未能达成一致。",
        "commission": "石泉县劳动人事争议仲裁委员会",
        "limitation_on": "2027-12-01",
        "mediators": ["王敏"],
    },
    Kind.PROOF_OF_SERVICE: {
        "case_number": CASE,
        "cause": CAUSE,
        "addressee": "张小军",
        "address": "138****5678（短信）；本平台账户",
        "papers": [
            {
                "title": "受理通知书",
                "number": "石劳调受〔2026〕第12号",
                "manner": "电子送达",
                "sent_at": "2026-11-16T10:12:00+08:00",
                "received_at": "2026-11-16T10:12:00+08:00",
                "received_by": "张小军",
            },
            {
                "title": "当事人权利义务告知书",
                "manner": "电子送达",
                "sent_at": "2026-11-16T10:12:00+08:00",
                "received_at": "2026-11-16T10:15:00+08:00",
                "received_by": "张小军",
            },
        ],
        "server": "王敏",
        "proof": "平台送达记录第58号、第59号",
        "remarks": "受送达人已于2026年11月16日签署送达地址确认书，同意电子送达。",
    },
    Kind.CONFIRMATION_APPLICATION: {
        **PARTIES,
        "court": COURT,
        "organisation": OFFICE,
        "agreement_number": CASE,
        "agreed_on": "2026-11-20",
        "terms": TERMS,
        "facts": "双方因配送费发生纠纷，经调解自愿达成协议，内容明确，不违反法律规定，现共同申请司法确认。",
        "papers": ["调解协议书一份；", "调解组织主持调解的证明；", "双方身份材料；", "送达地址确认书两份。"],
        "applied_on": "2026-11-23",
    },
    Kind.DOCKETING_NOTICE: {
        **{k: v for k, v in COURT_FACTS.items() if k not in {"agreed_on", "applied_on"}},
        "docketed_on": "2026-11-24",
        "contact": "0915-6315678",
    },
    Kind.COURT_SUPPLEMENT_NOTICE: {
        "case_number": COURT_CASE,
        **PARTIES,
        "agreement_number": CASE,
        "missing": ["被申请人委托代理人的授权委托书；", "第二期付款的收款账户信息。"],
        "until": "2026-12-01",
        "judge": "周正",
        "contact": "0915-6315678",
    },
    Kind.COURT_REFUSAL: {
        **COURT_FACTS,
        "reason": "申请人请求确认的协议以确认身份关系为内容，不属于人民法院受理司法确认案件的范围。",
    },
    Kind.CONFIRMING_RULING: {
        **COURT_FACTS,
        "terms": TERMS,
        "findings": (
            "申请人达成的调解协议，符合司法确认调解协议的法定条件：双方出于自愿，"
            "内容明确具体，不违反法律、行政法规的强制性规定，不损害国家利益、社会公共利益和他人合法权益。"
        ),
    },
    Kind.REJECTING_RULING: {
        **COURT_FACTS,
        "ground": "内容不明确",
        "reason": "协议只约定“尽快支付”，没有付款金额和期限，双方到庭后仍未能作出一致说明，无法确认和执行。",
    },
    Kind.FOLLOWUP_RECORD: {
        **FILE,
        "agreement_number": CASE,
        "visited_at": "2026-12-01T15:20:00+08:00",
        "way": "电话回访",
        "visited": "张小军",
        "performance": [
            {
                "due_on": "2026-11-30",
                "due": "6900.00",
                "paid_on": "2026-11-30",
                "paid": "6900.00",
                "proof": "转账截图",
            },
            {"due_on": "2026-12-31", "due": "6400.00"},
        ],
        "said": "第一期款项已经到账，站点账号尚未解绑。",
        "rating": 5,
        "next_step": "提醒被申请人解除账号绑定；2026年12月29日再次提醒第二期付款。",
        "visitor": "王敏",
    },
    Kind.CLOSING_REPORT: {
        **FILE,
        "received_on": "2026-11-16",
        "accepted_on": "2026-11-16",
        "closed_on": "2027-01-04",
        "outcome": "调解成功并履行完毕",
        "claimed": "13300.00",
        "agreed": "13300.00",
        "recovered": "13300.00",
        "confirmed": True,
        "steps": [
            {"at": "2026-11-16T09:48:00+08:00", "what": "收到申请", "who": "系统"},
            {"at": "2026-11-16T10:10:00+08:00", "what": "受理并分派", "who": "马强"},
            {"at": "2026-11-19T11:05:00+08:00", "what": "面对面协商", "who": "王敏"},
            {"at": "2026-11-20T16:30:00+08:00", "what": "签订调解协议", "who": "王敏"},
            {"at": "2026-11-26T10:00:00+08:00", "what": "法院裁定确认", "who": "周正"},
        ],
        "papers": [
            {"title": "调解协议书", "number": CASE},
            {"title": "民事裁定书", "number": COURT_CASE},
        ],
        "rating": 5,
        "note": "双方对金额没有争议，经背对背沟通了解被申请人资金困难，促成分期支付并约定违约责任，款项已全部到账。",
        "handler": "王敏",
    },
}

COMMISSION = "石泉县劳动人事争议仲裁委员会"
ARBITRATION = {"case_number": "石劳人仲案〔2026〕第12号", "cause": CAUSE, **PARTIES}
BENCH = {"arbitrators": ["严明"], "secretary": "冯兰"}
ACCEPTED = {"accepted_on": "2026-11-24", "contact": CONTACT}
ARBITRATION_EXAMPLES: dict[Kind, dict[str, Any]] = {
    Kind.ARBITRATION_ACCEPTANCE: {**ARBITRATION, **ACCEPTED, "evidence_until": "2026-12-04", "award_due": "2027-01-08"},
    Kind.ARBITRATION_REFUSAL: {**ARBITRATION, "ground": "不属于劳动人事争议处理范围", "reason": "双方是买卖关系，没有用工。", "court": COURT},
    Kind.ARBITRATION_CORRECTION_NOTICE: {**ARBITRATION, "missing": ["身份证复印件", "工资流水"], "until": "2026-11-29", "contact": CONTACT},
    Kind.RESPONSE_NOTICE: {**ARBITRATION, **ACCEPTED, "claims": CLAIMS, "facts": FACTS, "evidence_until": "2026-12-04"},
    Kind.TRIBUNAL_NOTICE: {**ARBITRATION, **BENCH, "arbitrators": ["严明", "唐清", "魏平"]},
    Kind.HEARING_NOTICE: {**ARBITRATION, **BENCH, "starts_at": "2026-12-10T09:30:00+08:00", "place": "第一仲裁庭", "manner": "公开开庭", "contact": CONTACT},
    Kind.EXTENSION_DECISION: {**ARBITRATION, "reason": "需要向社会保险机构核实缴费记录。", "days": 15, "award_due": "2027-01-25"},
    Kind.STAY_DECISION: {**ARBITRATION, "ground": "等待工伤认定、伤残等级鉴定或其他鉴定结论", "reason": "工伤认定申请已经受理。"},
    Kind.WITHDRAWAL_DECISION: {**ARBITRATION, "reason": "双方自行和解。"},
    Kind.DEEMED_WITHDRAWAL_DECISION: {**ARBITRATION, "told": "2026年12月2日直接送达", "reason": "申请人没有到庭，也没有说明理由。"},
    Kind.AWARD: {
        **ARBITRATION, **BENCH, "accepted_on": "2026-11-24", "claims": CLAIMS, "type": "终局裁决", "by_default": True, "findings": FACTS,
        "reasons": "被申请人没有提交反驳证据，应当足额支付配送服务费并退还押金。",
        "decisions": ["被申请人自本裁决书生效之日起10日内支付2026年8月至10月配送服务费，计12800.00元。", "被申请人自本裁决书生效之日起10日内退还入职押金，计500.00元。"],
        "remedy": remedy_words("final", "有管辖权的基层人民法院（石泉县人民法院）", "安康市中级人民法院"), "awarded_on": "2026-12-28",
        "others": "石劳人仲案〔2026〕第12号之二",
    },
    Kind.CONCILIATION_STATEMENT: {
        **ARBITRATION, **BENCH, "accepted_on": "2026-11-24", "claims": CLAIMS, "terms": "被申请人于2026年12月31日前支付申请人13000元。\n申请人放弃其他请求。",
        "made_on": "2026-12-12",
    },
}  # fmt: skip
ARBITRATION_EXAMPLES |= opening_examples(ARBITRATION, WORKER, COMPANY, CLAIMS, FACTS, CONTACT)
ARBITRATION_EXAMPLES |= {kind: {**ARBITRATION, **more} for kind, more in HEARING_EXAMPLES.items()}
EXAMPLES |= ARBITRATION_EXAMPLES

AGREED = {"organisation": OFFICE, "agreement_number": CASE, "agreed_on": "2026-11-20"}
APPROVED = {"handler": "严明", "opinion": "同意", "remark": "请抓紧核实，按期结案。", "decided_on": "2026-12-28"}
ENDING_EXAMPLES: dict[Kind, dict[str, Any]] = {
    Kind.EXTENSION_APPROVAL: {
        **ARBITRATION, **APPROVED, "accepted_on": "2026-11-24", "asked_on": "2026-12-27", "reason": "需要向社会保险机构核实缴费记录，案情复杂。", "days": 15,
        "due_before": "2027-01-08", "award_due": "2027-01-25", "opinion": "同意延长审理期限",
    },
    Kind.STAY_APPROVAL: {
        **ARBITRATION, **APPROVED, "accepted_on": "2026-11-24", "asked_by": "张小军", "ground": "等待工伤认定、伤残等级鉴定或其他鉴定结论",
        "reason": "工伤认定申请已经受理，结论是本案的依据。", "opinion": "同意中止审理",
    },
    Kind.RESUMPTION_NOTICE: {
        **ARBITRATION, "ground": "等待工伤认定、伤残等级鉴定或其他鉴定结论", "stayed_on": "2026-12-10", "resumed_on": "2026-12-30", "reason": "工伤认定决定书已经送达双方。",
        "award_due": "2027-01-28",
    },
    Kind.INTERIM_APPLICATION: {**ARBITRATION, "claim": "支付2026年8月至10月配送服务费", "amount": "6400.00", "hardship": "申请人的母亲住院，家里没有其他收入，房租已经拖欠两个月。", "applied_on": "2026-12-02"},
    Kind.INTERIM_AWARD: {
        **ARBITRATION, **BENCH, "accepted_on": "2026-11-24", "claim": "配送服务费", "amount": "6400.00", "hardship": "申请人的母亲住院，家里没有其他收入。",
        "reason": "双方对8月和9月的订单数和单价没有争议，被申请人承认没有支付。", "security_waived": True, "court": COURT, "awarded_on": "2026-12-04",
    },
    Kind.INTERIM_TRANSFER: {
        **ARBITRATION, "court": COURT, "claim": "配送服务费", "amount": "6400.00", "papers": ["先予执行裁决书", "先予执行申请书", "送达回证", "当事人身份和送达地址材料"], "contact": CONTACT,
    },
    Kind.WITHDRAWAL_APPLICATION: {**ARBITRATION, "reason": "双方自行和解，被申请人已经付清款项。", "applied_on": "2026-12-05"},
    Kind.CANCELLATION_DECISION: {**ARBITRATION, "accepted_on": "2026-11-24", "reason": "查明申请人与被申请人是运输合同关系，不属于劳动人事争议处理范围。", "court": COURT},
    Kind.TERMINATION_DECISION: {**ARBITRATION, "accepted_on": "2026-11-24", "court": COURT, "court_number": "（2027）陕0922民初31号", "docketed_on": "2027-01-12"},
    Kind.CORRECTION_DECISION: {
        **ARBITRATION, "award_number": "石劳人仲案〔2026〕第12号之一", "award_made_on": "2026-12-28", "wrong": "被申请人支付申请人12080元", "right": "被申请人支付申请人12800元",
        "reason": "裁决书主文第一项金额有笔误。", **BENCH,
    },
    Kind.REVIEW_APPLICATION: {
        **PARTIES, "commission": COMMISSION, **AGREED, "terms": TERMS, "facts": "双方因配送服务费发生纠纷，经调解自愿达成协议，内容真实、合法，现共同申请仲裁审查。",
        "papers": ["调解协议书", "双方当事人身份和资格证明", "调解组织主持调解的证明", "送达地址确认书"], "applied_on": "2026-11-25",
    },
    Kind.REVIEW_STATEMENT: {
        **ARBITRATION, **AGREED, "case_number": "石劳人仲审〔2026〕第3号", "accepted_on": "2026-11-25", "findings": "调解协议是双方真实意思，内容明确，不违反法律强制性规定，不损害他人权益。",
        "terms": "\n".join(TERMS), "arbitrators": ["严明"], "made_on": "2026-11-28",
    },
    Kind.REVIEW_REJECTION: {
        **ARBITRATION, **AGREED, "case_number": "石劳人仲审〔2026〕第3号", "accepted_on": "2026-11-25", "ground": "内容不明确", "reason": "协议只约定“尽快支付”，没有金额和期限。",
    },
    Kind.REVIEW_TERMINATION: {**ARBITRATION, **AGREED, "case_number": "石劳人仲审〔2026〕第3号", "reason": "被申请人已经全部履行。"},
    Kind.EFFECT_CERTIFICATE: {
        **ARBITRATION, "paper_title": "仲裁裁决书", "paper_number": "石劳人仲案〔2026〕第12号之二", "paper_type": "非终局裁决", "effective_on": "2027-01-14",
        "why": "双方当事人收到裁决书后十五日内均未起诉。",
    },
    Kind.CLOSING_APPROVAL: {
        **ARBITRATION, **APPROVED, "received_on": "2026-11-20", "accepted_on": "2026-11-24", "closed_on": "2027-01-04", "days_used": 41, "outcome": "已裁决", "finality": "终局裁决、非终局裁决",
        "note": "裁决书已经送达双方，材料齐全，报请结案。", "opinion": "同意结案",
    },
    Kind.ELECTRONIC_RECEIPT: {
        **FILE, "case_number": "石劳人仲案〔2026〕第12号", "services": [
            {"title": "仲裁受理通知书", "number": "石劳人仲案〔2026〕第12号", "addressee": "张小军", "by": "张小军", "arrived_at": "2026-11-24T15:02:00+08:00", "opened_at": "2026-11-24T18:40:00+08:00",
             "device": "微信 · Android", "sha256": "3b7f0c1d9a5e44c2b8d61f0e7a92c35d4e8f1a6b0c7d2e9f5a3b8c4d1e6f7a20", "event": 9},
            {"title": "开庭通知书", "addressee": "安康市速达同城网络科技有限公司石泉分公司", "by": "陈晨", "arrived_at": "2026-12-03T10:15:00+08:00", "opened_at": "2026-12-03T11:05:00+08:00",
             "device": "Edge · Windows", "sha256": "a91c5de07b3f48268d0e4c17f2b6a3958c70d1e2f43b5a6978c0d1e2f3a4b5c6", "event": 21},
        ],
    },
    Kind.FILE_COVER: {
        **ARBITRATION, "received_on": "2026-11-20", "closed_on": "2027-01-04", "outcome": "已裁决", "handler": "严明", "years": 10, "main_pages": 86, "secondary_pages": 9,
        "place": "档案室3号柜2层", "main": [
            {"title": "仲裁受理通知书", "number": "石劳人仲案〔2026〕第12号", "day": "2026-11-24"}, {"title": "应诉通知书", "number": "石劳人仲案〔2026〕第12号", "day": "2026-11-24"},
            {"title": "仲裁裁决书", "number": "石劳人仲案〔2026〕第12号之一", "day": "2026-12-28"}, {"title": "仲裁裁决书", "number": "石劳人仲案〔2026〕第12号之二", "day": "2026-12-28"},
        ], "secondary": [{"title": "结案审批表", "number": "石劳人仲案〔2026〕第12号", "day": "2027-01-05"}], "archived_on": "2027-01-06",
    },
    Kind.PAYMENT_ORDER_APPLICATION: {
        **PARTIES, "court": COURT, **AGREED, "amount": "6400.00", "terms": TERMS, "unpaid": [{"due_on": "2026-12-31", "amount": "6400.00"}],
        "facts": "协议已经生效。约定的付款日期届满后，被申请人没有按协议支付。双方没有其他债务纠纷，支付令能够送达被申请人。",
        "papers": ["调解协议书", "申请人身份证明", "被申请人的地址和联系方式", "未付款的证明"], "applied_on": "2027-01-08",
    },
}  # fmt: skip
EXAMPLES |= ENDING_EXAMPLES

NUMBERS: dict[Kind, str] = {
    Kind.ACCEPTANCE_NOTICE: "石劳调受〔2026〕第12号",
    Kind.REFUSAL_NOTICE: "石劳调不受〔2026〕第3号",
    Kind.SUPPLEMENT_NOTICE: "石劳调补〔2026〕第5号",
    Kind.INVITATION: "石劳调邀〔2026〕第12号",
    Kind.FAILURE_RECORD: "石劳调终〔2026〕第2号",
    Kind.AWARD: "石劳人仲案〔2026〕第12号之一",
    **dict.fromkeys((Kind.CANCELLATION_DECISION, Kind.TERMINATION_DECISION, Kind.CORRECTION_DECISION, Kind.INTERIM_AWARD, Kind.INTERIM_TRANSFER, Kind.RESUMPTION_NOTICE, Kind.EFFECT_CERTIFICATE), "石劳人仲案〔2026〕第12号"),
    **dict.fromkeys((Kind.REVIEW_STATEMENT, Kind.REVIEW_REJECTION, Kind.REVIEW_TERMINATION), "石劳人仲审〔2026〕第3号"),
    Kind.ARBITRATION_DECISION: "石劳人仲决〔2026〕第3号",
    Kind.INVESTIGATION_LETTER: "石劳人仲调〔2026〕第1号",
    Kind.APPRAISAL_COMMISSION: "石劳人仲鉴〔2026〕第2号",
    Kind.TRANSFER_LETTER: "石劳人仲移〔2026〕第1号",
    Kind.PUBLIC_NOTICE: "石劳人仲告〔2026〕第4号",
}
COURT_KINDS = {
    Kind.DOCKETING_NOTICE,
    Kind.COURT_SUPPLEMENT_NOTICE,
    Kind.COURT_REFUSAL,
    Kind.CONFIRMING_RULING,
    Kind.REJECTING_RULING,
}


def frame_of(kind: Kind) -> dict[str, Any]:
    """The keyword arguments of ``render`` for a kind's example."""
    return {
        "number": NUMBERS.get(kind),
        "office": COURT if kind in COURT_KINDS else COMMISSION if kind in ARBITRATION_EXAMPLES | ENDING_EXAMPLES else OFFICE,
        "verify_url": VERIFY_URL,
        "issued_at": ISSUED,
    }
