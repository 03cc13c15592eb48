"""The whole application in a real browser, on a phone of 360 pixels: by finger, by keyboard, on a bad line."""

import io
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any
from urllib.parse import urlencode

import pytest
from PIL import Image

from shiquan.cases.models import Case, StoredFile
from shiquan.intake.models import ApplicationDraft
from tests.browsing import find_faults
from tests.intake.steps import WORKER, last_code
from tests.people import make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GO_ON = ".action-bar .button.main"


class Phone:
    """A browser context of a phone, that notes every address asked for and every fault of a script."""

    def __init__(self, browser: Any, root: str, storage: Any = None) -> None:
        self.context = browser.new_context(
            viewport={"width": 360, "height": 740}, locale="zh-CN", service_workers="block", has_touch=True, storage_state=storage
        )
        self.root, self.faults, self.asked = root, [], []
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: str) -> Any:
        self.page.goto(f"{self.root}{path}")
        return self.page

    def begin(self) -> Any:
        self.open("/apply/")
        self.page.click(GO_ON)
        return self.page

    def answer(self, key: str) -> None:
        for name, value in WORKER[key].items():
            for one in value if isinstance(value, list) else [value]:
                self.give(name, one)

    def give(self, name: str, value: str) -> None:
        first = self.page.locator(f'[name="{name}"]').first
        kind = first.get_attribute("type")
        if kind == "radio" or (kind == "checkbox" and value != "on"):
            self.page.locator(f'[name="{name}"][value="{value}"]').check()
        elif kind == "checkbox":
            first.check()
        else:
            first.fill(value)

    def answer_until(self, last: str) -> None:
        """In the same session, but without drawing the screens: two tests of their own walk through all of them."""
        self.page.wait_for_url("**/situation/")
        base, ask = self.page.url.removesuffix("situation/"), self.context.request
        for key in takewhile(lambda key: key != last, WORKER):
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', ask.get(f"{base}{key}/").text())[1]
            form = urlencode(WORKER[key] | {"csrfmiddlewaretoken": token}, doseq=True)
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            gone_on = ask.post(f"{base}{key}/", data=form, headers=kind, max_redirects=0)
            assert gone_on.status == 302, (key, gone_on.text())
        self.page.goto(f"{base}{last}/")

    def check_phone(self) -> None:
        self.page.wait_for_url(re.compile("/phone/"))
        self.page.fill("[name=phone]", "13891512345")
        self.page.click(GO_ON)
        self.page.locator("[name=code]").wait_for()
        self.page.fill("[name=code]", last_code())
        self.page.click(GO_ON)


@pytest.fixture
def phones(chromium: Any, live_server: Any) -> Iterator[Any]:
    make_cast()
    made: list[Phone] = []

    def take(storage: Any = None) -> Phone:
        made.append(Phone(chromium, live_server.url, storage))
        return made[-1]

    yield take
    for phone in made:
        assert phone.faults == []
        assert [u for u in phone.asked if not u.startswith((live_server.url, "data:", "blob:")) and ":8001/live/" not in u] == []
        phone.context.close()


def photo(side: int = 600) -> bytes:
    made = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(made, "JPEG", quality=95)
    return made.getvalue()


def test_the_whole_application_fits_a_phone_and_has_no_serious_fault_for_anybody(phones):
    phone = phones()
    page = phone.begin()
    for key in WORKER:
        page.wait_for_url(f"**/{key}/")
        phone.answer(key)
        if key == "evidence":
            page.set_input_files("input[type=file]", {"name": "派单.jpg", "mimeType": "image/jpeg", "buffer": photo()})
            page.locator(".file[data-state=done]").wait_for()
        look(page, key)
        page.click(GO_ON)
        if key == "evidence":
            page.wait_for_url("**/about/")
            page.fill("[name^=title-]", "派单截图")
            look(page, "about")
            page.click(GO_ON)
    phone.check_phone()
    page.wait_for_url("**/review/")
    look(page, "review")
    page.check("#id_truthful")
    page.click(GO_ON)
    page.wait_for_url("**/receipt/")
    look(page, "receipt")
    case = Case.objects.get()
    assert case.dispute.evidence.get().title == "派单截图"
    assert page.locator("[data-receipt-number]").inner_text() == case.dispute.receipt_number
    assert page.locator("time[data-due]").count() >= 2
    for path in ("/apply/", "/apply/paper/"):
        phone.open(path)
        look(page, path)


def look(page: Any, name: str) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, f"{name} is wider than the phone"
    assert find_faults(page) == [], name


