"""The visits that are due, and the page of one follow-up."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shiquan.cases.access import worklist_offices
from shiquan.cases.clock import now, today
from shiquan.cases.models import Case, Instalment
from shiquan.followup import due
from shiquan.followup.picture import Standing, draw_instalments
from shiquan.followup.script import script_for
from shiquan.organisations.models import Person
from shiquan.procedure.language import Role
from shiquan.procedure.roads import OpenRoad, open_roads
from shiquan.workspace import pages
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.views import frame
from shiquan.workspace.wording import say

ON_THIS_PAGE = frozenset({"visit", "report_payment", "confirm_payment", "report_unpaid", "choose_road"})


@login_required
@require_safe
def show_due(request: HttpRequest) -> HttpResponse:
    """The visits of one's desk, nearest first. ``?part=list`` answers with the list alone, for live news."""
    person = request.user
    assert isinstance(person, Person)
    at = now()
    cases = due.followups_of(person)
    if not worklist_offices(person) and not cases.exists():
        raise Http404
    heap = due.Heap(request.GET["heap"]) if request.GET.get("heap") in set(due.Heap) else due.Heap.DUE
    page = request.GET.get("page", "")
    number = min(int(page), due.LAST_PAGE) if page.isascii() and page.isdigit() and 0 < len(page) < 5 else 1
    lines, more = due.read_lines(cases, heap, at, max(number, 1))
    counts = due.count_heaps(cases, at)
    context = {
        "heap": heap, "lines": lines, "heaps": due.heap_tabs(counts, heap), "total": counts[heap],
        "topics": " ".join([f"person:{person.pk}", *(f"worklist:{o}" for o in sorted(worklist_offices(person), key=str))][:50]),
        "list_url": f"{request.path}?heap={heap}&page={number}&part=list",
        "previous_query": f"heap={heap}&page={number - 1}" if number > 1 else "",
        "next_query": f"heap={heap}&page={number + 1}" if more else "",
    }  # fmt: skip
    return render(request, "followup/parts/list.html" if request.GET.get("part") == "list" else "followup/due.html", context)


@login_required
@require_safe
def show_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One follow-up: payments as a picture, the visit with its script, the next roads after a default."""
    opened = open_case(request, pk)
    case = opened.case
    if not case.procedure.startswith("followup/"):
        return redirect("workspace:case", pk=pk)
    back = reverse("followup:case", args=[pk])
    standings = _standings(opened)
    total = sum((s.row.amount for s in standings), Decimal("0.00"))
    paid = sum((s.row.paid for s in standings), Decimal("0.00"))
    context = frame(opened) | {
        "back": back, "standings": [(s, _payment_links(opened, s, back)) for s in standings],
        "picture": draw_instalments(standings, _("付款进度")), "total": total, "paid": paid,
        "parties": pages.party_cards(opened), "clocks": pages.open_clocks(opened), "documents": pages.document_rows(opened),
        "links": [link for link in pages.step_links(opened) if link.step.key not in ON_THIS_PAGE],
        "visits": _visits(opened), "rating": case.facts.get("rating"), "road": case.facts.get("road"),
        "roads": _roads(opened, standings), "may_choose": opened.may("choose_road"), "evidence": pages.evidence_rows(opened),
        "recovered": case.facts.get("recovered"),
    }  # fmt: skip
    return render(request, "followup/case.html", context | _visit(request, opened))


def _standings(opened: Opened) -> list[Standing]:
    reported = opened.case.facts.get("reported") or {}
    return [
        Standing(i, today(), Decimal(reported[str(i.pk)]["amount"]) if str(i.pk) in reported and i.status != "paid" else None)
        for i in opened.case.dispute.instalments.all()
    ]


def _visits(opened: Opened) -> list[dict[str, str]]:
    """The visits in words, newest first. What the sides said stands in the records only."""
    ways = {k: say(v) for f in opened.rules.step_by_key["visit"].form if f.name == "way" for k, v in f.choices}
    kept = opened.case.facts.get("visits") or []
    return [{"day": v["at"][:10], "way": ways.get(v["way"], v["way"]), "result": v["result"]} for v in reversed(kept)]


def _payment_links(opened: Opened, standing: Standing, back: str) -> list[dict[str, Any]]:
    """What may be recorded about one payment, with what is known filled in."""
    if standing.row.status == "paid":
        return []
    words = {"confirm_payment": _("确认到账"), "report_payment": _("报告已付款"), "report_unpaid": _("登记未履行")}
    query = f"instalment={standing.row.pk}&amount={standing.left}&on={date.isoformat(today())}&next={back}"
    return [
        {"words": words[key], "url": f"{reverse('workspace:step', args=[opened.case.pk, key])}?{query}", "main": key != "report_unpaid"}
        for key in words
        if opened.may(key) and (key != "report_unpaid" or standing.row.due_on < today())
    ]


def _visit(request: HttpRequest, opened: Opened) -> dict[str, Any]:
    """The form of a visit with its script, when the person may record one."""
    if not opened.may("visit"):
        return {}
    instalment, when = _asked_for(request, opened)
    initial = {"instalment": str(instalment.pk) if instalment else "", "when": when, "way": "phone"}
    form = StepForm(opened.rules.step_by_key["visit"], opened, initial=initial)
    parties = list(opened.case.dispute.parties.all())
    return {
        "visit_form": form, "when": when, "instalment": instalment,
        "script": script_for(when, parties, instalment, opened.case.office.short_name),
    }  # fmt: skip


def _asked_for(request: HttpRequest, opened: Opened) -> tuple[Instalment | None, str]:
    """The payment and side of its date that the address names, else those of the nearest clock."""
    rows = {str(i.pk): i for i in opened.case.dispute.instalments.all()}
    when, wanted = request.GET.get("when", ""), rows.get(request.GET.get("instalment", ""))
    if wanted is not None:
        return wanted, when if when in ("before", "after") else "before"
    unpaid = {pk for pk, row in rows.items() if row.status != "paid"}
    if not unpaid:  # nothing is left to ask about before a payment
        return None, "after"
    nearest = next((c for c in pages.open_clocks(opened) if c.key in due.VISITS and (c.key != "VISIT_BEFORE" or c.subject in unpaid)), None)
    if nearest is not None:
        return rows.get(nearest.subject), "before" if nearest.key == "VISIT_BEFORE" else "after"
    return None, "after"


def _roads(opened: Opened, standings: list[Standing]) -> tuple[OpenRoad, ...]:
    """The roads open now: only after a default, and only for the applicant and the staff."""
    late = [s for s in standings if s.row.status == "unpaid"]
    if opened.case.state != "default" or not late or opened.actor.roles <= {Role.RESPONDENT}:
        return ()
    confirmed = Case.objects.filter(dispute=opened.case.dispute_id, result="confirmed").exists()
    return open_roads(
        confirmed=confirmed, defaulted_on=min(s.row.due_on for s in late), last_due_on=max(s.row.due_on for s in standings)
    )
