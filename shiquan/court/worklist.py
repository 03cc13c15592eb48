"""The applications at a court: which heap, which rows; a fixed number of queries."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, F, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from shiquan.cases.access import Viewer
from shiquan.cases.models import Case
from shiquan.cases.search import find_cases
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person
from shiquan.workspace.listing import names_of, nearest_clock, with_list_rows

if TYPE_CHECKING:
    from shiquan.cases.models.case import CaseQuerySet

PAGE = 30
LAST_PAGE = 400
COURT_ROLES = frozenset({"judge", "court_clerk"})


class Heap(StrEnum):
    """The heaps of the desk, in the order of the work."""

    OPEN = "open"
    RECEIVED = "received"
    REVIEW = "docketed"
    SIGN = "ruling"
    SUPPLEMENT = "supplement"
    CLOSED = "closed"


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
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    return Wanted(Heap(heap) if heap in set(Heap) else Heap.OPEN, text, min(max(number, 1), LAST_PAGE))


def courts_of(person: Person) -> set[UUID]:
    """The courts whose desk the person sits at."""
    return {office for role, office in active_roles(person) if role in COURT_ROLES}


def cases_at_court(person: Person) -> "CaseQuerySet":
    """The applications for confirmation at the person's courts."""
    cases = Case.objects.for_actor(Viewer.of(person))
    return cases.filter(office__in=courts_of(person), procedure__startswith="confirmation/")


def count_heaps(cases: "CaseQuerySet") -> dict[str, int]:
    """How many applications lie in each heap, in one query."""
    counted = {h.value: Count("pk", filter=_in_heap(h)) for h in Heap}
    return cases.order_by().aggregate(**{f"n_{k}": v for k, v in counted.items()})


def _in_heap(heap: Heap) -> Q:
    if heap is Heap.OPEN:
        return Q(closed_at__isnull=True)
    if heap is Heap.CLOSED:
        return Q(closed_at__isnull=False)
    return Q(state=heap.value)


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
    found = with_list_rows(cases, "parent__id", "parent__office__short_name", "facts").select_related("parent__office")
    rows = list(found[start : start + PAGE + 1])
    return [_row(c) for c in rows[:PAGE]], len(rows) > PAGE


def _row(case: Case) -> dict[str, Any]:
    applicants, respondents = names_of(case)
    return {
        "case": case,
        "applicants": applicants,
        "respondents": respondents,
        "total": case.facts.get("total"),
        "from": case.parent.office.short_name if case.parent else "",
        "mediation_number": case.facts.get("mediation_number") or "",
        "clock": nearest_clock(case),
        "url": reverse("court:case", args=[case.pk]),
    }


def heap_tabs(counts: dict[str, int], wanted: Wanted) -> list[dict[str, Any]]:
    """The heaps as tabs."""
    names = {
        Heap.OPEN: (_("全部未结"), "list"), Heap.RECEIVED: (_("待受理"), "bell"), Heap.REVIEW: (_("审查中"), "scales"),
        Heap.SIGN: (_("待签发"), "sign"), Heap.SUPPLEMENT: (_("待补充"), "undo"), Heap.CLOSED: (_("已结"), "check"),
    }  # fmt: skip
    return [
        {"url": f"?heap={h}", "label": words, "icon": icon, "count": counts[f"n_{h}"], "current": h is wanted.heap}
        for h, (words, icon) in names.items()
    ]
