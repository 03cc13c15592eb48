"""Staff come in: user name and password, then the second factor."""

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from shiquan.organisations.models import Person

from .. import pending, second_factor, throttle
from ..demo import demo_on
from ..forms import LoginForm, RecoveryForm, SecondFactorForm
from ..language import keep_language
from ..session import log_in_staff, log_out
from ..start import safe_next, start_page


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """First step; after it nobody is logged in yet unless the demo needs no second factor."""
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(safe_next(request) or start_page(_person(request)))
    form = LoginForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            person = _check_password(request, form.cleaned_data["username"], form.cleaned_data["password"])
        except throttle.Locked as locked:
            form.add_error(None, locked.message)
            status = 429
        else:
            if person is not None:
                return _after_password(request, person)
            form.add_error(None, _("用户名或密码不对。请检查大小写后再试；忘记密码请联系本单位平台管理员。"))
    return render(request, "accounts/login.html", {"form": form, "next": safe_next(request)}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """Second step: a code of the app, or a recovery code (`?with=recovery`)."""
    person = pending.find_person(request)
    if person is None:
        return redirect("accounts:login")
    if not second_factor.is_enrolled(person):
        return redirect("accounts:enrol")
    by_recovery = request.GET.get("with") == "recovery"
    form = (RecoveryForm if by_recovery else SecondFactorForm)(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            throttle.count_try(throttle.SECOND_FACTOR, str(person.pk))
        except throttle.Locked as locked:
            form.add_error(None, locked.message)
            status = 429
        else:
            if second_factor.verify(person, form.cleaned_data["code"]):
                throttle.forget_tries(throttle.SECOND_FACTOR, str(person.pk))
                return finish(request, person)
            form.add_error("code", _wrong_words(by_recovery))
    return render(request, "accounts/second.html", {"form": form, "by_recovery": by_recovery}, status=status)


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    log_out(request)
    return redirect("/")


def finish(request: HttpRequest, person: Person) -> HttpResponse:
    """Open the session of a person who has passed every step, and go where they wanted to."""
    wanted = pending.take_next(request)
    log_in_staff(request, person)
    return keep_language(request, redirect(wanted or start_page(person)), person)


def _check_password(request: HttpRequest, username: str, password: str) -> Person | None:
    """Return the person, or None for any wrong pair; the same work is done whether the name exists or not."""
    address_try = throttle.count_try(throttle.PASSWORD_PER_ADDRESS, throttle.client_address(request))
    throttle.count_try(throttle.PASSWORD_PER_ACCOUNT, username)
    person = authenticate(request, username=username, password=password)
    if not isinstance(person, Person) or (person.is_demo and not demo_on()):
        return None
    address_try.delete()
    throttle.forget_tries(throttle.PASSWORD_PER_ACCOUNT, username)
    return person


def _after_password(request: HttpRequest, person: Person) -> HttpResponse:
    pending.remember(request, person, safe_next(request))
    if second_factor.is_enrolled(person):
        return redirect("accounts:second")
    if demo_on():
        return finish(request, person)
    return redirect("accounts:enrol")


def _wrong_words(by_recovery: bool) -> str:
    if by_recovery:
        return _("备用码不对或已经用过，请换一个。")
    return _("动态验证码不对或已经用过。请等应用里的数字更新后再填，并检查手机时间是否准确。")


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user
