"""A way in by a link and a one-time code, without an account: one page tells what the link is about, the next takes the code."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise

from shiquan.accounts import codes, throttle
from shiquan.accounts.demo import demo_on
from shiquan.accounts.forms import CodeForm
from shiquan.accounts.language import keep_language
from shiquan.accounts.session import log_in_party
from shiquan.organisations.models import Person

Found = TypeVar("Found")
MOST_TOKEN = 200


@dataclass(frozen=True)
class LinkDoor:
    """One such way; the session remembers under ``key`` to whom a code was sent."""

    key: str
    told_at: str
    """The name of the address of the first page; ``code_at`` of the second. Both take the link's token."""
    code_at: str
    closed: str | Promise
    """What to say to somebody whose account was closed."""
    wrong_links: throttle.Limit
    wrong_link: str
    """The template about a link that leads nowhere."""

    def find(self, request: HttpRequest, token: str, read: Callable[[str], Found | None]) -> Found | HttpResponse:
        """What the link names, or the page that says what to do; many wrong links from one address are refused."""
        found = read(token) if len(token) <= MOST_TOKEN else None
        if found is not None:
            return found
        locked = ""
        try:
            throttle.count_visit(self.wrong_links, request)
        except throttle.Locked as refused:
            locked = refused.message
        return render(request, self.wrong_link, {"locked": locked}, status=429 if locked else 404)

    def send_code(self, request: HttpRequest, token: str, row: str, send: Callable[[], str]) -> HttpResponse:
        """Sends a code, and leads to the page that takes it. Raises Locked or CodeRefused."""
        throttle.count_visit(throttle.CODES_PER_ADDRESS, request)
        code = send()
        request.session[self.key] = {"row": row, "demo_code": code if demo_on() else ""}
        return redirect(self.code_at, token)

    def take_code(
        self, request: HttpRequest, token: str, row: str, *, phone: str, enter: Callable[[str], Person], inside: str
    ) -> HttpResponse:
        """Asks for the code sent to a (masked) phone; the right one logs in. ``enter`` raises CodeRefused."""
        note = request.session.get(self.key) or {}
        if note.get("row") != row:
            return redirect(self.told_at, token)
        form = CodeForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                person = enter(form.cleaned_data["code"])
            except codes.CodeRefused as refused:
                form.add_error("code", refused.message)
            else:
                if person.is_active and (demo_on() or not person.is_demo):
                    request.session.pop(self.key, None)
                    log_in_party(request, person)
                    return keep_language(request, redirect(inside), person)
                form.add_error(None, str(self.closed))
        context = {
            "form": form, "phone_masked": phone, "demo_code": note.get("demo_code", "") if demo_on() else "",
            "back_url": reverse(self.told_at, args=[token]), "step_number": 2, "step_count": 3,
        }  # fmt: skip
        return render(request, "accounts/link_code.html", context, status=422 if form.errors else 200)
