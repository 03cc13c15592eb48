"""Follow-up: visits before and after each payment date, performance with proof, rating, closing (people's mediation law art. 31)."""

from shiquan.law.periods import Period, Unit
from shiquan.law.text import Label
from shiquan.procedure import conditions as c
from shiquan.procedure.effects import followup as e
from shiquan.procedure.effects.ending_papers import payment_order_on_paper
from shiquan.procedure.effects.papers import remember
from shiquan.procedure.language import INITIAL, Clock, ClockKind, Procedure, Role, State, Step
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.papers import paper_steps

PML31 = "《人民调解法》（2011）第31条"
MEDIATOR, SYSTEM = frozenset({Role.MEDIATOR}), frozenset({Role.SYSTEM})
APPLICANT, RESPONDENT = frozenset({Role.APPLICANT}), frozenset({Role.RESPONDENT})
STATES = (
    State("performing", Label("履行中", "Being performed")),
    State("default", Label("未按期履行", "Not performed in time")),
    State("performed", Label("已履行", "Performed")),
    State("closed", Label("已结案", "Closed"), closed=True, result="done"),
)
ALL, OPEN = frozenset(s.key for s in STATES), frozenset(s.key for s in STATES if not s.closed)
UNPAID = frozenset({"performing", "default"})
CLOCKS = (
    Clock("VISIT_BEFORE", kind=ClockKind.PROMISE, period=Period(3, Unit.CALENDAR_DAY), tells=(Role.MEDIATOR,),
          name=Label("付款前回访", "Visit before payment")),
    Clock("VISIT_AFTER", kind=ClockKind.PROMISE, period=Period(1, Unit.CALENDAR_DAY), tells=(Role.MEDIATOR,),
          name=Label("付款后回访", "Visit after payment")),
)  # fmt: skip
ROADS = (
    ("enforcement", "申请法院强制执行（已司法确认）", "Enforcement by the court (agreement confirmed)"),
    ("payment_order", "申请支付令", "Payment order"),
    ("arbitration", "申请劳动仲裁", "Arbitration"),
    ("lawsuit", "向法院起诉", "Lawsuit"),
)
INSTALMENT = f.row_id("instalment", "哪一笔", "Which instalment", "instalment")
PAYMENT = (
    INSTALMENT,
    f.money("amount", "金额（元）", "Sum (yuan)"),
    f.day("on", "付款日期", "Paid on"),
    f.row_id("proof_file", "凭证", "Proof", "file", required=False),
)

FOLLOWUP = Procedure(
    key="followup",
    edition="2024",
    name=Label("跟踪回访", "Follow-up"),
    states=STATES,
    clocks=CLOCKS,
    number_series="followup",
    steps=(
        Step("open", Label("开始回访", "Follow-up opens"), SYSTEM, frozenset({INITIAL}), "performing",
             form=(f.row_id("agreement", "协议", "Agreement", "document", required=False),
                   f.row_id("handler", "回访人", "Visitor", "person", required=False), f.money("total", "金额", "Sum", required=False)),
             effects=(e.open_followup,), automatic=True, articles=(PML31,)),
        Step("visit", Label("记录回访", "Record a visit"), MEDIATOR, OPEN,
             form=(f.row_id("instalment", "哪一笔", "Which instalment", "instalment", required=False),
                   f.choice("when", "付款前后", "Before or after payment", (("before", "付款前", "Before"), ("after", "付款后", "After"))),
                   f.choice("way", "方式", "Way", (("phone", "电话", "Telephone"), ("visit", "上门", "Visit"), ("online", "线上", "Online"))),
                   f.long_text("said", "双方说了什么", "What was said", most=1500), f.text("result", "结果", "Result", most=300)),
             conditions=(c.instalment_exists,), effects=(e.visit,), articles=(PML31,)),
        Step("report_payment", Label("报告已付款", "Report a payment"), RESPONDENT, UNPAID, form=PAYMENT,
             conditions=(c.instalment_exists,), effects=(e.report_payment,), articles=(PML31,)),
        Step("confirm_payment", Label("确认到账", "Confirm a payment"), APPLICANT | MEDIATOR, UNPAID, form=PAYMENT,
             conditions=(c.instalment_exists,), effects=(e.confirm_payment,), articles=(PML31,)),
        Step("report_unpaid", Label("登记未履行", "Report a default"), APPLICANT | MEDIATOR, UNPAID, "default", form=(INSTALMENT,),
             conditions=(c.instalment_exists,), effects=(e.report_unpaid,), articles=("《劳动争议调解仲裁法》（2008）第15条、第16条",)),
        Step("choose_road", Label("选择下一步", "Choose the next road"), APPLICANT | MEDIATOR, frozenset({"default"}),
             form=(f.choice("road", "走哪条路", "Road", ROADS), f.long_text("note", "说明", "Note", required=False, most=500)),
             effects=(remember("road"), payment_order_on_paper), articles=("《民事诉讼法》（2023）第206条、第225条", "《劳动争议调解仲裁法》（2008）第16条")),
        Step("rate", Label("评价服务", "Rate the service"), APPLICANT, ALL,
             form=(f.choice("stars", "几颗星", "Stars", tuple((str(n), "★" * n, "★" * n) for n in range(1, 6))),
                   f.long_text("text", "想说的话", "Comment", required=False, most=500)),
             conditions=(c.not_yet_rated,), effects=(e.rate,), articles=(PML31,)),
        Step("close", Label("结案", "Close the dispute"), MEDIATOR, OPEN, "closed",
             form=(f.long_text("note", "结案说明", "Closing note", required=False, most=1000),),
             conditions=(c.paid_or_road_chosen, c.visited_at_least_once), effects=(e.close,), articles=(PML31,)),
        *paper_steps(ALL, MEDIATOR),
    ),
)  # fmt: skip
