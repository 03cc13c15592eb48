"""Whom a case can be given to: the mediators of the office with their load, honours and specialities."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q

from shiquan.cases.clock import SHANGHAI, now
from shiquan.cases.models import Appointment, CaseRole
from shiquan.organisations.directory import members_of
from shiquan.organisations.models import Absence, Person
from shiquan.workspace.opening import Opened


@dataclass(frozen=True)
class Mediator:
    """One mediator as the duty holder weighs them."""

    person: Person
    load: int
    today: int
    honours: tuple[str, ...]
    specialities: tuple[str, ...]
    away: bool
    here: bool
    """Holds this case already."""


def read_mediators(opened: Opened) -> list[Mediator]:
    """The mediators of the case's office, the least loaded first, whoever is away last."""
    at = now()
    people = list(members_of(opened.case.office, "mediator").prefetch_related("honours", "panel_seats"))
    ids = [p.pk for p in people]
    running = Q(until__isnull=True, role="mediator", case__closed_at__isnull=True, case__procedure__startswith="mediation/")
    load = dict(CaseRole.objects.filter(running, person__in=ids).values_list("person").annotate(Count("pk")))
    midnight = datetime.combine(at.astimezone(SHANGHAI).date(), time(), SHANGHAI)
    day = Appointment.objects.filter(starts_at__gte=midnight, starts_at__lt=midnight + timedelta(days=1), status="invited")
    busy: dict[Any, int] = dict(day.filter(case__handler__in=ids).values_list("case__handler").annotate(Count("pk")))
    away = set(Absence.objects.filter(person__in=ids, start__lte=at, end__gt=at).values_list("person", flat=True))
    found = [
        Mediator(
            p, load.get(p.pk, 0), busy.get(p.pk, 0), tuple(f"{h.year} {h.title}" for h in p.honours.all()),
            tuple(s for seat in p.panel_seats.all() for s in seat.specialities), p.pk in away, p.pk == opened.case.handler_id,
        )
        for p in people
    ]  # fmt: skip
    return sorted(found, key=lambda m: (m.away, m.load, m.person.name))
