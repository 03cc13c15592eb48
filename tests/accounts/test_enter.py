"""Parties come in by phone; what they typed before stays; staff gain no roles that way."""

import pytest
from django.urls import reverse

from shiquan.accounts.session import person_for_phone, placeholder_name
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person

from .cast import PASSWORD, PHONE

pytestmark = pytest.mark.django_db


def ask(client, phone=PHONE, **more):
    return client.post(reverse("accounts:enter"), {"phone": phone, **more})


def code_in(letters):
    return letters[-1][1].split("验证码 ")[1][:6]


def come_in(client, letters, phone=PHONE, **more):
    ask(client, phone, **more)
    return client.post(reverse("accounts:code"), {"code": code_in(letters)})


def inside(client):
    return "_auth_user_id" in client.session


def test_a_phone_and_its_code_open_a_session(client, letters):
    assert ask(client, "138 1234-5678").url == reverse("accounts:code")
    page = client.get(reverse("accounts:code")).content.decode()
    assert "138****5678" in page and code_in(letters) not in page
    client.post(reverse("accounts:code"), {"code": code_in(letters)})
    person = Person.objects.get()
    assert inside(client) and person.phone == PHONE and person.name == placeholder_name(PHONE)


def test_the_second_time_it_is_the_same_person(client, letters):
    come_in(client, letters)
    client.post(reverse("accounts:logout"))
    come_in(client, letters)
    assert Person.objects.count() == 1


def test_the_phone_is_sealed_in_the_session(client, letters):
    ask(client)
    assert PHONE not in str(dict(client.session))


def test_what_was_typed_before_coming_in_is_kept(client, letters):
    session = client.session
    session["draft"] = "我被拖欠工资"
    session.save()
    come_in(client, letters)
    assert client.session["draft"] == "我被拖欠工资"


def test_known_and_unknown_phones_get_the_same_answer(client, letters):
    person_for_phone(PHONE, "王小明")
    known, unknown = ask(client), ask(client, "13700000000")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


@pytest.mark.parametrize(
    "phone", ["", "1381234567", "23812345678", "abc", "\0", "1" * 40, "０２９－１２３４５６７"]
)
def test_a_wrong_number_is_answered_with_how_to_mend_it(client, letters, phone):
    answer = ask(client, phone)
    assert answer.status_code == 200 and answer.context["form"].errors and not letters


def test_a_wrong_code_keeps_the_visitor_on_the_page(client, letters):
    ask(client)
    wrong = f"{(int(code_in(letters)) + 1) % 1_000_000:06d}"
    page = client.post(reverse("accounts:code"), {"code": wrong})
    assert "还可以再试 4 次" in page.content.decode() and not inside(client)


def test_the_code_page_without_a_phone_leads_back(client):
    assert client.get(reverse("accounts:code")).url == reverse("accounts:enter")


def test_a_sixth_sms_within_the_hour_is_refused(client, letters):
    for _ in range(5):
        ask(client)
    assert ask(client).status_code == 429 and len(letters) == 5


def test_many_numbers_from_one_address_are_refused(client, letters):
    for number in range(60):
        ask(client, f"1390000{number:04d}")
    assert ask(client).status_code == 429 and len(letters) == 60


def test_a_member_of_staff_who_comes_by_phone_holds_no_role(client, letters, mediator):
    come_in(client, letters, "13900000001")
    assert inside(client)
    page = client.get(reverse("accounts:profile"))
    assert page.context["held"] == [] and not page.context["has_password"]
    assert active_roles(page.wsgi_request.user) == frozenset()
    assert active_roles(Person.objects.get(pk=mediator.pk))


def test_whoever_comes_by_phone_cannot_touch_the_staff_door(client, letters, mediator):
    come_in(client, letters, "13900000001")
    assert client.get(reverse("accounts:enrol")).status_code == 302
    assert client.get(reverse("accounts:password")).status_code == 404


def test_a_closed_account_is_told_so_only_after_the_code(client, letters, db):
    person = person_for_phone(PHONE, "王小明")
    person.is_active = False
    person.save()
    page = come_in(client, letters)
    assert "已停用" in page.content.decode() and not inside(client)


def test_it_goes_on_to_the_page_asked_for(client, letters):
    assert come_in(client, letters, next="/me/").url == "/me/"
    client.post(reverse("accounts:logout"))
    assert "evil" not in come_in(client, letters, next="https://evil.example/x").url


def test_the_demo_shows_the_code_and_works_without_a_sender(client, demo, settings):
    settings.SHIQUAN_SMS_SENDER = "shiquan.nowhere.send"
    ask(client)
    code = client.get(reverse("accounts:code")).context["demo_code"]
    client.post(reverse("accounts:code"), {"code": code})
    assert inside(client)


def test_a_name_is_learnt_once_and_not_overwritten():
    person_for_phone(PHONE)
    assert person_for_phone(PHONE, "王小明").name == "王小明"
    assert person_for_phone(PHONE, "张三").name == "王小明"


def test_a_password_never_opens_a_party_session(client, letters, mediator):
    answer = client.post(reverse("accounts:code"), {"code": PASSWORD})
    assert answer.url == reverse("accounts:enter")
