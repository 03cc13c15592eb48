"""The answer in three taps, and everything that may be added to it."""

import uuid
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Case
from tests.parties.steps import come_in, steps_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest(invited, letters) -> Client:
    client = Client()
    come_in(client, invited)
    return client


def url(case: Case) -> str:
    return reverse("parties:answer", args=[case.pk])


def post(client: Client, case: Case, **data):
    return client.post(url(case), {"stance": "talk", "electronic_service": "on", "idempotency_key": uuid.uuid4().hex, **data})


def respondent(case: Case):
    return case.dispute.parties.get(side="respondent")


def test_the_code_leads_to_the_page_that_says_what_is_asked(invited, letters):
    client = Client()
    answer = come_in(client, invited)
    assert answer.url == url(invited)
    text = client.get(answer.url).content.decode()
    for words in ("¥13,800.00", "¥12,800.00", "拖欠的订单报酬", "退还押金", "陈骑手", "站长说考核不合格", "不答复会怎样", "按法律该是多少", "data-due"):
        assert words in text, words


@pytest.mark.parametrize("stance", ["agree", "talk", "disagree"])
def test_three_taps_reach_the_event_log(guest, invited, stance):
    answer = guest.post(url(invited), {"stance": stance, "electronic_service": "on", "idempotency_key": "k"})
    assert answer.url == reverse("parties:case", args=[invited.pk])
    event = invited.events.get(step="answer")
    assert event.role == "respondent" and event.data["stance"] == stance
    invited.refresh_from_db()
    assert invited.facts["answers"][str(respondent(invited).pk)]["stance"] == stance
    assert respondent(invited).consents_electronic
    assert guest.get(answer.url).status_code == 200


def test_a_double_tap_answers_once(guest, invited):
    claim = invited.dispute.claims.first()
    for _ in range(2):
        assert post(guest, invited, idempotency_key="same", **{f"sum-{claim.pk.hex}": "9000"}).status_code == 302
    assert steps_of(invited).count("answer") == 1 and steps_of(invited).count("offer") == 1


def test_view_disputed_facts_and_a_sum_for_each_claim_arrive(guest, invited):
    wages, deposit = invited.dispute.claims.all()
    post(guest, invited, view="单价是 3 元。", terms="两周内",
         **{"disputed-0-fact": "每单 4 元", "disputed-0-view": "每单 3 元", f"sum-{wages.pk.hex}": "9,600", f"sum-{deposit.pk.hex}": "1000"})  # fmt: skip
    invited.refresh_from_db()
    said = invited.facts["answers"][str(respondent(invited).pk)]
    assert said["view"] == "单价是 3 元。" and said["disputed"][0]["view"] == "每单 3 元"
    offers = {o.claim_id: o for o in invited.offers.all()}
    assert offers[wages.pk].amount == Decimal("9600.00") and offers[deposit.pk].amount == Decimal("1000.00")
    assert offers[wages.pk].terms == "两周内" and offers[wages.pk].party == respondent(invited)


def test_one_sum_for_all_takes_the_place_of_the_one_before(guest, invited):
    post(guest, invited, **{"sum-all": "5000"})
    assert 'value="5000.00"' in guest.get(url(invited)).content.decode()
    post(guest, invited, **{"sum-all": "5000.00"})
    assert steps_of(invited).count("offer") == 1
    post(guest, invited, **{"sum-all": "8000"})
    assert {o.amount: o.status for o in invited.offers.all()} == {Decimal("5000.00"): "superseded", Decimal("8000.00"): "open"}
    assert steps_of(invited).count("answer") == 3


@pytest.mark.parametrize("sums", [{"sum-all": "一大笔"}, {"sum-all": "-5"}, {"sum-all": "9" * 19}, {"one": "1", "sum-all": "2"}, {"sum-all": "\0"}])
def test_a_sum_that_is_none_keeps_everything_that_was_typed(guest, invited, sums):
    claim = invited.dispute.claims.first()
    data = {(f"sum-{claim.pk.hex}" if k == "one" else k): v for k, v in sums.items()}
    page = post(guest, invited, view="我方的说法", stance="disagree", **data)
    text = page.content.decode()
    assert page.status_code == 422 and "我方的说法" in text and "还差一点" in text
    assert 'value="disagree" checked' in text and "answer" not in steps_of(invited)


def test_without_a_stance_it_says_so(guest, invited):
    page = guest.post(url(invited), {"view": "有话说"})
    assert page.status_code == 422 and "必须填写" in page.content.decode() and "有话说" in page.content.decode()


@pytest.mark.parametrize("data", [{"stance": "x"}, {"view": "长" * 9000}, {"terms": "长" * 400, "sum-all": "5"}, {"disputed-0-fact": "只有一半"}, {"disputed-99999-fact": "x"}, {"view": "\0"}])
def test_nonsense_is_answered_and_never_breaks(guest, invited, data):
    assert post(guest, invited, **data).status_code in (302, 422)


def test_a_row_can_be_added_without_losing_anything(guest, invited):
    page = post(guest, invited, _add_row="disputed", view="留着")
    text = page.content.decode()
    assert page.status_code == 200 and "disputed-0-fact" in text and "留着" in text and "answer" not in steps_of(invited)


def test_nobody_but_the_respondent_answers(client, cast, guest, invited):
    assert client.get(url(invited)).status_code == 302
    for person in (cast.worker, cast.outsider, cast.mediator):
        other = Client()
        other.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        assert other.get(url(invited)).status_code == 404 and post(other, invited).status_code == 404
    assert "answer" not in steps_of(invited)


def test_refusing_ends_the_mediation_with_its_reason(guest, invited):
    step = reverse("workspace:step", args=[invited.pk, "refuse_mediation"])
    assert step in guest.get(url(invited)).content.decode()
    back = reverse("parties:case", args=[invited.pk])
    assert guest.post(step, {"reason": "已经付清", "next": back, "idempotency_key": "r"}).url == back
    invited.refresh_from_db()
    assert invited.state == "not_agreed" and guest.get(back).status_code == 200
    assert guest.get(url(invited)).url == back
    late = post(guest, invited)
    assert late.status_code == 422 and "answer" not in steps_of(invited)
