"""A question about a due date as text (command line, CSV row, API): settings read, answered, given back as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from shiquan.law.calendar import Calendar
from shiquan.law.dates import read_date, read_moment, read_span
from shiquan.law.errors import LawError
from shiquan.law.periods import Due, Exclusion, Roll, Switches
from shiquan.law.rules import Happening, Rule, due, get_rule

_YES = {"1", "yes", "true", "on", "是"}
_NO = {"0", "no", "false", "off", "否", ""}

HEADINGS = {
    "id": "id", "编号": "id", "序号": "id", "rule": "rule", "规则": "rule", "规则代码": "rule", "期限规则": "rule",
    "start_date": "start_date", "start date": "start_date", "start": "start_date", "起算日期": "start_date", "起算日": "start_date",
    "开始日期": "start_date", "unit": "unit", "单位": "unit", "n": "n", "长度": "n", "set": "set", "设置": "set",
    "due_date": "due_date", "届满日": "due_date", "note": "note",
}  # fmt: skip
"""Headings of a table of questions as people write them, and the column each means."""
SETTINGS = {
    "n": "期限长度（仅限长度随事实变化的规则） / length, for rules whose length comes with the facts",
    "excluded": "不计入的日数 / days not counted",
    "extend": "经批准延长的日数 / days of an approved extension",
    "pause": "不计入的期间 2026-03-20..2026-05-10 / days not counted, from..to",
    "roll": "顺延：rest 休息日（默认）、holidays 仅节假日、none 不顺延 / roll-over",
    "strict": "倒数期限从严（足日） / backward periods in clear days: yes or no",
    "provisional": "放假安排未公布的年份暂按推算 / guess unpublished years and mark them: yes or no",
}


@dataclass(slots=True)
class _Asked:
    length: int | None = None
    excluded: int = 0
    extend: int = 0
    roll: Roll | None = None
    strict: bool = False
    provisional: bool = False
    exclusions: list[Exclusion] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)


def answer(
    key: str, start: str, settings: Iterable[tuple[str, str]] = (), calendar: Calendar | None = None
) -> tuple[Rule, Due]:
    """The rule and when it ends, for texts as typed. Raises ``LawError`` in words for anything it cannot read."""
    rule = get_rule(key)
    moment = read_moment(start)
    asked = _read(rule, settings)
    switches = Switches(asked.roll or rule.roll, asked.strict) if asked.roll or asked.strict else None
    end = due(
        rule,
        moment,
        length=asked.length,
        excluded_days=asked.excluded,
        extended_by=asked.extend,
        happenings=asked.happenings,
        exclusions=asked.exclusions,
        switches=switches,
        calendar=calendar,
        provisional=asked.provisional,
    )
    return rule, end


def _read(rule: Rule, settings: Iterable[tuple[str, str]]) -> _Asked:
    asked = _Asked()
    events = {event.event for event in (*rule.restarts, *rule.pauses)}
    for name, value in settings:
        if name in ("n", "length"):
            asked.length = _whole(name, value)
        elif name in ("excluded", "excluded_days"):
            asked.excluded = _whole(name, value)
        elif name == "extend":
            asked.extend = _whole(name, value)
        elif name == "pause":
            asked.exclusions.append(Exclusion(*read_span(value)))
        elif name == "restart":
            asked.happenings.append(
                Happening(rule.restarts[0].event if rule.restarts else name, read_date(value))
            )
        elif name == "roll":
            asked.roll = _roll(value)
        elif name in ("strict", "provisional"):
            setattr(asked, name, _yes(name, value))
        elif name in events:
            asked.happenings.append(Happening(name, *read_span(value)))
        else:
            known = "、".join((*SETTINGS, "restart", *sorted(events)))
            raise LawError(f"不认识的设置 {name}；可用：{known}", f"unknown setting {name}; known: {known}")
    return asked


def _whole(name: str, value: str) -> int:
    text = value.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise LawError(
            f"{name} 须为不小于0的整数，现为“{value}”", f"{name} must be a whole number, not “{value}”"
        )
    return int(text)


def _yes(name: str, value: str) -> bool:
    text = value.strip().casefold()
    if text not in _YES | _NO:
        raise LawError(f"{name} 须为 yes 或 no，现为“{value}”", f"{name} must be yes or no, not “{value}”")
    return text in _YES


def _roll(value: str) -> Roll:
    try:
        return Roll(value.strip())
    except ValueError as error:
        raise LawError("roll 须为 rest、holidays 或 none", "roll must be rest, holidays or none") from error


def as_data(rule: Rule, start: str, end: Due) -> dict[str, Any]:
    """The answer as plain data for JSON."""
    return {
        "rule": rule.key,
        "name": rule.name._asdict(),
        "kind": rule.kind.value,
        "start": start,
        "length": rule.period.length,
        "unit": rule.period.unit.value,
        "due_date": end.date.isoformat(),
        "due_instant": end.instant.isoformat(),
        "raw_date": end.raw.isoformat(),
        "target_date": end.target.isoformat(),
        "rolled": end.rolled,
        "provisional": end.provisional,
        "unconfirmed": rule.unconfirmed,
        "actor": rule.actor._asdict(),
        "expiry": rule.expiry._asdict(),
        "articles": [article.to_dict() for article in rule.articles],
        "trace": list(end.trace),
        "trace_en": [step.en for step in end.steps],
    }


def answer_row(row: Mapping[str, str | None], calendar: Calendar | None = None) -> dict[str, str]:
    """One CSV row with ``due_date``, ``trace`` and the rest added; ``error`` says why when it cannot be computed.

    Reads ``rule``, ``start_date`` and, where present, ``unit``, ``n`` and ``set`` (``k=v`` separated by ``;``). A given
    ``due_date`` is kept as ``due_date_given``.
    """
    result = {name: value or "" for name, value in row.items() if name}
    if "due_date" in result:
        result["due_date_given"] = result["due_date"]
    added = dict.fromkeys(("due_date", "raw_date", "rolled", "provisional", "trace", "error"), "")
    try:
        rule, end = answer(
            result.get("rule", ""), result.get("start_date", ""), _row_settings(result), calendar
        )
        added |= {
            "due_date": end.date.isoformat(),
            "raw_date": end.raw.isoformat(),
            "rolled": "yes" if end.rolled else "no",
            "provisional": "yes" if end.provisional else "no",
            "trace": "；".join(end.trace),
        }
        if rule.unconfirmed:
            added["trace"] += "；依据待核对原文"
    except LawError as error:
        added["error"] = f"{error.label.zh} / {error.label.en}"
    return result | added


def _row_settings(row: Mapping[str, str]) -> list[tuple[str, str]]:
    settings = [read_setting(part) for part in row.get("set", "").split(";") if part.strip()]
    unit, length = row.get("unit", "").strip(), row.get("n", "").strip()
    rule = get_rule(row.get("rule", ""))
    if unit and unit != rule.period.unit.value:
        raise LawError(
            f"{rule.key} 的单位是 {rule.period.unit.value}，表中写的是 {unit}",
            f"the unit of {rule.key} is {rule.period.unit.value}; the table says {unit}",
        )
    return [*settings, ("n", length)] if length else settings


def read_setting(text: str) -> tuple[str, str]:
    """``k=v`` as a pair. Raises ``LawError``."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise LawError(f"设置应写成 名称=值：{text}", f"write a setting as name=value: {text}")
    return name.strip(), value.strip()
