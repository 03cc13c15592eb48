"""The pages beside the road: doors, counter, the plain file, forms of steps. None shuts anybody out or scrolls sideways."""

from typing import Any

import pytest
from django.urls import reverse

from tests.browsing import DESK, PHONE, Browsing
from tests.cases import road
from tests.people import make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_no_page_beside_the_road_shuts_anybody_out(chromium: Any, live_server: Any, settings: Any):
    settings.SHIQUAN_DEMO = True
    cast = make_cast()
    case = road.mediating(cast)
    file = reverse("workspace:case", args=[case.pk])
    pages = {
        None: ["/", "/demo/", "/login/", "/enter/", "/respond/", "/verify/", "/notices/outbox/", "/apply/paper/", "/nothing-here/"],
        cast.worker: [
            "/me/", "/documents/to-sign/", *(f"{file}?tab={tab}" for tab in ("overview", "documents", "evidence", "history")),
            *(f"{file}steps/{step}/" for step in ("add_evidence", "ask_extension", "mark_fact", "withdraw")),
        ],
        cast.mediator: [f"{file}?tab=overview", f"{file}steps/skip_step/", f"{file}steps/add_evidence/", "/followup/", "/me/"],
        cast.counter: ["/apply/counter/"],
    }  # fmt: skip
    for person, addresses in pages.items():
        visit = Browsing(chromium, live_server.url, person, DESK)
        for address in addresses:
            look_at_both_sizes(visit, address)
        if person == cast.counter:
            visit.open("/apply/counter/").locator("form[data-once] button.main").first.click()
            visit.page.wait_for_url("**/counter/*/")
            look_at_both_sizes(visit, visit.page.url.removeprefix(live_server.url))
        visit.close()


def look_at_both_sizes(visit: Browsing, address: str) -> None:
    for size in (DESK, PHONE):
        visit.page.set_viewport_size(size)
        visit.size = size
        visit.open(address)
        visit.look(address.strip("/").replace("/", "-").replace("?", "-") or "home")
