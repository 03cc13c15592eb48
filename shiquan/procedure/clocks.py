"""Clocks of a procedure: when they fall due, and what a step does to them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from shiquan.law import rules
from shiquan.procedure.changes import Change, StartClock, UpdateClock
from shiquan.procedure.language import Clock, Procedure, Turn
from shiquan.procedure.snapshot import ClockFacts


def due_at(clock: Clock, started_at: datetime, *, added: int = 0) -> tuple[datetime, bool]:
    """When the clock falls due (aware, Asia/Shanghai) and whether that day is provisional.

    ``added`` is an extension in the rule's unit. Days in a year without a published holiday list are provisional.
    """
    measure = clock.period or clock.rule or clock.key
    due = rules.due(measure, started_at, extended_by=added, provisional=True)
    return due.instant, due.provisional


def clock_changes(procedure: Procedure, turn: Turn) -> Iterator[Change]:
    """Closes, cancels, pauses, resumes and starts the clocks that the step's row names.

    Entering a closed state cancels whatever still runs; clocks started by the same step stay.
    """
    step, s, now = turn.step, turn.snapshot, turn.now
    for key in step.closes:
        for c in s.open_clocks(key):
            yield UpdateClock(c.key, c.subject, _met_or_missed(c, now), added=c.added)
    for key in step.cancels:
        for c in s.open_clocks(key):
            yield UpdateClock(c.key, c.subject, "cancelled")
    handled = {*step.closes, *step.cancels}
    state = procedure.state_by_key.get(s.state)
    if step.target is not None and state is not None and state.closed:
        yield from cancel_open(s.clocks, handled)
    for key in step.pauses:
        for c in s.open_clocks(key):
            yield UpdateClock(c.key, c.subject, "paused", paused_at=now)
    for key in step.resumes:
        for c in s.open_clocks(key):
            if c.status == "paused" and c.paused_at is not None and c.due_at is not None:
                yield UpdateClock(c.key, c.subject, "open", due_at=c.due_at + (now - c.paused_at))
    for key in step.starts:
        yield from start(procedure.clock_by_key[key], turn)


def start(clock: Clock, turn: Turn, *, subject: str = "", added: int = 0, at: datetime | None = None) -> Iterator[Change]:
    """Starts a clock (restarting one that runs under the same key and subject)."""
    for c in turn.snapshot.open_clocks(clock.key):
        if c.subject == subject:
            yield UpdateClock(c.key, c.subject, "cancelled")
    begins = at or turn.now
    due, provisional = due_at(clock, begins, added=added)
    yield StartClock(clock.key, subject, begins, due, provisional)


def cancel_open(running: tuple[ClockFacts, ...], but: set[str]) -> Iterator[Change]:
    for c in running:
        if c.status in ("open", "paused") and c.key not in but:
            yield UpdateClock(c.key, c.subject, "cancelled")


def _met_or_missed(clock: ClockFacts, now: datetime) -> str:
    return "met" if clock.due_at is None or now <= clock.due_at else "missed"


def first_warning(started_at: datetime, due: datetime) -> datetime:
    """When a warning is due: at three quarters of the time."""
    return started_at + (due - started_at) * 3 / 4 if due > started_at else started_at + timedelta()
