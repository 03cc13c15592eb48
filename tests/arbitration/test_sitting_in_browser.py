"""The sitting in a real browser, on a phone and at a desk: nobody shut out, nothing scrolls sideways, one click serves everybody."""

import pytest
from django.test import override_settings
from django.urls import reverse

from shiquan.cases.perform import perform
from tests.arbitration.test_sitting import BENEFITS
from tests.browsing import DESK, PHONE, Browsing
from tests.cases import road, tribunal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_clerk_takes_the_fast_track_and_sends_all_notices_from_one_screen(chromium, live_server) -> None:
    bench = tribunal.make_bench()
    case = tribunal.filed(bench, claims=BENEFITS)
    case.dispute.parties.update(consents_electronic=True)
    mediation = road.accepted(bench.cast)
    perform(mediation, "note_injury", bench.cast.duty, {"accident_on": "2026-11-10"})
    with override_settings(SHIQUAN_LIVE_URL=""):
        for size, locale in ((PHONE, "zh-CN"), (DESK, "en")):
            clerk = Browsing(chromium, live_server.url, bench.clerk, size, locale)
            clerk.open(reverse("arbitration:check", args=[case.pk]) + "?injury_recognised=no&papers_complete=no")
            clerk.look("check")
            clerk.open(reverse("arbitration:durations"))
            clerk.look("durations")
            clerk.close()
            duty = Browsing(chromium, live_server.url, bench.cast.duty, size, locale)
            duty.open(reverse("mediation:sitting", args=[mediation.pk]))
            duty.look("mediation-sitting")
            duty.close()
        clerk = Browsing(chromium, live_server.url, bench.clerk, PHONE)
        page = clerk.open(reverse("arbitration:check", args=[case.pk]))
        for name, answer in tribunal.FAST.items():
            page.locator(f"input[name={name}][value={answer}]").check()
        page.get_by_role("button", name="看结果").click()
        page.get_by_role("button", name="转入工伤速裁").click()
        page.get_by_role("radio", name="严仲裁").check()
        page.get_by_label("仲裁庭或会议号").fill("速裁庭")
        clerk.look("sitting-filed")
        page.get_by_role("button", name="一次办好").click()
        page.get_by_text("已一并办好").wait_for()
        clerk.look("sitting")
        clerk.close()
        for size, locale in ((DESK, "zh-CN"), (DESK, "en")):
            arbitrator = Browsing(chromium, live_server.url, bench.arbitrator, size, locale)
            arbitrator.open(reverse("arbitration:sitting", args=[case.pk]))
            arbitrator.look(f"sitting-{locale}")
            arbitrator.close()
