"""The desk in a real browser: news without a reload, work by keyboard alone, nobody shut out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from playwright.sync_api import expect

from shiquan.cases.clock import now
from shiquan.cases.perform import perform
from shiquan.mediation.urls import PAGES
from shiquan.organisations.models import Person
from tests.browsing import find_faults
from tests.cases import road
from tests.people import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


@pytest.fixture
def cast(transactional_db) -> Cast:
    return make_cast()


@pytest.fixture
def open_page(chromium, live, live_server) -> Iterator:
    with override_settings(SHIQUAN_DEMO=True, SHIQUAN_LIVE_URL="", SHIQUAN_LIVE_PORT=live.port):
        contexts = []

        def make(person: Person, size: dict[str, int]):
            client = Client()
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            context = chromium.new_context(viewport=size, service_workers="block", locale="zh-CN")
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
            contexts.append(context)
            page = context.new_page()
            page.faults = []
            page.on("pageerror", lambda error: page.faults.append(str(error)))
            page.on("console", lambda said: page.faults.append(said.text) if "Content Security" in said.text else None)
            return page

        yield make
        for context in contexts:
            assert [fault for page in context.pages for fault in page.faults] == []
            context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_new_application_appears_without_a_reload(cast: Cast, open_page, live_server, size):
    page = open_page(cast.duty, size)
    page.goto(live_server.url + reverse("mediation:worklist"))
    page.locator("body[data-live-state=on]").wait_for()
    page.evaluate("window.stayed = true")
    case = road.filed(cast)
    page.locator(f"#row-{case.pk}.fresh").wait_for()
    assert page.evaluate("window.stayed") is True
    expect(page.locator(".toast", has_text="有新申请")).to_have_count(1)
    expect(page.locator(f"#row-{case.pk} time[data-due]")).to_have_count(1)


def test_an_application_is_accepted_and_assigned_by_keyboard_alone(cast: Cast, open_page, live_server):
    case = road.filed(cast)
    page = open_page(cast.duty, DESK)
    page.goto(live_server.url + reverse("mediation:worklist"))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('mediation:case', args=[case.pk])}")
    page.keyboard.press("a")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("分派给谁").wait_for()
    page.keyboard.press("m")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator(".case-head").wait_for()
    case.refresh_from_db()
    assert (case.state, case.handler) == ("mediating", cast.mediator)


def test_news_reach_the_tabs_of_an_open_case_too(cast: Cast, open_page, live_server):
    case = road.mediating(cast)
    page = open_page(cast.mediator, DESK)
    page.goto(live_server.url + reverse("mediation:offers", args=[case.pk]))
    page.locator("body[data-live-state=on]").wait_for()
    before = page.locator("#case-rail .tabs .number").inner_text()
    perform(case, "offer", cast.worker, {"amount": "9700", "terms": ""})
    page.get_by_text("9,700.00").first.wait_for()
    expect(page.locator("#case-rail .tabs .number")).to_have_text(str(int(before) + 1))


def test_what_is_typed_stays_when_news_come(cast: Cast, open_page, live_server):
    case = road.mediating(cast)
    page = open_page(cast.mediator, DESK)
    page.goto(live_server.url + reverse("mediation:caucus", args=[case.pk]))
    page.locator("body[data-live-state=on]").wait_for()
    page.locator("textarea").first.fill("正在记的话")
    perform(case, "offer", cast.worker, {"amount": "9000", "terms": ""})
    page.get_by_text("内容有更新").wait_for()
    assert page.locator("textarea").first.input_value() == "正在记的话"


def test_the_agreement_is_checked_while_it_is_typed(cast: Cast, open_page, live_server):
    case = road.mediating(cast)
    perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "各述", "result": ""})
    perform(case, "skip_step", cast.mediator, {"which": "caucus", "reason": "双方同意"})
    for claim in case.dispute.claims.all():
        perform(case, "settle_claim", cast.mediator, {"claim": str(claim.pk), "amount": "5000"})
    page = open_page(cast.mediator, DESK)
    page.goto(live_server.url + reverse("mediation:agreement", args=[case.pk]))
    page.fill("[name=payments-0-amount]", "9000")
    page.get_by_text("人民币玖仟元整").wait_for()
    page.fill("[name=payments-0-amount]", "10000")
    page.fill("[name=bank]", "石泉农商行")
    page.fill("[name=account]", "6222021234567894")
    page.get_by_text("内容齐全").wait_for()


def test_no_page_of_the_desk_shuts_anybody_out_or_scrolls_sideways(cast: Cast, open_page, live_server):
    filed, running = road.filed(cast), road.mediating(cast)
    start = (now() + timedelta(hours=2)).isoformat()
    perform(running, "schedule", cast.mediator, {"kind": "joint", "starts_at": start, "minutes": 60, "mode": "onsite", "place": "一号调解室", "parties": []})
    perform(running, "offer", cast.worker, {"amount": "12000", "terms": ""})
    perform(running, "invite_expert", cast.mediator, {"expert": str(cast.expert.pk), "question": "算法", "share": ["story", "claims"]})
    pages = [
        (cast.duty, reverse("mediation:worklist")), (cast.duty, reverse("mediation:case", args=[filed.pk])),
        *((cast.mediator, reverse(f"mediation:{name}", args=[running.pk])) for name in ("case", *PAGES)),
        (cast.mediator, reverse("mediation:calendar")), (cast.mediator, reverse("mediation:calendar") + "?view=week"),
        (cast.expert, reverse("mediation:consultations")), (cast.expert, reverse("mediation:consultation", args=[running.pk])),
        (cast.worker, reverse("mediation:mine")),
    ]  # fmt: skip
    views = {person: open_page(person, DESK) for person, _address in pages}
    wrong = []
    for person, address in pages:
        page = views[person]
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.goto(live_server.url + address)
            wrong += [(address, size["width"], *fault) for fault in find_faults(page)]
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                wrong.append((address, size["width"], "scrolls sideways"))
    assert not wrong
