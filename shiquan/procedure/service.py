"""Service of papers (送达): which manner is open for which paper and addressee, what proves it, and when it counts.

劳动人事争议仲裁办案规则 (2017) arts. 20, 59, 80; 民事诉讼法 (2023) arts. 87-95; 民诉法解释 (2022) arts. 131-133; 最高人民法院关于以
法院专递方式邮寄送达民事诉讼文书的若干规定 (2004) arts. 5, 11. Pure: what was tried goes in, what is lawful next comes out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from shiquan.law import rules
from shiquan.law.periods import SHANGHAI
from shiquan.law.text import Label

RULES = "《劳动人事争议仲裁办案规则》（2017）"
CPL = "《民事诉讼法》（2023）"
INTERPRETATION = "《民诉法解释》（2022）"
OPENED = "opened"
"""The proof of a paper that its addressee confirmed on the phone."""
MANY = 10
"""From so many applicants on, papers for an employer that has shut down may be left or posted."""


LAST_SECOND = time(23, 59, 59)


class Way(StrEnum):
    """A manner of service, in the order in which they are tried."""

    DIRECT = "direct"
    ELECTRONIC = "electronic"
    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"
    MAIL = "mail"
    ENTRUSTED = "entrusted"
    LEFT = "left"
    POSTED = "posted"
    NOTICE = "notice"

    @property
    def label(self) -> Label:
        return LABELS[self]


LABELS: Mapping[Way, Label] = {
    Way.DIRECT: Label("直接送达", "Direct service"),
    Way.ELECTRONIC: Label("电子送达", "Electronic service"),
    Way.PHONE: Label("电话（简便送达）", "Telephone"),
    Way.SMS: Label("短信（简便送达）", "SMS"),
    Way.EMAIL: Label("电子邮件（简便送达）", "E-mail"),
    Way.MAIL: Label("邮寄送达", "Service by mail"),
    Way.ENTRUSTED: Label("委托（转交）送达", "Entrusted service"),
    Way.LEFT: Label("留置送达", "Left at the address"),
    Way.POSTED: Label("张贴送达", "Posted at the address"),
    Way.NOTICE: Label("公告送达", "Public notice"),
}
SIMPLE = frozenset({Way.PHONE, Way.SMS, Way.EMAIL})
STAND_IN = frozenset({Way.LEFT, Way.POSTED})
"""Nobody takes the paper: it counts because it was left or posted before witnesses or a lens."""


class Paper(StrEnum):
    """How a paper may travel depends on what it is."""

    NOTICE = "notice"
    AWARD = "award"
    STATEMENT = "statement"
    """A conciliation statement: in force when signed for, so it must come into the addressee's own hands."""


class Outcome(StrEnum):
    """What a try led to."""

    SERVED = "served"
    DEEMED = "deemed"
    """Not delivered at the address that the addressee had confirmed: counts all the same."""
    REFUSED = "refused"
    ABSENT = "absent"
    MOVED = "moved"
    RETURNED = "returned"
    SHUT = "shut"
    UNREACHED = "unreached"

    @property
    def label(self) -> Label:
        return OUTCOMES[self]

    @property
    def counts(self) -> bool:
        return self in (Outcome.SERVED, Outcome.DEEMED)


OUTCOMES: Mapping[Outcome, Label] = {
    Outcome.SERVED: Label("已送达", "Served"),
    Outcome.DEEMED: Label("按本人确认的地址未能送达，视为送达", "Not delivered at the confirmed address: deemed served"),
    Outcome.REFUSED: Label("拒绝签收", "Refused to sign"),
    Outcome.ABSENT: Label("无人签收", "Nobody there"),
    Outcome.MOVED: Label("下落不明、查无此人或已迁走", "Unknown at the address or moved"),
    Outcome.RETURNED: Label("邮件退回", "Mail returned"),
    Outcome.SHUT: Label("单位停业关门", "The employer has shut down"),
    Outcome.UNREACHED: Label("没有到达或没有回应", "Not reached or no answer"),
}


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt. ``paper`` is the paper's key in the file; ``at`` is aware."""

    paper: str
    way: Way
    outcome: Outcome
    at: datetime


