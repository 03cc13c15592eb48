"""The door and the one page of somebody who is heard in a hearing without being a side of the case."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.accounts import codes, throttle
from shiquan.accounts.link_door import LinkDoor
from shiquan.arbitration import heard
from shiquan.cases.perform import Done
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened, open_heard
from shiquan.workspace.taking import take
from shiquan.workspace.views import show_problems

DOOR = LinkDoor(
    "heard", "arbitration:heard_link", "arbitration:heard_code", gettext_lazy("这个账号已停用。请致电仲裁委员会办理。"),
    heard.WRONG_LINKS, "arbitration/heard/wrong_link.html",
)  # fmt: skip
ASK = "ask_record_correction"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """In what case somebody is to be heard, and how to come in; posting sends a code to the phone of the link."""
    found = DOOR.find(request, token, heard.read_link)
    if isinstance(found, HttpResponse):
        return found
    if found.is_for(request.user):
        return redirect("arbitration:heard", found.case.pk)
    problem, status = "", 200
    if request.method == "POST":
        try:
            return DOOR.send_code(request, token, found.row.pk.hex, lambda: heard.send_link_code(found))
        except (throttle.Locked, codes.CodeRefused) as refused:
            problem, status = refused.message, 429
    return render(request, "arbitration/heard/invitation.html", {"heard": found, "problem": problem}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_code(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the code; the right one logs in and leads to the own testimony."""
    found = DOOR.find(request, token, heard.read_link)
    if isinstance(found, HttpResponse):
        return found
    inside = reverse("arbitration:heard", args=[found.case.pk])
    if found.is_for(request.user):
        return redirect(inside)
    return DOOR.take_code(
        request, token, found.row.pk.hex, phone=found.phone, enter=lambda code: heard.enter_by_code(found, code), inside=inside
    )


@never_cache
@login_required(login_url="accounts:enter")
@require_http_methods(["GET", "HEAD", "POST"])
def show_testimony(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The own testimony as it is taken down, wishes to put it right, and the papers to sign. 404 for whoever is not heard in the case."""
    opened = open_heard(request, pk)
    form = None
    if request.method == "POST":
        if request.POST.get("step") != ASK:
            raise Http404
        form = StepForm(opened.rules.step_by_key[ASK], opened, request.POST)
        answer = take(request, pk, ASK, form.raw())
        if isinstance(answer, Done):
            messages.success(request, _("补正申请已经记下，等仲裁庭处理。"))
            return redirect("arbitration:heard", pk)
        show_problems(form, answer)
    elif request.GET.get("number", "").isdigit() and opened.may(ASK):
        form = StepForm(opened.rules.step_by_key[ASK], opened, initial={"number": request.GET["number"][:6]})
    return _show(request, opened, form)


def _show(request: HttpRequest, opened: Opened, form: StepForm | None) -> HttpResponse:
    wrong = bool(form and (form.message or form.wrong))
    stretches = heard.read_testimony(opened)
    context = {
        "opened": opened, "case": opened.case, "here": reverse("arbitration:heard", args=[opened.case.pk]), "form": form, "stretches": stretches,
        "running": any(s.running for s in stretches), "may_ask": opened.may(ASK), "name": opened.actor.name,
        "capacity": next((r.label for r in opened.actor.roles), None), "over": opened.case.is_closed,
    }  # fmt: skip
    return render(request, "arbitration/heard/testimony.html", context, status=422 if wrong else 200)

