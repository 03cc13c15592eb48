"""Staff bind an authenticator app and receive recovery codes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.organisations.models import Person

from .. import pending, second_factor, throttle
from ..forms import SecondFactorForm
from ..session import came_by_phone, log_in_staff
from ..start import start_page


@never_cache
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """Show the QR code, take the first code of the app, then show the recovery codes once."""
    person = _who(request)
    if person is None:
        return redirect("accounts:login")
    secret = pending.secret_for(request, person)
    form = SecondFactorForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            throttle.count_try(throttle.SECOND_FACTOR, str(person.pk))
        except throttle.Locked as locked:
            form.add_error(None, locked.message)
            status = 429
        else:
            recovery = second_factor.enrol(person, secret, form.cleaned_data["code"])
            if recovery is not None:
                return _show_recovery(request, person, recovery)
            form.add_error("code", _("动态验证码不对。请确认扫的是本页的二维码，并检查手机时间是否准确。"))
    context = {
        "form": form,
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "address": second_factor.enrolment_address(person, secret),
    }
    return render(request, "accounts/enrol.html", context, status=status)


def _who(request: HttpRequest) -> Person | None:
    """Return who may enrol: half-way in without a second factor, or in by password and without one."""
    person = pending.find_person(request)
    if person is None and isinstance(request.user, Person) and not came_by_phone(request):
        person = request.user
    return None if person is None or second_factor.is_enrolled(person) else person


def _show_recovery(request: HttpRequest, person: Person, recovery: list[str]) -> HttpResponse:
    throttle.forget_tries(throttle.SECOND_FACTOR, str(person.pk))
    wanted = pending.take_next(request)
    log_in_staff(request, person)
    context = {"codes": recovery, "onward": wanted or start_page(person)}
    return render(request, "accounts/recovery.html", context)
