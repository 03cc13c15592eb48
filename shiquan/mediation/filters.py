"""What somebody wants to see in the worklist: read from the address, applied to the cases of the desk."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, F, Q
from django.db.models.expressions import OrderBy
from django.db.models.functions import Length
from django.http import QueryDict

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.search import find_cases
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person
from shiquan.procedure.tables.mediation_onestop import STATES

if TYPE_CHECKING:
    from shiquan.cases.models.case import CaseQuerySet

PAGE = 30
COUNT_LIMIT = 1000
"""Beyond so many rows a list says “more than”: nobody pages through a thousand, and counting them costs time."""
LAST_PAGE = 400
CLOSED = "closed"
OPEN_STATES = {s.key for s in STATES if not s.closed}
KNOWN_STATES = {s.key for s in STATES} | {CLOSED}
SORTS: dict[str, tuple[str | OrderBy, ...]] = {
    "due": (F("due_at").asc(nulls_last=True), "id"),
    "-due": (F("due_at").desc(nulls_last=True), "-id"),
    "opened": ("opened_at", "-id"),
    "-opened": ("-opened_at", "id"),
    "state": ("state", "due_at", "id"),
    "-state": ("-state", "due_at", "id"),
    # 第7号 before 第10号: within a series the shorter number is the smaller one.
    "number": (Length("number").asc(nulls_last=True), "number", "id"),
    "-number": (Length("number").desc(nulls_last=True), "-number", "-id"),
}


class Heap(StrEnum):
    """The heaps a worker picks from."""

    ALL = "all"
    MINE = "mine"
    WAITING = "waiting"
    TODAY = "today"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Wanted:
    """One view of the worklist. ``office`` is None for all offices; ``page`` counts from 1."""

    heap: Heap = Heap.ALL
    state: str = ""
    office: UUID | None = None
    text: str = ""
    sort: str = "due"
    page: int = 1

    @property
    def start(self) -> int:
        return (self.page - 1) * PAGE


def read_wanted(query: QueryDict) -> Wanted:
    """What the address asks for; anything unknown counts as not said."""
    heap, state, sort = query.get("heap", ""), query.get("state", ""), query.get("sort", "")
    page = query.get("page", "")
    try:
        office = UUID(query.get("office", ""))
    except ValueError:
        office = None
    state = state if state in KNOWN_STATES else ""
    usual = "-opened" if state and state not in OPEN_STATES else "due"  # what is closed has no clock to sort by
    return Wanted(
        Heap(heap) if heap in Heap._value2member_map_ else Heap.ALL,
        state,
        office,
        re.sub(r"[\x00-\x1f]", " ", query.get("q", "")).strip()[:60],
        sort if sort in SORTS else usual,
        min(int(page), LAST_PAGE) if re.fullmatch(r"[1-9]\d{0,5}", page) else 1,
    )


def open_mediations(cases: "CaseQuerySet") -> "CaseQuerySet":
    return cases.filter(closed_at__isnull=True, procedure__startswith="mediation/")


def heap_condition(heap: Heap, person: Person, at: datetime) -> Q:
    """Which open cases lie in a heap at an instant (aware)."""
    if heap is Heap.MINE:
        return mine(person)
    if heap is Heap.WAITING:
        return Q(state="filed")
    if heap is Heap.TODAY:
        midnight = datetime.combine(at.astimezone(SHANGHAI).date() + timedelta(days=1), time(), SHANGHAI)
        return Q(due_at__gte=at, due_at__lt=midnight)
    if heap is Heap.OVERDUE:
        return Q(due_at__lt=at)
    return Q()


def mine(person: Person) -> Q:
    """What waits for this person: the cases handled, and for a duty holder what nobody handles yet."""
    duty = [office for role, office in active_roles(person) if role == "duty"]
    return Q(handler=person) | Q(handler__isnull=True, office__in=duty) if duty else Q(handler=person)


def count_heaps(cases: "CaseQuerySet", person: Person, at: datetime) -> dict[str, int]:
    """How many open cases lie in each heap, in one query."""
    wanted = {heap.value: Count("pk", filter=heap_condition(heap, person, at)) for heap in Heap if heap is not Heap.ALL}
    return open_mediations(cases).aggregate(all=Count("pk"), **wanted)


def choose(cases: "CaseQuerySet", wanted: Wanted, person: Person, at: datetime) -> "CaseQuerySet":
    """The cases of a view, in its order. A search looks through closed cases too, unless a state is asked for."""
    if wanted.state == CLOSED:
        cases = cases.filter(closed_at__isnull=False, procedure__startswith="mediation/")
    elif wanted.state and wanted.state not in OPEN_STATES:
        cases = cases.filter(procedure__startswith="mediation/", state=wanted.state)
    elif wanted.text and not wanted.state and wanted.heap is Heap.ALL:
        cases = cases.filter(procedure__startswith="mediation/")
    else:
        cases = open_mediations(cases).filter(heap_condition(wanted.heap, person, at))
        cases = cases.filter(state=wanted.state) if wanted.state else cases
    if wanted.office is not None:
        cases = cases.filter(office=wanted.office)
    if wanted.text:
        cases = find_cases(cases, wanted.text)
    return cases.order_by(*SORTS[wanted.sort])
