"""Figures as the page and the files show them: words, notes, tables, charts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from shiquan.law.money import plain
from shiquan.organisations.models import Office, Person
from shiquan.statistics.definitions import BY_KEY, Figure, Shape
from shiquan.statistics.models import NOBODY
from shiquan.statistics.reading import Sheet, Sums, add_up, value_of
from shiquan.statistics.scope import Asked
from shiquan.workspace.wording import say

LIVE = ("open", "due_today", "overdue")
HEAD = (
    "opened", "answered", "answer_median", "closed_7d", "agreed", "settled", "recovered", "performed", "joined", "join_median",
    "confirmed", "rating",
)  # fmt: skip
COLUMNS = ("open", "overdue", "opened", "answered", "closed_7d", "agreed", "settled", "recovered", "joined", "rating")
MONTH_COLUMNS = tuple(c for c in COLUMNS if c not in LIVE)


@dataclass(frozen=True)
class Tile:
    """One figure as shown. ``text`` without a unit; ``note`` says out of what."""

    figure: Figure
    text: str
    unit: str
    note: str
    url: str
    tone: str
    trend: list[float]


@dataclass(frozen=True)
class Table:
    """One table: a name for each row, an address for some, and its cells."""

    key: str
    title: str
    head: list[str]
    rows: list[dict[str, Any]]
    left_out: int = 0


def in_text(figure: Figure, sums: Sums) -> tuple[str, str]:
    """The figure and its unit; a dash when there is nothing to count."""
    value = value_of(figure, sums)
    if value is None:
        return "—", ""
    match figure.shape:
        case Shape.COUNT:
            return f"{value:,}", ""
        case Shape.SHARE:
            return f"{float(value) * 100:.1f}", "%"
        case Shape.MONEY:
            return f"¥{plain(Decimal(value))}", ""
        case Shape.MINUTES:
            return f"{float(value):.0f}" if value >= 10 else f"{float(value):.1f}", _("分钟")
        case Shape.HOURS:
            return f"{float(value):.1f}", _("小时")
        case _:
            return f"{float(value):.2f}", _("星")


def make_tiles(keys: tuple[str, ...], sheet: Sheet, asked: Asked, *, lists: bool) -> list[Tile]:
    """Tiles in their order, each with the way to its cases and its course over the months."""
    months = [sheet.by_month[m] for m in sorted(sheet.by_month)][-24:]
    return [_tile(BY_KEY[k], sheet.total, asked, months, lists=lists) for k in keys]


def _tile(figure: Figure, sums: Sums, asked: Asked, months: list[Sums], *, lists: bool) -> Tile:
    text, unit = in_text(figure, sums)
    note = ""
    if figure.bottom and figure.shape is not Shape.STARS:
        top, bottom = sums.get(figure.top, 0), sums.get(figure.bottom, 0)
        money = figure.top == "recovered"
        note = f"¥{plain(Decimal(top))} / ¥{plain(Decimal(bottom))}" if money else f"{top:,} / {bottom:,}"
    elif figure.shape is Shape.STARS:
        note = _("%(count)s 人评价") % {"count": sums.get("rated", 0)}
    has_list = lists and (figure.rows is not None or figure.key in ("due_today", "overdue"))
    trend = [] if figure.is_live or figure.top.endswith("_spread") else [float(value_of(figure, m) or 0) for m in months]
    tone = ("bad" if sums.get("overdue") else "ok") if figure.key == "overdue" else "soon" if figure.key == "due_today" else ""
    return Tile(figure, text, unit, note, cases_url(figure.key, asked) if has_list else "", tone, trend if len(trend) > 2 else [])


def address(asked: Asked, **more: str) -> str:
    """The query of a view."""
    parts = {
        "from": f"{asked.first:%Y-%m}" if asked.first else "", "to": f"{asked.last:%Y-%m}" if asked.last else "",
        "office": str(asked.office or ""), "mediator": str(asked.mediator or ""),
    }  # fmt: skip
    return urlencode({k: v for k, v in (parts | more).items() if v})


def cases_url(figure: str, asked: Asked, **more: str) -> str:
    """The list of the cases behind a figure."""
    return f"{reverse('statistics:cases')}?{address(asked, figure=figure, **more)}"


def make_tables(sheet: Sheet, asked: Asked, *, lists: bool = True, most: int | None = None) -> list[Table]:
    """The sums by office, kind of office, mediator and month; ``most`` rows of each, the largest (for months the newest)."""
    offices = {o.pk: o for o in Office.objects.filter(pk__in=sheet.by_office).only("pk", "name", "short_name", "kind", "level")}
    people = dict(Person.objects.filter(pk__in=sheet.by_mediator).values_list("pk", "name"))
    kinds: dict[str, list[Sums]] = {}
    for pk, sums in sheet.by_office.items():
        kinds.setdefault(str(offices[pk].get_kind_display()), []).append(sums)
    by_office = sorted(((offices[pk].short_name, sums, {"office": str(pk)}) for pk, sums in sheet.by_office.items()), key=_most)
    by_kind: list[tuple[str, Sums, dict[str, str]]] = sorted(((name, add_up(all_), {}) for name, all_ in kinds.items()), key=_most)
    by_mediator = sorted(((_who(pk, people), sums, {"mediator": str(pk)} if pk != NOBODY else {}) for pk, sums in sheet.by_mediator.items()), key=_most)
    by_month = [(f"{m:%Y-%m}", sheet.by_month[m], _only(m)) for m in sorted(sheet.by_month, reverse=True)]
    return [
        _table("office", _("按机构"), by_office, COLUMNS, asked, lists=lists, most=most),
        _table("kind", _("按机构类别"), by_kind, COLUMNS, asked, lists=False, most=most),
        _table("mediator", _("按调解员"), by_mediator, COLUMNS, asked, lists=lists, most=most),
        _table("month", _("按月份"), by_month, MONTH_COLUMNS, asked, lists=lists, most=most),
    ]


def _most(row: tuple[str, Sums, dict[str, str]]) -> tuple[int, str]:
    return -int(row[1].get("opened", 0)), row[0]


def _who(pk: UUID, people: dict[UUID, str]) -> str:
    return _("尚未分派") if pk == NOBODY else people.get(pk, "—")


def _only(month: date) -> dict[str, str]:
    return {"from": f"{month:%Y-%m}", "to": f"{month:%Y-%m}"}


def _table(
    key: str,
    title: str,
    groups: list[tuple[str, Sums, dict[str, str]]],
    columns: tuple[str, ...],
    asked: Asked,
    *,
    lists: bool,
    most: int | None,
) -> Table:
    figures = [(BY_KEY[c], say(BY_KEY[c].name)) for c in columns]
    page = reverse("statistics:cases")
    rows = []
    for name, sums, narrow in groups[:most]:
        query = address(asked, **narrow)
        listed = f"{page}?{query}&figure=" if lists and narrow else ""
        cells = [_cell(figure, label, sums, listed) for figure, label in figures]
        rows.append({"name": name, "url": f"?{query}" if narrow else "", "cells": cells})
    return Table(key, title, [label for _figure, label in figures], rows, max(0, len(groups) - len(rows)))


def _cell(figure: Figure, label: str, sums: Sums, listed: str) -> dict[str, Any]:
    text, unit = in_text(figure, sums)
    value = value_of(figure, sums)
    has_list = listed and value and (figure.rows is not None or figure.key in ("due_today", "overdue"))
    return {
        "text": f"{text}{unit}", "value": float(value) if isinstance(value, Decimal) else value,
        "url": f"{listed}{figure.key}" if has_list else "", "shape": figure.shape, "label": label,
        "bad": figure.key == "overdue" and bool(value),
    }  # fmt: skip
