"""The worklist of the centre, and the list of one's own cases."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shiquan.cases.access import cases_on_desk_of, worklist_offices
from shiquan.cases.clock import now
from shiquan.cases.models import Case
from shiquan.cases.perform import AT_COUNTER
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Office, Person
from shiquan.procedure.tables.mediation_onestop import STATES

from ..desk import desk_only
from ..filters import CLOSED, COUNT_LIMIT, Heap, Wanted, choose, count_heaps, read_wanted
from ..mine import read_mine
from ..worklist import Sheet, level_words, read_sheet

TOPIC_LIMIT = 55
"""The live channel follows sixty topics of a page at most."""


@desk_only
@require_safe
def show_worklist(request: HttpRequest) -> HttpResponse:
    """The open cases of the desk, nearest clock first. ``?part=list`` answers with the list alone, for live news."""
    person = request.user
    assert isinstance(person, Person)
    wanted, at = read_wanted(request.GET), now()
    desk = cases_on_desk_of(Case.objects.all(), person)
    counts = count_heaps(desk, person, at)
    within_a_heap = bool(wanted.text or wanted.state or wanted.office)
    sheet = read_sheet(choose(desk, wanted, person, at), wanted, at, None if within_a_heap else counts[wanted.heap])
    context: dict[str, Any] = {
        "wanted": wanted,
        "sheet": sheet,
        "rows": [(row, level_words(row.level)) for row in sheet.rows],
        "heaps": _heaps(counts, wanted),
        "limit": COUNT_LIMIT,
        "topics": _topics(person, sheet),
        "narrowed": within_a_heap or wanted.heap is not Heap.ALL,
    } | _pages(request, wanted, sheet)
    if request.GET.get("part") == "list":
        return render(request, "mediation/parts/worklist.html", context)
    may_file = any(role in AT_COUNTER for role, _office in active_roles(person))
    return render(request, "mediation/worklist.html", context | _choices(person) | {"may_file": may_file})


@login_required
@require_safe
def show_mine(request: HttpRequest) -> HttpResponse:
    """The cases in which somebody is a party or holds a role, with what waits for them."""
    assert isinstance(request.user, Person)
    return render(request, "mediation/mine.html", {"rows": read_mine(request.user)})


def _heaps(counts: dict[str, int], wanted: Wanted) -> list[dict[str, Any]]:
    names = {
        Heap.ALL: (_("全部未结"), "list"), Heap.MINE: (_("我的"), "person"), Heap.WAITING: (_("待答复"), "bell"),
        Heap.TODAY: (_("今日到期"), "clock"), Heap.OVERDUE: (_("已逾期"), "alert"),
    }  # fmt: skip
    query = f"&office={wanted.office}" if wanted.office else ""
    return [
        {"url": f"?heap={heap}{query}", "label": label, "icon": icon, "count": counts[heap], "current": heap is wanted.heap}
        for heap, (label, icon) in names.items()
    ]


def _pages(request: HttpRequest, wanted: Wanted, sheet: Sheet) -> dict[str, str]:
    def query(page: int) -> str:
        found = request.GET.copy()
        found.pop("part", None)
        found["page"] = str(page)
        return found.urlencode()

    here = request.GET.copy()
    here["part"] = "list"
    return {
        "previous_query": query(wanted.page - 1) if wanted.page > 1 else "",
        "next_query": query(wanted.page + 1) if sheet.has_more else "",
        "list_url": f"{reverse('mediation:worklist')}?{here.urlencode()}",
    }


def _topics(person: Person, sheet: Sheet) -> str:
    """What to listen to: the offices of the desk; for somebody without an office the cases on the page."""
    offices = [f"worklist:{office}" for office in sorted(worklist_offices(person), key=str)]
    own = offices or [f"case:{row.case.pk}" for row in sheet.rows]
    return " ".join([f"person:{person.pk}", *own][:TOPIC_LIMIT])


def _choices(person: Person) -> dict[str, Any]:
    offices = Office.objects.filter(pk__in=worklist_offices(person)).order_by("level", "short_name")
    states = [(s.key, s.label) for s in STATES]
    return {"offices": list(offices.only("pk", "short_name")), "states": states, "closed": CLOSED}
