"""The pages of the shell, in both languages, for visitors and for staff."""

from datetime import date

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings

from shiquan.organisations.models import Membership, Office, Person, Role
from shiquan.web import errors
from shiquan.web.navigation import DESK, PUBLIC
from tests.translations import HAN

PAGES = ["/", "/offline/", "/style/", "/style/phone/", "/style/desk/"]
OWN_NAMES = ["中文", "中", "李强", "赵敏", "陈建国", "周小兰", "石泉县", "公司", "家政"]


@pytest.fixture
def demo():
    with override_settings(SHIQUAN_DEMO=True):
        yield


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_page_opens_for_anybody_without_asking_the_database(page, language, demo):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(page)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert f'lang="{"en" if language == "en" else "zh-Hans"}"' in html
    assert html.count("<h1") == 1 and 'id="main"' in html
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_home_page_in_english_shows_no_chinese(demo):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    text = client.get("/").content.decode().replace("中文", "").replace(">中<", "")
    assert not [line for line in text.splitlines() if HAN.search(line)]


def test_the_style_guide_is_closed_in_production():
    with override_settings(SHIQUAN_DEMO=False, DEBUG=False):
        assert Client().get("/style/").status_code == 404


def test_display_modes_are_remembered_and_come_without_a_flash():
    client = Client()
    answer = client.post("/display/", {"theme": "dark", "next": "/offline/"})
    assert answer.status_code == 302 and answer.url == "/offline/"
    client.post("/display/", {"size": "large"})
    assert 'data-theme="dark" data-size="large"' in client.get("/").content.decode()


@pytest.mark.parametrize("value", ["<b>", "", "purple", "DARK"])
def test_an_unknown_display_mode_is_ignored(value):
    client = Client()
    client.post("/display/", {"theme": value})
    client.cookies["shiquan-size"] = value
    assert 'data-theme="auto" data-size="normal"' in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_display_form_leads_to_no_other_host(address):
    assert Client().post("/display/", {"theme": "dark", "next": address}).url == "/"


@pytest.mark.parametrize("code", [400, 403, 404])
@pytest.mark.django_db
def test_an_error_page_says_what_to_do_next(code, rf: RequestFactory):
    request = rf.get("/x")
    request.user = Person(name="李强")
    answer = getattr(errors, f"show_{code}")(request, Exception())
    html = answer.content.decode()
    assert answer.status_code == code and 'class="todo"' in html and "回到首页" in html


def test_the_page_of_a_crash_needs_neither_database_nor_session(rf: RequestFactory):
    answer = errors.show_500(rf.get("/x"))
    assert answer.status_code == 500 and "已经保存的内容都在" in answer.content.decode()


def test_a_database_that_is_away_for_a_moment_is_said_to_be_worth_another_try(rf: RequestFactory):
    try:
        raise OperationalError("server closed the connection unexpectedly")
    except OperationalError:
        answer = errors.show_500(rf.get("/x"))
    assert answer.status_code == 503 and answer["Retry-After"] == "2" and ">503<" in answer.content.decode()


@override_settings(CSRF_FAILURE_VIEW="shiquan.web.errors.show_csrf_failure")
def test_a_page_open_too_long_gives_back_what_was_typed():
    answer = Client(enforce_csrf_checks=True).post(
        "/display/", {"story": "他们欠我三个月工资", "password": "geheim"}
    )
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "他们欠我三个月工资" in html and 'name="csrfmiddlewaretoken"' in html and "geheim" not in html


@pytest.mark.django_db
def test_readiness_asks_the_database():
    assert Client().get("/healthz/ready").json() == {"status": "ok", "database": "ok"}


def test_the_service_worker_and_the_manifest_are_served():
    worker, manifest = Client().get("/sw.js"), Client().get("/manifest.webmanifest")
    assert worker.headers["Content-Type"].startswith("text/javascript") and b"/offline/" in worker.content
    assert manifest.json()["name"].startswith("石泉")


@pytest.mark.django_db
def test_staff_see_their_roles_and_only_their_own_navigation():
    office = Office.objects.create(
        name="中心", short_name="中心", code="石", level="county", kind="mediation_centre"
    )
    person = Person.objects.create_user("wang", "long-enough-word", name="王芳")
    Membership.objects.create(person=person, office=office, role=Role.MEDIATOR, since=date(2026, 1, 1))
    client = Client()
    client.force_login(person)
    html = client.get("/").content.decode()
    assert "王芳" in html and "调解员" in html


def test_every_item_of_navigation_is_for_somebody_and_has_an_icon():
    from shiquan.web.icons import ICONS

    for item in (*PUBLIC, *DESK):
        assert item.seen_by and item.icon in ICONS and ":" in item.url_name


def test_a_wrong_host_is_told_so_and_does_not_crash():
    assert Client(headers={"host": "evil.example"}).get("/").status_code == 400
