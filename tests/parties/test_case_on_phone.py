"""The case on a side's phone: what waits, and that a tap does it."""

import copy
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Case
from shiquan.cases.perform import perform
from tests.cases import road
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def mediating(on_ground, county: Cast) -> Case:
    return on_ground(road.mediating, county)


@pytest.fixture
def case(mediating: Case, db: None) -> Case:
    """A case in the middle of its mediation."""
    return copy.deepcopy(mediating)


def enter(person) -> Client:
    client = Client()
    client.force_login(person, backend="shiquan.accounts.backends.PhoneBackend")
    return client


def page(client: Client, name: str, case: Case) -> str:
    answer = client.get(reverse(f"parties:{name}", args=[case.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def step(client: Client, case: Case, key: str, **data):
    here = reverse("parties:case", args=[case.pk])
    return client.post(reverse("workspace:step", args=[case.pk, key]), {"next": here, **data})


def test_an_offer_is_accepted_with_one_tap(case, cast):
    perform(case, "offer", cast.mediator, {"amount": "11000", "terms": "两周内"})
    worker = enter(cast.worker)
    text = page(worker, "case", case)
    offer = case.offers.get(role="mediator")
    assert "¥11,000.00" in text and f'value="{offer.pk}"' in text and "两周内" in text
    assert step(worker, case, "accept_offer", offer=str(offer.pk)).url == reverse("parties:case", args=[case.pk])
    assert "您已同意，等对方" in page(worker, "offers", case)
    assert f'value="{offer.pk}"' not in page(worker, "case", case)
    step(enter(cast.employer), case, "accept_offer", offer=str(offer.pk))
    offer.refresh_from_db()
    assert offer.status == "accepted"


def test_an_offer_is_declined_and_countered(case, cast):
    worker = enter(cast.worker)
    first = case.offers.get(role="respondent")
    assert "¥9,000.00" in page(worker, "offers", case)
    step(worker, case, "decline_offer", offer=str(first.pk))
    claim = case.dispute.claims.first()
    step(worker, case, "offer", amount="12000", terms="", claim=str(claim.pk), mediator_only="on")
    assert case.offers.get(role="applicant").amount == Decimal("12000.00")
    assert "仅调解员可见" in page(worker, "offers", case)
    assert "12,000.00" not in page(enter(cast.employer), "offers", case)


def test_an_extension_is_answered_with_yes_or_no(case, cast):
    perform(case, "ask_extension", cast.mediator, {"days": "5", "reason": "等账目"})
    employer = enter(cast.employer)
    assert "同意多谈 5 天吗" in page(employer, "case", case)
    step(employer, case, "consent_to_extension")
    case.refresh_from_db()
    assert case.facts["extension"]["status"] == "declined"


def test_the_court_is_asked_with_two_taps(cast):
    case = road.agreed(cast)
    for person in (cast.worker, cast.employer):
        client = enter(person)
        assert "请法院确认协议" in page(client, "case", case)
        assert step(client, case, "apply_confirmation", truthful="on").status_code == 302
    case.refresh_from_db()
    assert len(case.facts["confirmation_by"]) == 2


def test_without_the_tick_the_court_is_not_asked(cast):
    case = road.agreed(cast)
    assert step(enter(cast.worker), case, "apply_confirmation").status_code == 422


def test_payments_are_reported_and_confirmed_with_what_is_known_filled_in(cast):
    case, _court = road.confirmed(cast)
    follow = Case.objects.get(dispute=case.dispute, procedure__startswith="followup")
    employer, worker = enter(cast.employer), enter(cast.worker)
    text = page(employer, "case", follow)
    assert "我已经付了" in text and "钱收到了" not in text
    text = page(worker, "case", follow)
    assert "钱收到了" in text and "到期没收到" not in text and "给服务打分" in text and "我已经付了" not in text
    link = text.split('class="button main" href="')[1].split('"')[0].replace("&amp;", "&")
    form = worker.get(link).content.decode()
    assert 'value="11000.00"' in form and "checked" in form


def test_what_is_overdue_can_be_reported(cast):
    case, _court = road.confirmed(cast)
    follow = Case.objects.get(dispute=case.dispute, procedure__startswith="followup")
    case.dispute.instalments.update(due_on="2026-01-05")
    text = page(enter(cast.worker), "case", follow)
    assert "到期没收到" in text and "付款前回访" not in text
    assert reverse("parties:case", args=[case.pk]) in text


def test_the_application_to_the_court_is_not_asked_for_twice(cast):
    case = road.agreed(cast)
    perform(case, "apply_confirmation", cast.worker, {"truthful": True, "proof": "otp"})
    road.complete_papers(case)
    text = page(enter(cast.employer), "case", case)
    assert "请法院确认协议" in text and "司法确认申请书</h2>" not in text


def test_a_paper_that_waits_is_read_and_signed_from_here(case, cast):
    for party in case.dispute.parties.all():
        perform(case, "record_caucus", cast.mediator, {"party": str(party.pk), "text": "谈过。"})
    perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "各述。", "result": "接近"})
    road.complete_papers(case)
    text = page(enter(cast.worker), "case", case)
    assert "去签名" in text and "打开阅读" in text


def test_strangers_and_staff_have_no_such_page(case, cast):
    for person in (cast.outsider, cast.mediator, cast.judge):
        for name in ("case", "offers", "answer"):
            assert enter(person).get(reverse(f"parties:{name}", args=[case.pk])).status_code == 404


def test_a_side_reads_what_is_missing_where_to_call_and_its_papers(cast):
    case = road.filed(cast)
    perform(case, "ask_supplement", cast.duty, {"missing": [{"what": "站点排班表"}]})
    road.complete_papers(case)
    text = page(enter(cast.worker), "case", case)
    assert "请补交这些材料" in text and "站点排班表" in text and cast.centre.phone in text and "文书（" in text


def test_a_side_that_has_asked_the_court_reads_whom_it_waits_for(cast):
    case = road.agreed(cast)
    perform(case, "apply_confirmation", cast.worker, {"truthful": True, "proof": "otp"})
    assert "等对方也点一下" in page(enter(cast.worker), "case", case)
    perform(case, "apply_confirmation", cast.employer, {"truthful": True, "proof": "otp"})
    assert "材料已送法院" in page(enter(cast.worker), "case", case)
