"""One's own page: sessions shown and ended, password changed, language kept."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from shiquan.accounts import tasks
from shiquan.accounts.devices import device_words
from shiquan.accounts.models import Attempt, OneTimeCode, Visit

from .cast import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "quite another long phrase"


@pytest.fixture
def two_devices(mediator, demo):
    devices = Client(), Client(HTTP_USER_AGENT="another device")
    for device in devices:
        device.post(reverse("accounts:login"), {"username": "li.min", "password": PASSWORD})
    return devices


def is_in(device):
    return device.get(reverse("accounts:profile")).status_code == 200


def test_a_visitor_is_sent_to_the_door(client):
    assert client.get(reverse("accounts:profile")).url.startswith("/login/?next=/me/")


def test_the_page_shows_offices_roles_and_both_devices_but_no_full_phone(two_devices):
    page = two_devices[0].get(reverse("accounts:profile"))
    text = page.content.decode()
    assert "石泉县劳动争议一站式调解中心" in text and "another device" in text
    assert "139****0001" in text and "13900000001" not in text


def test_another_device_can_be_ended(two_devices):
    here, there = two_devices
    visit = Visit.objects.get(session_key=there.session.session_key)
    here.post(reverse("accounts:end_session", args=[visit.pk]))
    assert is_in(here) and not is_in(there)


def test_all_other_devices_can_be_ended_at_once(two_devices):
    here, there = two_devices
    here.post(reverse("accounts:end_others"))
    assert is_in(here) and not is_in(there)


def test_nobody_ends_the_session_of_somebody_else(two_devices, office):
    from shiquan.organisations.models import Person

    Person.objects.create_user("stranger", PASSWORD, name="生人")
    stranger = Client()
    stranger.post(reverse("accounts:login"), {"username": "stranger", "password": PASSWORD})
    visit = Visit.objects.get(session_key=two_devices[0].session.session_key)
    assert stranger.post(reverse("accounts:end_session", args=[visit.pk])).status_code == 404
    assert is_in(two_devices[0])


def change(device, present=PASSWORD, fresh=NEW, again=NEW):
    return device.post(reverse("accounts:password"), {"present": present, "fresh": fresh, "again": again})


def test_a_new_password_ends_the_other_devices_and_keeps_this_one(two_devices, mediator):
    here, there = two_devices
    assert change(here).status_code == 302
    assert is_in(here) and not is_in(there)
    assert Visit.objects.get().session_key == here.session.session_key
    mediator.refresh_from_db()
    assert mediator.check_password(NEW)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"present": "wrong"}, "present"),
        ({"again": "something else"}, "again"),
        ({"fresh": "short", "again": "short"}, "fresh"),
        ({"fresh": "password1234", "again": "password1234"}, "fresh"),
    ],
)
def test_a_bad_change_says_which_field_to_mend(two_devices, given, field):
    page = change(two_devices[0], **given)
    assert page.status_code == 200 and field in page.context["form"].errors


def test_guessing_the_present_password_is_locked(two_devices):
    for _ in range(5):
        change(two_devices[0], present="wrong")
    assert change(two_devices[0]).status_code == 429


def test_the_language_is_kept_with_the_person_and_follows_to_a_new_browser(two_devices, mediator):
    two_devices[0].post(reverse("accounts:language"), {"language": "en"})
    mediator.refresh_from_db()
    assert mediator.language == "en"
    fresh = Client()
    fresh.post(reverse("accounts:login"), {"username": "li.min", "password": PASSWORD})
    assert fresh.cookies["shiquan-language"].value == "en"
    two_devices[0].post(reverse("accounts:language"), {"language": "xx"})
    mediator.refresh_from_db()
    assert mediator.language == "en"


def test_night_work_deletes_what_has_served(two_devices, clock):
    Attempt.objects.create(kind="x", mark="x", made_at=clock.instant)
    OneTimeCode.objects.create(
        phone_index="x", purpose="x", code_hash="x", sent_at=clock.instant, expires_at=clock.instant
    )
    tasks.delete_stale()
    assert Attempt.objects.filter(kind="x").exists() and Visit.objects.count() == 2
    clock.pass_by(days=3)
    tasks.delete_stale()
    assert not any(model.objects.exists() for model in (Attempt, OneTimeCode, Visit, Session))


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116 Mobile MicroMessenger/8.0.44",
            "微信 · Android",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge · Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari · iPhone",
        ),
        ("curl/8", "curl/8"),
        ("", "未知设备"),
    ],
)
def test_a_device_is_named_in_words(agent, words):
    assert device_words(agent) == words
