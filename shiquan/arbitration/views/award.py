"""Drafting the award: the page, saving while it is typed, and handing the draft on to be issued."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shiquan.arbitration import award, file
from shiquan.cases.perform import Done
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.taking import Problems, take
from shiquan.workspace.views import frame

DRAFTING, WAITING = "deliberating", "signing"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_award(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft with its check. Posting takes over a sum, fills in, saves, or hands the draft on; whatever was typed is kept."""
    opened = _open(request, pk)
    here = reverse("arbitration:award", args=[pk])
    if request.method != "POST":
        saved = award.find_saved(opened.case)
        return _page(request, opened, award.read_typed(opened, saved), saved)
    if opened.case.state != DRAFTING:
        messages.info(request, _("现在不能修改裁决草稿，请看案件的最新进展。"))
        return HttpResponseRedirect(here)
    typed = award.read_form(opened.snapshot, request.POST)
    if request.POST.get("take"):
        typed = award.take_over(opened.snapshot, typed, request.POST["take"])
    elif request.POST.get("act") == "fill":
        typed = award.fill_in(opened.snapshot, typed)
    try:
        saved = award.save(opened.case, opened.person, typed, _version(request), force=bool(request.POST.get("force")))
    except award.SavedByAnother as other:
        return _page(request, opened, typed, other.draft, other=other.draft, status=409)
    if request.POST.get("act") != "draft":
        return HttpResponseRedirect(here)
    answer = take(request, pk, "draft_award", _as_step(typed))
    if isinstance(answer, Done):
        award.forget(opened.case)
        messages.success(request, _("裁决草稿已提交，等待签发。"))
        return HttpResponseRedirect(here)
    return _page(request, opened, typed, saved, problems=answer, status=422)


@login_required
@require_POST
def save_award(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keeps what is typed and answers with the live part: check, total, papers. Nothing in the form itself is touched."""
    opened = _open(request, pk)
    typed = award.read_form(opened.snapshot, request.POST)
    other = None
    saved = award.find_saved(opened.case)
    if opened.case.state == DRAFTING:
        try:
            saved = award.save(opened.case, opened.person, typed, _version(request))
        except award.SavedByAnother as found:
            other = found.draft
    context = award.page_of(opened, typed) | {"opened": opened, "case": opened.case, "saved": saved, "other": other, "live": True}
    answer = render(request, "arbitration/parts/award_check.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _open(request: HttpRequest, pk: UUID) -> Opened:
    opened = open_case(request, pk)
    if not opened.case.procedure.startswith("arbitration/") or not award.may_draft(opened) or opened.case.state not in (DRAFTING, WAITING):
        raise Http404
    return opened


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _as_step(typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed as the step takes it; a sum of a rejected claim that was left empty is none."""
    return {**typed, "items": [{k: v or None for k, v in row.items()} for row in typed["items"]]}


def _page(request: HttpRequest, opened: Opened, typed: dict[str, Any], saved: Any, *, other: Any = None, problems: Problems | None = None, status: int = 200) -> HttpResponse:
    context = frame(opened) | award.page_of(opened, typed) | {
        "saved": saved, "other": other, "problems": problems, "editable": opened.case.state == DRAFTING, "panel_url": file.panel_url(opened),
        "fast": opened.case.procedure.startswith("arbitration/fasttrack"), "prepared": saved is None and opened.case.state == DRAFTING,
        "may_issue": opened.may("issue_award"), "may_return": opened.may("return_award"),
    }  # fmt: skip
    answer = render(request, "arbitration/award.html", context, status=status)
    answer["Cache-Control"] = "private, no-store"
    return answer
