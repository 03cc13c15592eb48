"""Lengths of time in law and the day they end: counting, excluded days, extension, roll-over, with a trace.

The interpretive choices of the field are switches with a documented default (``Switches``). Legal days end at 24:00
in Shanghai (民法典（2020）第203条); hours and minutes run from the instant itself.
"""

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import TypeAlias

from shiquan.law import office_hours
from shiquan.law import period_words as words
from shiquan.law.calendar import Calendar, default_calendar
from shiquan.law.errors import LawError
from shiquan.law.text import Label

Day: TypeAlias = date  # because ``Due`` has a field called date
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


class Unit(StrEnum):
    """What a period counts."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working_day"
    WORKING_DAY_BEFORE = "working_day_before"
    OFFICE_DAY = "office_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"


UNIT_WORDS = {
    Unit.MINUTE: Label("分钟", "minutes"),
    Unit.HOUR: Label("小时", "hours"),
    Unit.WORKING_DAY: Label("个工作日", "working days"),
    Unit.WORKING_DAY_BEFORE: Label("个工作日前", "working days before"),
    Unit.OFFICE_DAY: Label("个工作日（办公时间）", "working days (office hours)"),
    Unit.CALENDAR_DAY: Label("日", "calendar days"),
    Unit.MONTH: Label("个月", "months"),
    Unit.YEAR: Label("年", "years"),
}
INSTANT_UNITS = frozenset({Unit.MINUTE, Unit.HOUR})
_ROLLING_UNITS = frozenset({Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR})


class Roll(StrEnum):
    """What moves the last day to the day after (民事诉讼法（2023）第85条)."""

    REST_DAYS = "rest"  # announced breaks and ordinary weekends: general practice, the default
    HOLIDAYS = "holidays"  # announced breaks only: the narrow reading of 法定休假日
    NONE = "none"  # never: promises of service


class ImpossiblePeriod(LawError):
    """Facts that no period can be computed from (negative length, mixed units, naive times)."""


class ClockPaused(LawError):
    """The clock stands still and has no end yet; ``remaining`` days are left when it resumes."""

    def __init__(self, since: date, remaining: int) -> None:
        super().__init__(
            f"期限自{since}起中止，尚未恢复，还剩{remaining}日；恢复后才能算出届满日",
            f"the period has stood still since {since} with {remaining} days left; it has no end until it resumes",
        )
        self.since, self.remaining = since, remaining


@dataclass(frozen=True, slots=True)
class Period:
    """A length and its unit, such as 45 calendar days."""

    length: int
    unit: Unit

    def label(self) -> Label:
        """Such as 45日 / 45 calendar days."""
        if self.unit is Unit.OFFICE_DAY and self.length == 0:
            return Label("当日下班前", "by closing time of the same day")
        zh, en = UNIT_WORDS[self.unit]
        if self.length == 1:
            en = en.replace("days", "day").removesuffix("s")
        return Label(f"{self.length}{zh}", f"{self.length} {en}")


@dataclass(frozen=True, slots=True)
class Switches:
    """Choices the texts leave open. The defaults are those of the worked examples; an office may set its own.

    roll: whether ordinary weekends move the last day too (default) or announced breaks only.
    strict_backward: count one more working day back, so that the full days lie clear of the hearing (default off;
    ``Due.target`` always shows the stricter day).
    """

    roll: Roll = Roll.REST_DAYS
    strict_backward: bool = False


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Days that do not count, both ends included (中止, 公告送达); ``until`` None: still going on."""

    since: date
    until: date | None
    reason: Label = Label("不计入期限", "not counted")


@dataclass(frozen=True, slots=True)
class Due:
    """When a period ends. ``date``: the legal last day; ``raw``: before roll-over; ``target``: the safe internal day."""

    date: Day
    raw: Day
    target: Day
    rolled: bool
    provisional: bool
    instant: datetime
    steps: tuple[Label, ...] = field(default=())

    @property
    def trace(self) -> tuple[str, ...]:
        """The steps of the computation in Chinese."""
        return tuple(step.zh for step in self.steps)