@dataclass(frozen=True, slots=True)
class Addressee:
    """What decides how a side may be reached. ``shut_and_many``: an employer without anybody there against ten applicants and more."""

    consents_electronic: bool
    is_employer: bool = False
    applicants: int = 1
    simplified: bool = False
    """The case is handled in a simplified way (also the fast track)."""


@dataclass(frozen=True, slots=True)
class Manner:
    """One manner for one paper and addressee: open, or why not."""

    way: Way
    open: bool
    why: Label
    article: str


def manners(paper: Paper, key: str, who: Addressee, tries: Iterable[Try]) -> tuple[Manner, ...]:
    """Every manner in its order, each open or closed with the reason. ``tries``: all attempts to reach this addressee in the case."""
    tried = tuple(tries)
    return tuple(one_manner(way, paper, key, who, tried) for way in Way)


def one_manner(way: Way, paper: Paper, key: str, who: Addressee, tried: tuple[Try, ...]) -> Manner:
    """One manner, open or closed with the reason."""
    why = _closed(way, paper, key, who, tried)
    return Manner(way, why is None, why or SAID[way], ARTICLES[way])


def next_manner(paper: Paper, key: str, who: Addressee, tries: Iterable[Try]) -> Way | None:
    """The first open manner that has not failed for this paper yet; the last open one when all have."""
    tried = tuple(tries)
    failed = {t.way for t in tried if t.paper == key and not t.outcome.counts}
    possible = [m.way for m in manners(paper, key, who, tried) if m.open]
    if who.consents_electronic and Way.ELECTRONIC in possible and Way.ELECTRONIC not in failed:
        return Way.ELECTRONIC
    return next((w for w in possible if w not in failed), possible[-1] if possible else None)


def _closed(way: Way, paper: Paper, key: str, who: Addressee, tried: tuple[Try, ...]) -> Label | None:
    """Why the manner is not open; None when it is."""
    if way is Way.ELECTRONIC and not who.consents_electronic:
        return Label("受送达人没有书面同意电子送达。", "The addressee did not agree to electronic service.")
    if way in SIMPLE:
        return _simple_closed(paper, who)
    if paper is Paper.STATEMENT and way in STAND_IN | {Way.NOTICE}:
        return Label("调解书要由本人或指定的代收人签收，不能留置、张贴或公告；拒收就是反悔，继续仲裁。",
                     "A conciliation statement must be signed for; refusing it means going back on it.")  # fmt: skip
    if way in STAND_IN:
        return _stand_in_closed(key, who, tried)
    return _notice_closed(who, tried) if way is Way.NOTICE else None


def _simple_closed(paper: Paper, who: Addressee) -> Label | None:
    if paper is not Paper.NOTICE:
        return Label("裁决书、调解书不能用电话、短信等简便方式送达。", "Awards and statements are never served by telephone, SMS or e-mail.")
    if not who.simplified:
        return Label("只有简易处理和速裁的案件可以用简便方式送达。", "Only simplified cases may use simple manners.")
    return None


def _stand_in_closed(key: str, who: Addressee, tried: tuple[Try, ...]) -> Label | None:
    if any(t.paper == key and t.outcome is Outcome.REFUSED for t in tried):
        return None
    shut = any(t.outcome in (Outcome.SHUT, Outcome.ABSENT, Outcome.MOVED) and t.way is Way.DIRECT for t in tried)
    if who.is_employer and who.applicants >= MANY and shut:
        return None
    return Label("先要有拒绝签收的记录；或者单位停业无人，而且申请人有 10 人以上。",
                 "First a refusal to sign must be on record, or the employer is shut and there are ten applicants or more.")  # fmt: skip


