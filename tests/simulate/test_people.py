"""The people of a simulation come in as a person would: also where the answer to a try never came."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session

from shiquan.simulate.browser import Answer, Browser
from shiquan.simulate.people import enter_by_phone
from shiquan.simulate.tally import Tally
from tests.people import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_was_let_in_without_hearing_of_it_comes_in_once_more(live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SHIQUAN_DEMO = True
    cast, lost = make_cast(), []
    send = Browser.post_form

    def lose_one(browser: Browser, path: str, data: dict[str, str]) -> Answer:
        if path == "/enter/code/" and not lost:
            lost.append(Session.objects.all().delete())  # as after a log-in: the cookie's session is another one's now
        return send(browser, path, data)

    monkeypatch.setattr(Browser, "post_form", lose_one)
    somebody = enter_by_phone(live_server.url, Tally(), cast.worker.phone)
    try:
        assert lost and somebody.browser.get("/api/v1/me/").json["id"] == str(cast.worker.pk)
    finally:
        somebody.browser.close()
