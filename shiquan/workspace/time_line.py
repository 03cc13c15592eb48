"""Every clock of a case on one line of time: how far it has run, whose it is, its article, and what follows when it runs out."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from shiquan.cases.clock import now
from shiquan.cases.models import Deadline
from shiquan.law.rules import get_rule
from shiquan.law.text import Label
from shiquan.workspace.opening import Opened
from shiquan.workspace.wording import say

WIDTH = 1000
"""Units across the picture; it is stretched to the room there is."""


@dataclass(frozen=True)
class Line:
    """One clock: where its bar lies and how much of it has passed (units of WIDTH), and what people must know of it."""

    clock: Deadline
    left: int
    width: int
    passed: int
    whose: str
    consequence: str
    told: str


@dataclass(frozen=True)
class TimeLine:
    """All clocks of a case in the order they began; ``today`` is where this instant lies."""

    lines: tuple[Line, ...]
    begin: datetime
    end: datetime
    today: int

    @property
    def open_lines(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.clock.status in ("open", "paused"))

    @property
    def closed_lines(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.clock.status not in ("open", "paused"))


def read_time_line(opened: Opened) -> TimeLine | None:
    """The clocks of a case, closed ones too; None where none has begun."""
    rows = sorted(opened.case.deadlines.all(), key=lambda d: (d.started_at, d.pk))
    if not rows:
        return None
    here = now()
    begin = min(row.started_at for row in rows)
    end = max([here, *(row.due_at for row in rows if row.due_at), *(row.closed_at for row in rows if row.closed_at)])
    span = max((end - begin).total_seconds(), 1)

    def at(instant: datetime) -> int:
        return min(max(round(WIDTH * (instant - begin).total_seconds() / span), 0), WIDTH)

    sides = {str(p.id): p.name for p in opened.snapshot.parties}
    lines = []
    for row in rows:
        row.case = opened.case
        left, right = at(row.started_at), at(row.due_at or row.closed_at or here)
        until = min(row.closed_at or here, here)
        width = max(right - left, 6)
        consequence, told = _what_follows(opened, row)
        lines.append(Line(row, min(left, WIDTH - width), width, min(max(at(until) - left, 0), width), sides.get(row.subject, ""), consequence, told))
    return TimeLine(tuple(lines), begin, end, at(here))


def _what_follows(opened: Opened, row: Deadline) -> tuple[str, str]:
    """What the law or the procedure attaches to the end of the clock, and who is told."""
    clock = opened.rules.clock_by_key.get(row.key)
    if clock is None:
        return "", ""
    words = Label("", "") if clock.period is not None else get_rule(clock.rule or clock.key).expiry
    step = opened.rules.step_by_key.get(clock.on_expiry)
    consequence = say(words) or (say(step.name) if step else "")
    return consequence, _("、").join(say(role.label) for role in clock.tells)
