"""What a clock chip shows: read from a Deadline row (or anything with its fields) and one instant."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from shiquan.law.rules import get_rule

from .words import in_words

SOON_SHARE = 0.25  # the last quarter of the time counts as "soon", as the reminders do


class Urgency(StrEnum):
    """How a running or closed clock stands; also the CSS class of the chip."""

    OK = "ok"
    SOON = "soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True)
class ClockFace:
    """One clock as shown. `due` and `started` are aware; `due` is None for a clock that waits for an event."""

    name: str
    kind: str
    started: datetime | None
    due: datetime | None
    article: str
    urgency: Urgency
    text: str
    provisional: bool

    @property
    def runs(self) -> bool:
        """Whether the browser has anything to count down."""
        return self.due is not None and self.urgency not in (Urgency.DONE, Urgency.PAUSED)


def read_clock(deadline: Any, at: datetime) -> ClockFace:
    """A ClockFace from a Deadline row, or from fields `label`, `kind`, `started_at`, `due_at`, `status`, `article`."""
    name, article = _first(deadline, "label", "name"), _first(deadline, "article")
    if name is None:
        name, article = _declared(deadline)
    due = _first(deadline, "due_at", "due")
    started = _first(deadline, "started_at", "started")
    status = str(_first(deadline, "status") or "open")
    urgency = _urgency(status, started, due, at)
    return ClockFace(
        name=in_words(name),
        kind=str(_first(deadline, "kind") or "statutory"),
        started=started,
        due=due,
        article=in_words(article),
        urgency=urgency,
        text=_text(status, urgency, due, at),
        provisional=bool(_first(deadline, "provisional")),
    )


def in_time_words(span: timedelta) -> str:
    """A span in its two largest units: 2天3小时, 3小时5分, 12分, 40秒. Seconds only under one minute."""
    seconds = max(0, int(span.total_seconds()))
    days, rest = divmod(seconds, 86400)
    hours, rest = divmod(rest, 3600)
    minutes, seconds = divmod(rest, 60)
    if days:
        return _("%(days)s天%(hours)s小时") % {"days": days, "hours": hours}
    if hours:
        return _("%(hours)s小时%(minutes)s分") % {"hours": hours, "minutes": minutes}
    if minutes:
        return _("%(minutes)s分%(seconds)s秒") % {"minutes": minutes, "seconds": seconds}
    return _("%(seconds)s秒") % {"seconds": seconds}


def _declared(deadline: Any) -> tuple[Any, Any]:
    """Name and article of a Deadline row, from the clock that its case's procedure declares and the rule of law behind."""
    clock = deadline.case.rules.clock_by_key.get(deadline.key)
    if clock is None:
        return deadline.key, ""
    if clock.period is not None:  # a share of a promise: no rule of law behind it
        return clock.name or clock.key, ""
    rule = get_rule(clock.rule or clock.key)
    return clock.name or rule.name, rule.articles[0].label() if rule.articles else ""


def _first(deadline: Any, *names: str) -> Any:
    for name in names:
        found = deadline.get(name) if isinstance(deadline, dict) else getattr(deadline, name, None)
        if found is not None and found != "":
            return found
    return None


def _urgency(status: str, started: datetime | None, due: datetime | None, at: datetime) -> Urgency:
    if status == "paused":
        return Urgency.PAUSED
    if status != "open" and status != "running":
        return Urgency.DONE
    if due is None:
        return Urgency.OK
    if at > due:
        return Urgency.OVERDUE
    whole = due - started if started else timedelta(days=4)
    return Urgency.SOON if due - at <= whole * SOON_SHARE else Urgency.OK


def _text(status: str, urgency: Urgency, due: datetime | None, at: datetime) -> str:
    if urgency is Urgency.DONE:
        return {"met": _("按时完成"), "missed": _("逾期完成"), "cancelled": _("不再计时")}.get(
            status, _("已结束")
        )
    if urgency is Urgency.PAUSED:
        return _("已暂停")
    if due is None:
        return _("等待起算")
    if urgency is Urgency.OVERDUE:
        return _("已超 %(span)s") % {"span": in_time_words(at - due)}
    return _("还剩 %(span)s") % {"span": in_time_words(due - at)}
