"""Working days, rest days and threefold-pay days, from one file a year.

A working day is a weekday outside the announced breaks, or a Saturday or Sunday announced as worked (调休上班日);
Saturday and Sunday are the weekly rest days of state bodies (国务院关于职工工作时间的规定（1995）第7条).
A year without a published file is an error (``UnpublishedYear``), never a guess; a *provisional* calendar guesses
(weekends and fixed-date holidays only) and says so through ``is_provisional``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from shiquan.law.data_files import read_data
from shiquan.law.errors import LawError
from shiquan.law.regions import DATA

_ONE_DAY = timedelta(days=1)
_WORKING, _WEEKEND, _BREAK = 0, 1, 2
PROVISIONAL_YEARS = 30
_FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}


class UnpublishedYear(LawError):
    """No holiday list is on file for a year that the answer depends on."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year}年的放假安排尚未公布或尚未录入，不能计算。公布后增加数据文件 {year}.toml 即可重新计算",
            f"the holiday list of {year} is not on file, so the date cannot be computed; add the data file {year}.toml",
        )
        self.year = year


class BadCalendarFile(LawError):
    """A calendar file that contradicts itself."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year as published: breaks (inclusive), worked weekend days, days of threefold pay, and where it comes from."""

    year: int
    breaks: tuple[tuple[date, date, str], ...]
    make_up: frozenset[date]
    statutory: dict[date, str]
    source: str
    status: str
    published: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Span:
    """A run of consecutive years laid out day by day, for answers in constant time."""

    first: int
    last: int
    kinds: bytearray = field(default_factory=bytearray)
    working: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    next_working: list[int] = field(default_factory=list)
    next_outside_break: list[int] = field(default_factory=list)


