"""On a phone of 360 pixels: read to the end, sign with the finger, ask for the code, sign; axe has nothing serious to say."""

import pytest
from django.urls import reverse

from tests.browsing import PHONE, Browsing
from tests.people import make_cast
from tests.signing.desk import record_to_sign

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_party_signs_with_a_finger_on_a_small_phone(chromium, live_server, settings):
    settings.SHIQUAN_DEMO = True
    cast = make_cast()
    _case, document = record_to_sign(cast)
    phone = Browsing(chromium, live_server.url, cast.worker, PHONE)
    page = phone.open(reverse("signing:mine"))
    phone.look("to-sign")
    page.locator("a.card.link").first.click()
    page.wait_for_url("**/sign/")
    phone.look("sign")
    assert page.locator("[name=read]").is_disabled()
    page.evaluate("const p = document.querySelector('[data-paper]'); p.scrollTop = p.scrollHeight")
    page.locator("[name=read]").check()
    pad = page.locator("[data-signature] canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.down()
    for i in range(12):
        page.mouse.move(box["x"] + 40 + i * 18, box["y"] + 20 + (i % 3) * 30)
    page.mouse.up()
    page.get_by_role("button", name="获取验证码").click()
    page.locator("[name=code]").fill(page.locator("[data-demo-code]").inner_text())
    phone.look("sign-filled")
    page.get_by_role("button", name="签署这份文书").click()
    page.get_by_role("heading", name="您已签署").wait_for()
    phone.look("signed")
    phone.close()
    signature = document.signatures.get(person=cast.worker)
    assert signature.handwriting is not None and signature.proof == "otp"
