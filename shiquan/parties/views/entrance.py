"""The door of a side that was asked in: by the link of a short message, or by number and phone from paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.accounts import codes, throttle
from shiquan.accounts.demo import demo_on
from shiquan.accounts.forms import CodeForm
from shiquan.accounts.joining import join_by_code, send_join_code
from shiquan.accounts.language import keep_language
from shiquan.accounts.session import log_in_party
from shiquan.parties.forms import NumberForm
from shiquan.parties.invitation import NUMBERS, WRONG_LINKS, Invitation, find_token, read_invitation

_KEY = "respond"
MOST_TOKEN = 200


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find_by_number(request: HttpRequest) -> HttpResponse:
    """Ask for number and phone as they stand on paper. Right or wrong number, nothing about a case is told."""
    form = NumberForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            count(NUMBERS, request)
            token = find_token(form.cleaned_data["number"], form.cleaned_data["phone"])
        except throttle.Locked as locked:
            form.add_error(None, locked.message)
            status = 429
        else:
            if token:
                return redirect("parties:respond", token=token)
            form.add_error(None, _("编号和手机号对不上。请照邀请书核对编号，并使用收到邀请的手机号；仍不行请致电邀请书上的调解中心。"))
            status = 422
    elif request.method == "POST":
        status = 422
    return render(request, "parties/find.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites, to what, until when, and what follows; posting sends a code to the invited phone."""
    found = _find(request, token)
    if isinstance(found, HttpResponse):
        return found
    if found.is_for(request.user):
        return redirect(_inside(found))
    problem, status = "", 200
    if request.method == "POST":
        try:
            count(throttle.CODES_PER_ADDRESS, request)
            code = send_join_code(found.invited)
        except (throttle.Locked, codes.CodeRefused) as refused:
            problem, status = refused.message, 429
        else:
            request.session[_KEY] = {"party": found.invited.party.pk.hex, "demo_code": code if demo_on() else ""}
            return redirect("parties:respond_code", token=token)
    return render(request, "parties/invitation.html", {"invitation": found, "problem": problem}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_code(request: HttpRequest, token: str) -> HttpResponse:
    """Take the code; the right one logs in, makes the person this side, and joins the case once."""
    found = _find(request, token)
    if isinstance(found, HttpResponse):
        return found
    if found.is_for(request.user):  # a second tap on the button
        return redirect(_inside(found))
    note = request.session.get(_KEY) or {}
    if note.get("party") != found.invited.party.pk.hex:
        return redirect("parties:respond", token=token)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = join_by_code(found.invited, form.cleaned_data["code"])
        except codes.CodeRefused as refused:
            form.add_error("code", refused.message)
        else:
            if person.is_active and (demo_on() or not person.is_demo):
                request.session.pop(_KEY, None)
                log_in_party(request, person)
                return keep_language(request, redirect(_inside(found)), person)
            form.add_error(None, _("这个账号已停用。请致电调解中心办理。"))
    context: dict[str, Any] = {
        "form": form, "invitation": found, "demo_code": note.get("demo_code", "") if demo_on() else "",
        "back_url": reverse("parties:respond", args=[token]), "step_number": 2, "step_count": 3,
    }  # fmt: skip
    return render(request, "parties/code.html", context, status=422 if form.errors else 200)


def _inside(found: Invitation) -> str:
    """The answer where the procedure has one for this side, else the page of the case."""
    answers = found.invited.party.side == "respondent" and "answer" in found.case.rules.step_by_key
    return reverse("parties:answer" if answers else "parties:case", args=[found.case.pk])


def _find(request: HttpRequest, token: str) -> Invitation | HttpResponse:
    found = read_invitation(token) if len(token) <= MOST_TOKEN else None
    return found if found is not None else show_wrong_link(request)


def show_wrong_link(request: HttpRequest) -> HttpResponse:
    """What to do about a link that leads nowhere; many of them from one address are refused."""
    locked = ""
    try:
        count(WRONG_LINKS, request)
    except throttle.Locked as refused:
        locked = refused.message
    return render(request, "parties/wrong_link.html", {"locked": locked}, status=429 if locked else 404)


def count(limit: throttle.Limit, request: HttpRequest) -> None:
    if not demo_on():  # a demo is shown to a whole room behind one address
        throttle.count_try(limit, throttle.client_address(request))
