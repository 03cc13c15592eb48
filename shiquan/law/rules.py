"""Every period of the field as data, under the key the dossier gives it, and the day it ends.

The files in ``data/rules`` say for each rule: what starts it, who must act, length and unit, what restarts, pauses and
extends it, what follows on expiry, the articles with their edition, and whether it is law or a promise of service.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from shiquan.law import periods
from shiquan.law.articles import Article
from shiquan.law.calendar import Calendar, default_calendar
from shiquan.law.data_files import read_data
from shiquan.law.errors import LawError
from shiquan.law.periods import Due, Exclusion, Period, Roll, Switches, Unit
from shiquan.law.regions import DATA
from shiquan.law.text import Label


class Kind(StrEnum):
    """Whether a period is set by law or promised by an office."""

    STATUTORY = "statutory"
    PROMISE = "service promise"


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """Something that restarts or pauses a clock, with its article."""

    event: str
    label: Label
    article: Article


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a period may be extended (``most`` None: no cap written), who approves it, and when."""

    most: int | None
    approver: Label
    condition: Label
    article: Article


@dataclass(frozen=True, slots=True)
class Rule:
    """One period. ``deemed``: something counts as done when it ends, nobody misses it. ``variable``: length given with the facts."""

    key: str
    group: str
    name: Label
    kind: Kind
    period: Period
    start: Label
    actor: Label
    expiry: Label
    roll: Roll
    articles: tuple[Article, ...]
    status: str
    restarts: tuple[ClockEvent, ...] = ()
    pauses: tuple[ClockEvent, ...] = ()
    extension: Extension | None = None
    variable: bool = False
    deemed: bool = False
    note: Label | None = None
    roll_note: Label | None = None

    @property
    def unconfirmed(self) -> bool:
        """True when the rule is general knowledge that nobody has checked against the text yet (status K)."""
        return self.status != "V"


@dataclass(frozen=True, slots=True)
class Happening:
    """A restart (``on``) or a pause (``on`` to ``until``, None while it lasts) of a running clock."""

    event: str
    on: date
    until: date | None = None


class UnknownRule(LawError):
    """No rule has this key."""


class WrongUseOfRule(LawError):
    """A length, extension or event that the rule does not know."""


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """All rules by key, read once."""
    found: dict[str, Rule] = {}
    for path in sorted((DATA / "rules").glob("*.toml")):
        for row in read_data(path)["rules"]:
            if row["key"] in found:
                raise LawError(f"规则 {row['key']} 重复", f"rule {row['key']} appears twice")
            found[row["key"]] = _rule(row, path.stem)
    return found


def get_rule(key: str) -> Rule:
    """The rule with this key. Raises ``UnknownRule`` with keys that look alike."""
    rule = rules().get(key.strip().upper())
    if rule is None:
        near = difflib.get_close_matches(key.strip().upper(), rules(), n=3, cutoff=0.5)
        zh = f"没有期限规则 {key}" + (
            f"；相近的有 {'、'.join(near)}" if near else "；运行 shiquan law rules 查看全部"
        )
        en = f"no rule is called {key}" + (
            f"; similar: {', '.join(near)}" if near else "; see shiquan law rules"
        )
        raise UnknownRule(zh, en)
    return rule


def due(
    rule: Rule | Period | str,
    start: date | datetime,
    *,
    length: int | None = None,
    excluded_days: int = 0,
    extended_by: int = 0,
    happenings: Iterable[Happening] = (),
    exclusions: Iterable[Exclusion] = (),
    switches: Switches | None = None,
    calendar: Calendar | None = None,
    provisional: bool = False,
) -> Due:
    """When a rule's period ends, with restarts, pauses and extension, and a trace.

    ``length`` replaces the length of a variable rule only; ``excluded_days`` are days not counted whose dates are not
    told (rules that can be paused, in calendar days). Raises ``UnknownRule``, ``WrongUseOfRule`` and what
    ``periods.due`` raises.
    """
    if isinstance(rule, Period):
        return periods.due(
            rule, start, switches=switches, exclusions=exclusions, calendar=calendar, provisional=provisional
        )
    rule = get_rule(rule) if isinstance(rule, str) else rule
    begin, paused = _replay(rule, start, happenings)
    strict = (switches or Switches()).strict_backward
    roll = rule.roll if switches is None or rule.roll is Roll.NONE else switches.roll
    return periods.due(
        Period(_length(rule, length) + _excluded(rule, excluded_days), rule.period.unit),
        begin,
        switches=Switches(roll, strict),
        exclusions=(*paused, *exclusions),
        extension=_extension(rule, extended_by),
        calendar=calendar,
        provisional=provisional,
    )


