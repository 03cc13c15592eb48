"""Whether the time to claim is running out: one year, interruption, suspension, the wage rule, civil servants.

Sources: 劳动争议调解仲裁法（2008）第27条; 劳动人事争议仲裁办案规则（2017）第26—28条. Limitation is a defence: it must be
raised in arbitration (劳动争议司法解释（二）（2025）第20条).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shiquan.law.articles import Article
from shiquan.law.calendar import Calendar
from shiquan.law.errors import LawError
from shiquan.law.periods import ClockPaused, Due, Exclusion
from shiquan.law.rules import due, get_rule
from shiquan.law.text import Label

LAW_27 = "劳动争议调解仲裁法/2008/27"
DEFENCE = Article("劳动争议司法解释（二）", "2025", "20")


class Variant(StrEnum):
    """Which rule holds, named by the period it uses."""

    ORDINARY = "LIMITATION_1Y"
    WAGES = "LIMITATION_WAGE_AFTER_END"
    CIVIL_SERVANT = "LIMITATION_CIVIL_SERVANT_60"


class Interrupts(StrEnum):
    """What interrupts limitation, so that it starts anew (27(2); 办案规则第27条)."""

    CLAIM_MADE = "claim_made"
    NEGOTIATION = "negotiation"
    MEDIATION_REQUEST = "mediation_request"
    COMPLAINT = "complaint"
    ARBITRATION = "arbitration"
    SUIT = "suit"
    PAYMENT_ORDER = "payment_order"
    DEBTOR_AGREES = "debtor_agrees"


INTERRUPTION_WORDS = {
    Interrupts.CLAIM_MADE: Label("向对方主张权利", "claim made against the other side"),
    Interrupts.NEGOTIATION: Label("与对方协商", "negotiation with the other side"),
    Interrupts.MEDIATION_REQUEST: Label("申请调解", "request for mediation"),
    Interrupts.COMPLAINT: Label("向劳动监察等部门投诉", "complaint to an authority"),
    Interrupts.ARBITRATION: Label("申请仲裁", "application for arbitration"),
    Interrupts.SUIT: Label("向法院起诉", "court action"),
    Interrupts.PAYMENT_ORDER: Label("申请支付令", "application for a payment order"),
    Interrupts.DEBTOR_AGREES: Label("对方同意履行", "the debtor agrees to perform"),
}


class State(StrEnum):
    """Where the claim stands on the day asked about."""

    NOT_RUNNING = "not_running"
    IN_TIME = "in_time"
    PAUSED = "paused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Interruption:
    """Limitation starts anew on this day."""

    on: date
    kind: Interrupts


@dataclass(frozen=True, slots=True)
class Suspension:
    """Limitation stands still, both days included; ``until`` None while it lasts."""

    since: date
    until: date | None
    reason: Label = Label("不可抗力或其他正当理由", "force majeure or another proper reason")


@dataclass(frozen=True, slots=True)
class Claim:
    """The facts limitation depends on. For wages the start is the end of employment (None: still employed)."""

    variant: Variant
    known_on: date | None = None
    employment_ended_on: date | None = None
    interruptions: tuple[Interruption, ...] = ()
    suspensions: tuple[Suspension, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the time line."""

    on: date
    label: Label
    article: Article


@dataclass(frozen=True, slots=True)
class Limitation:
    """The answer for a day: state, the last day (None when not running or paused), days left, and what happened."""

    state: State
    due: Due | None
    days_left: int | None
    timeline: tuple[Moment, ...]
    articles: tuple[Article, ...]
    notes: tuple[Label, ...] = ()


_NOTE = Label(
    "时效须由对方在仲裁中提出；仲裁委员会、法院不主动适用",
    "limitation counts only when the other side raises it in the arbitration",
)


def assess(
    claim: Claim, on: date, *, calendar: Calendar | None = None, provisional: bool = True
) -> Limitation:
    """Where the claim stands on a day. A last day in an unpublished year is marked provisional (or refused, if asked).

    Raises ``LawError`` when a needed fact is missing or dates are reversed.
    """
    rule = get_rule(claim.variant.value)
    if claim.variant is Variant.WAGES and claim.employment_ended_on is None:
        working = Label(
            "劳动关系仍存续，拖欠劳动报酬不受一年限制",
            "employment goes on: no one-year limit for unpaid wages",
        )
        return Limitation(State.NOT_RUNNING, None, None, (), rule.articles, (working,))
    begin = _start(claim)
    timeline = [Moment(begin, rule.start, rule.articles[0])]
    exclusions = [Exclusion(s.since, s.until, s.reason) for s in claim.suspensions]
    for interruption in sorted(claim.interruptions, key=lambda i: i.on):
        if interruption.on > on or interruption.on < begin:
            continue
        expired = _expired_before(claim, begin, exclusions, interruption.on, calendar)
        timeline.append(_interruption_moment(interruption, expired))
        if not expired:
            begin = interruption.on
    timeline += [
        Moment(s.since, Label(f"中止：{s.reason.zh}", f"suspended: {s.reason.en}"), _article("(3)"))
        for s in claim.suspensions
    ]
    try:
        end = due(
            rule, begin, exclusions=_after(exclusions, begin), calendar=calendar, provisional=provisional
        )
    except ClockPaused:
        return Limitation(State.PAUSED, None, None, _sorted(timeline), rule.articles, (_NOTE,))
    timeline.append(Moment(end.date, Label("时效届满", "limitation ends"), rule.articles[0]))
    state = State.IN_TIME if on <= end.date else State.EXPIRED
    return Limitation(
        state, end, (end.date - on).days, _sorted(timeline), (*rule.articles, DEFENCE), (_NOTE,)
    )


def _start(claim: Claim) -> date:
    begin = claim.employment_ended_on if claim.variant is Variant.WAGES else claim.known_on
    if begin is None:
        raise LawError(
            "请填写知道或应当知道权利被侵害的日期",
            "give the day the infringement was or should have been known",
        )
    for suspension in claim.suspensions:
        if suspension.until is not None and suspension.until < suspension.since:
            raise LawError(
                f"中止期间起止颠倒：{suspension.since}", f"suspension dates are reversed: {suspension.since}"
            )
    return begin


def _expired_before(
    claim: Claim, begin: date, exclusions: list[Exclusion], on: date, calendar: Calendar | None
) -> bool:
    try:
        end = due(
            claim.variant.value,
            begin,
            exclusions=_after(exclusions, begin),
            calendar=calendar,
            provisional=True,
        )
    except ClockPaused:
        return False
    return on > end.date


def _after(exclusions: Iterable[Exclusion], begin: date) -> list[Exclusion]:
    return [e for e in exclusions if e.until is None or e.until > begin]


def _interruption_moment(interruption: Interruption, expired: bool) -> Moment:
    words = INTERRUPTION_WORDS[interruption.kind]
    if expired:
        label = Label(f"{words.zh}：时效已届满，不再中断", f"{words.en}: too late, limitation had ended")
    else:
        label = Label(f"中断：{words.zh}，重新计算", f"interrupted: {words.en}; starts anew")
    return Moment(interruption.on, label, _article("(2)"))


def _article(paragraph: str) -> Article:
    return Article.parse(LAW_27 + paragraph)


def _sorted(timeline: list[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(timeline, key=lambda moment: moment.on))
