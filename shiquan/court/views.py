"""The court's desk: the list of applications, the page of one, and the ruling."""

from collections.abc import Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shiquan.cases.perform import Done
from shiquan.court import file, worklist
from shiquan.organisations.models import Person
from shiquan.procedure.language import Role
from shiquan.workspace import pages
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.taking import Problems, take
from shiquan.workspace.wording import say

COURT = frozenset({Role.JUDGE, Role.COURT_CLERK})
ON_THIS_PAGE = frozenset({"docket", "rule", "sign"})
"""Steps that have a form of their own on the page; the others are linked."""


def court_only(view: Any) -> Any:
    """A page for those who sit at a court; for everybody else it does not exist."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, Person) or not worklist.courts_of(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@court_only
@require_safe
def show_worklist(request: HttpRequest) -> HttpResponse:
    """The applications at the court, nearest clock first. ``?part=list`` answers with the list alone, for live news."""
    person = request.user
    assert isinstance(person, Person)
    wanted = worklist.read_wanted(request.GET)
    desk = worklist.cases_at_court(person)
    rows, more = worklist.read_rows(worklist.choose(desk, wanted), wanted)
    counts = worklist.count_heaps(desk)
    here = request.GET.copy()
    here["part"] = "list"
    context = {
        "wanted": wanted, "rows": rows, "heaps": worklist.heap_tabs(counts, wanted),
        "topics": " ".join(f"worklist:{o}" for o in sorted(worklist.courts_of(person), key=str)[:50]),
        "list_url": f"{request.path}?{here.urlencode()}",
        "total": "" if wanted.text else counts[f"n_{wanted.heap}"],
        "previous_query": _page(request, wanted.page - 1) if wanted.page > 1 else "",
        "next_query": _page(request, wanted.page + 1) if more else "",
    }  # fmt: skip
    return render(request, "court/parts/list.html" if request.GET.get("part") == "list" else "court/worklist.html", context)


def _page(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query.pop("part", None)
    query["page"] = str(number)
    return query.urlencode()


@court_only
@require_safe
def show_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One application with everything that was handed over, and what the court may do now."""
    opened = open_court_case(request, pk)
    if opened is None:
        return redirect("workspace:case", pk=pk)
    return _show(request, opened, None, None)


@court_only
@require_POST
def rule(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Drafts the ruling from the check list; what was typed stays when something is missing."""
    opened = open_court_case(request, pk)
    if opened is None:
        raise Http404
    typed = {k: v for k, v in request.POST.items() if isinstance(v, str)}
    answer = take(request, pk, "rule", file.ruling_data(typed))
    if isinstance(answer, Done):
        messages.success(request, _("裁定书已起草，核对后签署。"))
        return HttpResponseRedirect(reverse("court:case", args=[pk]) + "#papers")
    return _show(request, opened, typed, answer)


def open_court_case(request: HttpRequest, pk: UUID) -> Opened | None:
    """The application for somebody of its court. None for a case of another kind; Http404 when nobody may see it."""
    opened = open_case(request, pk)
    if not opened.case.procedure.startswith("confirmation/") or not opened.actor.roles & COURT:
        return None
    return opened


def _show(
    request: HttpRequest, opened: Opened, typed: Mapping[str, str] | None, problems: Problems | None
) -> HttpResponse:
    case = opened.case
    docket = opened.rules.step_by_key["docket"]
    context: dict[str, Any] = {
        "opened": opened, "case": case, "back": reverse("court:case", args=[case.pk]),
        "agreement": file.read_agreement(opened), "evidence": pages.evidence_rows(opened),
        "parties": pages.party_cards(opened), "clocks": pages.open_clocks(opened), "events": pages.history(opened),
        "claims": pages.claim_rows(opened), "services": file.services(opened),
        "links": [link for link in pages.step_links(opened) if link.step.key not in ON_THIS_PAGE],
        "docket_form": StepForm(docket, opened) if opened.may("docket") else None,
        "to_sign": file.ruling_to_sign(opened) if opened.may("sign") else None,
        "may_rule": opened.may("rule"), "checks": file.check_list(typed, opened), "grounds": _grounds(opened),
        "typed": typed or {}, "problems": problems, "wrong": _wrong(problems, opened),
    } | file.split_papers(opened)  # fmt: skip
    return render(request, "court/case.html", context, status=422 if problems else 200)


def _wrong(problems: Problems | None, opened: Opened) -> list[tuple[str, str]]:
    """Errors by field as label and words."""
    labels = {f.name: say(f.label) for f in opened.rules.step_by_key["rule"].form}
    return [(labels.get(path.partition(".")[0], path), words) for path, words in (problems.fields if problems else {}).items()]


def _grounds(opened: Opened) -> tuple[Any, ...]:
    return next(f.choices for f in opened.rules.step_by_key["rule"].form if f.name == "ground")
