"""The calendar of appointments, and the same as iCalendar files."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shiquan.cases.access import worklist_offices
from shiquan.cases.clock import now, today
from shiquan.organisations.models import Person
from shiquan.workspace.icalendar import write_calendar

from ..agenda import as_meeting, lay_out, meetings_of, span_of
from ..desk import roles_of

MOST = 500
BACK = timedelta(days=30)


@login_required
@require_safe
def show_calendar(request: HttpRequest) -> HttpResponse:
    """A month or a week (``?view=week&on=2026-11-23``)."""
    assert isinstance(request.user, Person)
    view = "week" if request.GET.get("view") == "week" else "month"
    span = span_of(view, _day(request.GET.get("on", "")))
    weeks = lay_out(meetings_of(request.user), span, today())
    topics = [f"person:{request.user.pk}", *(f"worklist:{o}" for o in sorted(worklist_offices(request.user), key=str))]
    context = {
        "span": span, "weeks": weeks, "today": today(), "any": any(d.meetings for w in weeks for d in w),
        "topics": " ".join(topics[:55]), "names": [span.start + timedelta(days=i) for i in range(7)],
        "shell": "web/desk.html" if roles_of(request.user) else "web/page.html",
    }  # fmt: skip
    return render(request, "mediation/calendar.html", context)


@login_required
@require_safe
def download_calendar(request: HttpRequest) -> HttpResponse:
    """Everything from a month ago on, as one file."""
    assert isinstance(request.user, Person)
    rows = meetings_of(request.user).filter(starts_at__gte=now() - BACK).prefetch_related("case__dispute__parties").order_by("starts_at")
    return _file([as_meeting(row, settings.SHIQUAN_PUBLIC_URL) for row in rows[:MOST]], "shiquan.ics")


@login_required
@require_safe
def download_appointment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One appointment, for whoever may see it; 404 for everybody else."""
    assert isinstance(request.user, Person)
    row = meetings_of(request.user).filter(pk=pk).first()
    if row is None:
        raise Http404
    return _file([as_meeting(row, settings.SHIQUAN_PUBLIC_URL)], f"{row.starts_at:%Y%m%d}.ics")


def _file(meetings: list, name: str) -> HttpResponse:  # type: ignore[type-arg]
    answer = HttpResponse(write_calendar(meetings, now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _day(text: str) -> date:
    """The day asked for; today when there is none, or it lies outside of what a calendar shows."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today()
    return day if 2000 <= day.year <= 2100 else today()
