"""Service, calendar and declarations on a phone in a real browser: nobody shut out, nothing scrolls sideways."""

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.browsing import PHONE, Browsing
from tests.cases import tribunal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_clerk_serves_a_refused_paper_from_the_phone(chromium, live_server) -> None:
    bench = tribunal.make_bench()
    case = tribunal.scheduled(bench)
    other = tribunal.open_dispute("arbitration/ordinary", bench.cast.commission, bench.cast.outsider, tribunal.wages(claims=[
        {"kind": "overtime", "title": "加班费", "amount": "900", "basis": "三天"}])).case  # fmt: skip
    tribunal.perform(other, "accept", bench.clerk, {"evidence_days": 10})
    with override_settings(SHIQUAN_LIVE_URL=""):
        clerk = Browsing(chromium, live_server.url, bench.clerk, PHONE)
        page = clerk.open(reverse("arbitration:service", args=[other.pk]))
        clerk.look("service")
        page.locator("#paper-copy").get_by_role("link", name="登记直接送达").last.click()
        page.get_by_label("结果").select_option("refused")
        page.get_by_label("凭证说明").fill("保安拒收")
        page.get_by_role("button", name="确认办理").click()
        page.get_by_text("保安拒收").wait_for()
        page.locator("#paper-copy details summary", has_text="各种方式").last.click()
        page.locator("#paper-copy").get_by_role("link", name="留置送达").wait_for()
        clerk.open(reverse("arbitration:calendar") + f"?on={case.appointments.get(status='invited').starts_at:%Y-%m-%d}")
        clerk.look("calendar")
        clerk.open(reverse("arbitration:relations"))
        clerk.look("relations")
        clerk.open(reverse("arbitration:feed_link"))
        clerk.look("feed")
        clerk.close()


def test_what_the_tribunal_types_is_checked_and_kept_without_a_click(chromium, live_server) -> None:
    bench = tribunal.make_bench()
    case = tribunal.heard(bench)
    pay = case.dispute.claims.get(kind="unpaid_wages")
    with override_settings(SHIQUAN_LIVE_URL=""):
        arbitrator = Browsing(chromium, live_server.url, bench.arbitrator, PHONE)
        page = arbitrator.open(reverse("arbitration:award", args=[case.pk]))
        page.locator(f"#claim-{pay.pk}").get_by_text("支持", exact=True).first.click()
        page.locator(f"#amount-{pay.pk}").fill("12900")
        page.get_by_text("超出了请求").wait_for()
        page.locator(f"#amount-{pay.pk}").fill("12800")
        page.get_by_text("超出了请求").wait_for(state="detached")
        page.get_by_text("已保存").wait_for()
        arbitrator.look("award")
        page = arbitrator.open(reverse("arbitration:award", args=[case.pk]))
        assert page.locator(f"#amount-{pay.pk}").input_value() == "12800"
        arbitrator.close()
