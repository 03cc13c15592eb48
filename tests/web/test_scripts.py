"""The scripts in a real browser: what is typed survives, a double tap files once, uploads go on, names can be signed."""

import base64
import io
import json
import os
from collections.abc import Iterator

import pytest
from django.test import override_settings
from PIL import Image

from tests.browsing import find_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium, live_server) -> Iterator:
    with override_settings(SHIQUAN_DEMO=True):
        context = chromium.new_context(
            viewport={"width": 360, "height": 740}, service_workers="block", locale="zh-CN"
        )
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "console", lambda said: page.faults.append(said.text) if "Content Security" in said.text else None
        )
        page.goto(f"{live_server.url}/style/")
        yield page
        assert page.faults == []
        context.close()


def answer_drafts(page, saved: list[dict]) -> None:
    def answer(route):
        if route.request.method == "POST" and "application/json" in route.request.headers.get(
            "content-type", ""
        ):
            saved.append(json.loads(route.request.post_data)["fields"])
            route.fulfill(status=204)
        else:
            route.fallback()

    page.route("**/style/", answer)


def test_each_field_is_saved_as_it_is_typed(page):
    saved: list[dict] = []
    answer_drafts(page, saved)
    page.fill("#id_name", "李强")
    page.get_by_text("已保存").first.wait_for()
    with page.expect_request(lambda request: "kind" in (request.post_data or "")):
        page.check("input[name=kind][value=platform]")
    page.locator("[data-draft-state][data-state=saved]").first.wait_for(state="attached")
    assert {"name": "李强"} in saved and {"kind": "platform"} in saved


def test_what_is_typed_offline_stays_on_the_device_and_goes_out_later(page):
    saved: list[dict] = []
    answer_drafts(page, saved)
    page.context.set_offline(True)
    page.get_by_text("网络断开").wait_for()
    page.fill("#id_story", "三月起没有发工资")
    page.get_by_text("离线，已存在本机").wait_for()
    assert saved == []
    page.context.set_offline(False)
    page.locator("[data-draft-state][data-state=saved]").first.wait_for(state="attached")
    assert saved[-1] == {"story": "三月起没有发工资"}
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('shiquan-draft')).length") == 0


def test_what_the_server_could_not_take_is_back_after_the_page_is_opened_again(page):
    page.route(
        "**/style/",
        lambda route: route.fulfill(status=503) if route.request.method == "POST" else route.fallback(),
    )
    page.fill("#id_name", "赵敏")
    page.get_by_text("离线，已存在本机").wait_for()
    page.reload()
    assert page.input_value("#id_name") == "赵敏"


def test_a_double_tap_sends_one_form_with_one_key(page):
    sent: list[str] = []

    def hold(route):
        if route.request.method == "POST":
            sent.append(route.request.post_data)
            page.wait_for_timeout(200)
        route.fallback()

    key = page.input_value("form[data-draft-url] [name=idempotency_key]")
    page.route("**/style/", hold)
    page.evaluate(
        "const b = document.querySelector('form[data-draft-url] .button.main'); b.click(); b.click(); b.click();"
    )
    page.locator(".error-summary").wait_for()
    assert len(sent) == 1 and key in sent[0] and key


def test_a_form_sent_with_mistakes_shows_them_first_and_keeps_what_was_typed(page):
    page.fill("#id_name", "李强")
    page.click("form[data-draft-url] .button.main")
    page.locator(".error-summary").wait_for()
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.input_value("#id_name") == "李强"


