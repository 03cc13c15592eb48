"""The director's figures in a real browser: they follow what happens, lead to the cases, and read well at both sizes."""

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK, PHONE, Browsing
from tests.cases import road
from tests.people import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_director_sees_figures_their_cases_and_their_definitions(chromium, live_server, cast: Cast, size: dict[str, int]):
    road.closed(cast)
    road.filed(cast)
    director = Browsing(chromium, live_server.url, cast.director, size)
    page = director.open("/figures/")
    expect(page.locator("[data-figure=opened]")).to_have_text("2")
    director.look("figures")
    page.locator("details > summary").last.click()
    director.look("figures-definitions")
    road.filed(cast)
    page.evaluate("htmx.trigger('#figures', 'live')")  # what the live channel does on news
    page.locator("[data-figure=opened]", has_text="3").wait_for()
    page.click("a.tile:has([data-figure=opened])")
    expect(page.locator("[data-row]")).to_have_count(3)
    director.look("figures-cases")
    director.close()
