"""Staff come in by password and second factor; guessing is slow; nothing tells who exists."""

from datetime import timedelta

import pyotp
import pytest
from django.urls import reverse

from shiquan.accounts import second_factor, throttle
from shiquan.accounts.models import Attempt, Visit
from shiquan.organisations.models import Person

from .cast import PASSWORD

pytestmark = pytest.mark.django_db


def try_login(client, username="li.min", password=PASSWORD, **extra):
    return client.post(reverse("accounts:login"), {"username": username, "password": password}, **extra)


def inside(client):
    return "_auth_user_id" in client.session


def enrolled(person, clock):
    secret = second_factor.new_secret()
    recovery = second_factor.enrol(person, secret, pyotp.TOTP(secret).at(clock.instant))
    clock.pass_by(seconds=30)
    return pyotp.TOTP(secret), recovery


def test_password_alone_does_not_open_a_session(client, mediator):
    answer = try_login(client)
    assert answer.url == reverse("accounts:enrol") and not inside(client)
    assert client.get(reverse("accounts:second")).url == reverse("accounts:enrol")
    assert client.get(reverse("accounts:profile")).status_code == 302


def test_enrolment_shows_a_qr_code_then_ten_recovery_codes_and_opens_the_session(client, mediator, clock):
    try_login(client)
    page = client.get(reverse("accounts:enrol"))
    assert b"<svg" in page.content
    secret = page.context["secret"].replace(" ", "")
    assert client.get(reverse("accounts:enrol")).context["secret"].replace(" ", "") == secret
    wrong = client.post(reverse("accounts:enrol"), {"code": "000000"})
    assert "动态验证码不对" in wrong.content.decode() and not inside(client)
    done = client.post(reverse("accounts:enrol"), {"code": pyotp.TOTP(secret).at(clock.instant)})
    assert len(done.context["codes"]) == 10 and inside(client)
    mediator.refresh_from_db()
    assert mediator.totp_secret == secret and secret not in mediator.totp_secret_sealed


def test_a_secret_on_offer_is_sealed_in_the_session(client, mediator):
    try_login(client)
    secret = client.get(reverse("accounts:enrol")).context["secret"].replace(" ", "")
    assert secret not in str(dict(client.session))


def test_the_second_factor_opens_the_session(client, mediator, clock):
    totp, _ = enrolled(mediator, clock)
    assert try_login(client).url == reverse("accounts:second")
    client.post(reverse("accounts:second"), {"code": totp.at(clock.instant)})
    assert inside(client)
    assert Visit.objects.get().person == mediator


def test_a_code_of_the_app_works_once(mediator, clock):
    totp, _ = enrolled(mediator, clock)
    code = totp.at(clock.instant)
    assert second_factor.verify(mediator, code)
    assert not second_factor.verify(mediator, code)


def test_a_neighbouring_time_step_is_accepted_but_no_older_one(mediator, clock):
    totp, _ = enrolled(mediator, clock)
    code = totp.at(clock.instant)
    clock.pass_by(seconds=70)
    assert not second_factor.verify(mediator, code)
    assert second_factor.verify(mediator, totp.at(clock.instant - timedelta(seconds=30)))


def test_a_recovery_code_works_once_and_however_it_is_typed(client, mediator, clock):
    _, recovery = enrolled(mediator, clock)
    try_login(client)
    address = reverse("accounts:second") + "?with=recovery"
    client.post(address, {"code": recovery[0].lower().replace("-", " ")})
    assert inside(client)
    client.post(reverse("accounts:logout"))
    try_login(client)
    assert "已经用过" in client.post(address, {"code": recovery[0]}).content.decode()
    assert not inside(client)


@pytest.mark.parametrize("code", ["", "１２３４５６", "中文", "x" * 400, "ab cd"])
def test_odd_second_factors_are_refused_without_error(client, mediator, clock, code):
    enrolled(mediator, clock)
    try_login(client)
    assert client.post(reverse("accounts:second"), {"code": code}).status_code == 200
    assert not inside(client)


def test_guessing_the_second_factor_is_locked(client, mediator, clock):
    totp, _ = enrolled(mediator, clock)
    try_login(client)
    for _ in range(5):
        client.post(reverse("accounts:second"), {"code": "000000"})
    answer = client.post(reverse("accounts:second"), {"code": totp.at(clock.instant)})
    assert answer.status_code == 429 and not inside(client)


def test_half_way_in_lasts_ten_minutes(client, mediator, clock):
    totp, _ = enrolled(mediator, clock)
    try_login(client)
    clock.pass_by(minutes=11)
    answer = client.post(reverse("accounts:second"), {"code": totp.at(clock.instant)})
    assert answer.url == reverse("accounts:login") and not inside(client)


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(client, mediator, clock):
    for _ in range(5):
        assert try_login(client, password="wrong").status_code == 200
    answer = try_login(client)
    assert answer.status_code == 429
    assert "尝试次数过多" in answer.content.decode()
    clock.pass_by(minutes=16)
    assert try_login(client).status_code == 302


