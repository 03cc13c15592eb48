"""Platform data: asked for in a fixed form, imported from CSV or xlsx, gaps and contradictions marked, and put to use."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.advice.forms import say
from shiquan.advice.platform import NAMES, BadFile, blank_form, facts_of, read_files
from shiquan.advice.sealing import TooLong, seal
from shiquan.law.platform_data import FORM, Column, Problem, Sheet, Table
from shiquan.law.platform_sums import Sums, add_up

MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
def show_platform(request: HttpRequest) -> HttpResponse:
    """The upload, and what the data add up to. Nothing is stored: the picture stands on this answer only."""
    context: dict[str, Any] = {"sheets": [(sheet.value, name, FORM[sheet]) for sheet, name in NAMES.items()]}
    if request.method == "POST":
        files: list[tuple[Sheet | None, UploadedFile]] = [(None, file) for file in request.FILES.getlist("workbook")]
        files += [(sheet, file) for sheet in Sheet for file in request.FILES.getlist(sheet.value)]
        try:
            tables = read_files(files)
        except BadFile as bad:
            context["error"] = str(bad)
            return render(request, "advice/platform.html", context, status=422)
        if not tables:
            context["missing"] = True
            return render(request, "advice/platform.html", context, status=422)
        context |= _picture(tables)
    return render(request, "advice/platform.html", context)


@require_safe
def show_blank(request: HttpRequest, sheet: str) -> HttpResponse:
    """A form to fill in, as CSV that Chinese spreadsheets open."""
    try:
        kind = Sheet(sheet)
    except ValueError:
        raise Http404 from None
    answer = HttpResponse("\ufeff" + blank_form(kind), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{kind.value}.csv"'
    return answer


def _picture(tables: list[Table]) -> dict[str, Any]:
    sums: Sums = add_up(tables)
    rows = sorted(sums.problems, key=lambda p: (p.gravity.value, p.sheet.value, p.row))
    facts = facts_of(sums, tables)
    hints = {hint.factor: say(hint.label) for hint in sums.hints}
    return {
        "sums": sums,
        "problems": [_mark(problem) for problem in rows[:MOST_SHOWN]],
        "more_problems": max(len(rows) - MOST_SHOWN, 0),
        "bars": [(f"{month.month:%Y-%m}", month.income) for month in sums.months] if len(sums.months) > 1 else [],
        "facts": facts,
        "pay_url": _link(reverse("advice:result", args=["rider_pay"]), {"a": facts}),
        "relationship_url": _link(reverse("advice:relationship"), {"h": hints}),
    }


def _link(page: str, told: dict[str, Any]) -> str:
    try:
        return f"{page}?a={seal(told)}"
    except TooLong:
        smaller = {key: {k: v for k, v in value.items() if not isinstance(v, list)} for key, value in told.items()}
        return f"{page}?a={seal(smaller)}"


def _mark(problem: Problem) -> dict[str, Any]:
    column: Column | None = next((c for c in FORM[problem.sheet] if c.key == problem.column), None)
    return {"sheet": NAMES[problem.sheet], "row": problem.row, "column": column.header if column else None, "gravity": problem.gravity.value, "label": problem.label}
