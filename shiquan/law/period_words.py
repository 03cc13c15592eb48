"""The words of a computed period: each step of the trace in both languages."""

from datetime import date

from shiquan.law.calendar import Calendar
from shiquan.law.text import Label

_WEEKDAYS = "一二三四五六日"


def day(value: date) -> str:
    """A date with its weekday in Chinese: 2024-02-18（周日）."""
    return f"{value}（周{_WEEKDAYS[value.weekday()]}）"


def day_en(value: date) -> str:
    """A date with its weekday in English: 2024-02-18 (Sun)."""
    return f"{value} ({value:%a})"


def start(begin: date, *, backward: bool) -> Label:
    """That the start day itself is not counted."""
    if backward:
        return Label(
            f"{day(begin)}当日不计，向前倒数", f"counting back from {day_en(begin)}, that day excluded"
        )
    return Label(
        f"{day(begin)}当日不计，次日起算", f"{day_en(begin)} is not counted; the period starts the day after"
    )


def roll(raw: date, end: date, calendar: Calendar) -> list[Label]:
    """Why the last day moved, or why a weekend day did not; empty for an ordinary working day."""
    if end == raw:
        if raw.weekday() < 5 or not calendar.is_working_day(raw):
            return []
        return [
            Label(f"{day(raw)}为调休上班日，不顺延", f"{day_en(raw)} is a make-up working day: no roll-over")
        ]
    why = (
        Label("放假", "a public-holiday break")
        if calendar.is_break(raw)
        else Label("周末", "an ordinary weekend")
    )
    return [
        Label(
            f"{day(raw)}为{why.zh}，顺延至休假后第一日{day(end)}",
            f"{day_en(raw)} is {why.en}: rolls to the first day after, {day_en(end)}",
        )
    ]
