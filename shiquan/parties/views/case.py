"""The case on a side's phone: what waits, in big buttons; offers with yes, no, and a sum of one's own."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shiquan.accounts.devices import device_words
from shiquan.parties import todo
from shiquan.workspace import pages
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.taking import Problems, take


@login_required(login_url="accounts:enter")
@require_safe
def show_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything that this side can do now; the whole file stands behind one link."""
    opened = _open(request, pk)
    here = reverse("parties:case", args=[pk])
    offers, buttons = todo.offers_to_answer(opened), todo.read_buttons(opened, here)
    context = _frame(opened, here) | {
        "buttons": [b for b in buttons if not b.folded], "rare": [b for b in buttons if b.folded], "papers": todo.papers_to_sign(opened, here), "payments": todo.read_payments(opened, here),
        "extension": todo.extension_asked(opened), "may_confirm": opened.may("apply_confirmation"),
        "waiting_offers": [o for o in offers if opened.may("accept_offer") and not o.agreed],  # type: ignore[attr-defined]
        "arrived": todo.papers_to_acknowledge(opened),
        "related": todo.other_cases(opened), "clocks": todo.clocks_of_sides(opened), "state": opened.case.state_label,
        "appointments": todo.meetings_to_come(opened), "missing": todo.missing_papers(opened), "applied": todo.applied_to_court(opened),
        "readable": [d for d in pages.document_rows(opened) if d["read_url"] and d["status"] != "void"],
        "acting": todo.read_agency(opened), "hearing_url": todo.hearing_url(opened), "supplement_url": todo.step_url(opened, "supplement", here),
    }  # fmt: skip
    return render(request, "parties/case.html", context)


@login_required(login_url="accounts:enter")
@require_safe
def go_to_hearing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the message about a hearing leads: to its page, or to the side's own where there is no hearing to follow."""
    return redirect(todo.hearing_url(_open(request, pk)) or reverse("parties:case", args=[pk]))


@login_required(login_url="accounts:enter")
@require_POST
def acknowledge(request: HttpRequest, pk: UUID, document: UUID) -> HttpResponse:
    """This side confirms that a paper has come to it, which is service where it agreed to be served so; 404 for any other paper."""
    opened = _open(request, pk)
    if all(row["id"] != document for row in todo.papers_to_acknowledge(opened)):
        raise Http404
    with translation.override("zh-hans"):  # the device is told in the receipt, which is issued in Chinese
        device = device_words(request.META.get("HTTP_USER_AGENT", "").replace("\0", ""))[:60]
    answer = take(request, pk, "receive_document", {"document": str(document), "device": device})
    if isinstance(answer, Problems):
        messages.error(request, answer.message)
    else:
        messages.success(request, _("已确认收到，时间已记入送达记录。"))
    return redirect("parties:case", pk=pk)


@login_required(login_url="accounts:enter")
@require_safe
def show_offers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every offer with yes and no, and a form for a sum of one's own. Posting goes to the steps themselves."""
    opened = _open(request, pk)
    here = reverse("parties:offers", args=[pk])
    context = _frame(opened, here) | {
        "offers": todo.offers_to_answer(opened), "own": todo.own_offers(opened), "history": pages.offers_of(opened)[::-1], "may_answer": opened.may("accept_offer"),
        "may_offer": opened.may("offer"), "claims": [c for c in opened.snapshot.claims if c.status == "open"],
        "back_url": reverse("parties:case", args=[pk]),
    }  # fmt: skip
    return render(request, "parties/offers.html", context)


def _open(request: HttpRequest, pk: UUID) -> Opened:
    opened = open_case(request, pk)
    if not opened.is_party:
        raise Http404
    return opened


def _frame(opened: Opened, here: str) -> dict[str, object]:
    urls = {name: reverse("workspace:step", args=[opened.case.pk, name]) for name in ("accept_offer", "decline_offer", "offer", "consent_to_extension", "apply_confirmation")}
    return {"opened": opened, "case": opened.case, "here": here, "urls": urls, "file_url": f"{reverse('workspace:case', args=[opened.case.pk])}?tab=overview"}
