"""The guided check and the one screen of a work-injury sitting. They lead; every change goes through a step of the table."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from shiquan.arbitration import service
from shiquan.arbitration.sitting.check import asked, find_roads, is_injury, read_answers, road_links
from shiquan.arbitration.sitting.merged import MergedForm, checked_answers, issue
from shiquan.arbitration.sitting.stages import CLOSES_WITH_PROMISE, read_stages
from shiquan.law.handling import Answer
from shiquan.procedure.language import Role
from shiquan.workspace import pages
from shiquan.workspace.benefits import fact_boxes, keep_facts, read_benefits
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.stopwatch import BESIDE, INJURY_STEPS, newest_clocks
from shiquan.workspace.taking import Problems
from shiquan.workspace.views import frame

TALKS = ("draft_conciliation", "schedule_hearing", "open_hearing", "close_hearing", "draft_award", "issue_award", "shorten_defence",
         "forward_defence")  # fmt: skip


def open_sitting(request: HttpRequest, pk: UUID) -> Opened:
    """An arbitration about a work injury, for those who work on it. Raises Http404 for everything and everybody else."""
    opened = open_case(request, pk)
    if not opened.case.procedure.startswith("arbitration/") or opened.case.procedure.startswith("arbitration/review") or not opened.is_staff:
        raise Http404
    if not is_injury(opened.snapshot):
        raise Http404
    return opened


@login_required
@require_safe
def show_check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The conditions of the fast track as questions; the answers stand in the address, nothing is written."""
    opened = open_sitting(request, pk)
    answers, given = read_answers(request.GET, opened.snapshot)
    finding = find_roads(opened.snapshot, answers)
    context = frame(opened) | {
        "questions": asked(opened.snapshot, answers, finding), "finding": finding, "given": given, "open": finding.opening.open is Answer.YES,
        "unknown": finding.opening.open is Answer.UNKNOWN, "roads": road_links(opened, answers, finding),
    }  # fmt: skip
    return render(request, "arbitration/check.html", context)


@login_required
@require_safe
def show_sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything of one work-injury sitting on one screen, with a stopwatch for each stage."""
    opened = open_sitting(request, pk)
    return render(request, "arbitration/sitting.html", _context(opened, request.GET))


@login_required
@require_POST
def send_notices(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Acceptance, tribunal, service and hearing in one go: all of it, or nothing and the reason."""
    opened = open_sitting(request, pk)
    here = reverse("arbitration:sitting", args=[pk])
    if not opened.may("accept"):
        messages.info(request, _("这件案子已经受理，或者不由您受理。"))
        return HttpResponseRedirect(here)
    form = MergedForm(opened, checked_answers(request.POST, opened.snapshot.facts.get("fast_check") or {}), request.POST)
    if issue(request, opened.case, form):
        messages.success(request, _("受理、应诉、组庭、开庭通知已一并办好。"))
        return HttpResponseRedirect(here)
    return render(request, "arbitration/sitting.html", _context(opened, request.POST, form), status=422)


@login_required
@require_POST
def mark_facts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Marks the facts that the form changed; the sums follow."""
    opened = open_sitting(request, pk)
    answer = keep_facts(request, opened)
    if isinstance(answer, Problems):
        context = _context(opened, QueryDict()) | {"fact_problem": answer, "typed": request.POST}
        return render(request, "arbitration/sitting.html", context, status=422)
    messages.success(request, ngettext("已记 %(n)d 个事实，待遇已重算。", "已记 %(n)d 个事实，待遇已重算。", answer) % {"n": answer})
    return HttpResponseRedirect(f"{reverse('arbitration:sitting', args=[pk])}#benefits")


def _context(opened: Opened, query: Any, form: MergedForm | None = None) -> dict[str, Any]:
    s, here = opened.snapshot, reverse("arbitration:sitting", args=[opened.case.pk])
    checked = checked_answers(query, s.facts.get("fast_check") or {})
    if form is None and opened.may("accept") and not s.procedure.startswith("arbitration/collective"):
        form = MergedForm(opened, checked)
    clocks = newest_clocks(opened)
    links = {link.step.key: link for link in pages.step_links(opened)}
    papers = service.papers(opened) if opened.case.state not in ("filed", "correction", "mediation_first") else []
    return frame(opened) | {
        "stages": read_stages(opened), "promise": [clocks[k] for k in CLOSES_WITH_PROMISE if k in clocks], "form": form,
        "checked": checked, "needs_check": s.procedure.startswith("arbitration/fasttrack") and not all(checked.values()),
        "advise_check": not s.procedure.startswith("arbitration/fasttrack") and "track" not in s.facts,
        "benefits": read_benefits(s), "facts": fact_boxes(s), "may_mark": opened.may("mark_fact"), "claims": pages.claim_rows(opened),
        "facts_url": reverse("arbitration:sitting_facts", args=[opened.case.pk]),
        "papers": papers, "papers_left": sum(r.open for r in papers),
        "beside": [clocks[k] for k in BESIDE if k in clocks], "injury": s.facts.get("injury") or {},
        "injury_links": [links[k] for k in INJURY_STEPS if k in links], "talk_links": [links[k] for k in TALKS if k in links],
        "here": here, "hearing": s.facts.get("hearing"), "hearing_at": _hearing_at(s.facts), "conciliation": _signing(opened), "documents": pages.document_rows(opened),
        "shortened": [(p.name, s.facts.get("shortened", {}).get(str(p.id))) for p in s.side(Role.RESPONDENT)],
    }  # fmt: skip


def _hearing_at(facts: Any) -> datetime | None:
    fixed = facts.get("hearing") or {}
    return datetime.fromisoformat(fixed["starts_at"]) if fixed.get("starts_at") else None


def _signing(opened: Opened) -> list[tuple[str, bool]] | None:
    """Who has signed for the conciliation statement; None where there is none."""
    known = opened.snapshot.facts.get("conciliation")
    if not known:
        return None
    signed = set(known.get("signed_for", ()))
    return [(p.name, str(p.id) in signed) for p in opened.snapshot.parties if p.side is not Role.THIRD_PARTY]
