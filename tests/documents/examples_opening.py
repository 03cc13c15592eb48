"""Example contents of the papers of an arbitration up to the hearing."""

from typing import Any

from shiquan.procedure.documents import Kind

FILED = "2026-11-24"
REASON = "被申请人的住所和劳动合同履行地都在汉阴县，应当由汉阴县劳动人事争议仲裁委员会管辖。"
OFFICERS = ["严明", "冯兰"]
EVIDENCE = [{"title": "考勤记录", "proves": "10月缺勤四天"}, {"title": "扣款制度", "proves": "扣款有依据"}]
STATEMENTS = (
    "问：我们是石泉县劳动人事争议仲裁委员会的工作人员，这是我们的证件，请你如实回答。\n答：好的。\n"
    "问：张小军什么时候到站点工作？\n答：今年3月1日，站点名册上有他的名字。\n问：配送费由谁结算？\n答：由站点每月15日统一结算。"
)


def opening_examples(file: dict[str, Any], worker: dict[str, Any], company: dict[str, Any], claims: list[dict[str, Any]], facts: str, contact: str) -> dict[Kind, dict[str, Any]]:
    """By kind; ``file``: number, cause and sides of the case."""
    by_worker = {"filer": [worker], "case_number": file["case_number"], "cause": file["cause"], "filed_on": FILED}
    by_company = by_worker | {"filer": [company]}
    return {
        Kind.ARBITRATION_APPLICATION: {
            "applicants": [worker], "respondents": [company], "claims": claims, "facts": facts, "witnesses": "陈立，陕西省石泉县城关镇新桥社区",
            "evidence": [{"title": "接单记录截图", "proves": "完成3200单"}], "oral": True, "recorder": "韩梅", "copies": 1, "filed_on": FILED,
        },
        Kind.EVIDENCE_LIST: {
            **by_worker, "side": "申请人", "late_reason": "结算单存放在站点，2026年12月6日才取得。", "receiver": "韩梅", "received_on": "2026-12-07",
            "listed": [
                {"title": "接单记录截图", "kind": "电子数据", "original": "原件", "pages": "12", "proves": "2026年8月至10月完成3200单"},
                {"title": "押金收据", "kind": "书证", "original": "复制件", "pages": "1", "proves": "交纳押金500元"},
            ],
        },
        Kind.FILING_RECEIPT: {
            **file, "case_number": "SQ收2026000012", "received_at": "2026-11-24T09:12:00+08:00", "receiver": "韩梅", "contact": contact,
            "papers": [{"title": "仲裁申请书", "pages": "1份"}, {"title": "身份证复印件", "pages": "1页", "note": "与原件核对"}, {"title": "接单记录截图", "pages": "12页"}],
        },
        Kind.FILING_APPROVAL: {
            **file, "received_on": FILED, "claims": claims, "facts": facts, "track": "仲裁普通程序", "handler": "韩梅", "view": "建议受理\n双方有用工关系，请求明确，属于本委管辖。",
            "view_on": FILED, "decision": "同意受理立案。", "decided_on": FILED,
        },
        Kind.JURISDICTION_STATEMENT: {**file, "case_number": "SQ收2026000012", "commission": "汉阴县劳动人事争议仲裁委员会", "reason": REASON, "sent_on": True, "contact": contact},
        Kind.MEDIATION_SUGGESTION: {
            **file, "case_number": "SQ收2026000012", "received_on": FILED, "organisation": "石泉县新就业形态劳动纠纷一站式调解中心",
            "reached_at": "陕西省石泉县城关镇人民路20号，电话0915-6312345", "agreed_on": FILED, "reason": "双方对订单数没有争议，只对扣款有分歧，协商解决更快。", "contact": contact,
        },
        Kind.EVIDENCE_NOTICE: {**file, "evidence_until": "2026-12-04", "contact": contact},
        Kind.POWER_OF_ATTORNEY: {
            **by_company, "opponents": ["张小军"], "agent": "陈晨", "agent_id": "612422********0021", "agent_kind": "律师", "unit": "陕西石泉律师事务所",
            "agent_address": "陕西省石泉县城关镇人民路9号", "agent_phone": "137****0002", "scope": "特别授权", "matters": ["代为参加仲裁活动", "代收仲裁文书", "代为和解、调解"],
        },
        Kind.REPRESENTATIVE_PROOF: {
            "filer": [company], "case_number": file["case_number"], "person": "李建国", "post": "负责人", "since": "2024-01-01", "person_phone": "139****0001", "filed_on": FILED,
        },
        Kind.DEFENCE: {
            **by_company, "applicants": [worker], "view": "申请人10月缺勤四天，应当扣减相应费用。\n押金在归还设备后即可退还。",
            "disputed": [{"fact": "拖欠三个月配送费", "view": "8月已经支付一半"}], "limitation": "不主张超过仲裁时效。", "evidence": EVIDENCE,
        },
        Kind.JURISDICTION_OBJECTION: {**by_company, "reason": REASON},
        Kind.COUNTERCLAIM_APPLICATION: {
            **by_company, "applicants": [worker], "claims": [{"title": "返还未归还的配送设备折价款", "amount": "1200.00", "basis": "设备领用单"}],
            "facts": "张小军离站时没有归还电动车电池和头盔，价值1200元。", "evidence": EVIDENCE[:1],
        },
        Kind.CLAIM_CHANGE_APPLICATION: {
            **by_worker, "claims": [{"title": "支付经济补偿", "amount": "4000.00", "basis": "工作不满一年，一个月"}],
            "changed": [{"title": "支付2026年8月至10月配送服务费", "old": "12800.00", "new": "10800.00"}], "reason": "核对结算单后发现8月已经支付2000元；双方关系已经解除。",
        },
        Kind.JOINDER_NOTICE: {**file, "joined": "安康市速达同城网络科技有限公司", "as_what": "共同被申请人", "reason": "站点由该公司设立，配送费由该公司结算，案件处理结果与其有利害关系。", "contact": contact},
        Kind.RECUSAL_APPLICATION: {**by_worker, "person": "严明（仲裁员）", "ground": "是当事人或代理人的近亲属", "reason": "严明是被申请人负责人的表兄，可能影响公正审理。"},
        Kind.POSTPONEMENT_APPLICATION: {**by_company, "starts_at": "2026-12-10T09:30:00+08:00", "reason": "代理人当日在安康市中级人民法院另有开庭，附出庭通知书。"},
        Kind.ARBITRATION_DECISION: {
            **file, "matter": "管辖异议", "asked_by": company["name"], "asked": REASON, "reason": "申请人实际在石泉县城关镇工作，本委是劳动合同履行地的仲裁委员会。",
            "decision": "驳回管辖异议，本案由本委继续审理。", "article": "《劳动人事争议仲裁办案规则》（2017）第8条、第10条",
        },
        Kind.INVESTIGATION_LETTER: {
            **file, "addressee": "石泉县社会保险中心", "wanted": ["张小军2026年3月至10月的工伤保险参保记录；", "安康市速达同城网络科技有限公司石泉分公司的参保人员名册。"],
            "officers": OFFICERS, "until": "2026-12-08", "contact": contact,
        },
        Kind.INVESTIGATION_RECORD: {
            **file, "started_at": "2026-12-02T15:00:00+08:00", "place": "城关镇配送站点", "officers": OFFICERS, "asked_person": "周小虎", "asked_unit": "站点站长",
            "statements": STATEMENTS, "taken": "站点名册、10月排班表", "signed": "核对无误，已签名",
        },
        Kind.INSPECTION_RECORD: {
            **file, "started_at": "2026-12-03T10:00:00+08:00", "place": "城关镇滨江大道66号配送站点", "officers": OFFICERS, "inspected": "站点打卡机和排班公示栏",
            "attending": "申请人张小军；被申请人站长周小虎", "invited": "滨江社区王芳",
            "findings": "打卡机在站点门内右侧墙上，编号0417，开机正常，保存2026年1月以来的记录。\n排班公示栏贴有2026年10月排班表，张小军排班二十六天。\n现场拍照八张，导出打卡记录一份。",
            "taken": "现场照片8张、10月打卡记录", "signed": "核对无误，已签名",
        },
        Kind.APPRAISAL_COMMISSION: {
            **file, "institution": "陕西正信司法鉴定中心", "chosen": "双方约定", "questions": ["入职登记表上“张小军”签名是否为本人书写"], "materials": ["入职登记表原件一页", "张小军当面书写的样本三页"],
            "fee": "由被申请人预交", "until": "2026-12-20", "contact": contact,
        },
        Kind.TRANSFER_LETTER: {
            **file, "commission": "汉阴县劳动人事争议仲裁委员会", "reason": REASON, "accepted_on": FILED, "papers": ["劳动人事争议仲裁申请书", "应诉通知书", "管辖异议申请书", "证据材料3件"], "contact": contact,
        },
        Kind.PUBLIC_NOTICE: {
            **file, "addressee": company["name"], "served": "仲裁申请书副本、应诉通知书、举证通知书",
            "summary": "本委受理的张小军与你单位劳动争议一案，因用其他方式无法送达，现依法公告送达仲裁申请书副本、应诉通知书、举证通知书。\n申请人的仲裁请求：支付2026年8月至10月配送服务费12800.00元；退还入职押金500.00元。",
            "effect": "自本公告发布之日起经过三十日，即视为送达。答辩期为公告期满后的十个工作日内，逾期不影响仲裁进行。", "published": "《安康日报》和石泉县人民政府网站", "contact": contact,
        },
    }  # fmt: skip
