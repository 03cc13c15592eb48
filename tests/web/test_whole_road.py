"""One dispute in real browsers, from the worker's phone to money in the account: every page of the road, each looked at by axe.

Worker and employer hold phones of 360 pixels, the offices sit at desks. Nobody's browser asks anything of another machine.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from shiquan.cases import files
from shiquan.cases.models import Case
from tests.browsing import DESK, PHONE, Browsing
from tests.cases.road import complete_papers
from tests.intake.steps import LETTERS, WORKER, drop, last_code
from tests.parties.steps import token_of
from tests.people import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GO_ON = ".action-bar .button.main"
LOOKED_AT_ELSEWHERE = frozenset({"story", "since", "work", "signed", "wish"})
"""Screens of plain fields, which tests/intake looks at one by one."""


@pytest.fixture
def people(chromium: Any, live_server: Any, settings: Any) -> Iterator[dict[str, Browsing]]:
    settings.SHIQUAN_SMS_SENDER = f"{drop.__module__}.{drop.__name__}"
    settings.SHIQUAN_DEMO = False
    LETTERS.clear()
    cast = make_cast()
    desks = {
        "duty": cast.duty,
        "mediator": cast.mediator,
        "expert": cast.expert,
        "judge": cast.judge,
        "director": cast.director,
    }
    found = {
        name: Browsing(chromium, live_server.url, None, PHONE)
        for name in ("worker", "employer", "anybody")
    }
    found |= {name: Browsing(chromium, live_server.url, person, DESK) for name, person in desks.items()}
    found["cast"] = cast  # type: ignore[assignment]
    yield found
    for name in found:
        if name != "cast":
            found[name].close()


def test_one_dispute_from_the_phone_to_the_money(people: dict[str, Any]):
    cast: Cast = people["cast"]
    apply(people["worker"])
    case = Case.objects.get()
    complete_papers(case)
    accept_and_assign(people["duty"], case)
    complete_papers(case)
    come_in_and_answer(people["employer"], case)
    complete_papers(case)
    talk(people["mediator"], people["expert"], case, cast)
    for side in (people["worker"], people["employer"]):
        agree_to_the_offer(side, case)
    draft_the_agreement(people["mediator"], case)
    complete_papers(case)
    for who in ("worker", "employer", "mediator"):
        sign_the_agreement(people[who], case)
        complete_papers(case)
    case.refresh_from_db()
    assert case.state == "agreed"
    for side in (people["worker"], people["employer"]):
        ask_the_court(side, case)
    complete_papers(case)
    court = Case.objects.get(dispute=case.dispute, procedure__startswith="confirmation")
    rule(people["judge"], court)
    follow = Case.objects.get(dispute=case.dispute, procedure__startswith="followup")
    pay_and_receive(people["employer"], people["worker"], follow)
    visit_and_close(people["mediator"], case, follow)
    complete_papers(follow)
    count_and_verify(people["director"], people["anybody"], court)
    papers = [d for one in (case, court, follow) for d in one.documents.exclude(kind="session_record")]
    assert len(papers) >= 10 and all(d.status == "complete" for d in papers), [
        (d.kind, d.status) for d in papers
    ]


def apply(worker: Browsing) -> None:
    """Screen by screen, with the phone checked by a code, to the receipt."""
    page = worker.open("/apply/")
    worker.look("road-apply")
    page.click(GO_ON)
    for key, answers in WORKER.items():
        page.wait_for_url(f"**/{key}/")
        for name, value in answers.items():
            for one in value if isinstance(value, list) else [value]:
                fill(page, name, one)
        if key not in LOOKED_AT_ELSEWHERE:
            worker.look(f"road-apply-{key}")
        page.click(GO_ON)
    page.fill("[name=phone]", "13891512345")
    worker.look("road-apply-phone")
    page.click(GO_ON)
    page.fill("[name=code]", last_code())
    page.click(GO_ON)
    page.wait_for_url("**/review/")
    worker.look("road-apply-review")
    page.check("#id_truthful")
    page.click(GO_ON)
    page.wait_for_url("**/receipt/")
    worker.look("road-receipt")
    page.click(GO_ON)
    page.wait_for_url("**/mine/")
    worker.look("road-case-filed")


def fill(page: Any, name: str, value: str) -> None:
    first = page.locator(f'[name="{name}"]').first
    kind = first.get_attribute("type")
    if kind == "radio" or (kind == "checkbox" and value != "on"):
        page.locator(f'[name="{name}"][value="{value}"]').check()
    elif kind == "checkbox":
        first.check()
    else:
        first.fill(value)


def accept_and_assign(duty: Browsing, case: Case) -> None:
    page = duty.open("/desk/")
    duty.look("road-worklist")
    page.locator(f"#row-{case.pk} a").first.click()
    page.wait_for_url(f"**/desk/cases/{case.pk}/")
    page.keyboard.press("a")
    page.check("[name=track][value=ordinary]")
    page.check("[name=urgency][value=normal]")
    duty.look("road-duty")
    page.locator("form[action*='/steps/accept/'] button[type=submit]").click()
    page.locator("form[action*='/steps/assign/']").wait_for()
    page.locator("form[action*='/steps/assign/'] label", has_text="李调解").click()
    duty.look("road-assign")
    page.locator("form[action*='/steps/assign/'] button[type=submit]").click()
    page.locator(".case-head").wait_for()


def come_in_and_answer(employer: Browsing, case: Case) -> None:
    page = employer.open(f"/respond/{token_of(case)}/")
    employer.look("road-invitation")
    page.click(GO_ON)
    page.locator("[name=code]").wait_for()
    page.fill("[name=code]", last_code())
    page.click(GO_ON)
    page.wait_for_url("**/answer/")
    page.locator("label.stance").nth(1).click()
    page.locator("label[for=id_electronic_service]").click()
    employer.look("road-answer")
    page.click(GO_ON)
    page.wait_for_url("**/mine/")
    employer.look("road-case-employer")


def talk(mediator: Browsing, expert: Browsing, case: Case, cast: Cast) -> None:
    """Talks alone with each side, an expert, a joint session, an offer."""
    desk = f"/desk/cases/{case.pk}/"
    page = mediator.open(desk)
    mediator.look("road-space")
    mediator.open(f"{desk}respondent/")
    mediator.look("road-respondent")
    for side in (0, 1):
        mediator.open(f"{desk}caucus/")
        form = page.locator("form[action*='/steps/record_caucus/']").nth(side)
        form.locator("textarea").fill("单独谈：底线一万元。")
        form.locator("button[type=submit]").click()
        page.wait_for_load_state()
    mediator.look("road-caucus")
    mediator.open(f"{desk}expert/")
    ask = page.locator("form[action*='/steps/invite_expert/']")
    ask.locator(f"[name=expert][value='{cast.expert.pk}']").check()
    ask.locator("[name=question]").fill("每单单价怎么认定？")
    ask.locator("button[type=submit]").click()
    page.get_by_text("每单单价怎么认定？").first.wait_for()
    mediator.look("road-expert")
    opinion = expert.open(f"/desk/consultations/{case.pk}/")
    opinion.fill("[name=opinion]", "以平台派单记录为准。")
    expert.look("road-consultation")
    opinion.locator("form[action*='/steps/opine/'] button[type=submit]").click()
    opinion.wait_for_load_state()
    mediator.open(f"{desk}joint/")
    joint = page.locator("form[action*='/steps/record_joint/']")
    for box in joint.locator("textarea").all():
        box.fill("双方各述。")
    mediator.look("road-joint")
    joint.locator("button[type=submit]").click()
    page.wait_for_load_state()
    mediator.open(f"{desk}offers/")
    offer = page.locator("form[action*='/steps/offer/']")
    offer.locator("[name=amount]").fill("11000")
    offer.locator("button[type=submit]").click()
    page.get_by_text("11,000.00").first.wait_for()
    mediator.look("road-offers")


def agree_to_the_offer(side: Browsing, case: Case) -> None:
    page = side.open(f"/cases/{case.pk}/mine/")
    side.look("road-offer-waits")
    page.get_by_role("button", name="我同意").first.click()
    page.wait_for_load_state()
    side.open(f"/cases/{case.pk}/offers/")
    side.look("road-offers-side")


def draft_the_agreement(mediator: Browsing, case: Case) -> None:
    page = mediator.open(f"/desk/cases/{case.pk}/agreement/")
    page.fill("[name=bank]", "石泉农商行")
    page.fill("[name=account]", "6222021234567894")
    page.get_by_text("内容齐全").wait_for()
    mediator.look("road-agreement")
    page.locator("form[action*='/steps/draft_agreement/'] button[type=submit]").last.click()
    page.get_by_text("协议待签").first.wait_for()


def sign_the_agreement(who: Browsing, case: Case) -> None:
    """Read to the end, write by hand, give the code where there is a phone to send one to."""
    agreement = case.documents.get(kind="mediation_agreement")
    page = who.open("/documents/to-sign/")
    who.look("road-to-sign")
    page.locator(f"a[href*='{agreement.pk}']").first.click()
    page.wait_for_url("**/sign/**")
    page.evaluate("const p = document.querySelector('[data-paper]'); p.scrollTop = p.scrollHeight")
    page.locator("[name=read]").check()
    if who.size == PHONE:
        write_by_hand(page)
        page.get_by_role("button", name="获取验证码").click()
        page.get_by_text("验证码已发到").first.wait_for()
        page.locator("[name=code]").fill(last_code())
    who.look("road-sign")
    page.get_by_role("button", name="签署这份文书").click()
    page.get_by_role("heading", name="您已签署").wait_for()


def write_by_hand(page: Any) -> None:
    pad = page.locator("[data-signature] canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.down()
    for i in range(12):
        page.mouse.move(box["x"] + 40 + i * 18, box["y"] + 20 + (i % 3) * 30)
    page.mouse.up()


def ask_the_court(side: Browsing, case: Case) -> None:
    page = side.open(f"/cases/{case.pk}/mine/")
    page.locator("label[for=id_truthful]").click()
    side.look("road-ask-the-court")
    page.get_by_role("button", name="申请司法确认").click()
    page.locator(".note.ok").wait_for()


def rule(judge: Browsing, court: Case) -> None:
    page = judge.open("/court/")
    page.click("a.title")
    page.click("#docket button[type=submit]")
    page.locator("#rule").wait_for()
    complete_papers(court)
    for box in page.locator("[data-check]").all():
        box.locator("input[value=yes]").check()
    page.check("input[name=result][value=confirm]")
    judge.look("road-court")
    page.click("#rule button[type=submit]")
    page.locator("#papers .chip.info").wait_for()
    complete_papers(court)
    page.locator(".sign-now button[type=submit]").click()
    page.wait_for_url(f"**/court/{court.pk}/")
    complete_papers(court)
    court.refresh_from_db()
    assert court.state == "confirmed", court.state


def pay_and_receive(employer: Browsing, worker: Browsing, follow: Case) -> None:
    for side, words in ((employer, "我已经付了"), (worker, "钱收到了")):
        page = side.open(f"/cases/{follow.pk}/mine/")
        page.get_by_role("link", name=words).first.click()
        page.wait_for_url("**/steps/**")
        side.look("road-payment")
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_url("**/mine/")
    page = worker.page
    page.get_by_role("link", name="给服务打分").click()
    page.check("[name=stars][value='5']")
    worker.look("road-rate")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/mine/")
    worker.look("road-case-paid")
    worker.open("/desk/mine/")
    worker.look("road-cases")
    worker.open("/notices/")
    worker.look("road-notices")


def visit_and_close(mediator: Browsing, case: Case, follow: Case) -> None:
    page = mediator.open(f"/desk/cases/{case.pk}/followup/")
    page.get_by_role("link", name="打开回访").click()
    page.wait_for_url(f"**/followup/{follow.pk}/")
    visit = page.locator("form[action*='/steps/visit/']")
    assert visit.locator("[name=when][value=after]").is_checked()
    visit.locator("[name=said]").fill("劳动者说钱已到账。")
    visit.locator("[name=result]").fill("已履行")
    mediator.look("road-follow-up")
    visit.locator("button[type=submit]").click()
    page.locator("a[href*='/steps/close/']").first.click()
    page.wait_for_url("**/steps/close/**")
    page.locator(
        "form[action*='/steps/close/'] button[type=submit], main form button[type=submit]"
    ).last.click()
    page.wait_for_load_state()
    follow.refresh_from_db()
    assert follow.is_closed


def count_and_verify(director: Browsing, anybody: Browsing, court: Case) -> None:
    page = director.open("/figures/")
    assert "11,000.00" in page.inner_text("main")
    director.look("road-figures")
    ruling = court.documents.get(kind="confirming_ruling")
    page = anybody.open(f"/v/{ruling.verify_code}")
    assert "文书有效" in page.inner_text("#verdict")
    anybody.look("road-verified")
    page = anybody.open("/verify/")
    pdf = files.read(ruling.file)
    page.set_input_files(
        "input[type=file]", {"name": "裁定书.pdf", "mimeType": "application/pdf", "buffer": pdf}
    )
    page.locator("form:has(input[type=file]) button[type=submit]").click()
    page.locator("#verdict").wait_for()
    assert "文书有效" in page.inner_text("#verdict")
    anybody.look("road-verified-file")
