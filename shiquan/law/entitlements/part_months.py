"""Pay for a span of days in which not every month is whole: by calendar days, or by working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from shiquan.law.calendar import UnpublishedYear, default_calendar
from shiquan.law.entitlements.quantity import Quantity
from shiquan.law.entitlements.service import months_later
from shiquan.law.entitlements.workings import Workings

INTERP2_IN_FORCE = date(2025, 9, 1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A whole month, or a part of one, from its first to its last day; ``calendar``: a part of a month of the calendar."""

    first: date
    last: date
    whole: bool
    calendar: bool = False


def stretches(first: date, last: date) -> list[Stretch]:
    """The months counted from the first day on; the rest is a part month. Empty when reversed."""
    found: list[Stretch] = []
    count, after = 0, last + _DAY
    while True:
        begin, following = months_later(first, count), months_later(first, count + 1)
        if begin >= after:
            return found
        found.append(Stretch(begin, min(following, after) - _DAY, following <= after))
        count += 1


def calendar_stretches(first: date, last: date) -> list[Stretch]:
    """The same span cut at the ends of the calendar's months: for wages that differ from month to month."""
    found: list[Stretch] = []
    begin = first
    while begin <= last:
        end = months_later(begin.replace(day=1), 1) - _DAY
        found.append(Stretch(begin, min(end, last), begin.day == 1 and end <= last, True))
        begin = end + _DAY
    return found


def basis_of(w: Workings, last: date) -> str:
    """The way part months are counted: the switch, or by the day on which the new interpretation came into force."""
    chosen = w.choose("part_month_basis")
    if chosen != "auto":
        return chosen
    f = w.facts
    decided = f.as_of.earliest if f.as_of else max(last, f.claim_date.earliest) if f.claim_date else last
    return "calendar_30" if decided < INTERP2_IN_FORCE else "working_days"


def part_month_pay(w: Workings, wage: Quantity, part: Stretch, basis: str) -> Quantity:
    """The pay of a part month, never more than the month's. Raises UnpublishedYear when working days are not on file."""
    days = (part.last - part.first).days + 1
    if basis == "calendar_30":
        return wage / 30 * min(days, 30)
    if basis == "calendar_month":
        length = ((part.first.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY).day
        return wage / length * min(days, length)
    worked = working_days(part.first, part.last)
    if basis == "working_days_of_month":
        begin = part.first.replace(day=1) if part.calendar else part.first
        return wage / max(working_days(begin, months_later(begin, 1) - _DAY), 1) * worked
    paid = w.national("monthly_paid_days")
    return wage if paid < worked else wage / paid * worked


def working_days(first: date, last: date) -> int:
    """Working days and paid statutory holidays from first to last, both included. Raises UnpublishedYear."""
    calendar = default_calendar()
    count, day = 0, first
    while day <= last:
        if calendar.is_working_day(day) or (calendar.is_statutory_holiday(day) and day.weekday() < 5):
            count += 1
        day += _DAY
    return count


__all__ = ["Stretch", "UnpublishedYear", "basis_of", "calendar_stretches", "part_month_pay", "stretches", "working_days"]
