"""Makes the pictures of the README from a running demo: ``python docs/pictures/make.py [http://127.0.0.1:8000]``.

Needs the development dependencies and a Chromium. A fresh demo (``./run demo reset``) gives the same scenes again.
"""

import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PHONE, DESK = {"width": 360, "height": 720}, {"width": 1280, "height": 800}
GAP, COLOURS = 24, 128


def main(root: str) -> None:
    """Writes phone.png and the pictures of the desks beside this file."""
    path = os.environ.get("SHIQUAN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=["--headless", "--no-sandbox"])
        phones = [
            shoot(browser, root, PHONE, *scene)
            for scene in ((None, apply), ("employer", answer), ("worker", sign), ("worker", first_case))
        ]
        save(beside(phones), "phone")
        for name, role, scene in (
            ("worklist", "duty", stay), ("offers", "mediator", offers), ("court", "judge", court), ("figures", "director", stay),
            ("sitting", "clerk", sitting), ("award", "arbitrator", award),
        ):  # fmt: skip
            save(shoot(browser, root, DESK, role, scene), name)
        browser.close()


def shoot(browser: Any, root: str, size: dict[str, int], role: str | None, scene: Any) -> Image.Image:
    """The screen that somebody in a role of the demo sees after walking to the scene."""
    context = browser.new_context(viewport=size, base_url=root, locale="zh-CN", service_workers="block")
    page = context.new_page()
    if role:
        page.goto("/demo/")
        page.locator(f'form[action*="/demo/as/{role}/"] button').first.click()
        page.wait_for_load_state()
    scene(page)
    page.wait_for_timeout(600)
    picture = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    return picture


def stay(page: Any) -> None:
    """Where the role begins."""


def apply(page: Any) -> None:
    page.goto("/apply/")
    page.click(".action-bar .button.main")
    page.wait_for_url("**/situation/")


def waiting(page: Any, words: str) -> str:
    """The address of a case of one's own in whose card the words stand."""
    address = page.locator("a.card.mine", has_text=words).first.get_attribute("href")
    page.goto(address)
    return page.url


def answer(page: Any) -> None:
    page.goto(waiting(page, "答复").replace("/mine/", "/answer/"))


def sign(page: Any) -> None:
    page.goto("/documents/to-sign/")
    page.locator("a.card.link").first.click()
    page.wait_for_url("**/sign/**")
    page.evaluate("const p = document.querySelector('[data-paper]'); p.scrollTop = p.scrollHeight")
    page.locator("[name=read]").check()
    pad = page.locator("[data-signature] canvas")
    box = pad.bounding_box()
    page.mouse.wheel(0, box["y"] - 330)
    page.wait_for_timeout(300)
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 50, box["y"] + 40)
    page.mouse.down()
    for i in range(24):
        page.mouse.move(box["x"] + 50 + i * 8, box["y"] + 50 + (i % 4) * 12 - (i % 7) * 4)
    page.mouse.up()


def first_case(page: Any) -> None:
    waiting(page, "")


def offers(page: Any) -> None:
    """The case with the most offers that this mediator has."""
    links = [a.get_attribute("href") for a in page.locator("table tbody tr td:first-child a").all()]
    most, best = -1, links[0]
    for link in links:
        page.goto(f"{link}offers/")
        count = page.locator("main table tbody tr").count()
        most, best = (count, link) if count > most else (most, best)
    page.goto(f"{best}offers/")


def court(page: Any) -> None:
    page.locator("a.title").first.click()
    page.wait_for_load_state()


def sitting(page: Any) -> None:
    """The work-injury case with the most stages on its clock."""
    first_with(page, "sitting/", "#sitting")


def award(page: Any) -> None:
    """The award that is being drafted, with its items decided."""
    first_with(page, "award/", "[id^=amount-]")
    page.get_by_role("button", name="按计算结果预填空白处").click()
    page.wait_for_load_state()
    page.get_by_text("怎么算的").first.click()
    page.locator("[id^=claim-]").first.scroll_into_view_if_needed()


def first_with(page: Any, part: str, wanted: str) -> None:
    """The first case of the tribunal's worklist that has such a page with what is wanted on it."""
    page.goto("/arbitration/")
    for link in [a.get_attribute("href") for a in page.locator("td a.title").all()]:
        answer = page.goto(f"{link}{part}")
        if answer.status == 200 and page.locator(wanted).count():
            return
    raise SystemExit(f"no case has {part}")


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Phones in a row."""
    width = sum(p.width for p in pictures) + GAP * (len(pictures) + 1)
    row = Image.new("RGB", (width, pictures[0].height + 2 * GAP), "#dfe7e6")
    for i, picture in enumerate(pictures):
        row.paste(picture, (GAP + i * (picture.width + GAP), GAP))
    return row


def save(picture: Image.Image, name: str) -> None:
    small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(HERE / f"{name}.png", optimize=True)
    print(f"{name}.png", (HERE / f"{name}.png").stat().st_size // 1000, "kB")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
