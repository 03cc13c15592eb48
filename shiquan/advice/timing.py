"""Is the time running out: the limitation of the claims, and the days for having an injury recognised."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from shiquan.cases.clock import now
from shiquan.law import limitation
from shiquan.law.dates import read_date
from shiquan.law.entitlements.facts.convert import to_date
from shiquan.law.entitlements.facts.fields import FactError
from shiquan.law.errors import LawError
from shiquan.law.periods import Due
from shiquan.law.rules import due, get_rule
from shiquan.law.text import Label

SHANGHAI = ZoneInfo("Asia/Shanghai")
WAGES = {"unpaid", "deducted", "low_wage", "overtime", "sick"}
"""Situations about pay: no limit while employed, one year after the end."""
STARTS = {
    "injured": ("injury_date",), "rider_injured": ("injury_date",), "death": ("death_date",),
    "unlicensed": ("injury_date",), "rider_death": ("death_date",),
}  # fmt: skip
FROM_INJURY = Label(
    "待遇争议的一年，多数地方从收到劳动能力鉴定结论或离职时起算；这里按受伤那天算，最稳妥。填上收到结论的日期，就从那天算",
    "for benefits the year mostly runs from the assessment or the end of work; here it runs from the injury, to be safe; with that day told it runs from there",
)
GRADED = Label(
    "已经有伤残等级：待遇争议的一年，多数地方从收到劳动能力鉴定结论或离职时起算。填上收到结论的日期，才能看到还有多少时间",
    "there is a grade: for benefits the year mostly runs from the receipt of the assessment or the end of work; tell that day to see the time left",
)
DEFAULT_STARTS = ("employment_end",)
ASK_DAY = "ask_day"
"""The state of a clock whose start must still be told: nobody should take it for expired."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One period on its time line. ``days_left`` is None while it does not run."""

    title: Label
    answer: limitation.Limitation | None
    end: Due | None
    begin: date | None
    days_left: int | None
    state: str
    moments: tuple[limitation.Moment, ...]
    notes: tuple[Label, ...]
    citation: Label


@dataclass(frozen=True, slots=True)
class Times:
    """Every clock of a situation, the words for what can't be read, and today."""

    clocks: tuple[Clock, ...]
    errors: dict[str, Label]
    today: date


def today() -> date:
    """Today in Shanghai."""
    return now().astimezone(SHANGHAI).date()


def time_left(situation: str, facts: dict, timing: dict) -> Times:
    """The clocks for a situation. ``timing`` holds what was typed about limitation (t_known_on, …)."""
    on = today()
    errors: dict[str, Label] = {}
    days = {name: _day(name, timing, errors) for name in ("t_known_on", "t_asked_on")}
    clocks = []
    main = _limitation(situation, facts, timing, days, on, errors)
    if main is not None:
        clocks.append(main)
    recognised = timing.get("t_recognised") == "true" or facts.get("disability_grade") not in (None, "")
    if situation in ("injured", "death") and not recognised:
        recognition = _recognition(facts, situation, on)
        if recognition is not None:
            clocks.append(recognition)
    return Times(tuple(clocks), errors, on)


def _day(name: str, timing: dict, errors: dict[str, Label]) -> date | None:
    typed = str(timing.get(name) or "").strip()
    if not typed:
        return None
    try:
        return read_date(typed)
    except LawError as error:
        errors[name] = error.label
        return None


def _told(facts: dict, names: tuple[str, ...]) -> date | None:
    """The first of the facts that is a date; of a month or a year the earliest day, to be safe."""
    for name in names:
        if facts.get(name) not in (None, ""):
            try:
                return to_date(name, facts[name]).earliest
            except FactError:
                return None
    return None


def _limitation(
    situation: str, facts: dict, timing: dict, days: dict[str, date | None], on: date, errors: dict[str, Label]
) -> Clock | None:
    pay = situation in WAGES
    start = days["t_known_on"] or _told(facts, STARTS.get(situation, DEFAULT_STARTS))
    employed = timing.get("t_still_employed") == "true"
    if start is None and not (pay and employed):
        return None
    variant = limitation.Variant.WAGES if pay else limitation.Variant.ORDINARY
    ended = None if pay and employed else start
    asked = days["t_asked_on"]
    interruptions: tuple[limitation.Interruption, ...] = ()
    if asked is not None:
        kind = limitation.Interrupts(timing.get("t_asked_how") or "claim_made") if _known(timing) else limitation.Interrupts.CLAIM_MADE
        interruptions = (limitation.Interruption(asked, kind),)
    try:
        answer = limitation.assess(limitation.Claim(variant, start, ended, interruptions), on)
    except LawError as error:
        errors["t_known_on"] = error.label
        return None
    rule = get_rule(variant.value)
    notes = answer.notes
    title = Label("申请仲裁的时间", "Time to apply for arbitration")
    graded = situation in STARTS and facts.get("disability_grade") not in (None, "")
    if graded and days["t_known_on"] is None and answer.state is limitation.State.EXPIRED:
        return Clock(title, None, None, None, None, ASK_DAY, (), (GRADED, *notes), rule.articles[0].label())
    if situation in ("injured", "rider_injured", "unlicensed") and days["t_known_on"] is None:
        notes = (FROM_INJURY, *notes)
    return Clock(
        title, answer, answer.due, start, answer.days_left,
        answer.state.value, answer.timeline, notes, rule.articles[0].label(),
    )  # fmt: skip


def _known(timing: dict) -> bool:
    return timing.get("t_asked_how") in {kind.value for kind in limitation.Interrupts}


def _recognition(facts: dict, situation: str, on: date) -> Clock | None:
    """The year in which the worker or family may have the injury recognised (工伤保险条例（2010）第17条第2款)."""
    start = _told(facts, ("injury_date",) if situation == "injured" else ("death_date",))
    if start is None:
        return None
    rule = get_rule("WI_WORKER_APPLY")
    try:
        end = due(rule, start, provisional=True)
    except LawError:  # a year far outside every calendar: the answer itself is refused beside its question
        return None
    state = "in_time" if on <= end.date else "expired"
    moments = (
        limitation.Moment(start, rule.start, rule.articles[0]),
        limitation.Moment(end.date, Label("申请工伤认定的最后一天", "Last day to have the injury recognised"), rule.articles[0]),
    )
    note = Label(
        "单位应在三十日内申请；单位没申请的，本人、近亲属或工会可在一年内申请",
        "the employer applies within thirty days; otherwise the worker, family or union within a year",
    )
    return Clock(
        Label("申请工伤认定的时间", "Time to have the injury recognised"), None, end, start, (end.date - on).days, state,
        moments, (note,), rule.articles[0].label(),
    )  # fmt: skip
