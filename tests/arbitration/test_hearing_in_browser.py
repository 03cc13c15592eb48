"""A hearing in two browsers: the secretary types at a desk, the worker follows on a telephone, with a lost connection between."""

import re

import pytest
from django.test import override_settings
from django.urls import reverse

from shiquan.cases.contents_hearing import record_of_case
from shiquan.documents.work import advance
from tests.arbitration.evidence import add_evidence, picture
from tests.browsing import DESK, PHONE, Browsing
from tests.cases import tribunal
from tests.live import Live

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_the_secretary_records_appears_on_the_workers_telephone(chromium, live_server, live: Live) -> None:
    bench = tribunal.make_bench()
    case = tribunal.scheduled(bench)
    add_evidence(case, picture(), "考核表.png", "image/png", side="respondent", title="考核表")
    tribunal.perform(case, "open_hearing", bench.secretary)
    page_url = reverse("arbitration:hearing", args=[case.pk])
    with override_settings(SHIQUAN_LIVE_URL="", SHIQUAN_LIVE_PORT=live.port):
        secretary = Browsing(chromium, live_server.url, bench.secretary, DESK)
        worker = Browsing(chromium, live_server.url, bench.cast.worker, PHONE)
        desk, phone = secretary.open(page_url), worker.open(reverse("parties:case", args=[case.pk]))
        phone.get_by_role("link", name="进入庭审").click()
        phone.locator("body[data-live-state=on]").wait_for()
        phone.evaluate("window.stayed = true")
        desk.get_by_role("button", name=re.compile("进入.*申请与答辩")).click()
        desk.get_by_label("发言人").fill("陈骑手")
        desk.get_by_label("发言内容").fill("请求支付两个月工资")
        desk.get_by_label("发言内容").press("Control+Enter")
        phone.locator("#hearing-record", has_text="请求支付两个月工资").wait_for()
        assert phone.evaluate("window.stayed") is True, "nothing was loaded anew"

        secretary.context.set_offline(True)
        desk.get_by_label("发言内容").fill("断网时记的话")
        desk.get_by_role("button", name="记下", exact=True).click()
        desk.get_by_text("已存在本机").wait_for()
        secretary.context.set_offline(False)
        phone.locator("#hearing-record", has_text="断网时记的话").wait_for()
        desk.get_by_label("发言内容").fill("还没有提交的话")
        desk.reload()
        assert desk.get_by_label("发言内容").input_value() == "还没有提交的话"
        desk.get_by_label("发言内容").fill("")
        secretary.look("hearing-bench")

        phone.get_by_role("link", name="申请补正").first.click()
        phone.get_by_label("应当记为").fill("请求支付三个月工资")
        worker.look("hearing-ask")
        phone.get_by_role("button", name="确认办理").click()
        phone.locator(".request", has_text="三个月工资").wait_for()
        desk.get_by_role("link", name="处理").click()
        desk.get_by_label("准予补正").check()
        desk.get_by_role("button", name="确认办理").click()
        phone.locator("#entry-1", has_text="已更正").wait_for()
        desk.get_by_role("button", name=re.compile("出示.*考核表")).click()
        phone.locator("#hearing-exhibits .chip", has_text="被1").wait_for()
        phone.get_by_role("link", name=re.compile("发表质证意见")).click()
        for name in ("真实性", "合法性", "关联性"):
            phone.get_by_role("group", name=name).get_by_label("不认可").check()
        phone.get_by_role("button", name="确认办理").click()
        phone.get_by_text("对证据被1《考核表》").wait_for()
        worker.look("hearing-side")

        case = tribunal.perform(case, "close_hearing", bench.arbitrator).case
        paper = case.documents.get(kind="hearing_record")
        advance(paper.pk)
        phone.reload()
        phone.get_by_role("link", name="阅读并签名").click()
        phone.get_by_text("三个月工资").first.wait_for()
        for one in (secretary, worker):
            one.close()
    case.refresh_from_db()
    assert [line.text.zh for line in record_of_case(case, case.facts).lines if line.number] == ["请求支付三个月工资", "断网时记的话"]
