"""One screen for a work-injury mediation: three hours beside the clocks of recognition and assessment."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from shiquan.procedure.conditions import settled_total
from shiquan.workspace import pages
from shiquan.workspace.benefits import fact_boxes, keep_facts, read_benefits
from shiquan.workspace.opening import Opened
from shiquan.workspace.stopwatch import BESIDE, INJURY_STEPS, newest_clocks
from shiquan.workspace.taking import Problems

from ..case.frame import child_states, find_signers, frame, page_url
from ..case.sitting import is_injury, read_stages
from ..desk import case_page

WATCH = ("start_sitting", "mark_stage", "end_sitting")
TALKS = ("record_caucus", "record_joint", "skip_step", "settle_claim", "drop_claim")


@require_safe
@case_page
def show_sitting(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The sitting; 404 for a mediation about something else."""
    return render(request, "mediation/case/sitting.html", _context(opened))


@require_POST
@case_page
def mark_facts(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Marks the facts that the form changed; the sums follow."""
    context = _context(opened)
    answer = keep_facts(request, opened)
    if isinstance(answer, Problems):
        return render(request, "mediation/case/sitting.html", context | {"fact_problem": answer, "typed": request.POST}, status=422)
    messages.success(request, ngettext("已记 %(n)d 个事实，待遇已重算。", "已记 %(n)d 个事实，待遇已重算。", answer) % {"n": answer})
    return HttpResponseRedirect(f"{page_url(opened, 'sitting')}#benefits")


def _context(opened: Opened) -> dict[str, Any]:
    s = opened.snapshot
    if not is_injury(s):
        raise Http404
    clocks = newest_clocks(opened)
    links = {link.step.key: link for link in pages.step_links(opened)}
    papers = [d for d in opened.case.documents.all() if d.kind == "mediation_agreement" and d.status != "void"]
    applied = set(s.facts.get("confirmation_by", ()))
    done = {k: bool(s.facts.get(f"done:{k}")) or k in s.facts.get("skipped", {}) for k in ("caucus", "joint")}
    around = frame(opened, "sitting")
    around["links"] = [link for link in around["links"] if link["step"].key not in (*WATCH, *TALKS, *INJURY_STEPS)]  # they have their places here
    return around | {
        "stages": read_stages(opened), "three_hours": clocks.get("INJURY_MEDIATION_3H"), "sitting": s.facts.get("sitting") or {},
        "watch_links": [links[k] for k in WATCH if k in links], "talk_links": [links[k] for k in TALKS if k in links],
        "benefits": read_benefits(s), "facts": fact_boxes(s), "may_mark": opened.may("mark_fact"), "facts_url": page_url(opened, "sitting_facts"),
        "beside": [clocks[k] for k in BESIDE if k in clocks], "injury": s.facts.get("injury") or {},
        "injury_links": [links[k] for k in INJURY_STEPS if k in links], "here": page_url(opened, "sitting"),
        "claims": pages.claim_rows(opened), "total": settled_total(s), "may_draft": opened.may("draft_agreement"), "talks_done": done,
        "paper": papers[-1] if papers else None, "signers": find_signers(opened, papers[-1]) if papers else [],
        "confirmation_sides": [(p, str(p.id) in applied) for p in s.parties], "child": child_states(opened.case).get("confirmation"),
    }  # fmt: skip