def test_the_lock_names_the_time_from_which_on_one_may_try(mediator, clock):
    for _ in range(5):
        throttle.count_try(throttle.PASSWORD_PER_ACCOUNT, "li.min")
    with pytest.raises(throttle.Locked) as caught:
        throttle.count_try(throttle.PASSWORD_PER_ACCOUNT, "LI.MIN")
    clock.pass_by(minutes=15)
    assert caught.value.until == clock.instant
    assert clock.instant.strftime("%H:%M") in caught.value.message


def test_tries_while_locked_do_not_prolong_the_lock(clock):
    for _ in range(5):
        throttle.count_try(throttle.PASSWORD_PER_ACCOUNT, "x")
    clock.pass_by(minutes=14)
    with pytest.raises(throttle.Locked):
        throttle.count_try(throttle.PASSWORD_PER_ACCOUNT, "x")
    clock.pass_by(minutes=2)
    throttle.count_try(throttle.PASSWORD_PER_ACCOUNT, "x")


def test_many_accounts_tried_from_one_address_lock_the_address(client, mediator, clock):
    for _ in range(50):
        throttle.count_try(throttle.PASSWORD_PER_ADDRESS, "10.0.0.9")
    assert try_login(client, REMOTE_ADDR="10.0.0.9").status_code == 429
    assert try_login(client, REMOTE_ADDR="10.0.0.10").status_code == 302


def test_the_right_password_starts_the_count_again(client, mediator):
    for _ in range(4):
        try_login(client, password="wrong")
    try_login(client)
    assert not Attempt.objects.filter(kind="login_account").exists()


def test_no_answer_tells_whether_a_name_exists(client, mediator):
    Person.objects.create_user("old.hand", PASSWORD, name="旧", is_active=False)
    Person.objects.create_user("toy", PASSWORD, name="演", is_demo=True)
    pages = [
        try_login(client, username=name, password=password)
        for name, password in (
            ("li.min", "wrong"),
            ("nobody", "wrong"),
            ("old.hand", PASSWORD),
            ("toy", PASSWORD),
        )
    ]
    errors = {str(page.context["form"].non_field_errors()) for page in pages}
    assert len(errors) == 1 and {page.status_code for page in pages} == {200}
    for _ in range(4):
        try_login(client, username="nobody", password="wrong")
    assert try_login(client, username="nobody", password="wrong").status_code == 429


@pytest.mark.parametrize("username", ["", "a\0b", "x" * 61, "中文名"])
def test_odd_user_names_are_answered_kindly(client, username):
    assert try_login(client, username=username).status_code == 200


def test_it_goes_on_to_the_page_asked_for_but_never_off_the_site(client, mediator, demo):
    for wanted, lands in (
        ("/me/password/", "/me/password/"),
        ("https://evil.example/", None),
        ("//evil.example", None),
    ):
        client.post(reverse("accounts:logout"))
        answer = client.post(
            reverse("accounts:login"), {"username": "li.min", "password": PASSWORD, "next": wanted}
        )
        assert "evil" not in answer.url
        if lands:
            assert answer.url == lands


def test_logging_out_needs_a_post_and_ends_the_session(client, mediator, demo):
    try_login(client)
    assert client.get(reverse("accounts:logout")).status_code == 405
    client.post(reverse("accounts:logout"))
    assert not inside(client) and not Visit.objects.exists()


def test_behind_the_proxy_the_address_is_the_one_the_proxy_wrote(rf, settings):
    request = rf.get("/", HTTP_X_FORWARDED_FOR="6.6.6.6, 10.1.2.3", REMOTE_ADDR="127.0.0.1")
    assert throttle.client_address(request) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert throttle.client_address(request) == "10.1.2.3"


def test_where_to_go_next_is_an_address_of_this_site_and_nothing_else(client, mediator):
    client.force_login(mediator, backend="django.contrib.auth.backends.ModelBackend")
    for wrong in ("9999-12-31", "cases", "//evil.example/", "https://evil.example/", "javascript:alert(1)"):
        assert client.get(reverse("accounts:login"), {"next": wrong}).url.startswith("/desk/")
    assert client.get(reverse("accounts:login"), {"next": "/notices/"}).url == "/notices/"


def test_a_party_at_the_door_of_the_staff_is_led_to_the_phone_and_then_on(client):
    page = client.get(reverse("accounts:login"), {"next": "/cases/1/?a=b"}).content.decode()
    assert f"{reverse('accounts:enter')}?next=/cases/1/%3Fa%3Db" in page
