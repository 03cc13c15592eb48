"""Somebody whose password was right and whose second factor is still missing: known, not logged in."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from shiquan.cases.clock import now
from shiquan.organisations.models import Person
from shiquan.organisations.personal import SealBroken, open_text, seal_text

from . import second_factor

LIFETIME = timedelta(minutes=10)
_KEY = "login_pending"


def remember(request: HttpRequest, person: Person, wanted: str) -> None:
    """Note who is half-way in; a new session key is taken, so that a planted one is worth nothing."""
    request.session.cycle_key()
    request.session[_KEY] = {"person": str(person.pk), "at": now().isoformat(), "next": wanted}


def find_person(request: HttpRequest) -> Person | None:
    """Return who is half-way in, or None after ten minutes."""
    note = request.session.get(_KEY)
    if not note or now() - datetime.fromisoformat(note["at"]) > LIFETIME:
        return None
    return Person.objects.filter(pk=note["person"], is_active=True).first()


def take_next(request: HttpRequest) -> str:
    """Forget the note and return the page wanted before."""
    note = request.session.pop(_KEY, None) or {}
    request.session.pop("totp_pending", None)
    return str(note.get("next", ""))


def secret_for(request: HttpRequest, person: Person) -> str:
    """Return the secret offered for enrolment, the same until it is confirmed; sealed in the session's row."""
    try:
        secret = open_text(request.session.get("totp_pending", ""), field="totp_pending", row=person.pk)
    except SealBroken:
        secret = ""
    if not secret:
        secret = second_factor.new_secret()
        request.session["totp_pending"] = seal_text(secret, field="totp_pending", row=person.pk)
    return secret
