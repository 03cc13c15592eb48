"""The public road in a real browser: a narrow phone, the keyboard alone, nothing an assistive program would stumble on, paper."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from shiquan.advice.sealing import seal
from tests.advice.test_pages import DISMISSED
from tests.advice.test_platform_import import DEDUCTIONS, ORDERS, PAY
from tests.browsing import find_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(chromium: Any, live_server: Any) -> Iterator[Any]:
    page = chromium.new_page(viewport=PHONE, locale="zh-CN")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" and "422" not in line.text else None)
    yield page
    assert faults == []


def check(page: Any, name: str) -> None:
    """No sideways scrolling, and nothing that axe finds serious."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
    assert find_faults(page) == [], name


def tab_to(page: Any, selector: str) -> None:
    """Presses Tab until the element has the focus."""
    for _ in range(90):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never reaches {selector}")


def test_the_whole_road_is_walked_by_keyboard_on_a_narrow_phone(page: Any, live_server: Any) -> None:
    page.goto(live_server.url + reverse("advice:home"))
    check(page, "home")
    tab_to(page, 'a[href$="/situations/dismissed/"]')
    page.keyboard.press("Enter")
    page.wait_for_selector('input[name="termination"]')
    check(page, "a choice")
    tab_to(page, 'input[name="termination"]')
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    for fact in ("employment_start", "employment_end", "avg_monthly_wage_last_12m"):
        page.wait_for_selector(f'input[name="{fact}"]')
        check(page, fact)
        tab_to(page, f'input[name="{fact}"]')
        page.keyboard.type(DISMISSED[fact])
        page.keyboard.press("Enter")
    page.wait_for_selector("#total")
    assert "57,200.00" in page.inner_text(".total")
    check(page, "result")
    tab_to(page, "details.claim > summary")
    was = page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is not was
    tab_to(page, "#apply form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/apply/**")
    assert "57,200.00" in page.inner_text("main") or "57200.00" in page.inner_text("main")


def test_going_back_in_the_browser_loses_nothing(page: Any, live_server: Any) -> None:
    page.goto(live_server.url + reverse("advice:ask", args=["leave"]))
    page.fill("input[type=text]", "5")
    page.keyboard.press("Enter")
    page.wait_for_selector('input[name="avg_monthly_wage_last_12m_excl_overtime"]')
    page.click("a.back")
    page.wait_for_selector('input[name="unused_annual_leave_days"]')
    assert page.input_value('input[name="unused_annual_leave_days"]') == "5"


def test_on_paper_everything_is_unfolded_and_no_button_is_left(page: Any, live_server: Any) -> None:
    told = {"injury_date": "2026-02-03", "uninsured": "true", "disability_grade": "9", "contribution_monthly_wage": "5000", "employment_end": "2026-10-01", "stop_work_wage_monthly": "5200", "stop_work_months": "4"}
    page.goto(f"{live_server.url}{reverse('advice:result', args=['injured'])}?a={seal({'a': told})}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.claim:not([open])").count() == 0
    assert page.locator(".line .figures").last.is_visible()
    assert not page.locator("#apply").is_visible() and not page.locator(".band").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_simple_result_prints_to_one_page(page: Any, live_server: Any) -> None:
    told = {"termination": "unlawful", "employment_start": "2020-03-01", "employment_end": "2026-09-15", "avg_monthly_wage_last_12m": "6500"}
    page.goto(f"{live_server.url}{reverse('advice:result', args=['dismissed'])}?a={seal({'a': told})}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


@pytest.mark.parametrize("name", ["relationship", "deadlines", "platform"])
def test_the_tools_fit_a_narrow_phone(page: Any, live_server: Any, name: str, tmp_path: Any) -> None:
    query = {"relationship": "?a=" + seal({"f": {"attendance": "yes", "order_refusal": "no"}}), "deadlines": "?rule=ARB_AWARD_45&start=2026-12-18"}
    page.goto(live_server.url + reverse(f"advice:{name}") + query.get(name, ""))
    check(page, name)
    if name == "platform":
        for sheet, text in (("orders", ORDERS), ("pay", PAY), ("deductions", DEDUCTIONS)):
            path = tmp_path / f"{sheet}.csv"
            path.write_text(text)
            page.set_input_files(f"#file-{sheet}", str(path))
        page.click("form button.main")
        page.wait_for_selector("#months")
        check(page, "platform data")