def due_date(key: str, start: date) -> date:
    """The legal last day of a rule in days, months or years by the default switches, without a trace: the quick path.

    The same day that ``due(key, start).date`` gives. Raises ``UnknownRule`` and ``UnpublishedYear``.
    """
    compiled = _compiled().get(key)
    if compiled is None:
        return due(key, start).date
    period, roll, calendar = compiled
    if period.unit is Unit.CALENDAR_DAY:
        raw = date.fromordinal(start.toordinal() + period.length)
    else:
        raw = periods.raw_end(period, start, calendar)
        if period.unit is Unit.WORKING_DAY or period.unit is Unit.WORKING_DAY_BEFORE:
            return raw
    return calendar.working_day_on_or_after(raw) if roll else raw


@lru_cache(maxsize=1)
def _compiled() -> dict[str, tuple[Period, bool, Calendar]]:
    calendar = default_calendar()
    return {
        rule.key: (rule.period, rule.roll is Roll.REST_DAYS, calendar)
        for rule in rules().values()
        if rule.period.unit not in periods.INSTANT_UNITS and rule.roll is not Roll.HOLIDAYS
    }


def _replay(
    rule: Rule, start: date | datetime, happenings: Iterable[Happening]
) -> tuple[date | datetime, tuple[Exclusion, ...]]:
    """The latest start after restarts, and the pauses after it."""
    restarts = {event.event for event in rule.restarts}
    pauses = {event.event: event.label for event in rule.pauses}
    begin, exclusions = start, []
    for happening in sorted(happenings, key=lambda h: h.on):
        if happening.event in restarts:
            if happening.on >= periods.legal_day(begin):
                begin = happening.on
        elif happening.event in pauses:
            exclusions.append(Exclusion(happening.on, happening.until, pauses[happening.event]))
        else:
            known = "、".join((*restarts, *pauses)) or "无"
            raise WrongUseOfRule(
                f"{rule.key} 没有名为 {happening.event} 的重新计算或中止事由；可用：{known}",
                f"{rule.key} knows no event {happening.event}; it knows: {known}",
            )
    return begin, tuple(exclusions)


def _length(rule: Rule, length: int | None) -> int:
    if length is None or length == rule.period.length:
        return rule.period.length
    if rule.variable and length > rule.period.length:
        return length
    raise WrongUseOfRule(
        f"{rule.key} 的期限是{rule.period.label().zh}，不能改为{length}",
        f"{rule.key} is {rule.period.label().en}; it cannot be {length}",
    )


def _excluded(rule: Rule, days: int) -> int:
    if days and (days < 0 or not rule.pauses or rule.period.unit is not Unit.CALENDAR_DAY):
        raise WrongUseOfRule(f"{rule.key} 没有可扣除的日数", f"no days can be left out of {rule.key}")
    return days


def _extension(rule: Rule, extended_by: int) -> Period | None:
    if not extended_by:
        return None
    if rule.extension is None:
        raise WrongUseOfRule(f"{rule.key} 不能延长", f"{rule.key} cannot be extended")
    most = rule.extension.most
    if extended_by < 0 or (most is not None and extended_by > most):
        raise WrongUseOfRule(
            f"{rule.key} 最多延长{most}（{rule.extension.article.cite()}），不能延长{extended_by}",
            f"{rule.key} may be extended by at most {most} ({rule.extension.article.cite_en()}), not by {extended_by}",
        )
    return Period(extended_by, rule.period.unit)


def _rule(row: dict[str, Any], group: str) -> Rule:
    extension = row.get("extension")
    return Rule(
        key=row["key"],
        group=group,
        name=_label(row["name"]),
        kind=Kind(row["kind"]),
        period=Period(row["length"], Unit(row["unit"])),
        start=_label(row["start"]),
        actor=_label(row["actor"]),
        expiry=_label(row["expiry"]),
        roll=Roll(row["roll"]),
        articles=tuple(Article.parse(text) for text in row["articles"]),
        status=row["status"],
        restarts=tuple(_event(event) for event in row.get("restarts", ())),
        pauses=tuple(_event(event) for event in row.get("pauses", ())),
        extension=extension
        and Extension(
            extension.get("most"),
            _label(extension["approver"]),
            _label(extension["condition"]),
            Article.parse(extension["article"]),
        ),
        variable=row.get("variable", False),
        deemed=row.get("deemed", False),
        note=_label(row["note"]) if "note" in row else None,
        roll_note=_label(row["roll_note"]) if "roll_note" in row else None,
    )


def _label(words: dict[str, str]) -> Label:
    return Label(words["zh"], words["en"])


def _event(row: dict[str, str]) -> ClockEvent:
    return ClockEvent(row["event"], _label(row), Article.parse(row["article"]))
