"""Who sits at the desk, and the case that somebody opens from it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person, Role
from shiquan.workspace.opening import Opened, open_case

AT_THE_DESK = frozenset({Role.DUTY, Role.MEDIATOR, Role.SUPERVISOR, Role.DIRECTOR, Role.COUNTER, Role.CLERK})
View = Callable[..., HttpResponse]


class NotStaff(Exception):
    """A party or expert came to a page of the desk: they have pages of their own."""


def roles_of(person: Person) -> frozenset[str]:
    """The roles that a person holds in any office today."""
    return frozenset(role for role, _office in active_roles(person))


def desk_only(view: View) -> View:
    """A page for those who work at the centre; everybody else goes where their own pages begin."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        assert isinstance(request.user, Person)
        held = roles_of(request.user)
        if not held & AT_THE_DESK:
            return redirect("mediation:consultations" if Role.EXPERT in held else "mediation:mine")
        return view(request, *args, **kwargs)

    return guarded


def case_page(view: Callable[[HttpRequest, Opened], HttpResponse]) -> View:
    """A page of the work space for the staff of the case; its parties and experts are shown their own page.

    Whoever may not see the case at all gets 404.
    """

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, pk: UUID) -> HttpResponse:
        opened = open_case(request, pk)
        if not opened.is_staff:
            return HttpResponseRedirect(own_page(opened))
        if not opened.case.procedure.startswith("mediation/"):
            return redirect("workspace:case", pk=pk)
        return view(request, opened)

    return guarded


def own_page(opened: Opened) -> str:
    """Where somebody who is no staff of the case reads it."""
    if not opened.is_party:
        return reverse("mediation:consultation", args=[opened.case.pk])
    return find_page("parties:case", opened.case.pk) or reverse("workspace:case", args=[opened.case.pk])


def find_page(name: str, *args: Any) -> str:
    """The address of a page of another slice, or an empty text where that slice is not installed."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
