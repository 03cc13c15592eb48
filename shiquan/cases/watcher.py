"""The deadline watcher: takes the earliest due deadlines, and lets the system take the step on expiry."""

import logging
from datetime import datetime
from uuid import UUID

from django.db import transaction

from shiquan.cases import clock
from shiquan.cases.models import Case, Deadline
from shiquan.cases.perform import perform
from shiquan.cases.reading import read_snapshot
from shiquan.law.rules import get_rule
from shiquan.procedure.language import Clock, Refused

log = logging.getLogger(__name__)
BATCH = 50


def run_due() -> int:
    """Handles what is due now; returns how many deadlines that were. Safe to run in several processes at once."""
    due = Deadline.objects.filter(status="open", expired=False, due_at__lte=clock.now()).order_by("due_at")
    rows = list(due.values_list("pk", "case_id")[:BATCH])
    return sum(_expire(pk, case_id) for pk, case_id in rows)


def expire_until(case_id: UUID, until: datetime) -> int:
    """Lets one case's clocks run out in their order, each at its own due instant; returns how many. For demo and import."""
    count = 0
    waiting = Deadline.objects.filter(case=case_id, status="open", expired=False, due_at__lte=until).order_by("due_at")
    while (row := waiting.first()) is not None and row.due_at and _expire(row.pk, case_id, row.due_at.astimezone(clock.SHANGHAI)):
        count += 1
    return count


def _expire(pk: int, case_id: UUID, at: datetime | None = None) -> bool:
    """One deadline, re-read under the case's lock: it may have been closed, moved or taken by another process."""
    with transaction.atomic():
        case = Case.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=case_id).first()
        if case is None:
            return False
        due = Deadline.objects.filter(pk=pk, status="open", expired=False, due_at__lte=at or clock.now())
        row = due.first()
        if row is None or read_snapshot(case).find_clock(row.key, row.subject) is None:
            return False
        declared = case.rules.clock_by_key[row.key]
        try:
            with transaction.atomic():
                _take_step(case, row, declared, at)
        except Refused as refused:
            log.info("clock %s of %s: %s", row.key, case, refused.refusal.why.en)
            perform(case, "note_expiry", None, {"clock": row.key, "subject": row.subject}, system=True, at=at)
    return True


def _take_step(case: Case, row: Deadline, declared: Clock, at: datetime | None) -> None:
    if declared.on_expiry:
        perform(case, declared.on_expiry, None, {"subject": row.subject}, system=True, at=at)
        return
    data = {
        "clock": row.key, "subject": row.subject, "tells": " ".join(r.value for r in declared.tells),
        "name": clock_name(declared),
    }  # fmt: skip
    perform(case, "note_expiry", None, data, system=True, at=at)


def clock_name(declared: Clock) -> str:
    """What people call a clock, in Chinese."""
    return declared.name.zh if declared.name else get_rule(declared.rule or declared.key).name.zh
