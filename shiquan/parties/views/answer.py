"""What is asked, what the law says about it, until when, and the answer: one page."""

from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.cases.perform import Done
from shiquan.parties.answering import STANCES, Answer, read_answer, send_answer, show_problems
from shiquan.parties.invitation import ENDING, SILENCE
from shiquan.procedure.language import Role
from shiquan.workspace import pages
from shiquan.workspace.opening import Opened, open_case


@login_required(login_url="accounts:enter")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The respondent's page; posting answers and goes on to the case."""
    opened = open_case(request, pk)
    if Role.RESPONDENT not in opened.actor.roles or "answer" not in opened.rules.step_by_key:
        raise Http404
    answer = read_answer(opened, request)
    status = 200
    if request.method == "POST" and not answer.form.asks_for_row:
        outcome = send_answer(request, answer)
        if isinstance(outcome, Done):
            messages.success(request, _("答复已送到调解员和对方手里。"))
            return redirect("parties:case", pk=pk)
        show_problems(answer, outcome)
        status = 422
    elif not opened.may("answer"):
        return redirect("parties:case", pk=pk)
    return render(request, "parties/answer.html", _context(opened, answer), status=status)


def _context(opened: Opened, answer: Answer) -> dict[str, object]:
    clocks = {d.key: d for d in pages.open_clocks(opened)}
    here = reverse("parties:answer", args=[opened.case.pk])
    total = sum((c.amount for c in opened.snapshot.claims if c.amount is not None and c.status != "dropped"), Decimal(0))
    return {
        "opened": opened, "case": opened.case, "answer": answer, "form": answer.form, "stances": STANCES,
        "claims": pages.claim_rows(opened), "total": total or None, "story": pages.story_of(opened),
        "applicants": [p.name for p in opened.snapshot.side(Role.APPLICANT)], "silence": SILENCE,
        "clock": next((clocks[k] for k in ENDING if k in clocks), None), "here": here,
        "answered": str(opened.actor.party) in opened.snapshot.facts.get("answers", {}),
        "chosen": answer.form.sheet["stance"].value(), "evidence": pages.evidence_rows(opened),
        "evidence_url": f"{reverse('workspace:step', args=[opened.case.pk, 'add_evidence'])}?next={here}",
        "refuse_url": f"{reverse('workspace:step', args=[opened.case.pk, 'refuse_mediation'])}?next={reverse('parties:case', args=[opened.case.pk])}"
        if opened.may("refuse_mediation") else "",
        "step_number": 3, "step_count": 3,
    }  # fmt: skip