def end_of_day(day: date) -> datetime:
    """24:00 of the day in Shanghai, as an aware datetime."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def legal_day(moment: date | datetime) -> date:
    """The Shanghai day of a moment. Raises ``ImpossiblePeriod`` for a datetime without a time zone."""
    if isinstance(moment, datetime):
        return _aware(moment).astimezone(SHANGHAI).date()
    return moment


def add_months(day: date, count: int) -> date:
    """The corresponding day ``count`` months later; where there is none, the last day of that month (民法典（2020）第202条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9998:
        raise ImpossiblePeriod(
            f"日期超出范围：{day}加{count}个月", f"date out of range: {day} plus {count} months"
        )
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def raw_end(period: Period, start: date, calendar: Calendar) -> date:
    """The last day before exclusions and roll-over; the start day is not counted (民事诉讼法（2023）第85条)."""
    if period.unit is Unit.CALENDAR_DAY:
        return _plus_days(start, period.length)
    if period.unit in (Unit.WORKING_DAY, Unit.OFFICE_DAY):
        if period.length == 0:  # the same day: on a rest day the first working day after
            return calendar.working_day_on_or_after(start)
        return calendar.add_working_days(start, period.length)
    if period.unit is Unit.WORKING_DAY_BEFORE:
        return calendar.add_working_days(start, -period.length)
    if period.unit in INSTANT_UNITS:
        raise ImpossiblePeriod("小时、分钟期限须从时刻起算", "hours and minutes run from an instant")
    return add_months(start, period.length * (12 if period.unit is Unit.YEAR else 1))


def rolled_end(raw: date, roll: Roll, calendar: Calendar) -> date:
    """The last day after roll-over: the first day after the rest days when the raw last day is one."""
    if roll is Roll.REST_DAYS:
        return calendar.working_day_on_or_after(raw)
    if roll is Roll.HOLIDAYS:
        return calendar.day_outside_breaks_on_or_after(raw)
    return raw


def due(
    period: Period,
    start: date | datetime,
    *,
    switches: Switches | None = None,
    exclusions: Iterable[Exclusion] = (),
    extension: Period | None = None,
    calendar: Calendar | None = None,
    provisional: bool = False,
) -> Due:
    """When the period ends, with every step of the way.

    An extension is counted from the unrolled first end, so 45 + 15 days are 60 days and roll over once. Excluded days
    are added to the raw end. Raises ``UnpublishedYear`` (unless ``provisional``), ``ImpossiblePeriod``, ``ClockPaused``.
    """
    _check(period, extension)
    if period.unit in INSTANT_UNITS:
        return _due_instant(period, start, extension, tuple(exclusions))
    switches = switches or Switches()
    calendar = calendar or default_calendar(provisional)
    if provisional and not calendar.provisional:
        calendar = calendar.with_guesses()
    begin = legal_day(start)
    if period.unit is Unit.OFFICE_DAY and isinstance(start, datetime) and office_hours.is_after_closing(start):
        begin += timedelta(days=1)  # what comes after closing has come on the next day
    steps = [words.start(begin, backward=period.unit is Unit.WORKING_DAY_BEFORE)]
    raw = raw_end(period, begin, calendar)
    steps.append(
        Label(
            f"{period.label().zh}，届满日{words.day(raw)}",
            f"{period.label().en}: ends on {words.day_en(raw)}",
        )
    )
    if extension:
        whole = Period(period.length + extension.length, period.unit)
        raw = raw_end(whole, begin, calendar)
        zh, en = extension.label()
        steps.append(
            Label(
                f"延长{zh}，从未顺延的届满日接算，至{words.day(raw)}",
                f"extended by {en} from the unrolled end: {words.day_en(raw)}",
            )
        )
    raw = _excluding(raw, begin, sorted(exclusions, key=lambda e: e.since), period.unit, calendar, steps)
    return _finish(period, raw, switches, calendar, begin, steps)


def _finish(
    period: Period, raw: date, switches: Switches, calendar: Calendar, begin: date, steps: list[Label]
) -> Due:
    end, target = raw, raw
    if period.unit in _ROLLING_UNITS:
        end = rolled_end(raw, switches.roll, calendar)
        if switches.roll is not Roll.NONE:
            steps += words.roll(raw, end, calendar)
    elif period.unit is Unit.WORKING_DAY_BEFORE:
        strict = calendar.add_working_days(raw, -1)
        steps.append(
            Label(
                f"从严算法（足日）为{words.day(strict)}",
                f"stricter reading (clear days): {words.day_en(strict)}",
            )
        )
        end = strict if switches.strict_backward else raw
        target = strict
    days = (raw, end) if period.unit in _ROLLING_UNITS else (begin, raw, end)
    asked = period.unit not in _ROLLING_UNITS or switches.roll is not Roll.NONE
    guessed = asked and any(calendar.is_provisional(day) for day in days)
    if guessed:
        steps.append(
            Label(
                "所涉年份放假安排尚未公布，暂按周末和固定节日推算，公布后重算",
                "holiday list not published: provisional, to be recomputed",
            )
        )
    instant = office_hours.closing(end) if period.unit is Unit.OFFICE_DAY else end_of_day(end)
    return Due(end, raw, min(target, end), end != raw, guessed, instant, tuple(steps))


def _excluding(
    raw: date, begin: date, exclusions: list[Exclusion], unit: Unit, calendar: Calendar, steps: list[Label]
) -> date:
    """Push the raw end back by the excluded days that fall inside the running period, each day once."""
    counted = begin
    for exclusion in exclusions:
        first = max(exclusion.since, counted + timedelta(days=1))
        if exclusion.until is not None and exclusion.until < exclusion.since:
            raise ImpossiblePeriod(
                f"中止期间起止颠倒：{exclusion.since}至{exclusion.until}",
                f"excluded days reversed: {exclusion.since} to {exclusion.until}",
            )
        if first > raw or (exclusion.until is not None and exclusion.until < first):
            continue
        if exclusion.until is None:
            left = (raw - first).days + 1
            if unit in (Unit.WORKING_DAY, Unit.OFFICE_DAY):
                left = calendar.working_days_between(first - timedelta(days=1), raw)
            raise ClockPaused(first, left)
        if unit in (Unit.WORKING_DAY, Unit.OFFICE_DAY):
            days = calendar.working_days_between(first - timedelta(days=1), exclusion.until)
            raw = calendar.add_working_days(raw, days)
        else:
            days = (exclusion.until - first).days + 1
            raw = _plus_days(raw, days)
        counted = exclusion.until
        zh, en = exclusion.reason
        steps.append(
            Label(
                f"{words.day(first)}至{words.day(exclusion.until)}共{days}日{zh}，届满日推至{words.day(raw)}",
                f"{first} to {exclusion.until}, {days} days {en}: end moves to {words.day_en(raw)}",
            )
        )
    return raw


def _due_instant(
    period: Period, start: date | datetime, extension: Period | None, exclusions: tuple[Exclusion, ...]
) -> Due:
    if not isinstance(start, datetime):
        raise ImpossiblePeriod(
            "按小时、分钟计算的期限须给出起始时刻，例如 2026-03-02T09:30",
            "a period in hours or minutes needs the time of day, such as 2026-03-02T09:30",
        )
    if exclusions:
        raise ImpossiblePeriod(
            "按小时、分钟计算的期限没有中止", "a period in hours or minutes knows no excluded days"
        )
    length = period.length + (extension.length if extension else 0)
    unit = timedelta(hours=1) if period.unit is Unit.HOUR else timedelta(minutes=1)
    begin = _aware(start).astimezone(SHANGHAI)
    end = begin + length * unit
    steps = (
        Label(f"自{begin:%Y-%m-%d %H:%M}起算", f"runs from {begin:%Y-%m-%d %H:%M}"),
        Label(
            f"{period.label().zh}，至{end:%Y-%m-%d %H:%M}届满",
            f"{period.label().en}: ends at {end:%Y-%m-%d %H:%M}",
        ),
    )
    return Due(end.date(), end.date(), end.date(), False, False, end, steps)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ImpossiblePeriod("时刻须带时区", "a time of day needs a time zone")
    return moment


def _check(period: Period, extension: Period | None) -> None:
    if period.length < 0 or (extension and extension.length < 0):
        raise ImpossiblePeriod("期限长度不能为负数", "a period cannot be negative")
    if extension and extension.unit is not period.unit:
        raise ImpossiblePeriod(
            "延长期限的单位须与原期限相同", "an extension must have the unit of its period"
        )


def _plus_days(day: date, count: int) -> date:
    try:
        return date.fromordinal(day.toordinal() + count)
    except (ValueError, OverflowError) as error:
        raise ImpossiblePeriod(
            f"日期超出范围：{day}加{count}日", f"date out of range: {day} plus {count} days"
        ) from error