UNKNOWN = frozenset({Outcome.MOVED, Outcome.RETURNED, Outcome.UNREACHED, Outcome.ABSENT, Outcome.SHUT})


def _notice_closed(who: Addressee, tried: tuple[Try, ...]) -> Label | None:
    """Only when the addressee can't be found or nothing else works (CPL art. 95): direct and mail or entrusted service have failed."""
    if who.simplified:
        return Label("简易处理和速裁不适用公告送达，请先转为普通程序。", "Not in simplified cases: convert to the ordinary procedure first.")
    failed = {t.way for t in tried if t.outcome in UNKNOWN}
    if Way.DIRECT not in failed:
        return Label("公告是最后的方式：直接送达还没有失败的记录。", "The last resort: direct service has not failed yet.")
    if not failed & {Way.MAIL, Way.ENTRUSTED}:
        return Label("公告是最后的方式：邮寄（或委托）送达还没有失败的记录。", "The last resort: mail or entrusted service has not failed yet.")
    if who.consents_electronic and Way.ELECTRONIC not in failed:
        return Label("受送达人同意过电子送达，先用电子方式送达。", "The addressee agreed to electronic service: try it first.")
    return None


def deemed(way: Way, at: datetime) -> datetime:
    """When service counts: the day on the receipt, or the end of the posting or the public notice. Aware instants."""
    rule = DEEMED.get(way)
    if rule is None:
        return at
    # The last day itself is the day of service, so that what it starts runs from the day after.
    return datetime.combine(rules.due(rule, at, provisional=True).date, LAST_SECOND, SHANGHAI)


DEEMED: Mapping[Way, str] = {
    Way.LEFT: "SERVICE_BY_POSTING_3", Way.POSTED: "SERVICE_BY_POSTING_3", Way.NOTICE: "PUBLIC_NOTICE_30",
}  # fmt: skip
"""Manners that take effect later, and the rule that says when (Rules arts. 20, 80; CPL art. 95)."""
SAID: Mapping[Way, Label] = {
    Way.DIRECT: Label("受送达人或同住成年家属、单位负责收件的人在送达回证上签收之日送达。", "Counts on the day signed on the receipt."),
    Way.ELECTRONIC: Label("到达本人确认的系统之日送达；本人要纸质文书的，应当提供。", "Counts on arrival at the confirmed system; paper on request."),
    Way.PHONE: Label("要有收悉的记录（通话录音或笔录）。", "Needs a record that it was understood."),
    Way.SMS: Label("要有收悉的记录（回复截图）。", "Needs a record of the answer."),
    Way.EMAIL: Label("要有收悉的记录（回复截图）。", "Needs a record of the answer."),
    Way.MAIL: Label("回执上注明的收件日期为送达日。", "Counts on the day on the return slip."),
    Way.ENTRUSTED: Label("受托机关或转交人交给本人签收之日送达。", "Counts when the entrusted body hands it over."),
    Way.LEFT: Label("留在住所，拍照录像或有见证人；3 个工作日后视为送达。", "Left with photo, video or witnesses; counts after 3 working days."),
    Way.POSTED: Label("张贴在住所并拍照录像；3 个工作日后视为送达。", "Posted with photo or video; counts after 3 working days."),
    Way.NOTICE: Label("公告发布满 30 日视为送达；公告时间不计入审理期限。", "Counts 30 days after publication; that time is not counted."),
}
ARTICLES: Mapping[Way, str] = {
    Way.DIRECT: f"{CPL}第88条", Way.ELECTRONIC: f"{CPL}第90条", Way.PHONE: f"{RULES}第59条", Way.SMS: f"{RULES}第59条",
    Way.EMAIL: f"{RULES}第59条", Way.MAIL: f"{CPL}第91条", Way.ENTRUSTED: f"{CPL}第91条", Way.LEFT: f"{RULES}第20条、第80条",
    Way.POSTED: f"{RULES}第20条、第80条", Way.NOTICE: f"{CPL}第95条",
}  # fmt: skip