class Calendar:
    """The published years. All answers raise ``UnpublishedYear`` when they need a year that is not on file."""

    def __init__(self, years: Iterable[Year], *, provisional: bool = False) -> None:
        self.years = {year.year: year for year in years}
        self.provisional = provisional
        self._published = frozenset(self.years)
        if provisional:
            latest = max(self.years)
            self.years |= {y: _guess(y) for y in range(latest + 1, latest + PROVISIONAL_YEARS)}
        self._spans = [self._lay_out(run) for run in _runs(sorted(self.years))]
        self._span_of = {
            y: span for span in self._spans for y in range(_year(span.first), _year(span.last) + 1)
        }

    def with_guesses(self) -> "Calendar":
        """The same calendar, answering for the years to come by a guess that every answer must mark as provisional."""
        return Calendar([self.years[y] for y in sorted(self._published)], provisional=True)

    def is_provisional(self, day: date) -> bool:
        """Whether the answer about this day rests on a guess."""
        return day.year not in self._published

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day, make-up days included."""
        span = self._span(day)
        return span.kinds[day.toordinal() - span.first] == _WORKING

    def is_rest_day(self, day: date) -> bool:
        """Whether this day is a weekend or an announced break."""
        return not self.is_working_day(day)

    def is_break(self, day: date) -> bool:
        """Whether this day lies in an announced break (an ordinary weekend does not)."""
        span = self._span(day)
        return span.kinds[day.toordinal() - span.first] == _BREAK

    def working_day_on_or_after(self, day: date) -> date:
        """This day if it is worked, else the first worked day after it (民事诉讼法（2023）第85条)."""
        span = self._span(day)
        return self._from_ordinal(span.next_working[day.toordinal() - span.first], span)

    def day_outside_breaks_on_or_after(self, day: date) -> date:
        """This day unless it lies in an announced break, else the first day after the break."""
        span = self._span(day)
        return self._from_ordinal(span.next_outside_break[day.toordinal() - span.first], span)

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (before it when negative); the day itself is not counted."""
        span = self._span(day)
        ordinal = day.toordinal() - span.first
        done = span.before[ordinal + 1] if count >= 0 else span.before[ordinal]
        place = done + count - (1 if count > 0 else 0)
        if count == 0:
            return day
        if place >= len(span.working):
            raise UnpublishedYear(_year(span.last) + 1)
        if place < 0:
            raise UnpublishedYear(_year(span.first) - 1)
        return date.fromordinal(span.working[place])

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``."""
        span, other = self._span(start), self._span(end)
        if span is not other:
            raise UnpublishedYear(_year(span.last) + 1)
        return span.before[end.toordinal() - span.first + 1] - span.before[start.toordinal() - span.first + 1]

    def statutory_holidays(self, year: int) -> dict[date, str]:
        """The days of threefold pay in a year with their names (全国年节及纪念日放假办法第2条, 劳动法第44条)."""
        if year not in self.years:
            raise UnpublishedYear(year)
        return dict(self.years[year].statutory)

    def is_statutory_holiday(self, day: date) -> bool:
        """Whether work on this day earns threefold pay."""
        if day.year not in self.years:
            raise UnpublishedYear(day.year)
        return day in self.years[day.year].statutory

    def _span(self, day: date) -> _Span:
        span = self._span_of.get(day.year)
        if span is None:
            raise UnpublishedYear(day.year)
        return span

    @staticmethod
    def _from_ordinal(ordinal: int, span: _Span) -> date:
        if ordinal > span.last:
            raise UnpublishedYear(_year(span.last) + 1)
        return date.fromordinal(ordinal)

    def _lay_out(self, run: range) -> _Span:
        span = _Span(date(run[0], 1, 1).toordinal(), date(run[-1], 12, 31).toordinal())
        breaks = {d for y in run for start, end, _ in self.years[y].breaks for d in _days(start, end)}
        make_up = {d for y in run for d in self.years[y].make_up}
        for ordinal in range(span.first, span.last + 1):
            day = date.fromordinal(ordinal)
            rest = (
                _BREAK
                if day in breaks
                else _WEEKEND
                if day.weekday() >= 5 and day not in make_up
                else _WORKING
            )
            span.kinds.append(rest)
            span.before.append(len(span.working))
            if rest == _WORKING:
                span.working.append(ordinal)
        span.before.append(len(span.working))
        span.next_working = _next(span, {_WORKING})
        span.next_outside_break = _next(span, {_WORKING, _WEEKEND})
        return span


def _next(span: _Span, wanted: set[int]) -> list[int]:
    """For each day the ordinal of the first day from it on that is of a wanted kind (past the end: last + 1)."""
    result = [0] * len(span.kinds)
    following = span.last + 1
    for place in range(len(span.kinds) - 1, -1, -1):
        if span.kinds[place] in wanted:
            following = span.first + place
        result[place] = following
    return result


def _runs(years: list[int]) -> list[range]:
    runs: list[range] = []
    for year in years:
        if runs and runs[-1].stop == year:
            runs[-1] = range(runs[-1].start, year + 1)
        else:
            runs.append(range(year, year + 1))
    return runs


def _guess(year: int) -> Year:
    days = {date(year, month, day): "" for month, day in _FIXED_HOLIDAYS}
    return Year(year, tuple((d, d, "") for d in days), frozenset(), days, "provisional", "K")


def _year(ordinal: int) -> int:
    return date.fromordinal(ordinal).year


def _days(start: date, end: date) -> Iterable[date]:
    day = start
    while day <= end:
        yield day
        day += _ONE_DAY


def read_year(path: Path) -> Year:
    """Read one calendar file. Raises ``BadCalendarFile`` naming the file and the contradiction."""
    row: dict[str, Any] = read_data(path)
    try:
        statutory = row["statutory"]
        year = Year(
            year=row["year"],
            breaks=tuple((b["from"], b["to"], b["name"]) for b in row["breaks"]),
            make_up=frozenset(row["make_up"]),
            statutory={entry["date"]: entry["name"] for entry in statutory["days"]},
            source=row["source"],
            status=row["status"],
            published=row.get("published"),
            notes=tuple(text for text in (row.get("note"), statutory.get("note")) if text),
        )
    except KeyError as missing:
        raise BadCalendarFile(f"{path.name} 缺少 {missing}", f"{path.name} lacks {missing}") from missing
    _check(year, path)
    return year


def _check(year: Year, path: Path) -> None:
    off = {d for start, end, _ in year.breaks for d in _days(start, end)}
    problems = [f"{d} 既放假又上班 (both off and worked)" for d in sorted(off & year.make_up)] + [
        f"{d} 不是周末却列为调休上班 (worked day is no weekend)"
        for d in sorted(year.make_up)
        if d.weekday() < 5
    ]
    problems += [f"{d} 是法定节日却未放假 (statutory but not off)" for d in sorted(set(year.statutory) - off)]
    problems += [f"{start}—{end} 起止颠倒 (dates reversed)" for start, end, _ in year.breaks if start > end]
    problems += [f"{d} 不在 {year.year} 年" for d in sorted(off | year.make_up) if d.year != year.year]
    if problems or not year.source.strip():
        text = "；".join(problems) or "没有出处 (no source)"
        raise BadCalendarFile(f"{path.name}：{text}", f"{path.name}: {text}")


def load_calendar(paths: Iterable[Path] = (), *, provisional: bool = False) -> Calendar:
    """The packaged years, then those in the given folders (a later file replaces the same year)."""
    years: dict[int, Year] = {}
    for folder in (DATA / "calendar", *paths):
        for path in sorted(folder.glob("*.toml")):
            year = read_year(path)
            years[year.year] = year
    return Calendar(years.values(), provisional=provisional)


@lru_cache(maxsize=2)
def default_calendar(provisional: bool = False) -> Calendar:
    """The packaged calendar, read once; with ``provisional`` the one that guesses the years to come."""
    return default_calendar().with_guesses() if provisional else load_calendar()


def is_working_day(day: date) -> bool:
    """Whether offices work on this day. Raises ``UnpublishedYear``."""
    return default_calendar().is_working_day(day)


def is_rest_day(day: date) -> bool:
    """Whether this day is a weekend or an announced break. Raises ``UnpublishedYear``."""
    return default_calendar().is_rest_day(day)


def add_working_days(day: date, count: int) -> date:
    """The ``count``-th working day after (before, when negative) the day. Raises ``UnpublishedYear``."""
    return default_calendar().add_working_days(day, count)


def is_statutory_holiday(day: date) -> bool:
    """Whether work on this day earns threefold pay. Raises ``UnpublishedYear``."""
    return default_calendar().is_statutory_holiday(day)
