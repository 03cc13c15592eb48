"""The door and the one page of somebody who is heard in a hearing without being a side of the case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.accounts import codes, throttle
from shiquan.accounts.demo import demo_on
from shiquan.accounts.forms import CodeForm
from shiquan.accounts.language import keep_language
from shiquan.accounts.session import log_in_party
from shiquan.arbitration import heard
from shiquan.arbitration.heard import Heard
from shiquan.cases.perform import Done
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened, open_heard
from shiquan.workspace.taking import take
from shiquan.workspace.views import show_problems

_KEY = "heard"
MOST_TOKEN = 200
ASK = "ask_record_correction"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """In what case somebody is to be heard, and how to come in; posting sends a code to the phone of the link."""
    found = _find(request, token)
    if isinstance(found, HttpResponse):
        return found
    if found.is_for(request.user):
        return redirect("arbitration:heard", found.case.pk)
    problem, status = "", 200
    if request.method == "POST":
        try:
            _count(throttle.CODES_PER_ADDRESS, request)
            code = heard.send_link_code(found)
        except (throttle.Locked, codes.CodeRefused) as refused:
            problem, status = refused.message, 429
        else:
            request.session[_KEY] = {"row": found.row.pk.hex, "demo_code": code if demo_on() else ""}
            return redirect("arbitration:heard_code", token)
    return render(request, "arbitration/heard/invitation.html", {"heard": found, "problem": problem}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_code(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the code; the right one logs in and leads to the own testimony."""
    found = _find(request, token)
    if isinstance(found, HttpResponse):
        return found
    if found.is_for(request.user):
        return redirect("arbitration:heard", found.case.pk)
    note = request.session.get(_KEY) or {}
    if note.get("row") != found.row.pk.hex:
        return redirect("arbitration:heard_link", token)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = heard.enter_by_code(found, form.cleaned_data["code"])
        except codes.CodeRefused as refused:
            form.add_error("code", refused.message)
        else:
            if person.is_active and (demo_on() or not person.is_demo):
                request.session.pop(_KEY, None)
                log_in_party(request, person)
                return keep_language(request, redirect("arbitration:heard", found.case.pk), person)
            form.add_error(None, _("这个账号已停用。请致电仲裁委员会办理。"))
    context: dict[str, Any] = {
        "form": form, "heard": found, "demo_code": note.get("demo_code", "") if demo_on() else "", "back_url": reverse("arbitration:heard_link", args=[token]),
        "step_number": 2, "step_count": 3,
    }  # fmt: skip
    return render(request, "arbitration/heard/code.html", context, status=422 if form.errors else 200)


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


def _find(request: HttpRequest, token: str) -> Heard | HttpResponse:
    """Whom the link names, or the page that says what to do about a link that leads nowhere."""
    found = heard.read_link(token) if len(token) <= MOST_TOKEN else None
    if found is not None:
        return found
    locked = ""
    try:
        _count(heard.WRONG_LINKS, request)
    except throttle.Locked as refused:
        locked = refused.message
    return render(request, "arbitration/heard/wrong_link.html", {"locked": locked}, status=429 if locked else 404)


def _count(limit: throttle.Limit, request: HttpRequest) -> None:
    if not demo_on():  # a demo is shown to a whole room behind one address
        throttle.count_try(limit, throttle.client_address(request))
