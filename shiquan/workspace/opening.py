"""Opening a case for somebody: the one door of pages to a case."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404, HttpRequest

from shiquan.cases.access import STAFF, Viewer, actor_in, actor_on, cases_heard_in
from shiquan.cases.models import Case
from shiquan.cases.reading import read_snapshot
from shiquan.organisations.models import Person
from shiquan.procedure.engine import available
from shiquan.procedure.language import PARTY_ROLES, Actor, Procedure, Step
from shiquan.procedure.snapshot import Snapshot

# What a snapshot and the roles read, fetched at once: a page of a case costs a fixed number of queries.
ROWS = (
    "roles", "offers", "appointments", "documents__signatures", "deadlines",
    "dispute__parties", "dispute__claims", "dispute__instalments",
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A case as one person sees it."""

    case: Case
    viewer: Viewer
    actor: Actor

    @property
    def person(self) -> Person:
        return self.viewer.person

    @property
    def rules(self) -> Procedure:
        return self.case.rules

    @cached_property
    def snapshot(self) -> Snapshot:
        return read_snapshot(self.case)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps that the person may take now, in the table's order."""
        return available(self.rules, self.snapshot, self.actor)

    @property
    def is_staff(self) -> bool:
        return bool(self.actor.roles & STAFF)

    @property
    def is_party(self) -> bool:
        return bool(self.actor.roles & PARTY_ROLES)

    def may(self, step: str) -> bool:
        """Whether the person may take a step now."""
        return any(s.key == step for s in self.steps)


def open_lightly(request: HttpRequest, pk: UUID) -> Opened:
    """Like ``open_case``, with the snapshot read by one query and no rows fetched beforehand: for machines that ask often."""
    person = request.user
    if not isinstance(person, Person):
        raise Http404
    viewer = Viewer.of(person)
    case = Case.objects.for_actor(viewer).select_related("dispute").filter(pk=pk).first()
    if case is None:
        raise Http404
    snapshot = read_snapshot(case)
    opened = Opened(case, viewer, actor_in(snapshot, case, person))
    opened.__dict__["snapshot"] = snapshot  # what the cached property would read again
    return opened


def open_case(request: HttpRequest, pk: UUID) -> Opened:
    """The case for the person who is logged in. Raises Http404 for whoever may not see it, as if it did not exist."""
    person = request.user
    if not isinstance(person, Person):
        raise Http404
    viewer = Viewer.of(person)
    case = (
        Case.objects.for_actor(viewer)
        .select_related("dispute", "office", "handler", "parent")
        .prefetch_related(*ROWS)
        .filter(pk=pk)
        .first()
    )
    if case is None:
        raise Http404
    return Opened(case, viewer, actor_on(case, person))


def open_heard(request: HttpRequest, pk: UUID) -> Opened:
    """The case for somebody who is heard in its hearing: the page must show nothing but the own testimony. Raises Http404."""
    person = request.user
    case = None
    if isinstance(person, Person):
        case = cases_heard_in(person).select_related("dispute", "office").prefetch_related(*ROWS).filter(pk=pk).first()
    if case is None or not isinstance(person, Person):
        raise Http404
    return Opened(case, Viewer.of(person), actor_on(case, person))
