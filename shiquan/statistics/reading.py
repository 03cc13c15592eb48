"""Reading the sums for one view of the figures: three queries, however many disputes there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from shiquan.cases.clock import SHANGHAI
from shiquan.statistics.definitions import Figure, Shape
from shiquan.statistics.scope import FIRST_MONTH, LAST_MONTH, Asked
from shiquan.statistics.spread import ANSWER_EDGES, HOUR, JOIN_EDGES, MINUTE, find_median
from shiquan.statistics.sql import SUMS

PLAIN = tuple(name for name in SUMS if not name.endswith("_spread"))
SPREADS = {"answer_spread": ANSWER_EDGES, "join_spread": JOIN_EDGES}
Sums = dict[str, Any]
WHERE = "office_id = ANY(%s) AND month >= %s AND month <= %s AND (%s::uuid IS NULL OR mediator = %s::uuid)"


@dataclass
class Sheet:
    """The sums of one view: all together, and by office, mediator and month."""

    total: Sums = field(default_factory=dict)
    by_office: dict[UUID, Sums] = field(default_factory=dict)
    by_mediator: dict[UUID, Sums] = field(default_factory=dict)
    by_month: dict[date, Sums] = field(default_factory=dict)


def end_of_day(at: datetime) -> datetime:
    """The first instant of the next day in Asia/Shanghai."""
    return datetime.combine(at.astimezone(SHANGHAI).date() + timedelta(days=1), time(), SHANGHAI)


def read_sheet(asked: Asked, at: datetime) -> Sheet:
    """The sums that the address asks for, with what is open at this instant."""
    sheet = Sheet()
    parameters: list[Any] = [list(asked.offices), asked.first or FIRST_MONTH, asked.last or LAST_MONTH, asked.mediator, asked.mediator]
    with connection.cursor() as cursor:
        columns = ", ".join(f"coalesce(sum({n}), 0) AS {n}" for n in PLAIN)
        cursor.execute(
            f"SELECT grouping(office_id, mediator, month), office_id, mediator, month, {columns} FROM statistics_monthsum"  # noqa: S608
            f" WHERE {WHERE} GROUP BY GROUPING SETS ((), (office_id), (mediator), (month))",
            parameters,
        )
        for which, office, mediator, month, *values in cursor.fetchall():
            sums = _with_derived(dict(zip(PLAIN, values, strict=True)))
            if which == 7:
                sheet.total = sums
            elif which == 3:
                sheet.by_office[office] = sums
            elif which == 5:
                sheet.by_mediator[mediator] = sums
            else:
                sheet.by_month[month] = sums
        sheet.total |= _read_spreads(cursor, parameters)
        _add_open(sheet, cursor, asked, at)
    return sheet


def _with_derived(sums: Sums) -> Sums:
    sums["ended"] = sums["agreed"] + sums["not_agreed"]
    sums["answer_late"] = sums["answer_decided"] - sums["answer_kept"]
    sums["not_joined"] = sums["invited"] - sums["joined"]
    return sums


def _read_spreads(cursor: Any, parameters: list[Any]) -> Sums:
    names = [f"coalesce(sum({n}[{i + 1}]), 0)" for n, edges in SPREADS.items() for i in range(len(edges) + 1)]
    cursor.execute(f"SELECT {', '.join(names)} FROM statistics_monthsum WHERE {WHERE}", parameters)  # noqa: S608
    row = cursor.fetchone()
    cut = len(ANSWER_EDGES) + 1
    return {"answer_spread": row[:cut], "join_spread": row[cut:]}


def _add_open(sheet: Sheet, cursor: Any, asked: Asked, at: datetime) -> None:
    cursor.execute(
        "SELECT office_id, mediator, count(*), count(*) FILTER (WHERE due_at >= %s AND due_at < %s),"
        " count(*) FILTER (WHERE expired OR due_at < %s) FROM statistics_line"
        " WHERE is_open AND office_id = ANY(%s) AND (%s::uuid IS NULL OR mediator = %s::uuid) GROUP BY 1, 2",
        [at, end_of_day(at), at, list(asked.offices), asked.mediator, asked.mediator],
    )
    empty = dict.fromkeys(("open", "due_today", "overdue"), 0)
    for group in ([sheet.total], sheet.by_office.values(), sheet.by_mediator.values()):
        for sums in group:
            sums.update(empty)
    for office, mediator, *counts in cursor.fetchall():
        blank = _with_derived(dict.fromkeys(PLAIN, 0)) | empty
        for sums in (sheet.total, sheet.by_office.setdefault(office, dict(blank)), sheet.by_mediator.setdefault(mediator, dict(blank))):
            for name, count in zip(empty, counts, strict=True):
                sums[name] += count


def add_up(many: Iterable[Mapping[str, Any]]) -> Sums:
    """The sums of several groups together (spreads left out)."""
    found: Sums = {}
    for sums in many:
        for name, value in sums.items():
            if name not in SPREADS:
                found[name] = found.get(name, 0) + value
    return found


def rows_behind(figure: Figure, at: datetime) -> Q | None:
    """The condition on lines for the cases behind a figure; None when it has no list."""
    if figure.key == "due_today":
        return Q(is_open=True, due_at__gte=at, due_at__lt=end_of_day(at))
    if figure.key == "overdue":
        return Q(is_open=True) & (Q(expired=True) | Q(due_at__lt=at))
    return figure.rows


def value_of(figure: Figure, sums: Mapping[str, Any]) -> Decimal | int | float | None:
    """The figure as a number: a count, yuan, a share from 0 to 1, minutes, hours, stars; None when there is nothing to count."""
    top = sums.get(figure.top)
    if figure.top in SPREADS:
        median = find_median(top or (), SPREADS[figure.top])
        return None if median is None else median / (MINUTE if figure.shape is Shape.MINUTES else HOUR)
    if figure.bottom:
        whole = sums.get(figure.bottom)
        return float(top or 0) / float(whole) if whole else None
    return top if top is not None else 0
