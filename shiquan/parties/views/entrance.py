"""The door of a side that was asked in: by the link of a short message, or by number and phone from paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.accounts import codes, throttle
from shiquan.accounts.joining import join_by_code, send_join_code
from shiquan.accounts.link_door import LinkDoor
from shiquan.parties.forms import NumberForm
from shiquan.parties.invitation import NUMBERS, WRONG_LINKS, Invitation, find_token, read_invitation

DOOR = LinkDoor(
    "respond", "parties:respond", "parties:respond_code", gettext_lazy("这个账号已停用。请致电调解中心办理。"),
    WRONG_LINKS, "parties/wrong_link.html",
)  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find_by_number(request: HttpRequest) -> HttpResponse:
    """Ask for number and phone as they stand on paper. Right or wrong number, nothing about a case is told."""
    form = NumberForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            throttle.count_visit(NUMBERS, request)
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
    found = DOOR.find(request, token, read_invitation)
    if isinstance(found, HttpResponse):
        return found
    if found.is_for(request.user):
        return redirect(_inside(found))
    problem, status = "", 200
    if request.method == "POST":
        try:
            return DOOR.send_code(request, token, found.invited.party.pk.hex, lambda: send_join_code(found.invited))
        except (throttle.Locked, codes.CodeRefused) as refused:
            problem, status = refused.message, 429
    return render(request, "parties/invitation.html", {"invitation": found, "problem": problem}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_code(request: HttpRequest, token: str) -> HttpResponse:
    """Take the code; the right one logs in, makes the person this side, and joins the case once."""
    found = DOOR.find(request, token, read_invitation)
    if isinstance(found, HttpResponse):
        return found
    if found.is_for(request.user):  # a second tap on the button
        return redirect(_inside(found))
    return DOOR.take_code(
        request, token, found.invited.party.pk.hex, phone=found.phone, enter=lambda code: join_by_code(found.invited, code),
        inside=_inside(found),
    )  # fmt: skip


def _inside(found: Invitation) -> str:
    """The answer where the procedure has one for this side, else the page of the case."""
    answers = found.invited.party.side == "respondent" and "answer" in found.case.rules.step_by_key
    return reverse("parties:answer" if answers else "parties:case", args=[found.case.pk])

