"""Which visits are due: read from the running clocks, nearest first."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from shiquan.cases.access import cases_on_desk_of
from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Case, Deadline, Instalment
from shiquan.organisations.models import Person

if TYPE_CHECKING:
    from shiquan.cases.models.case import CaseQuerySet

VISITS = ("VISIT_BEFORE", "VISIT_AFTER")
PAGE = 40
LAST_PAGE = 400


class Heap(StrEnum):
    """The heaps of the page, in the order of the work."""

    DUE = "due"
    LATE = "late"
    TODAY = "today"
    DEFAULT = "default"
    PERFORMED = "performed"
    CLOSED = "closed"


BY_VISIT = frozenset({Heap.DUE, Heap.LATE, Heap.TODAY})


@dataclass(frozen=True)
class Line:
    """One row: a visit that is due, or a case in a state."""

    case: Case
    clock: Deadline | None
    instalment: Instalment | None
    url: str

    @property
    def before(self) -> bool:
        return self.clock is not None and self.clock.key == "VISIT_BEFORE"


def followups_of(person: Person) -> "CaseQuerySet":
    """The follow-ups on somebody's desk."""
    return cases_on_desk_of(Case.objects.all(), person).filter(procedure__startswith="followup/")


def visits_due(cases: "CaseQuerySet", heap: Heap, at: datetime) -> Any:
    """The open visit clocks of these cases. ``today`` ends at midnight, Asia/Shanghai; ``late`` is past."""
    rows = Deadline.objects.filter(case__in=cases.filter(closed_at__isnull=True), key__in=VISITS, status="open")
    if heap is Heap.LATE:
        rows = rows.filter(due_at__lt=at)
    elif heap is Heap.TODAY:
        rows = rows.filter(due_at__gte=at, due_at__lt=end_of_day(at))
    return rows.order_by("due_at", "id")


def end_of_day(at: datetime) -> datetime:
    """The first instant of the next day in Asia/Shanghai."""
    return datetime.combine(at.astimezone(SHANGHAI).date() + timedelta(days=1), time(), SHANGHAI)


def read_lines(cases: "CaseQuerySet", heap: Heap, at: datetime, page: int) -> tuple[list[Line], bool]:
    """One page of a heap, and whether there are more; a fixed number of queries."""
    start = (page - 1) * PAGE
    if heap in BY_VISIT:
        visits = visits_due(cases, heap, at).select_related("case__dispute", "case__handler", "case__office")
        found = list(visits[start : start + PAGE + 1])
        instalments = _instalments({v.subject for v in found})
        return [_visit_line(v, instalments) for v in found[:PAGE]], len(found) > PAGE
    chosen = cases.filter(closed_at__isnull=heap is not Heap.CLOSED)
    if heap is not Heap.CLOSED:
        chosen = chosen.filter(state=heap.value)
    ordered = chosen.select_related("dispute", "handler", "office").order_by(F("closed_at").desc(nulls_last=True), "opened_at", "id")
    rows = list(ordered[start : start + PAGE + 1])
    return [Line(c, None, None, reverse("followup:case", args=[c.pk])) for c in rows[:PAGE]], len(rows) > PAGE


def _instalments(subjects: set[str]) -> dict[str, Instalment]:
    return {str(i.pk): i for i in Instalment.objects.filter(pk__in=[UUID(s) for s in subjects if s])}


def _visit_line(clock: Deadline, instalments: dict[str, Instalment]) -> Line:
    when = "before" if clock.key == "VISIT_BEFORE" else "after"
    url = reverse("followup:case", args=[clock.case_id])
    return Line(clock.case, clock, instalments.get(clock.subject), f"{url}?when={when}&instalment={clock.subject}#visit")


def count_heaps(cases: "CaseQuerySet", at: datetime) -> dict[Heap, int]:
    """How many rows lie in each heap, in two queries."""
    visits = visits_due(cases, Heap.DUE, at).order_by().aggregate(
        due=Count("pk"), late=Count("pk", filter=Q(due_at__lt=at)),
        today=Count("pk", filter=Q(due_at__gte=at, due_at__lt=end_of_day(at))),
    )  # fmt: skip
    states = cases.order_by().aggregate(
        default=Count("pk", filter=Q(state="default")), performed=Count("pk", filter=Q(state="performed")),
        closed=Count("pk", filter=Q(closed_at__isnull=False)),
    )  # fmt: skip
    return {h: (visits | states)[h.value] for h in Heap}


def heap_tabs(counts: dict[Heap, int], heap: Heap) -> list[dict[str, Any]]:
    """The heaps as tabs."""
    names = {
        Heap.DUE: (_("待回访"), "phone"), Heap.LATE: (_("已逾期"), "alert"), Heap.TODAY: (_("今天"), "calendar"),
        Heap.DEFAULT: (_("未履行"), "money"), Heap.PERFORMED: (_("待结案"), "check"), Heap.CLOSED: (_("已结案"), "document"),
    }  # fmt: skip
    return [
        {"url": f"?heap={h}", "label": words, "icon": icon, "count": counts[h], "current": h is heap}
        for h, (words, icon) in names.items()
    ]
