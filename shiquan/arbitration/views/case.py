"""The page of an arbitration for those who work on it."""

from dataclasses import replace
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from shiquan.arbitration import award, file
from shiquan.arbitration.sitting.check import is_injury
from shiquan.arbitration.views.award import DRAFTING, WAITING
from shiquan.workspace import pages
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.time_line import read_time_line
from shiquan.workspace.views import frame


@login_required
@require_safe
def show_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file of an arbitration. A party is led to its own page; a case of another kind is not here."""
    opened = open_case(request, pk)
    if not opened.case.procedure.startswith("arbitration/") or not (opened.is_staff or opened.is_party):
        raise Http404
    if not opened.is_staff:
        return redirect("workspace:case", pk=pk)
    facts = opened.snapshot.facts
    context = frame(opened) | {
        "links": _links(opened), "parties": pages.party_cards(opened), "lines": read_time_line(opened),
        "clocks": pages.open_clocks(opened), "claims": pages.claim_rows(opened), "story": pages.story_of(opened),
        "sides": file.evidence_by_side(opened), "issues": facts.get("issues", ()), "heard": "record_entry" in opened.rules.step_by_key and (facts.get("hearings") or opened.case.state in ("preparing", "scheduled")),
        "documents": pages.document_rows(opened), "events": pages.history(opened), "deliberation": file.deliberation(opened),
        "candidates": file.candidates(opened) if opened.case.state == "accepted" else None, "panel_url": file.panel_url(opened),
        "award_url": _award_url(opened),
        "injury": opened.is_staff and is_injury(opened.snapshot) and not opened.case.procedure.startswith("arbitration/review"),
        "hearings": [a for a in opened.case.appointments.all() if a.kind == "hearing" and a.status != "cancelled"],
    }  # fmt: skip
    return render(request, "arbitration/case.html", context)


def _award_url(opened: Opened) -> str:
    """The page on which the award is drafted, while there is one to draft and for those who may."""
    open_ = opened.case.state in (DRAFTING, WAITING) and award.may_draft(opened)
    return reverse("arbitration:award", args=[opened.case.pk]) if open_ else ""


ROAD = (
    "accept", "form_tribunal", "open_hearing", "close_hearing", "resume_hearing", "draft_award", "issue_award", "serve_award",
    "schedule_hearing", "serve_hearing_notice", "serve_copy", "resume_filing", "resume_case", "return_from_mediation",
    "make_statement", "serve_conciliation", "draft_conciliation", "close_file", "approve_closing", "archive",
)  # fmt: skip
"""The steps that take a case to its end, as they come before each other where several are open."""
PLACES = {key: place for place, key in enumerate(ROAD)}


def _links(opened: Opened) -> list[pages.StepLink]:
    """The buttons of the table: what takes the case on comes first, what ends it or turns it back last.

    The award is drafted on a page of its own, not in the plain form.
    """
    url = _award_url(opened)
    links = [replace(link, url=url) if url and link.step.key == "draft_award" else link for link in pages.step_links(opened)]
    return sorted(links, key=lambda link: (link.ends, PLACES.get(link.step.key, len(ROAD))))
