"""The documents after the agreement: visits and the closing report. 人民调解法 (2011) art. 31."""

from shiquan.law.text import Label
from shiquan.procedure.documents.fields import (
    APPLICANTS,
    CASE_NUMBER,
    CAUSE,
    RESPONDENTS,
    field,
    rows,
    text,
)
from shiquan.procedure.documents.kinds import (
    DocumentKind,
    Issuer,
    Kind,
    Reader,
    Shape,
    Signer,
)

RECORD = DocumentKind(
    Kind.FOLLOWUP_RECORD,
    Label("履行情况回访记录", "Follow-up record"),
    Issuer.MEDIATOR,
    (Signer.MEDIATOR,),
    None,
    (Reader.MEDIATOR, Reader.CENTRE),
    (),
    None,
    ("《人民调解法》（2011）第31条",),
    (
        CASE_NUMBER,
        CAUSE,
        APPLICANTS,
        RESPONDENTS,
        text("agreement_number", "调解协议书编号", "Number of the agreement", required=False),
        field(Shape.TIME, "visited_at", "回访时间", "Time of the visit"),
        text("way", "回访方式", "Way of the visit"),
        text("visited", "回访对象", "Who was visited", personal=True),
        rows(
            "performance",
            "履行情况",
            "Performance",
            field(Shape.DATE, "due_on", "应付日期", "Due on"),
            field(Shape.MONEY, "due", "应付金额（元）", "Amount due (yuan)"),
            field(Shape.DATE, "paid_on", "实付日期", "Paid on", required=False),
            field(Shape.MONEY, "paid", "实付金额（元）", "Amount paid (yuan)", required=False),
            text("proof", "凭证", "Proof", required=False),
            required=False,
        ),
        field(Shape.LONG, "said", "反映的情况", "What was said"),
        field(Shape.COUNT, "rating", "满意度（1至5分）", "Satisfaction (1 to 5)", required=False),
        field(Shape.LONG, "next_step", "下一步处理", "Next step", required=False),
        text("visitor", "回访人", "Visitor"),
    ),
)

CLOSING = DocumentKind(
    Kind.CLOSING_REPORT,
    Label("结案报告", "Closing report"),
    Issuer.MEDIATOR,
    (Signer.MEDIATOR,),
    Issuer.ORGANISATION,
    (Reader.MEDIATOR, Reader.CENTRE),
    (),
    None,
    ("《人民调解法》（2011）第27条、第31条",),
    (
        CASE_NUMBER,
        CAUSE,
        APPLICANTS,
        RESPONDENTS,
        field(Shape.DATE, "received_on", "收到申请日期", "Received on"),
        field(Shape.DATE, "accepted_on", "受理日期", "Accepted on", required=False),
        field(Shape.DATE, "closed_on", "结案日期", "Closed on"),
        text("outcome", "结案方式", "Outcome"),
        field(Shape.MONEY, "claimed", "请求金额（元）", "Amount claimed (yuan)", required=False),
        field(Shape.MONEY, "agreed", "协议金额（元）", "Amount agreed (yuan)", required=False),
        field(Shape.MONEY, "recovered", "实际到账（元）", "Amount recovered (yuan)", required=False),
        field(Shape.FLAG, "confirmed", "已经司法确认", "Confirmed by the court", required=False),
        rows(
            "steps",
            "办理经过",
            "Course of the case",
            field(Shape.TIME, "at", "时间", "Time"),
            text("what", "事项", "What was done"),
            text("who", "经办人", "By whom", required=False),
        ),
        rows(
            "papers",
            "卷内文书",
            "Documents in the file",
            text("title", "文书名称", "Document"),
            text("number", "文号", "Number", required=False),
            required=False,
        ),
        field(Shape.COUNT, "rating", "满意度（1至5分）", "Satisfaction (1 to 5)", required=False),
        field(Shape.LONG, "note", "办案小结", "Summary"),
        text("handler", "承办人", "Handler"),
    ),
)

FOLLOWUP_KINDS = (RECORD, CLOSING)
