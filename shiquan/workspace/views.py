"""The page of a case, the page of a step, and the files of a case."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.cases import files
from shiquan.cases.access import may_read_file, visible_appointments, visible_documents
from shiquan.cases.models import StoredFile
from shiquan.cases.perform import Done
from shiquan.organisations.models import Person
from shiquan.workspace import pages
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.taking import Problems, take
from shiquan.workspace.time_line import read_time_line
from shiquan.workspace.wording import say

TABS = ("overview", "documents", "evidence", "history", "notes")
SHOWN_INLINE = ("image/", "application/pdf", "audio/", "video/")


@login_required
@require_safe
def show_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The case with everything that this person may see and do. Whoever has a page of their own for it begins there."""
    opened = open_case(request, pk)
    home = pages.home_of(opened)
    if home and "tab" not in request.GET:
        return HttpResponseRedirect(home)
    tab = request.GET.get("tab", "overview")
    tab = tab if tab in TABS else "overview"
    links = pages.step_links(opened)
    context = frame(opened) | {
        "tab": tab,
        "tabs": _tabs(opened, tab),
        "links": [link for link in links if not link.folded],
        "folded": [link for link in links if link.folded],
        "parties": pages.party_cards(opened),
        "clocks": pages.open_clocks(opened),
    }
    context |= _TAB_CONTENT[tab](opened)
    return render(request, "workspace/case.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_step(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """The form of a step; posting takes it and goes on to ``next`` or back to the case."""
    opened = open_case(request, pk)
    row = opened.rules.step_by_key.get(step)
    if row is None or row.automatic:
        raise Http404
    back = next_page(request) or reverse("workspace:case", args=[pk])
    if step == "sign" and not (request.method == "POST" and opened.is_staff):
        return HttpResponseRedirect(reverse("signing:mine"))  # there the paper is read, and a code asked for
    if request.method == "POST":
        form = StepForm(row, opened, request.POST, request.FILES)
        if not form.asks_for_row:
            answer = take(request, pk, step, form.raw() | _what_was_read(row.key, request, opened))
            if isinstance(answer, Done):
                messages.success(request, _("已办理：%(step)s") % {"step": say(row.name)})
                return HttpResponseRedirect(back)
            show_problems(form, answer)
    else:
        if not opened.may(step):
            messages.info(request, _("“%(step)s”现在不能办理，请看案件的最新进展。") % {"step": say(row.name)})
            return HttpResponseRedirect(back)
        form = StepForm(row, opened, initial=dict(row.prefill(opened.snapshot) if row.prefill else {}) | _initial(request))
    status = 422 if request.method == "POST" and not form.asks_for_row else 200
    return render(request, "workspace/step.html", frame(opened) | {"form": form, "step": row, "back": back}, status=status)


@login_required
@require_safe
def read_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A stored file, for whoever may read it; 404 for everybody else."""
    row = get_object_or_404(StoredFile, pk=pk, complete=True)
    assert isinstance(request.user, Person)
    if not may_read_file(row, request.user):
        raise Http404
    answer = HttpResponse(files.read(row), content_type=row.media_type)
    manner = "inline" if row.media_type.startswith(SHOWN_INLINE) else "attachment"
    answer["Content-Disposition"] = f"{manner}; filename*=UTF-8''{quote(row.name)}"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def frame(opened: Opened) -> dict[str, Any]:
    """What every page of a case needs: the case, and the shell that fits the person."""
    return {
        "opened": opened,
        "case": opened.case,
        "shell": "web/desk.html" if opened.is_staff else "web/page.html",
        "case_url": reverse("workspace:case", args=[opened.case.pk]),
    }


def show_problems(form: StepForm, problems: Problems) -> None:
    """Puts what was refused into the form."""
    form.blame(problems.fields)
    form.message, form.todo, form.article = problems.message, problems.todo, problems.article


def next_page(request: HttpRequest) -> str:
    """The local page asked for in ``next``, or an empty text."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted[:2000] if safe else ""


def _initial(request: HttpRequest) -> dict[str, Any]:
    return {k: v for k, v in request.GET.items() if k != "next" and len(v) <= 200}


def _what_was_read(step: str, request: HttpRequest, opened: Opened) -> dict[str, Any]:
    """For signing: the fingerprint of the paper as it stands now, which the step compares with what is kept."""
    if step != "sign":
        return {}
    try:
        chosen = UUID(request.POST.get("document", ""))
    except ValueError:
        return {"sha256": "-"}
    document = visible_documents(opened.case, opened.actor).filter(pk=chosen).first()
    return {"sha256": document.base_sha256 if document and document.base_sha256 else "-"}


def _tabs(opened: Opened, tab: str) -> list[dict[str, Any]]:
    names = {
        "overview": (_("概况"), "home"), "documents": (_("文书"), "document"), "evidence": (_("证据"), "camera"),
        "history": (_("经过"), "clock"), "notes": (_("记录"), "edit"),
    }  # fmt: skip
    return [{"url": f"?tab={k}", "label": names[k][0], "icon": names[k][1], "current": k == tab} for k in TABS]


_TAB_CONTENT: dict[str, Any] = {
    "overview": lambda o: {
        "claims": pages.claim_rows(o), "offers": pages.offers_of(o), "story": pages.story_of(o),
        "appointments": visible_appointments(o.case, o.actor), "instalments": o.case.dispute.instalments.all(),
        "related": pages.related_cases(o), "lines": read_time_line(o) if o.is_staff else None,
    },
    "documents": lambda o: {"documents": pages.document_rows(o)},
    "evidence": lambda o: {"evidence": pages.evidence_rows(o)},
    "history": lambda o: {"events": pages.history(o)},
    "notes": lambda o: {"notes": pages.notes_of(o)},
}  # fmt: skip
