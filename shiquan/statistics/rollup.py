"""Keeping lines and monthly sums up to date from the events, in SQL. Doing it twice changes nothing."""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Max

from shiquan.cases.clock import now
from shiquan.cases.models import Event
from shiquan.statistics import sql
from shiquan.statistics.models import Progress

SETTLE = timedelta(seconds=60)
"""A transaction that took its event's number may commit later than one with a higher number, but not by so much."""
AT_ONCE = 4000
"""How many new events a page counts itself; more are left to the worker."""
LOCK = 7_401_002


def catch_up(*, most: int | None = None) -> bool:
    """Counts the events that are new. False when somebody else is at it, or more than ``most`` wait.

    Every event is looked at again once it is a minute old, so that none is missed that committed out of order.
    """
    with transaction.atomic():
        progress = Progress.objects.filter(pk=1).first()
        last = Event.objects.aggregate(last=Max("id"))["last"] or 0
        at = now()
        again = progress is not None and at - progress.anchor_at > SETTLE and progress.settled < last
        if progress is not None and progress.seen == last and not again:
            return True
        if not _lock():
            return False
        if progress is None or last < progress.seen:
            _start_over(last)
            return True
        start = progress.settled if again else progress.seen
        if most is not None and last - start > most:
            return False
        with connection.cursor() as cursor:
            cursor.execute(sql.TOUCH, [start, last])
            for statement in sql.REFRESH:
                cursor.execute(statement)
        progress.seen = last
        if again:
            progress.settled, progress.anchor, progress.anchor_at = progress.anchor, last, at
        progress.save()
    return True


def rebuild() -> None:
    """Counts everything anew."""
    with transaction.atomic():
        if _lock():
            _start_over(Event.objects.aggregate(last=Max("id"))["last"] or 0)


def _start_over(last: int) -> None:
    with connection.cursor() as cursor:
        for statement in sql.REBUILD:
            cursor.execute(statement)
    values = {"settled": 0 if last < AT_ONCE else last - AT_ONCE, "anchor": last, "anchor_at": now(), "seen": last}
    Progress.objects.update_or_create(pk=1, defaults=values)


def _lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])
