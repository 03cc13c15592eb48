"""Opening, listing and ending sessions."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth import BACKEND_SESSION_KEY, login, logout
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from shiquan.cases.clock import now
from shiquan.organisations.models import Person
from shiquan.organisations.phones import normal_phone

from .models import Door, Visit
from .throttle import client_address

PASSWORD_BACKEND = "django.contrib.auth.backends.ModelBackend"
PHONE_BACKEND = "shiquan.accounts.backends.PhoneBackend"
STAFF_HOURS = timedelta(hours=12)
PARTY_DAYS = timedelta(days=7)


def log_in_party(request: HttpRequest, person: Person) -> None:
    """Open a session for a party whose one-time code was checked; lasts seven days, carries no office role."""
    person.drop_roles()
    _open(request, person, PHONE_BACKEND, Door.PHONE, PARTY_DAYS)


def log_in_staff(request: HttpRequest, person: Person, door: Door = Door.PASSWORD) -> None:
    """Open a session for somebody whose password and second factor were checked; lasts twelve hours."""
    _open(request, person, PASSWORD_BACKEND, door, STAFF_HOURS)


def came_by_phone(request: HttpRequest) -> bool:
    """Say whether this session was opened with a one-time code only."""
    return request.session.get(BACKEND_SESSION_KEY) != PASSWORD_BACKEND


def log_out(request: HttpRequest) -> None:
    """End this session."""
    Visit.objects.filter(session_key=request.session.session_key or "").delete()
    logout(request)


def person_for_phone(phone: str, name: str = "") -> Person:
    """Return the person with this phone, made at first sight.

    A known person keeps their name, unless so far only the phone was known.
    """
    found = Person.objects.find_by_phone(phone)
    if found is None:
        try:
            with transaction.atomic():
                return Person.objects.create_party(phone, name or placeholder_name(phone))
        except IntegrityError:  # a second request made the same person at this moment
            found = Person.objects.find_by_phone(phone)
            assert found is not None
    if name and found.name == placeholder_name(phone):
        found.name = name
        found.save(update_fields=["name"])
    return found


def placeholder_name(phone: str) -> str:
    """The name of somebody of whom only the phone is known yet."""
    return f"尾号{normal_phone(phone)[-4:]}用户"


def list_visits(person: Person) -> list[Visit]:
    """Return the sessions of a person that are still open, newest first."""
    open_keys = Session.objects.filter(expire_date__gt=now()).values("session_key")
    return list(Visit.objects.filter(person=person, session_key__in=open_keys).order_by("-started_at"))


def end_visit(person: Person, visit_id: UUID) -> bool:
    """End one session of a person; False when it is not theirs or already over."""
    visit = Visit.objects.filter(person=person, pk=visit_id).first()
    if visit is None:
        return False
    Session.objects.filter(session_key=visit.session_key).delete()
    visit.delete()
    return True


def end_other_visits(request: HttpRequest, person: Person) -> int:
    """End every session of a person but this one; return how many."""
    others = Visit.objects.filter(person=person).exclude(session_key=request.session.session_key or "")
    Session.objects.filter(session_key__in=others.values("session_key")).delete()
    count, _ = others.delete()
    return count


def _open(request: HttpRequest, person: Person, backend: str, door: Door, length: timedelta) -> None:
    if request.session.session_key:
        Visit.objects.filter(session_key=request.session.session_key).delete()
    # Django empties the session of another person, and keeps what an anonymous visitor has typed so far.
    login(request, person, backend=backend)
    request.session.set_expiry(length)
    request.session.save()
    Visit.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "person": person,
            "door": door,
            "address": client_address(request),
            "device": request.META.get("HTTP_USER_AGENT", "")[:200].replace("\0", ""),
            "started_at": now(),
        },
    )
