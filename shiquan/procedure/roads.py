"""The roads that are open when an agreement is not performed: where, until when, with which papers. Pure.

劳动争议调解仲裁法 (2008) arts. 15-16, 27; 民事诉讼法 (2023) arts. 206, 225-228, 250; 民诉法解释 (2022) arts. 425-441, 460;
劳动争议司法解释（一） (2020) art. 51; 民法典 (2020) art. 188.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from shiquan.law import rules
from shiquan.law.periods import Period, Unit
from shiquan.law.text import Label

SHANGHAI = ZoneInfo("Asia/Shanghai")
IDENTITY = Label("身份证复印件", "Copy of the ID card")
AGREEMENT = Label("调解协议书原件或查验码", "The agreement, or its verification code")
UNPAID = Label("未付款的说明，例如银行流水", "Proof of non-payment, such as a bank statement")


@dataclass(frozen=True, slots=True)
class Road:
    """One road. ``measure`` counts from ``counts_from``: default (the first unpaid day) or last (the last instalment)."""

    key: str
    name: Label
    what: Label
    where: Label
    papers: tuple[Label, ...]
    article: str
    measure: str | Period | None
    counts_from: str
    needs_confirmation: bool | None
    """True: only with a confirming ruling; False: only without one."""
    pace: Label | None = None


ROADS: tuple[Road, ...] = (
    Road("enforcement", Label("申请强制执行", "Enforcement by the court"),
         Label("协议已经法院确认，可以直接申请法院强制执行，不用再打官司。", "The court confirmed the agreement: it can be enforced at once."),
         Label("作出确认裁定的法院，或者被执行财产所在地的同级法院", "The confirming court, or one of the same level where the assets are"),
         (Label("强制执行申请书", "Application for enforcement"), Label("确认裁定书", "The confirming ruling"), AGREEMENT, IDENTITY, UNPAID,
          Label("对方的财产线索（账户、车辆、店铺）", "What is known of the other side's assets")),
         "《民事诉讼法》（2023）第206条、第250条；《民诉法解释》（2022）第460条", "ENFORCEMENT_2Y", "last", True),
    Road("payment_order", Label("申请支付令", "Payment order"),
         Label("拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金的，凭协议申请支付令，不用开庭。",
               "For unpaid remuneration, injury costs or compensation: on the agreement alone, without a hearing."),
         Label("对方住所地的基层人民法院", "The basic court where the other side is"),
         (Label("支付令申请书", "Application for a payment order"), AGREEMENT, IDENTITY, Label("对方的地址和联系方式", "Address of the other side")),
         "《劳动争议调解仲裁法》（2008）第16条；《民事诉讼法》（2023）第225条至第228条", None, "default", False,
         Label("法院 5 日内答复是否受理，受理后 15 日内发出；对方 15 日内不付款也不书面异议的，可以申请执行。",
               "The court answers in 5 days and issues it 15 days after acceptance; without payment or written objection in 15 days it is enforced.")),
    Road("arbitration", Label("申请劳动仲裁", "Arbitration"),
         Label("一方在约定期限内不履行协议的，可以依法申请仲裁。", "When a side does not perform in time, arbitration is open."),
         Label("劳动合同履行地或者用人单位所在地的仲裁委员会", "The commission where the work was done or the employer is"),
         (Label("仲裁申请书", "Application for arbitration"), AGREEMENT, IDENTITY, UNPAID),
         "《劳动争议调解仲裁法》（2008）第15条、第27条", "LIMITATION_1Y", "default", False),
    Road("lawsuit", Label("向法院起诉", "Lawsuit"),
         Label("协议只约定支付劳动报酬，或者双方不是劳动关系的，可以直接起诉要求履行。",
               "An agreement on pay alone, or between others than employer and employee, can be sued on directly."),
         Label("对方住所地或者协议履行地的基层人民法院", "The basic court of the other side or of performance"),
         (Label("民事起诉状", "Statement of claim"), AGREEMENT, IDENTITY, UNPAID),
         "《劳动争议司法解释（一）》（2020）第51条；《民法典》（2020）第188条", Period(3, Unit.YEAR), "default", False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenRoad:
    """A road that is open, with its last day (None: no limit of its own) and whether that day is provisional."""

    road: Road
    last_day: date | None
    provisional: bool
    first_choice: bool


def open_roads(*, confirmed: bool, defaulted_on: date, last_due_on: date) -> tuple[OpenRoad, ...]:
    """The roads open after a default, the shortest first. Days of years without a holiday list are provisional."""
    found: list[OpenRoad] = []
    for road in ROADS:
        if road.needs_confirmation is not None and road.needs_confirmation is not confirmed:
            continue
        start = last_due_on if road.counts_from == "last" else defaulted_on
        last, provisional = _last_day(road, start)
        found.append(OpenRoad(road, last, provisional, not found))
    return tuple(found)


def _last_day(road: Road, start: date) -> tuple[date | None, bool]:
    if road.measure is None:
        return None, False
    due = rules.due(road.measure, datetime.combine(start, time(12), SHANGHAI), provisional=True)
    return due.date, due.provisional