def test_it_can_be_filed_with_the_keyboard_alone(phones):
    phone = phones()
    page = phone.open("/apply/")
    press_on(page, "开始申请")
    for key, answers in WORKER.items():
        page.wait_for_url(f"**/{key}/")
        for name, value in answers.items():
            for one in value if isinstance(value, list) else [value]:
                type_in(page, name, one)
        press_on(page, "下一步")
    page.wait_for_url("**/phone/")
    type_in(page, "phone", "13891512345")
    page.keyboard.press("Enter")
    page.locator("[name=code]").wait_for()
    type_in(page, "code", last_code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    type_in(page, "truthful", "on")
    press_on(page, "提交申请")
    page.wait_for_url("**/receipt/")
    assert Case.objects.count() == 1


def walk_to(page: Any, found: str) -> None:
    """Presses Tab until the focus is where a script says; fails when it can't be reached."""
    for _ in range(90):
        if page.evaluate(f"(() => {{ const e = document.activeElement; return {found}; }})()"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached by keyboard: {found}")


def press_on(page: Any, words: str) -> None:
    walk_to(page, f"e.matches('button, a') && e.innerText.includes('{words}')")
    page.keyboard.press("Enter")


def type_in(page: Any, name: str, value: str) -> None:
    walk_to(page, f"e.name === '{name}' && (e.type !== 'checkbox' || e.value === '{value}')")
    kind = page.evaluate("document.activeElement.type")
    if kind == "checkbox":
        page.keyboard.press("Space")
    elif kind == "radio":
        for _ in range(20):
            if page.evaluate("document.activeElement.checked && document.activeElement.value") == value:
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name}: {value} is not among the buttons")
    elif kind == "date":
        page.evaluate(f"document.activeElement.value = '{value}'")  # how a date is typed differs from phone to phone
    else:
        page.keyboard.type(value)


def test_an_upload_goes_on_after_a_broken_line(phones):
    phone = phones()
    page = phone.begin()
    phone.answer_until("evidence")
    breaks = {"left": 2}

    def tear(route: Any) -> None:
        if route.request.method == "PUT" and int(route.request.headers["upload-offset"]) and breaks["left"]:
            breaks["left"] -= 1
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/files/*/", tear)
    data = b"%PDF-1.4\n" + paper()
    page.set_input_files("input[type=file]", {"name": "流水.pdf", "mimeType": "application/pdf", "buffer": data})
    page.get_by_text("网络断开，恢复后接着传").wait_for()
    page.locator(".file[data-state=done]").wait_for(timeout=20000)
    assert breaks["left"] == 0
    assert StoredFile.objects.get(complete=True).size == len(data)


def paper() -> bytes:
    """The rest of a PDF that is larger than two pieces."""
    from io import BytesIO

    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    writer.add_metadata({"/Note": "x" * 1_300_000})
    made = BytesIO()
    writer.write(made)
    return made.getvalue().partition(b"\n")[2]


def test_a_closed_browser_goes_on_where_it_was(phones):
    phone = phones()
    page = phone.begin()
    phone.answer_until("story")
    page.fill("[name=story]", "写到一半就没电了")
    page.locator("[data-draft-state=question][data-state=saved]").wait_for(state="attached")
    with page.expect_response("**/save/"):
        page.fill("[name=story]", "写到一半就没电了，接着写")
    storage = phone.context.storage_state()
    phone.page.close()
    again = phones(storage)
    page = again.open("/apply/")
    page.get_by_role("link", name="接着填", exact=True).click()
    page.wait_for_url("**/story/")
    assert page.input_value("[name=story]") == "写到一半就没电了，接着写"


def test_another_phone_goes_on_by_the_number(phones):
    first = phones()
    page = first.begin()
    first.answer_until("respondent")
    first.give("respondents-0-name", "某某站点")
    page.get_by_text("不方便在手机上填").click()
    page.get_by_text("先验证手机号").click()
    first.check_phone()
    page.wait_for_url("**/respondent/")
    second = phones()
    page = second.open("/apply/")
    page.get_by_text("用手机号接着填").click()
    page.fill("[name=phone]", "13891512345")
    page.locator("main form").first.evaluate("form => form.requestSubmit()")
    page.locator("[name=code]").wait_for()
    page.fill("[name=code]", last_code())
    page.locator("#code").evaluate("form => form.requestSubmit()")
    page.get_by_role("link", name="接着填", exact=True).click()
    page.wait_for_url("**/respondent/")
    assert page.input_value("[name=respondents-0-name]") == "某某站点"


def test_a_double_tap_files_once(phones):
    phone = phones()
    page = phone.begin()
    phone.answer_until("address")
    phone.answer("address")
    page.click(GO_ON)
    phone.check_phone()
    page.wait_for_url("**/review/")
    page.check("#id_truthful")
    page.evaluate("const b = document.querySelector('.action-bar .button.main'); b.click(); b.click(); b.click();")
    page.wait_for_url("**/receipt/")
    assert Case.objects.count() == 1 and not ApplicationDraft.objects.exists()


def test_what_is_typed_without_a_line_waits_and_is_saved(phones):
    phone = phones()
    page = phone.begin()
    phone.answer_until("story")
    phone.context.set_offline(True)
    page.fill("[name=story]", "地下室没有信号")
    page.get_by_text("离线，已存在本机").wait_for()
    phone.context.set_offline(False)
    page.locator("[data-draft-state=question][data-state=saved]").wait_for(state="attached")
    page.reload()
    assert page.input_value("[name=story]") == "地下室没有信号"
