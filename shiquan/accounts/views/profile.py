"""One's own page: who I am, my offices, language, password, sessions."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Office, Person, Role

from .. import second_factor, throttle
from ..devices import device_words
from ..forms import LanguageForm, PasswordForm
from ..language import set_language
from ..models import Visit
from ..session import came_by_phone, end_other_visits, end_visit, list_visits


@never_cache
@require_GET
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Show the visitor to themselves."""
    person = _me(request)
    roles = active_roles(person)
    offices = Office.objects.in_bulk({office for _role, office in roles})
    held = sorted((offices[office].name, Role(role).label) for role, office in roles)
    context = {
        "person": person,
        "held": held,
        "visits": [(visit, device_words(visit.device)) for visit in list_visits(person)],
        "this_session": request.session.session_key,
        "enrolled": second_factor.is_enrolled(person),
        "has_password": _has_password(request, person),
        "form": LanguageForm(initial={"language": translation.get_language()}),
    }
    return render(request, "accounts/profile.html", context)


@require_POST
@login_required
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language with the person and in this browser."""
    person = _me(request)
    form = LanguageForm(request.POST)
    response = redirect("accounts:profile")
    if form.is_valid():
        person.language = form.cleaned_data["language"]
        person.save(update_fields=["language"])
        set_language(response, person.language)
    return response


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; every other session of the person ends."""
    person = _me(request)
    if not _has_password(request, person):
        raise Http404
    form = PasswordForm(person, request.POST or None)
    status = 200
    if request.method == "POST":
        try:
            throttle.count_try(throttle.PASSWORD_PER_ACCOUNT, person.username or "")
            if form.is_valid():
                return _change_password(request, person, form.cleaned_data["fresh"])
            if "present" not in form.errors:
                throttle.forget_tries(throttle.PASSWORD_PER_ACCOUNT, person.username or "")
        except throttle.Locked as locked:
            form = PasswordForm(person)
            messages.error(request, locked.message)
            status = 429
    return render(request, "accounts/password.html", {"form": form}, status=status)


@require_POST
@login_required
def end_session(request: HttpRequest, visit: UUID) -> HttpResponse:
    """End one of one's own sessions; ending this one is logging out."""
    person = _me(request)
    found = Visit.objects.filter(person=person, pk=visit).first()
    if found is None:
        raise Http404
    if found.session_key == request.session.session_key:
        return redirect("accounts:profile")
    end_visit(person, visit)
    messages.success(request, _("已退出那台设备。"))
    return redirect("accounts:profile")


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of one's sessions but this one."""
    count = end_other_visits(request, _me(request))
    messages.success(request, _("已退出其他 %(count)s 台设备。") % {"count": count})
    return redirect("accounts:profile")


def _change_password(request: HttpRequest, person: Person, fresh: str) -> HttpResponse:
    throttle.forget_tries(throttle.PASSWORD_PER_ACCOUNT, person.username or "")
    person.set_password(fresh)
    person.save(update_fields=["password"])
    old_key = request.session.session_key
    update_session_auth_hash(request, person)
    request.session.save()
    Visit.objects.filter(session_key=old_key).update(session_key=request.session.session_key)
    end_other_visits(request, person)
    messages.success(request, _("密码已修改，其他设备上的登录已全部退出。"))
    return redirect("accounts:profile")


def _has_password(request: HttpRequest, person: Person) -> bool:
    """Whoever came in by phone must not touch what protects the staff door."""
    return person.has_usable_password() and not came_by_phone(request)


def _me(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user
