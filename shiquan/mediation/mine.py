"""The cases of one person, in whatever role: where a party begins."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from shiquan.cases.access import Viewer, actor_on
from shiquan.cases.models import Case, Deadline
from shiquan.cases.reading import read_snapshot
from shiquan.organisations.models import Person
from shiquan.procedure.engine import available
from shiquan.procedure.language import Step
from shiquan.workspace.opening import ROWS

MOST = 50
ASKED = frozenset({"supplement", "answer", "accept_offer", "consent_to_extension", "sign", "apply_confirmation", "answer_court",
                   "report_payment", "confirm_payment", "rate", "opine"})  # fmt: skip
"""Steps that wait for somebody: what a list should name first."""


@dataclass(frozen=True)
class Mine:
    """One case of a person, with the steps that wait for them."""

    case: Case
    url: str
    waiting: tuple[Step, ...]
    clock: Deadline | None


def read_mine(person: Person) -> list[Mine]:
    """The newest cases in which the person is a party or acts for one, open ones first."""
    cases = (
        Case.objects.for_actor(Viewer.of(person))
        .filter(Q(dispute__parties__person=person) | Q(roles__person=person, roles__role="agent", roles__until=None))
        .select_related("dispute", "office")
        .prefetch_related(*ROWS)
        .distinct()
    )
    rows = sorted(cases.order_by("-opened_at")[:MOST], key=lambda c: c.is_closed)
    return [_read(case, person) for case in rows]


def _read(case: Case, person: Person) -> Mine:
    actor = actor_on(case, person)
    steps = available(case.rules, read_snapshot(case), actor)
    clocks = [d for d in case.deadlines.all() if d.status == "open" and d.due_at is not None]
    for clock in clocks:
        clock.case = case
    url = reverse("workspace:case", args=[case.pk])
    nearest = min(clocks, key=lambda d: d.due_at, default=None) if not case.is_closed else None  # type: ignore[arg-type,return-value]
    return Mine(case, url, tuple(s for s in steps if s.key in ASKED), nearest)
