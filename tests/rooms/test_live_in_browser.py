"""The page's own script on the real channel: news refresh what they concern, and nothing that somebody is typing into."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings

from tests.live import Live

from .conftest import signal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium, live: Live, live_server, worker, sign_in) -> Iterator:
    with override_settings(SHIQUAN_DEMO=True, SHIQUAN_LIVE_URL="", SHIQUAN_LIVE_PORT=live.port):
        context = chromium.new_context(service_workers="block", locale="zh-CN")
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": sign_in(worker), "url": live_server.url}]
        )
        yield context.new_page()
        context.close()


def follow(page, url: str, topic: str, selector: str) -> None:
    """Open the desk, let one element follow a topic, and wait until the channel says hello."""
    page.goto(f"{url}/style/desk/")
    page.locator(selector).evaluate(
        "(element, topic) => { element.dataset.live = topic; htmx.trigger(element, 'htmx:load'); }", topic
    )
    page.locator("body[data-live-state=on]").wait_for()


def test_news_refresh_the_worklist_without_a_reload(page, live_server, worker):
    topic = f"person:{worker.pk}"
    follow(page, live_server.url, topic, "#worklist")
    page.evaluate("document.querySelector('#worklist tbody').replaceChildren(); window.stayed = true")
    signal(topic)
    page.locator("#worklist tbody tr").first.wait_for()
    assert page.evaluate("window.stayed") is True
    page.locator("[data-live-tells]", has_text="实时更新中").wait_for()


def test_news_do_not_wipe_out_what_somebody_types(page, live_server, worker):
    topic = f"person:{worker.pk}"
    follow(page, live_server.url, topic, ".filters")
    page.fill("#q", "李强")
    signal(topic)
    page.get_by_text("内容有更新").wait_for()
    assert page.input_value("#q") == "李强"


def test_news_that_arrive_late_leave_what_was_typed_meanwhile(page, live_server, worker):
    topic = f"person:{worker.pk}"
    follow(page, live_server.url, topic, "#worklist")
    page.locator("#worklist").evaluate("list => list.insertAdjacentHTML('beforeend', '<textarea id=note></textarea>')")
    held = []
    page.route(re.compile("/style/desk/"), lambda route: held.append(route))
    with page.expect_request(re.compile("/style/desk/")):
        signal(topic)
    page.fill("#note", "李强说")
    held[0].continue_()
    page.get_by_text("内容有更新").wait_for()
    assert page.input_value("#note") == "李强说"
