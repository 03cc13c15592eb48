"""The derivation beside the claims of a case, for whoever may see the case; facts can be tried out without saving."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from shiquan.advice.panel import MOST_TRIED, read_panel, read_tried
from shiquan.law.text import Label
from shiquan.procedure.tables.inputs import FACTS
from shiquan.workspace.opening import open_case


@login_required
@require_safe
def show_panel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The panel as a page, or with ``?bare=1`` as a part that another page loads beside the claims."""
    opened = open_case(request, pk)
    tried = read_tried(request.GET)
    panel = read_panel(opened.snapshot, tried)
    bare = request.GET.get("bare") == "1"
    here = reverse("advice:panel", args=[pk])
    context = {
        "opened": opened,
        "case": opened.case,
        "panel": panel,
        "shell": "web/desk.html" if opened.is_staff else "web/page.html",
        "here": here,
        "case_url": reverse("workspace:case", args=[pk]),
        "mark_url": reverse("workspace:step", args=[pk, "mark_fact"]) if opened.may("mark_fact") else "",
        "note_url": reverse("workspace:step", args=[pk, "note_fact"]) if opened.may("note_fact") else "",
        "options": [(key, Label(zh, en)) for key, zh, en in FACTS],
        "most": MOST_TRIED,
        "tried": tried,
    }
    answer = render(request, "advice/parts/panel.html" if bare else "advice/panel.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer
