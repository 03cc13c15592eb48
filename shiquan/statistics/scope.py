"""Whose figures somebody may see, and which part of them the address asks for."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import QueryDict

from shiquan.cases.access import worklist_offices
from shiquan.organisations.directory import active_roles, offices_below
from shiquan.organisations.models import Office, Person

WORKS_IN = frozenset({"mediator"})
EVERYWHERE = frozenset({"operator"})
FIRST_MONTH, LAST_MONTH = date(2000, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True)
class Scope:
    """The offices whose figures a person sees; ``mediator`` narrows them to one person's own cases."""

    offices: frozenset[UUID]
    mediator: UUID | None = None
    lists: bool = True
    """Whether the cases behind the figures may be listed."""

    @property
    def is_empty(self) -> bool:
        return not self.offices


def scope_of(person: Person) -> Scope:
    """An office's staff see their office, supervisors and directors those below too, a mediator the own cases.

    Whoever runs the platform sees every figure and no case.
    """
    roles = active_roles(person)
    offices = worklist_offices(person)
    if offices:
        return Scope(frozenset(offices))
    if any(r in EVERYWHERE for r, _o in roles):
        return Scope(frozenset(Office.objects.values_list("pk", flat=True)), lists=False)
    own = frozenset(o for r, o in roles if r in WORKS_IN)
    return Scope(own, person.pk)


@dataclass(frozen=True)
class Asked:
    """Which figures: months from ``first`` to ``last`` (both included; None: open), one office with those below, or all."""

    first: date | None = None
    last: date | None = None
    office: UUID | None = None
    offices: frozenset[UUID] = frozenset()
    mediator: UUID | None = None

    def months(self) -> Q:
        """The condition on the month of filing."""
        rule = Q()
        if self.first:
            rule &= Q(month__gte=self.first)
        if self.last:
            rule &= Q(month__lte=self.last)
        return rule

    def places(self) -> Q:
        """The condition on office and mediator."""
        rule = Q(office__in=self.offices)
        return rule & Q(mediator=self.mediator) if self.mediator else rule


def read_asked(query: QueryDict, scope: Scope) -> Asked:
    """What the address asks for, never more than the scope; anything unknown counts as not said."""
    office = _uuid(query.get("office", ""))
    offices = scope.offices
    if office is not None and office in scope.offices:
        below = frozenset(offices_below(Office(pk=office)).values_list("pk", flat=True))
        offices = scope.offices & below
    else:
        office = None
    mediator = scope.mediator or _uuid(query.get("mediator", ""))
    first, last = _month(query.get("from", "")), _month(query.get("to", ""))
    if first and last and first > last:
        first, last = last, first
    return Asked(first, last, office, offices, mediator)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _month(text: str) -> date | None:
    try:
        found = date.fromisoformat(f"{text[:7]}-01")
    except ValueError:
        return None
    return found if FIRST_MONTH <= found < LAST_MONTH else None
