"""Office hours: when the day of an office ends, and how much of its working time lies between two instants.

A promise "the same day" is kept by closing time, and what it took is counted in office hours alone: nights, lunch breaks,
weekends and holidays are nobody's delay.
"""

import tomllib
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from shiquan.law.calendar import Calendar, default_calendar
from shiquan.law.errors import LawError
from shiquan.law.regions import DATA

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
Hours = tuple[tuple[time, time], ...]


@lru_cache(maxsize=1)
def opening_hours() -> Hours:
    """The spans of a working day in their order. Raises ``LawError`` for a file whose spans overlap or run backwards."""
    row = tomllib.loads((DATA / "office_hours.toml").read_text(encoding="utf-8"))
    spans = tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in row["hours"])
    edges = [edge for span in spans for edge in span]
    if not spans or edges != sorted(set(edges)):
        raise LawError("办公时间有重叠或颠倒，请检查 office_hours.toml", "the office hours overlap or run backwards: see office_hours.toml")
    return spans


def closing(day: date) -> datetime:
    """When the office closes on a day (aware, Shanghai)."""
    return datetime.combine(day, opening_hours()[-1][1], SHANGHAI)


def is_after_closing(moment: datetime) -> bool:
    """Whether an aware instant lies at or after closing time of its own day."""
    return moment >= closing(moment.astimezone(SHANGHAI).date())


def office_time(begin: datetime, end: datetime, calendar: Calendar | None = None) -> timedelta:
    """The office time between two aware instants; nothing when the end comes first. Years without a list count by a guess."""
    calendar = calendar or default_calendar(True)
    total, day, last = timedelta(), begin.astimezone(SHANGHAI).date(), end.astimezone(SHANGHAI).date()
    while day <= last:
        if calendar.is_working_day(day):
            for opens, closes in opening_hours():
                since = max(begin, datetime.combine(day, opens, SHANGHAI))
                until = min(end, datetime.combine(day, closes, SHANGHAI))
                total += max(until - since, timedelta())
        day += timedelta(days=1)
    return total
