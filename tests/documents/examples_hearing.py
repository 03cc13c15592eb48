"""What the papers of a hearing say in their examples, beside case and parties."""

from typing import Any

from shiquan.procedure.documents import Kind

BENCH = {"arbitrators": ["严明"], "secretary": "冯兰"}
WITH_THIRD = {"places": ["applicant", "respondent", "third_party", "arbitrator", "secretary"], "third_parties": [{"name": "安康市速达同城网络科技有限公司", "company": True}]}
ALL_SIGN = {"places": ["applicant", "respondent", "arbitrator", "secretary"]}
SESSIONS = [
    {"began": "2026-12-10T09:30:00+08:00", "ended": "2026-12-10T11:05:00+08:00"},
    {"began": "2026-12-15T14:30:00+08:00", "ended": "2026-12-15T15:20:00+08:00"},
]
PRESENT = [
    {"session": "第1次", "name": "张小军", "as_what": "申请人", "mode": "线上", "status": "到庭", "papers": "居民身份证"},
    {"session": "第1次", "name": "周立", "as_what": "第三人的法定代表人（负责人）", "mode": "线上", "status": "到庭", "papers": "营业执照、身份证"},
    {"session": "第1次", "name": "郭玉兰", "as_what": "证人", "mode": "现场", "status": "到庭", "papers": "居民身份证"},
    {"session": "第1次", "name": "陈晨", "as_what": "被申请人的委托代理人", "mode": "现场", "status": "到庭", "papers": "授权委托书、身份证"},
]
LINES = [
    {"part": "", "number": "", "speaker": "", "text": "开庭。"},
    {"part": "核对到庭", "number": "1", "speaker": "书记员", "text": "双方到庭，身份已经核对，宣布庭审纪律。"},
    {"part": "告知权利义务与回避", "number": "2", "speaker": "仲裁员严明", "text": "告知权利义务。双方是否申请回避？"},
    {"part": "", "number": "3", "speaker": "张小军", "text": "不申请。"},
    {"part": "申请与答辩", "number": "4", "speaker": "张小军", "text": "请求支付3200单的配送费12800元。\n（本条经更正，原记：请求支付3000单的配送费12800元。）"},
    {"part": "举证质证", "number": "", "speaker": "", "text": "张小军出示证据申1《配送订单截图》。"},
    {"part": "", "number": "", "speaker": "速达公司石泉分公司", "text": "对证据申1《配送订单截图》：真实性认可，合法性认可，关联性不认可。没有显示站点。"},
    {"part": "", "number": "", "speaker": "", "text": "证人郭玉兰到庭。已告知如实陈述的义务和作虚假陈述的法律后果。"},
    {"part": "", "number": "5", "speaker": "仲裁员严明", "text": "你和申请人是什么关系？你看见了什么？"},
    {"part": "", "number": "6", "speaker": "郭玉兰", "text": "邻居。从三月到十月，他每天早上八点出门送餐，晚上十点左右回来。\n（本条经更正，原记：晚上九点左右回来。）"},
    {"part": "", "number": "", "speaker": "", "text": "证人郭玉兰陈述完毕，退庭。"},
    {"part": "焦点与辩论", "number": "", "speaker": "", "text": "仲裁庭归纳争议焦点：1．欠付的单数；2．押金应否退还。"},
    {"part": "最后意见", "number": "7", "speaker": "陈晨", "text": "坚持答辩意见。"},
    {"part": "调解征询", "number": "8", "speaker": "仲裁员严明", "text": "双方是否愿意调解？双方均表示需要考虑。"},
    {"part": "", "number": "", "speaker": "", "text": "闭庭。"},
]
REQUESTS = [
    {"number": "4", "by": "张小军", "text": "应当记为3200单。", "answer": "准予补正"},
    {"number": "6", "by": "郭玉兰", "text": "应当记为晚上十点左右。", "answer": "准予补正"},
    {"number": "8", "by": "速达公司石泉分公司", "text": "删去“需要考虑”。", "answer": "不予补正：与当庭陈述一致。"},
]
EXHIBITS = [
    {"no": "申1", "title": "配送订单截图", "by": "张小军", "proves": "完成3200单", "opinions": "速达公司石泉分公司：真实性认可，合法性认可，关联性不认可。没有显示站点"},
    {"no": "被1", "title": "站点结算表", "by": "速达公司石泉分公司", "proves": "单价4元", "opinions": "张小军：真实性认可，合法性认可，关联性认可"},
]
VIEWS = [
    {"who": "严明", "view": "订单截图与结算表相互印证，应当支持配送费。"},
    {"who": "唐清", "view": "同意支持配送费，押金没有扣除依据，应当退还。"},
    {"who": "魏平", "view": "押金可以抵扣丢失的餐箱。"},
]
ELEMENTS = [
    {"name": "入职日期", "applicant": "2026-03-01", "respondent": "2026-03-01", "agreed": "一致"},
    {"name": "月平均工资（元）", "applicant": "4266.00", "respondent": "3900.00", "agreed": "有争议"},
    {"name": "社会保险", "applicant": "没有缴纳", "respondent": "", "agreed": "一方未填"},
]
HEARING_EXAMPLES: dict[Kind, dict[str, Any]] = {
    Kind.EXAMINATION_RECORD: {
        **BENCH, **ALL_SIGN, "made_at": "2026-12-03T10:00:00+08:00", "place": "第一仲裁庭", "exhibits": EXHIBITS, "agreed": ["站点结算表"], "disputed": ["配送订单截图"],
    },
    Kind.HEARING_RECORD: {
        **BENCH, **WITH_THIRD, "heard": [{"name": "郭玉兰", "as_what": "证人", "entries": "第5条至第6条"}], "sessions": SESSIONS, "place": "第一仲裁庭", "manner": "公开开庭", "present": PRESENT, "lines": LINES, "requests": REQUESTS,
    },
    Kind.TESTIMONY_RECORD: {
        **BENCH, "places": ["witness", "secretary"], "who": "郭玉兰", "as_what": "证人", "named_by": "张小军", "entries": "第5条至第6条", "began": "2026-12-10T10:20:00+08:00", "place": "第一仲裁庭",
        "lines": LINES[7:11], "requests": REQUESTS[1:2],
    },
    Kind.DELIBERATION_RECORD: {
        "arbitrators": ["严明", "唐清", "魏平"], "places": ["arbitrator", "arbitrator_2", "arbitrator_3"], "made_at": "2026-12-16T09:00:00+08:00", "views": VIEWS,
        "conclusion": "支持配送费12800元，退还押金500元。", "minority": "魏平认为押金不应退还。",
    },
    Kind.ELEMENT_FORM: {"places": ["applicant", "respondent"], "elements": ELEMENTS, "made_on": "2026-12-03"},
}  # fmt: skip
