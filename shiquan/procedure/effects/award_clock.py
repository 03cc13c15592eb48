"""The clock of the award: 45 days from acceptance, with every event that restarts, stops or lengthens it.

劳动争议调解仲裁法 (2008) art. 43; 劳动人事争议仲裁办案规则 (2017) arts. 45-47, 61. What moved the clock is kept as a fact of
the case (``award_clock``), so that the due day can always be worked out again from the beginning and shown with its reasons.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from shiquan.law import rules
from shiquan.law.text import Label
from shiquan.procedure.changes import Change, SetFact, StartClock, UpdateClock
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import Turn

KEY = "ARB_AWARD_45"
FACT = "award_clock"
MOST_ADDED = 15
"""Days of extension at most, with the director's written approval."""


def work_out(state: Mapping[str, Any]) -> tuple[datetime, bool]:
    """When the award falls due (aware instant) and whether that day is provisional.

    ``state`` is the fact of the case: ``start`` (ISO instant), ``added`` (days), ``pauses`` (pairs of ISO days, the second
    not counted; days in several pauses are left out once).
    """
    days: set[date] = set()
    for since, until in state.get("pauses", ()):
        first, end = date.fromisoformat(since), date.fromisoformat(until)
        days |= {first + timedelta(n) for n in range((end - first).days)}
    start = datetime.fromisoformat(state["start"])
    due = rules.due(KEY, start, excluded_days=len(days), extended_by=int(state.get("added", 0)), provisional=True)
    return due.instant, due.provisional


def begin(turn: Turn) -> Iterator[Change]:
    """The commission accepted: the first start, which conversion between the kinds of handling never moves."""
    yield from _start(turn, {"start": turn.now.isoformat(), "first": turn.now.isoformat(), "added": 0, "pauses": []})


def restart(turn: Turn, why: str) -> Iterator[Change]:
    """A new party, a new claim, a joined counterclaim: 45 days begin again. An extension may then be asked for anew."""
    old = turn.snapshot.facts.get(FACT, {})
    again = [*old.get("restarts", ()), {"at": turn.now.isoformat(), "why": why}]
    for c in turn.snapshot.open_clocks(KEY):
        yield UpdateClock(c.key, c.subject, "cancelled")
    yield SetFact("extension", None)
    yield SetFact("overdue", None)
    first = old.get("first") or turn.now.isoformat()
    yield from _start(turn, {"start": turn.now.isoformat(), "first": first, "added": 0, "pauses": [], "restarts": again})


def lengthen(turn: Turn, days: int) -> Iterator[Change]:
    """The director approved an extension."""
    yield from _change(turn, added=days)


def leave_out(turn: Turn, since: datetime, until: datetime) -> Iterator[Change]:
    """Days that are not counted: a stay of the case, service by public notice."""
    pair = [_day(since), _day(until)]
    yield from _change(turn, pauses=[*turn.snapshot.facts.get(FACT, {}).get("pauses", ()), pair])


def _change(turn: Turn, **new: Any) -> Iterator[Change]:
    known = turn.snapshot.facts.get(FACT)
    if not known:
        return
    state = {**known, **new}
    yield SetFact(FACT, state)
    due, _ = work_out(state)
    for c in turn.snapshot.open_clocks(KEY):
        late = c.expired and due <= turn.now
        yield UpdateClock(c.key, c.subject, "open", due_at=due, added=int(state["added"]), expired=late)


def _start(turn: Turn, state: dict[str, Any]) -> Iterator[Change]:
    due, provisional = work_out(state)
    yield SetFact(FACT, state)
    yield StartClock(KEY, "", datetime.fromisoformat(state["start"]), due, provisional)


def _day(value: datetime) -> str:
    return value.astimezone(SHANGHAI).date().isoformat()


WHY = {
    "party": Label("追加当事人", "a party was joined"),
    "claims": Label("增加、变更仲裁请求", "claims were added or changed"),
    "counterclaim": Label("反申请合并处理", "a counterclaim was joined"),
}
"""What restarts the clock: 办案规则 (2017) art. 46."""

__all__ = ["FACT", "KEY", "MOST_ADDED", "WHY", "begin", "leave_out", "lengthen", "restart", "work_out"]
