"""The door of an agent: by the link of the message and a one-time code."""

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
from shiquan.accounts.language import keep_language
from shiquan.accounts.session import log_in_party
from shiquan.parties import agency
from shiquan.parties.views.entrance import MOST_TOKEN, count, show_wrong_link

_KEY = "agent"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_agency(request: HttpRequest, token: str) -> HttpResponse:
    """For whom the agent acts and what the authority covers; posting sends a code to the agent's phone."""
    found = agency.read_agency(token) if len(token) <= MOST_TOKEN else None
    if found is None:
        return show_wrong_link(request)
    if found.is_for(request.user):
        return redirect("parties:case", found.case.pk)
    problem, status = "", 200
    if request.method == "POST":
        try:
            count(throttle.CODES_PER_ADDRESS, request)
            code = agency.send_agent_code(found)
        except (throttle.Locked, codes.CodeRefused) as refused:
            problem, status = refused.message, 429
        else:
            request.session[_KEY] = {"row": found.row["id"], "demo_code": code if demo_on() else ""}
            return redirect("parties:agent_code", token=token)
    given, kept = agency.powers_in_words(found.row.get("matters"))
    return render(request, "parties/agent.html", {"agency": found, "given": given, "kept": kept, "problem": problem}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_code(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the code; the right one logs in and opens the side's doors to the agent."""
    found = agency.read_agency(token) if len(token) <= MOST_TOKEN else None
    if found is None:
        return show_wrong_link(request)
    if found.is_for(request.user):
        return redirect("parties:case", found.case.pk)
    note = request.session.get(_KEY) or {}
    if note.get("row") != found.row["id"]:
        return redirect("parties:agent", token=token)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = agency.enter_by_code(found, form.cleaned_data["code"])
        except codes.CodeRefused as refused:
            form.add_error("code", refused.message)
        else:
            if person.is_active and (demo_on() or not person.is_demo):
                request.session.pop(_KEY, None)
                log_in_party(request, person)
                return keep_language(request, redirect("parties:case", found.case.pk), person)
            form.add_error(None, _("这个账号已停用。请致电仲裁委员会办理。"))
    context: dict[str, Any] = {
        "form": form, "invitation": found, "demo_code": note.get("demo_code", "") if demo_on() else "", "back_url": reverse("parties:agent", args=[token]),
        "step_number": 2, "step_count": 3,
    }  # fmt: skip
    return render(request, "parties/code.html", context, status=422 if form.errors else 200)
