"""The door of an agent: by the link of the message and a one-time code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.accounts import codes, throttle
from shiquan.accounts.link_door import LinkDoor
from shiquan.parties import agency
from shiquan.parties.invitation import WRONG_LINKS

DOOR = LinkDoor(
    "agent", "parties:agent", "parties:agent_code", gettext_lazy("这个账号已停用。请致电仲裁委员会办理。"),
    WRONG_LINKS, "parties/wrong_link.html",
)  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_agency(request: HttpRequest, token: str) -> HttpResponse:
    """For whom the agent acts and what the authority covers; posting sends a code to the agent's phone."""
    found = DOOR.find(request, token, agency.read_agency)
    if isinstance(found, HttpResponse):
        return found
    if found.is_for(request.user):
        return redirect("parties:case", found.case.pk)
    problem, status = "", 200
    if request.method == "POST":
        try:
            return DOOR.send_code(request, token, found.row["id"], lambda: agency.send_agent_code(found))
        except (throttle.Locked, codes.CodeRefused) as refused:
            problem, status = refused.message, 429
    given, kept = agency.powers_in_words(found.row.get("matters"))
    return render(request, "parties/agent.html", {"agency": found, "given": given, "kept": kept, "problem": problem}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_code(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the code; the right one logs in and opens the side's doors to the agent."""
    found = DOOR.find(request, token, agency.read_agency)
    if isinstance(found, HttpResponse):
        return found
    inside = reverse("parties:case", args=[found.case.pk])
    if found.is_for(request.user):
        return redirect(inside)
    return DOOR.take_code(
        request, token, found.row["id"], phone=found.phone, enter=lambda code: agency.enter_by_code(found, code), inside=inside
    )
