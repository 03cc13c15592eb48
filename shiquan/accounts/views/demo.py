"""The demo door: be anybody with one click. It does not exist in a real installation."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from shiquan.organisations.models import DemoRole

from ..demo import demo_on
from ..demo_roles import (
    PARTY_DOORS,
    STAFF_DOORS,
    DemoChoice,
    DemoDoor,
    find_door,
    find_person,
    people_by_role,
)
from ..models import Door
from ..session import log_in_party, log_in_staff, log_out
from ..start import start_page


@never_cache
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """Show a card for each role that somebody in the demo holds."""
    _only_in_demo()
    people = people_by_role()
    context = {"parties": _cards(PARTY_DOORS, people), "staff": _cards(STAFF_DOORS, people)}
    return render(request, "accounts/demo.html", context)


@require_POST
def become(request: HttpRequest, role: str) -> HttpResponse:
    """Log in as a person of the demo who holds the role (`person` picks one of several)."""
    _only_in_demo()
    person = find_person(role, _chosen(request)) if find_door(role) else None
    if person is None:
        raise Http404(_("演示数据里没有这个角色。"))
    log_out(request)
    if role in DemoRole.values:
        log_in_party(request, person)
    else:
        log_in_staff(request, person, Door.DEMO)
    return redirect(start_page(person, role))


def _only_in_demo() -> None:
    if not demo_on():
        raise Http404


def _chosen(request: HttpRequest) -> UUID | None:
    given = request.POST.get("person", "")
    try:
        return UUID(given) if given else None
    except ValueError as error:
        raise Http404 from error


def _cards(doors: tuple[DemoDoor, ...], people: dict[str, list[DemoChoice]]) -> list[dict[str, object]]:
    return [{"door": door, "people": people[door.role]} for door in doors if people.get(door.role)]
