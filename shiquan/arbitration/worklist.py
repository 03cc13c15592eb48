"""The cases on a tribunal's desk: which heap, which rows; a fixed number of queries."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, F, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from shiquan.cases.access import cases_on_desk_of
from shiquan.cases.models import Case
from shiquan.cases.search import find_cases
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Office, Person
from shiquan.workspace.listing import names_of, nearest_clock, with_list_rows

if TYPE_CHECKING:
    from shiquan.cases.models.case import CaseQuerySet

PAGE = 30
MANY = 1000
DESK_ROLES = frozenset({"arbitrator", "clerk", "director", "supervisor"})


class Heap(StrEnum):
    """The heaps of the desk, in the order of the work."""

    OPEN = "open"
    INTAKE = "intake"
    PREPARING = "preparing"
    HEARING = "hearing"
    DECIDING = "deciding"
    RESTING = "resting"
    CLOSED = "closed"


STATES = {
    Heap.INTAKE: ("filed", "correction", "accepted"),
    Heap.PREPARING: ("preparing",),
    Heap.HEARING: ("scheduled", "hearing", "default_hearing", "interrupted"),
    Heap.DECIDING: ("deliberating", "signing", "serving", "conciliating"),
    Heap.RESTING: ("suspended", "delegated"),
}


@dataclass(frozen=True)
class Wanted:
    """One view of the worklist; ``page`` counts from 1."""

    heap: Heap = Heap.OPEN
    text: str = ""
    page: int = 1


def read_wanted(query: QueryDict) -> Wanted:
    """What the address asks for; anything unknown counts as not said."""
    heap, page = query.get("heap", ""), query.get("page", "")
    text = "".join(c if c.isprintable() else " " for c in query.get("q", "")).strip()[:60]
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1
    return Wanted(Heap(heap) if heap in set(Heap) else Heap.OPEN, text, min(max(number, 1), 400))


def commissions_of(person: Person) -> set[UUID]:
    """The arbitration commissions at which the person works."""
    held = {office for role, office in active_roles(person) if role in DESK_ROLES}
    return set(Office.objects.filter(pk__in=held, kind="arbitration_commission").values_list("pk", flat=True)) if held else set()


def cases_of(person: Person) -> "CaseQuerySet":
    """The arbitrations on the person's desk: the commission's for its clerks and director, one's own for an arbitrator."""
    return cases_on_desk_of(Case.objects.all(), person).filter(procedure__startswith="arbitration/")


def _in_heap(heap: Heap) -> Q:
    if heap is Heap.OPEN:
        return Q(closed_at__isnull=True)
    if heap is Heap.CLOSED:
        return Q(closed_at__isnull=False)
    return Q(closed_at__isnull=True, state__in=STATES[heap])


def count_heaps(cases: "CaseQuerySet") -> dict[str, int]:
    """How many cases lie in each heap; of the closed ones, which only grow, no more than MANY and one are counted."""
    running = cases.order_by().filter(_in_heap(Heap.OPEN))
    counted: dict[str, int] = running.aggregate(**{f"n_{h.value}": Count("pk", filter=_in_heap(h)) for h in Heap if h is not Heap.CLOSED})
    return counted | {f"n_{Heap.CLOSED}": cases.order_by().filter(_in_heap(Heap.CLOSED))[: MANY + 1].count()}


def in_figures(count: int) -> str:
    """A count as the tabs show it."""
    return str(count) if count <= MANY else f"{MANY}+"


def choose(cases: "CaseQuerySet", wanted: Wanted) -> "CaseQuerySet":
    """The wanted heap, nearest clock first; closed ones newest first."""
    chosen = cases.filter(_in_heap(wanted.heap))
    if wanted.text:
        chosen = find_cases(chosen, wanted.text)
    if wanted.heap is Heap.CLOSED:
        return chosen.order_by("-closed_at", "id")
    return chosen.order_by(F("due_at").asc(nulls_last=True), "opened_at", "id")


def read_rows(cases: "CaseQuerySet", wanted: Wanted) -> tuple[list[dict[str, Any]], bool]:
    """One page of rows, and whether there are more."""
    start = (wanted.page - 1) * PAGE
    rows = list(with_list_rows(cases)[start : start + PAGE + 1])
    return [_row(c) for c in rows[:PAGE]], len(rows) > PAGE


def _row(case: Case) -> dict[str, Any]:
    applicants, respondents = names_of(case)
    return {
        "case": case, "track": case.rules.name, "clock": nearest_clock(case), "applicants": applicants, "respondents": respondents,
        "url": reverse("arbitration:case", args=[case.pk]),
    }  # fmt: skip


def heap_tabs(counts: dict[str, int], wanted: Wanted) -> list[dict[str, Any]]:
    """The heaps as tabs."""
    names = {
        Heap.OPEN: (_("全部未结"), "list"), Heap.INTAKE: (_("受理组庭"), "bell"), Heap.PREPARING: (_("庭前准备"), "document"),
        Heap.HEARING: (_("开庭"), "calendar"), Heap.DECIDING: (_("裁决送达"), "scales"), Heap.RESTING: (_("中止委托"), "clock"),
        Heap.CLOSED: (_("已结"), "check"),
    }  # fmt: skip
    return [
        {"url": f"?heap={h}", "label": words, "icon": icon, "count": in_figures(counts[f"n_{h}"]), "current": h is wanted.heap}
        for h, (words, icon) in names.items()
    ]
