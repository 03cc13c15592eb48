"""The appointments that somebody may see, laid out by month or week."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from shiquan.cases.access import cases_on_desk_of
from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Appointment, Case, CaseRole, Party
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.organisations.personal import mask_name
from shiquan.workspace.icalendar import Meeting
from shiquan.workspace.wording import say

from .desk import roles_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

KINDS = {
    "caucus": Label("背对背释法", "Caucus"), "joint": Label("面对面协商", "Joint session"), "expert": Label("专家会诊", "Expert consultation"),
    "hearing": Label("开庭", "Hearing"),
}  # fmt: skip
MODES = {"onsite": Label("现场", "On site"), "online": Label("线上", "Online"), "phone": Label("电话", "Telephone")}
STATES = {"invited": Label("待进行", "To come"), "held": Label("已进行", "Held"), "cancelled": Label("已取消", "Cancelled")}
OFFICE_WIDE = frozenset({"duty", "supervisor", "director", "counter", "clerk", "court_clerk"})


@dataclass(frozen=True)
class Day:
    """One square of the calendar."""

    on: date
    inside: bool
    """Of the month shown, not of its neighbours."""
    today: bool
    meetings: list[Appointment]


@dataclass(frozen=True)
class Span:
    """What is shown: from a Monday, for a number of days."""

    view: str
    on: date
    start: date
    days: int

    @property
    def previous(self) -> date:
        return self.on - timedelta(days=7) if self.view == "week" else (self.on.replace(day=1) - timedelta(days=1)).replace(day=1)

    @property
    def next(self) -> date:
        return self.on + timedelta(days=7) if self.view == "week" else (self.on.replace(day=28) + timedelta(days=5)).replace(day=1)


def span_of(view: str, on: date) -> Span:
    """A week from Monday, or the six weeks around a month."""
    if view == "week":
        return Span("week", on, on - timedelta(days=on.weekday()), 7)
    first = on.replace(day=1)
    start = first - timedelta(days=first.weekday())
    weeks = 6 if (start + timedelta(days=35)).month == on.month else 5
    return Span("month", on, start, weeks * 7)


def meetings_of(person: Person) -> "QuerySet[Appointment]":
    """As staff: of every case on the desk. As a party: only those one is invited to. As an expert: consultations."""
    held = roles_of(person)
    as_staff = cases_on_desk_of(Case.objects.all(), person)
    if not held & OFFICE_WIDE:
        held_on = CaseRole.objects.filter(person=person, until__isnull=True).exclude(role__in=("expert", "agent"))
        as_staff = Case.objects.filter(pk__in=held_on.values("case"))
    rule = Q(case__in=as_staff.values("pk"))
    rule |= Q(kind="expert", case__roles__person=person, case__roles__role="expert", case__roles__until__isnull=True)
    for party in Party.objects.filter(person=person).values_list("pk", "dispute"):
        rule |= Q(case__dispute=party[1], parties__contains=[str(party[0])])
    return Appointment.objects.filter(rule).select_related("case__dispute", "case__office", "case__handler").distinct()


def lay_out(meetings: "QuerySet[Appointment]", span: Span, today: date) -> list[list[Day]]:
    """Weeks of seven days, each with its meetings in order."""
    begin = datetime.combine(span.start, time(), SHANGHAI)
    found: dict[date, list[Appointment]] = {}
    for m in meetings.filter(starts_at__gte=begin, starts_at__lt=begin + timedelta(days=span.days)).order_by("starts_at", "pk")[:1000]:
        found.setdefault(m.starts_at.astimezone(SHANGHAI).date(), []).append(label_meeting(m))
    days = [span.start + timedelta(days=i) for i in range(span.days)]
    squares = [Day(d, span.view == "week" or d.month == span.on.month, d == today, found.get(d, [])) for d in days]
    return [squares[i : i + 7] for i in range(0, len(squares), 7)]


def label_meeting(meeting: Appointment) -> Appointment:
    """The same row with words for its kind, mode and state."""
    meeting.kind_words = KINDS.get(meeting.kind, Label(meeting.kind, meeting.kind))  # type: ignore[attr-defined]
    meeting.mode_words = MODES.get(meeting.mode, Label(meeting.mode, meeting.mode))  # type: ignore[attr-defined]
    meeting.state_words = STATES.get(meeting.status, Label(meeting.status, meeting.status))  # type: ignore[attr-defined]
    meeting.ends_at = meeting.starts_at + timedelta(minutes=meeting.minutes)  # type: ignore[attr-defined]
    return meeting


def as_meeting(row: Appointment, site: str) -> Meeting:
    """What leaves the house in a calendar file: names masked, no phone, no word of what is said."""
    names = "、".join(mask_name(p.name) if p.kind in ("worker", "person") else p.name for p in row.case.dispute.parties.all())
    kind = KINDS.get(row.kind)
    return Meeting(
        uid=str(row.pk), starts=row.starts_at, minutes=row.minutes, summary=f"{say(kind) if kind else row.kind} {row.case}",
        place=row.place or row.case.office.name, about=f"{row.case.office.name} · {_('双方')}：{names}", cancelled=row.status == "cancelled",
        url=f"{site}{reverse('workspace:case', args=[row.case_id])}",
    )  # fmt: skip
