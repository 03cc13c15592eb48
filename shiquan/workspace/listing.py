"""What every list of cases shows of a case, read with a fixed number of queries: number, title, sides, the nearest clock."""

from typing import TYPE_CHECKING

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Prefetch, Window

from shiquan.cases.models import Case, Deadline, Party

if TYPE_CHECKING:
    from shiquan.cases.models.case import CaseQuerySet

SHOWN = (
    "id", "number", "state", "procedure", "opened_at", "closed_at", "due_at", "office_id", "handler_id", "handler__name",
    "dispute__id", "dispute__title", "dispute__receipt_number", "office__id", "office__short_name",
)  # fmt: skip


def with_list_rows(cases: "CaseQuerySet", *more: str) -> "CaseQuerySet":
    """The cases with nothing but what a list shows; ``more`` columns on top. The wide JSON of a case stays in the database.

    Of the clocks comes one row for each case: the nearest that runs, with the names of all that run (``running``).
    """
    parties = Party.objects.only("id", "dispute_id", "side", "name").order_by("position")
    clocks = (
        Deadline.objects.filter(status__in=("open", "paused"), due_at__isnull=False)
        .only("id", "case_id", "key", "subject", "kind", "started_at", "due_at", "status", "provisional")
        .annotate(running=Window(ArrayAgg("key"), partition_by=[F("case")]))
        .order_by("case", "due_at", "id")
        .distinct("case")
    )
    return (
        cases.select_related("dispute", "office", "handler")
        .only(*SHOWN, *more)
        .prefetch_related(Prefetch("dispute__parties", parties), Prefetch("deadlines", clocks))
    )


def names_of(case: Case) -> tuple[str, str]:
    """Applicants, and everybody else, as lists show them."""
    parties = list(case.dispute.parties.all())
    return "、".join(p.name for p in parties if p.side == "applicant"), "、".join(p.name for p in parties if p.side != "applicant")


def nearest_clock(case: Case) -> Deadline | None:
    """The clock that runs out first; None for a closed case."""
    clock = None if case.closed_at else next(iter(case.deadlines.all()), None)
    if clock is not None:
        clock.case = case
    return clock
