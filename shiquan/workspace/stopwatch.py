"""Stages of a sitting with a stopwatch each: when one began and ended, how long it took, and whether its promise was kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shiquan.cases.models import Deadline, Event
from shiquan.law.office_hours import office_time
from shiquan.law.text import Label
from shiquan.workspace.opening import Opened

INJURY_STEPS = ("note_injury", "note_recognition_applied", "note_recognition", "note_capacity_applied", "note_capacity")
BESIDE = ("WI_EMPLOYER_APPLY", "WI_WORKER_APPLY", "WI_RECOGNITION_60", "WI_RECOGNITION_15_CLEAR", "WI_CAPACITY_CONCLUSION", "WI_REASSESS_APPLY")
"""Clocks of recognition and assessment, kept beside the procedure (工伤保险条例 (2010) arts. 17, 20, 25, 26)."""


@dataclass(frozen=True)
class Stage:
    """One stage. ``promise`` is the county's clock of it, ``statutory`` the law's; either may be missing.

    ``in_office_hours``: nights, lunch breaks and rest days are not counted.
    """

    key: str
    name: Label
    began: datetime | None
    ended: datetime | None
    now: datetime
    promise: Deadline | None = None
    statutory: Deadline | None = None
    in_office_hours: bool = True

    @property
    def state(self) -> str:
        """done, current or todo."""
        if self.ended is not None:
            return "done"
        return "current" if self.began is not None else "todo"

    @property
    def spent(self) -> timedelta | None:
        """What it took, or has taken so far; None before it begins."""
        if self.began is None:
            return None
        end = self.ended or self.now
        return office_time(self.began, end) if self.in_office_hours else max(end - self.began, timedelta())

    @property
    def spent_label(self) -> Label | None:
        """``spent`` in words."""
        return None if self.spent is None else span_label(self.spent)

    @property
    def kept(self) -> bool | None:
        """Whether the promise was kept; None while it runs, or where there is none."""
        clock = self.promise
        if clock is None or clock.status in ("paused", "cancelled"):
            return None
        if clock.status == "open":
            return False if clock.expired or (clock.due_at is not None and clock.due_at < self.now) else None
        return clock.status == "met"


def span_label(span: timedelta) -> Label:
    """A span in days, hours and minutes, the two largest that count: 3 小时 5 分钟."""
    minutes = int(span.total_seconds() // 60)
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days:
        return Label(f"{days} 天 {hours} 小时", f"{days} d {hours} h")
    if hours:
        return Label(f"{hours} 小时 {rest} 分钟", f"{hours} h {rest} min")
    return Label(f"{rest} 分钟", f"{rest} min")


def first_steps(opened: Opened) -> dict[str, datetime]:
    """When each step was first taken."""
    found: dict[str, datetime] = {}
    for step, at in Event.objects.filter(case=opened.case).order_by("number").values_list("step", "at"):
        found.setdefault(step, at)
    return found


def newest_clocks(opened: Opened) -> dict[str, Deadline]:
    """The newest clock of each kind."""
    found: dict[str, Deadline] = {}
    for row in sorted(opened.case.deadlines.all(), key=lambda d: (d.started_at, d.pk)):
        row.case = opened.case
        found[row.key] = row
    return found
