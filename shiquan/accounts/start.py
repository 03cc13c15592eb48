"""Where a person goes after coming in: the page where their work begins."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import DemoRole, Person, Role

PARTY_PAGES = ("mediation:mine", "intake:start", "web:home")
# The first page that exists is taken: slices arrive one by one, and an installation may leave some out.
START_PAGES: dict[str, tuple[str, ...]] = {
    DemoRole.WORKER: PARTY_PAGES,
    DemoRole.EMPLOYER: ("mediation:mine", "web:home"),
    Role.DUTY: ("mediation:worklist",),
    Role.MEDIATOR: ("mediation:worklist",),
    Role.EXPERT: ("mediation:consultations", "mediation:worklist"),
    Role.JUDGE: ("court:worklist",),
    Role.COURT_CLERK: ("court:worklist",),
    Role.ARBITRATOR: ("arbitration:worklist",),
    Role.CLERK: ("arbitration:worklist",),
    "secretary": ("arbitration:worklist",),
    "commission_director": ("arbitration:worklist",),
    Role.DIRECTOR: ("statistics:home", "mediation:worklist"),
    Role.SUPERVISOR: ("mediation:worklist", "statistics:home"),
    Role.COUNTER: ("intake:counter", "mediation:worklist"),
    Role.OPERATOR: ("statistics:home", "notices:outbox"),
}
_FALLBACK = "accounts:profile"


def start_page(person: Person, role: str | None = None) -> str:
    """Return the address where a person begins, for one role or for the first role they hold."""
    held = {name for name, _office in active_roles(person)}
    roles = [role] if role else [name for name in START_PAGES if name in held]
    if not roles and not held:
        roles = [person.demo_role or DemoRole.WORKER]
    for name in roles:
        for page in START_PAGES.get(name, ()):
            address = _find(page)
            if address:
                return address
    return reverse(_FALLBACK)


def safe_next(request: HttpRequest) -> str:
    """Return the page asked for before coming in if it lies on this site, else an empty text."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    # A bare word would be taken for the name of a page by redirect().
    safe = wanted.startswith(("/", "http://", "https://")) and url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted[:2000] if safe else ""


def _find(page: str) -> str:
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""
