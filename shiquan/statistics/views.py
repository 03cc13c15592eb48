"""The live figures, the cases behind each of them, and files to take away."""

from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shiquan.cases.clock import now, today
from shiquan.organisations.models import Office, Person
from shiquan.statistics import files, showing
from shiquan.statistics.definitions import BY_KEY, FIGURES
from shiquan.statistics.listing import read_page
from shiquan.statistics.reading import Sheet, read_sheet, rows_behind
from shiquan.statistics.rollup import AT_ONCE, catch_up
from shiquan.statistics.scope import Asked, Scope, read_asked, scope_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TOPICS = 55
ROWS = 12
"""How many rows of a table are shown at first."""


def for_staff(view: Any) -> Any:
    """A page for those with figures of their own; for everybody else it does not exist."""

    @wraps(view)
    @login_required
    @require_safe
    def guarded(request: HttpRequest) -> HttpResponse:
        assert isinstance(request.user, Person)
        scope = scope_of(request.user)
        if scope.is_empty:
            raise Http404
        return view(request, scope)

    return guarded


@for_staff
def show_figures(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The figures of one's offices. ``?part=figures`` answers with the figures alone, for live news."""
    at = now()
    fresh = catch_up(most=AT_ONCE)
    asked = read_asked(request.GET, scope)
    sheet = read_sheet(asked, at)
    query = showing.address(asked)
    context = {
        "asked": asked, "scope": scope, "at": at, "fresh": fresh, "query": query,
        "live": showing.make_tiles(showing.LIVE, sheet, asked, lists=scope.lists),
        "tiles": showing.make_tiles(showing.HEAD, sheet, asked, lists=scope.lists),
        "tables": showing.make_tables(sheet, asked, lists=scope.lists, most=None if request.GET.get("all") else ROWS), "figures": FIGURES,
        "part_url": f"{request.path}?{query}&part=figures" + ("&all=1" if request.GET.get("all") else ""),
        "topics": " ".join(f"worklist:{o}" for o in sorted(asked.offices, key=str)[:TOPICS]) if scope.mediator is None else f"person:{scope.mediator}",
    } | _charts(sheet)  # fmt: skip
    if request.GET.get("part") == "figures":
        return render(request, "statistics/parts/figures.html", context)
    return render(request, "statistics/home.html", context | _choices(scope, asked))


def _charts(sheet: Sheet) -> dict[str, Any]:
    months = sorted(sheet.by_month)[-12:]
    names = ("agreed", "not_agreed", "withdrawn", "refused")
    words = (_("达成协议"), _("调解不成"), _("撤回"), _("不予受理"))
    results = [(w, int(sheet.total[n])) for w, n in zip(words, names, strict=True) if sheet.total[n]]
    return {
        "months": [(f"{m:%Y-%m}", int(sheet.by_month[m]["opened"])) for m in months],
        "results": results, "ended": sum(n for _w, n in results),
    }  # fmt: skip


def _choices(scope: Scope, asked: Asked) -> dict[str, Any]:
    offices = Office.objects.filter(pk__in=scope.offices).order_by("level", "short_name").only("pk", "short_name")
    day = today()
    quarter = date(day.year, day.month - (day.month - 1) % 3, 1)
    spans = [
        (_("本月"), day.replace(day=1)), (_("本季度"), quarter), (_("今年"), date(day.year, 1, 1)), (_("全部"), None),
    ]  # fmt: skip
    links = [
        {"label": words, "current": asked.first == first and asked.last is None,
         "url": "?" + showing.address(Asked(first, None, asked.office, mediator=asked.mediator))}
        for words, first in spans
    ]  # fmt: skip
    return {"offices": list(offices), "spans": links}


@for_staff
def show_cases(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The cases behind one figure. 404 for an unknown figure, and for whoever may see figures but no cases."""
    figure = BY_KEY.get(request.GET.get("figure", ""))
    at = now()
    rule = rows_behind(figure, at) if figure else None
    if figure is None or rule is None or not scope.lists:
        raise Http404
    catch_up(most=AT_ONCE)
    asked = read_asked(request.GET, scope)
    page = request.GET.get("page", "")
    number = max(1, min(int(page), 2000)) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    rows, more = read_page(asked, rule, number, every_month=figure.is_live)
    query = showing.address(asked, figure=figure.key)
    context = {
        "figure": figure, "rows": rows, "asked": asked, "back": f"{reverse('statistics:home')}?{showing.address(asked)}",
        "previous_query": f"{query}&page={number - 1}" if number > 1 else "", "next_query": f"{query}&page={number + 1}" if more else "",
    }  # fmt: skip
    return render(request, "statistics/cases.html", context)


@for_staff
def export(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The tables as a workbook (``format=xlsx``), or one of them as CSV (``by=office|kind|mediator|month``)."""
    catch_up(most=AT_ONCE)
    asked = read_asked(request.GET, scope)
    at = now()
    sheet = read_sheet(asked, at)
    tables = showing.make_tables(sheet, asked)
    name = f"{_('运行数据')}-{at:%Y%m%d-%H%M}"
    if request.GET.get("format") == "xlsx":
        tiles = showing.make_tiles(showing.LIVE + showing.HEAD, sheet, asked, lists=False)
        return _file(files.write_workbook(tiles, tables, f"{_('运行数据')} {at:%Y-%m-%d %H:%M} {_span(asked)}"), XLSX, f"{name}.xlsx")
    by = request.GET.get("by", "office")
    table = next((t for t in tables if t.key == by), tables[0])
    return _file(files.write_csv(table), "text/csv; charset=utf-8", f"{name}-{table.key}.csv")


def _span(asked: Asked) -> str:
    first, last = (f"{d:%Y-%m}" if d else "…" for d in (asked.first, asked.last))
    return f"{first} – {last}" if asked.first or asked.last else ""


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer
