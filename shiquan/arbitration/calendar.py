"""Hearings by day: which room, which case, who sits. Read from what the database has booked."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from shiquan.cases.clock import SHANGHAI, today
from shiquan.cases.models import Appointment


@dataclass(frozen=True)
class Span:
    """A day, or a week from Monday."""

    view: str
    on: date

    @property
    def start(self) -> date:
        return self.on if self.view == "day" else self.on - timedelta(days=self.on.weekday())

    @property
    def days(self) -> int:
        return 1 if self.view == "day" else 7

    @property
    def previous(self) -> date:
        return self.on - timedelta(days=self.days)

    @property
    def next(self) -> date:
        return self.on + timedelta(days=self.days)


@dataclass
class Day:
    """One day with its hearings in order."""

    on: date
    today: bool
    hearings: list[Appointment] = field(default_factory=list)


def read_span(view: str, on: str) -> Span:
    """What the address asks for; this week when it says nothing sensible."""
    try:
        day = date.fromisoformat(on)
    except ValueError:
        day = today()
    return Span("day" if view == "day" else "week", day if 2000 <= day.year <= 2100 else today())


def week_of(offices: set[UUID], span: Span) -> list[Day]:
    """The days of the span with the hearings of the offices that are not called off."""
    begin = datetime.combine(span.start, time(), SHANGHAI)
    rows = (
        Appointment.objects.filter(kind="hearing", case__office__in=offices, starts_at__gte=begin, starts_at__lt=begin + timedelta(days=span.days))
        .exclude(status="cancelled")
        .select_related("case__dispute", "case__handler")
        .order_by("starts_at", "place")
    )
    days = [Day(span.start + timedelta(days=n), span.start + timedelta(days=n) == today()) for n in range(span.days)]
    for row in rows[:500]:
        row.ends_at = row.starts_at + timedelta(minutes=row.minutes)  # type: ignore[attr-defined]
        days[(row.starts_at.astimezone(SHANGHAI).date() - span.start).days].hearings.append(row)
    return days
