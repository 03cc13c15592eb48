"""The respondent's whole road in a real browser of 360 pixels: link, code, answer in three taps, offers, the file."""

import re
from typing import Any

import pytest

from shiquan.cases.perform import perform
from tests.browsing import PHONE, Browsing
from tests.intake.steps import LETTERS, drop, last_code
from tests.parties.steps import invite, steps_of, token_of
from tests.people import make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GO_ON = ".action-bar .button.main"


@pytest.fixture
def sms(settings: Any) -> list[tuple[str, str]]:
    settings.SHIQUAN_SMS_SENDER = f"{drop.__module__}.{drop.__name__}"
    settings.SHIQUAN_DEMO = False
    LETTERS.clear()
    return LETTERS


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_respondent_comes_in_and_answers_in_three_taps(chromium, live_server, sms, locale):
    cast = make_cast()
    case = invite(cast)
    phone = Browsing(chromium, live_server.url, None, PHONE, locale)
    page = phone.open("/respond/")
    phone.look(f"respond-find-{locale}")
    phone.open("/respond/nonsense/")
    phone.look(f"respond-wrong-{locale}")
    phone.open(f"/respond/{token_of(case)}/")
    phone.look(f"respond-invitation-{locale}")
    page.click(GO_ON)
    page.locator("[name=code]").wait_for()
    phone.look(f"respond-code-{locale}")
    page.fill("[name=code]", "000000" if last_code() != "000000" else "111111")
    page.click(GO_ON)
    page.locator(".errors").wait_for()
    page.fill("[name=code]", last_code())
    page.click(GO_ON)
    page.wait_for_url("**/answer/")
    page.locator(".estimate .note").wait_for()  # no facts are marked yet
    phone.look(f"respond-answer-{locale}")
    page.locator("label.stance").nth(1).click()
    page.locator("label[for=id_electronic_service]").click()
    page.click(GO_ON)
    page.wait_for_url("**/mine/")
    phone.look(f"respond-case-{locale}")
    assert steps_of(case)[-2:] == ["join", "answer"]
    perform(case, "offer", cast.mediator, {"amount": "11000", "terms": "两周内付清"})
    phone.open(f"/cases/{case.pk}/offers/")
    phone.look(f"respond-offers-{locale}")
    page.locator(".todo-card .button.main").click()
    page.locator(".todo-card .pair").wait_for(state="detached")
    assert "accept_offer" in steps_of(case)
    page.fill("[name=amount]", "10500")
    page.click(GO_ON)
    page.get_by_text(re.compile("10,500")).first.wait_for()
    phone.close()


def test_what_was_typed_survives_an_error_on_the_phone(chromium, live_server, sms):
    cast = make_cast()
    case = invite(cast)
    phone = Browsing(chromium, live_server.url, None, PHONE)
    page = phone.open(f"/respond/{token_of(case)}/")
    page.click(GO_ON)
    page.fill("[name=code]", last_code())
    page.click(GO_ON)
    page.wait_for_url("**/answer/")
    for fold in page.locator("form details.fold summary").all():
        fold.click()
    page.fill("[name=view]", "单价不对")
    page.fill("[name=sum-all]", "很多")
    page.click("[name=_add_row]")
    page.fill("[name=disputed-0-fact]", "单价")
    page.fill("[name=disputed-0-view]", "每单三元")
    page.locator("label.stance").nth(2).click()
    page.click(GO_ON)
    page.locator(".error-summary").wait_for()
    phone.look("respond-errors")
    assert page.input_value("[name=view]") == "单价不对" and page.input_value("[name=disputed-0-view]") == "每单三元"
    page.fill("[name=sum-all]", "9600")
    page.click(GO_ON)
    page.wait_for_url("**/mine/")
    assert case.events.get(step="answer").data["disputed"][0]["fact"] == "单价"
    phone.close()
