"""The judge's way through an application in a real browser, and the follow-up and verification pages at both sizes."""

import pytest

from shiquan.cases.models import Case
from tests.browsing import DESK, PHONE, Browsing
from tests.cases import road
from tests.people import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


def handed_over(cast: Cast) -> Case:
    case = road.agreed(cast)
    for person in (cast.worker, cast.employer):
        road.perform(case, "apply_confirmation", person, {"truthful": True, "proof": "otp"})
    road.complete_papers(case)
    return Case.objects.get(dispute=case.dispute, procedure__startswith="confirmation")


def test_the_judge_dockets_checks_rules_and_signs_without_typing_anything_again(chromium, live_server, cast: Cast):
    court = handed_over(cast)
    judge = Browsing(chromium, live_server.url, cast.judge)
    page = judge.open("/court/")
    judge.look("court-list")
    page.click("a.title")
    judge.look("court-received")
    page.click("#docket button[type=submit]")
    page.locator("#rule").wait_for()
    road.complete_papers(court)
    for box in page.locator("[data-check]").all():
        box.locator("input[value=yes]").check()
    assert "具有可执行内容" in page.input_value("#findings")
    page.fill("[name=note-lawful]", "报酬不低于最低工资")
    assert "报酬不低于最低工资。" in page.input_value("#findings")
    page.check("input[name=result][value=confirm]")
    judge.look("court-checked")
    page.click("#rule button[type=submit]")
    page.locator("#papers .chip.info").wait_for()
    road.complete_papers(court)
    sign = page.locator(".sign-now button[type=submit]")
    sign.wait_for()  # the page fetches the rendered ruling by itself
    judge.look("court-to-sign")
    sign.click()
    page.wait_for_url(f"**/court/{court.pk}/")
    road.complete_papers(court)
    judge.open(f"/court/{court.pk}/")
    judge.look("court-confirmed")
    judge.close()
    court.refresh_from_db()
    assert court.state == "confirmed"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_follow_up_and_verification_are_readable_at_both_sizes(chromium, live_server, cast: Cast, size: dict[str, int]):
    case, court = road.confirmed(cast)
    follow = Case.objects.get(dispute=case.dispute, procedure__startswith="followup")
    mediator = Browsing(chromium, live_server.url, cast.mediator, size)
    mediator.open("/followup/")
    mediator.look("followup-list")
    mediator.page.click("a.title >> nth=0")
    mediator.look("followup-visit")
    row = case.dispute.instalments.get()
    road.perform(follow, "report_unpaid", cast.worker, {"instalment": str(row.pk)})
    mediator.close()
    worker = Browsing(chromium, live_server.url, cast.worker, size)
    worker.open(f"/followup/{follow.pk}/")
    worker.look("followup-default")
    worker.close()
    anybody = Browsing(chromium, live_server.url, None, size)
    anybody.open("/verify/")
    anybody.look("verify")
    anybody.open(f"/v/{court.documents.get(kind='confirming_ruling').verify_code}")
    assert "文书有效" in anybody.page.inner_text("#verdict")
    anybody.look("verify-code")
    anybody.open("/v/NOSUCHCODE")
    anybody.look("verify-bad")
    anybody.close()
    judge = Browsing(chromium, live_server.url, cast.judge, size, "en")
    judge.open(f"/court/{court.pk}/")
    judge.look("court-english")
    judge.close()
