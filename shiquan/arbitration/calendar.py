"""Hearings by day: which room, which case, who sits. Read from what the database has booked."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from shiquan.arbitration.worklist import cases_of
from shiquan.cases.clock import SHANGHAI, today
from shiquan.cases.models import Appointment, CaseRole
from shiquan.organisations.models import Person


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
    hearings: list["Slot"] = field(default_factory=list)


@dataclass(frozen=True)
class Slot:
    """One hearing: when, where, who sits. ``mine``: on this person's desk; of others' hearings only the taken time shows."""

    hearing: Appointment
    ends_at: datetime
    mine: bool
    tribunal: tuple[str, ...]
    secretary: str


def read_span(view: str, on: str) -> Span:
    """What the address asks for; this week when it says nothing sensible."""
    try:
        day = date.fromisoformat(on)
    except ValueError:
        day = today()
    return Span("day" if view == "day" else "week", day if 2000 <= day.year <= 2100 else today())


def week_of(offices: set[UUID], span: Span, person: Person) -> list[Day]:
    """The days of the span with the hearings of the offices that are not called off. Four queries, however many hearings."""
    begin = datetime.combine(span.start, time(), SHANGHAI)
    rows = (
        Appointment.objects.filter(kind="hearing", case__office__in=offices, starts_at__gte=begin, starts_at__lt=begin + timedelta(days=span.days))
        .exclude(status="cancelled")
        .select_related("case__dispute", "case__handler")
        .order_by("starts_at", "place")
    )
    days = [Day(span.start + timedelta(days=n), span.start + timedelta(days=n) == today()) for n in range(span.days)]
    found = list(rows[:500])
    cases = {row.case_id for row in found}
    mine = set(cases_of(person).order_by().filter(pk__in=cases).values_list("pk", flat=True))
    seats: dict[UUID, list[CaseRole]] = {}
    for seat in CaseRole.objects.filter(case__in=cases, role__in=("arbitrator", "secretary"), until__isnull=True).select_related("person").order_by("pk"):
        seats.setdefault(seat.case_id, []).append(seat)
    for row in found:
        sitting = seats.get(row.case_id, [])
        judges = sorted((s.person for s in sitting if s.role == "arbitrator"), key=lambda p: p.pk != row.case.handler_id)
        secretary = next((s.person.name for s in sitting if s.role == "secretary"), "")
        slot = Slot(row, row.starts_at + timedelta(minutes=row.minutes), row.case_id in mine, tuple(p.name for p in judges), secretary)
        days[(row.starts_at.astimezone(SHANGHAI).date() - span.start).days].hearings.append(slot)
    return days