def test_an_upload_goes_on_where_the_connection_broke(page):
    stored, state = bytearray(), {"breaks": 1}

    def create(route):
        assert json.loads(route.request.post_data) == {
            "name": "工资条.pdf",
            "size": 1_400_000,
            "type": "application/pdf",
        }
        route.fulfill(status=201, json={"id": "f1", "url": "/style/upload/f1/", "offset": 0})

    def chunk(route):
        offset = {"Upload-Offset": str(len(stored))}
        if route.request.method == "HEAD":
            return route.fulfill(status=200, headers=offset)
        if len(stored) and state["breaks"]:
            state["breaks"] -= 1
            return route.abort("connectionreset")
        assert int(route.request.headers["upload-offset"]) == len(stored)
        stored.extend(route.request.post_data_buffer)
        return route.fulfill(
            status=200, headers={"Upload-Offset": str(len(stored))}, json={"id": "f1", "name": "工资条.pdf"}
        )

    page.route("**/style/upload/", create)
    page.route("**/style/upload/f1/", chunk)
    data = os.urandom(1_400_000)
    page.set_input_files(
        ".upload input[type=file]", {"name": "工资条.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    page.get_by_text("网络断开，恢复后接着传").wait_for()
    page.locator(".file[data-state=done]").wait_for()
    assert bytes(stored) == data
    assert page.input_value(".upload [name=file_id]") == "f1"


def test_a_refused_upload_says_why_and_a_too_large_one_is_not_even_sent(page):
    page.route(
        "**/style/upload/", lambda route: route.fulfill(status=415, json={"error": "这种文件不能上传"})
    )
    page.set_input_files(
        ".upload input[type=file]", {"name": "a.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"}
    )
    page.get_by_text("没有传上去：这种文件不能上传").wait_for()
    page.evaluate("document.querySelector('[data-upload]').dataset.uploadLimit = 10")
    page.set_input_files(
        ".upload input[type=file]", {"name": "b.pdf", "mimeType": "application/pdf", "buffer": b"x" * 50}
    )
    page.get_by_text("请压缩后再传").wait_for()


def signature(page) -> Image.Image | None:
    value = page.input_value("[data-signature-value]")
    return Image.open(io.BytesIO(base64.b64decode(value.split(",")[1]))) if value else None


def test_a_name_is_signed_by_hand_undone_and_cleared(page):
    paper = page.locator(".signature-paper")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()
    for row in (0.3, 0.6):
        page.mouse.move(box["x"] + 30, box["y"] + box["height"] * row)
        page.mouse.down()
        page.mouse.move(box["x"] + 250, box["y"] + box["height"] * row, steps=8)
        page.mouse.up()
    two = signature(page)
    assert two.size == (1000, 400) and two.mode == "RGBA"
    page.click("[data-signature-undo]")
    one = signature(page)
    assert ink(one) and ink(one) < ink(two)
    page.click("[data-signature-clear]")
    assert signature(page) is None


def test_a_name_can_be_signed_by_keyboard(page):
    page.click(".signature-type summary")
    page.fill("[data-signature-typed]", "李强")
    assert ink(signature(page))


def ink(picture: Image.Image) -> int:
    return sum(picture.getchannel("A").histogram()[128:])


def test_clocks_count_down_by_the_servers_time(page):
    first = page.locator("time[data-due]").first
    before = first.text_content()
    page.locator("time[data-due]").first.filter(has_not_text=before).wait_for()
    assert first.text_content().startswith("还剩 47分")


def test_display_modes_change_at_once_and_lose_nothing(page, live_server):
    page.fill("#id_name", "李强")
    page.click("details[data-menu]:has(form[data-display]) summary")
    with page.expect_response("**/display/"):
        page.click("button[name=size][value=large]")
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    assert page.input_value("#id_name") == "李强"
    page.goto(f"{live_server.url}/")
    assert page.evaluate("document.documentElement.dataset.size") == "large"


def test_the_desk_is_worked_with_the_keyboard(page, live_server):
    page.goto(f"{live_server.url}/style/desk/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("tr[aria-selected=true] a.title").text_content() == "石调〔2026〕第30号"
    page.keyboard.press("k")
    assert page.locator("tr[aria-selected=true] a.title").text_content() == "石调〔2026〕第31号"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("j?")
    assert page.input_value("#q") == "j?"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#keys-help").is_visible()
    page.uncheck("[data-keys-switch]")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.locator("#keys-help").is_visible()


@pytest.mark.parametrize("path", ["/", "/style/", "/style/phone/", "/style/desk/"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_serious_accessibility_fault_or_scrolls_sideways(page, live_server, path, theme):
    page.context.add_cookies([{"name": "shiquan-theme", "value": theme, "url": live_server.url}])
    for width, height in ((360, 740), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{live_server.url}{path}")
        assert not find_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_with_grave_faults_is_found_out(page):
    page.set_content("<html lang='zh'><title>x</title><main><h1>x</h1><img src='x.png'><p>浅得看不清的字</p></main>")
    page.evaluate("Object.assign(document.querySelector('p').style, {color: '#999', background: '#fff'})")
    assert {rule for rule, _nodes in find_faults(page)} >= {"image-alt", "color-contrast"}
