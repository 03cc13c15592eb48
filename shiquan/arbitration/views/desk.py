"""The tribunal's desk: the list of cases by clock, and the figures of how long cases take."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shiquan.arbitration import duration, worklist
from shiquan.arbitration.calendar import read_span, week_of
from shiquan.cases.clock import today
from shiquan.organisations.models import Person


def desk_person(request: HttpRequest) -> Person:
    """Who works at a commission. Raises Http404 for everybody else."""
    person = request.user
    if not isinstance(person, Person) or not worklist.commissions_of(person):
        raise Http404
    return person


@login_required
@require_safe
def show_worklist(request: HttpRequest) -> HttpResponse:
    """The arbitrations on the desk, nearest clock first. ``?part=list`` answers with the list alone, for live news."""
    person = desk_person(request)
    wanted = worklist.read_wanted(request.GET)
    desk = worklist.cases_of(person)
    rows, more = worklist.read_rows(worklist.choose(desk, wanted), wanted)
    counts = worklist.count_heaps(desk)
    here = request.GET.copy()
    here["part"] = "list"
    context: dict[str, Any] = {
        "wanted": wanted, "rows": rows, "heaps": worklist.heap_tabs(counts, wanted), "page": wanted.page, "more": more,
        "topics": " ".join(f"worklist:{o}" for o in sorted(worklist.commissions_of(person), key=str)[:20]),
        "list_url": f"{request.path}?{here.urlencode()}", "query": f"heap={wanted.heap}&q={wanted.text}",
    }  # fmt: skip
    part = request.GET.get("part") == "list"
    return render(request, "arbitration/parts/list.html" if part else "arbitration/worklist.html", context)


@login_required
@require_safe
def show_calendar(request: HttpRequest) -> HttpResponse:
    """Hearings by room and day (``?view=day&on=2026-11-24``)."""
    person = desk_person(request)
    span = read_span(request.GET.get("view", ""), request.GET.get("on", ""))
    context = {"span": span, "days": week_of(worklist.commissions_of(person), span, person), "today": today()}
    return render(request, "arbitration/calendar.html", context)


@login_required
@require_safe
def show_durations(request: HttpRequest) -> HttpResponse:
    """Median and distribution of days from acceptance to the end, against 60 and 30."""
    person = desk_person(request)
    return render(request, "arbitration/durations.html", {"tracks": duration.read_durations(worklist.commissions_of(person))})
