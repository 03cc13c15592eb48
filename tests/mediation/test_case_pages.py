"""The duty page and the work space: every page opens for the staff of the case, shows what it should, and offers what the table allows."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from shiquan.cases.clock import now, today
from shiquan.cases.models import Case
from shiquan.cases.perform import perform
from shiquan.mediation.urls import PAGES
from shiquan.organisations.models import Membership, Person
from tests.cases import road
from tests.people import Cast


def url(page: str, case: Case) -> str:
    return reverse(f"mediation:{page}", args=[case.pk])


def html_of(client, page: str, case: Case) -> str:
    answer = client.get(url(page, case))
    assert answer.status_code == 200, (page, answer.status_code)
    return answer.content.decode()


def post(client, html: str, action: str, data: dict):
    """Posts a form of a page with the page's own key, as a browser does."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', html, re.S)
    assert form is not None, action
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
    hidden.pop("csrfmiddlewaretoken", None)
    return client.post(action, hidden | data)


def test_the_duty_page_shows_the_application_and_takes_each_decision(cast: Cast, enter):
    case = road.filed(cast)
    html = html_of(enter(cast.duty), "case", case)
    assert "站长说考核不合格" in html and "12,800.00" in html and "13,800.00" in html
    assert "时效" in html and "管辖" in html and "石泉县" in html
    assert "138****2345" in html and "13891512345" not in html
    for step in ("accept", "ask_supplement", "refer", "refuse"):
        assert reverse("workspace:step", args=[case.pk, step]) in html


def test_an_application_is_accepted_and_assigned_from_the_duty_page(cast: Cast, enter):
    case, duty = road.filed(cast), enter(cast.duty)
    html = html_of(duty, "case", case)
    answer = post(duty, html, reverse("workspace:step", args=[case.pk, "accept"]), {"track": "joint", "urgency": "urgent", "bodies": ["court", "union"], "note": ""})
    assert answer.url == url("case", case)
    html = html_of(duty, "case", case)
    assert "分派给谁" in html and "李调解" in html and "在办 0 件" in html
    answer = post(duty, html, reverse("workspace:step", args=[case.pk, "assign"]), {"mediator": str(cast.mediator.pk)})
    assert answer.url == url("case", case)
    case.refresh_from_db()
    assert (case.state, case.handler) == ("mediating", cast.mediator)
    assert case.facts["triage"] == {"track": "joint", "urgency": "urgent", "bodies": ["court", "union"]}


def test_the_mediator_with_less_on_the_table_comes_first(cast: Cast, enter):
    second = Person.objects.create_user("second", "correct-horse-battery", name="何调解")
    Membership.objects.create(person=second, office=cast.centre, role="mediator", since="2020-01-01")
    road.mediating(cast)
    html = html_of(enter(cast.duty), "case", road.accepted(cast))
    assert html.index("何调解") < html.index("李调解") and "在办 1 件" in html


def test_earlier_disputes_of_the_same_worker_are_pointed_out(cast: Cast, enter):
    first, second = road.accepted(cast), road.filed(cast)
    first.refresh_from_db()
    assert first.number in html_of(enter(cast.duty), "case", second)


@pytest.fixture(scope="module")
def running(on_ground, county: Cast) -> Case:
    """A case in the middle of its mediation."""
    return on_ground(road.mediating, county)


@pytest.fixture(scope="module")
def settled(on_ground, county: Cast) -> Case:
    """A case whose agreement is signed."""
    return on_ground(road.agreed, county)


@pytest.fixture(scope="module")
def stages(on_ground, county: Cast, running: Case, settled: Case) -> list[Case]:
    return [on_ground(road.filed, county), running, settled]


@pytest.mark.parametrize("page", ["case", *(p for p in PAGES if p != "sitting")])  # that one is for injuries: test_sitting.py
def test_every_page_opens_in_every_stage_for_the_staff(stages: list[Case], cast: Cast, enter, page: str):
    for case in stages:
        for person in (cast.mediator, cast.duty, cast.supervisor, cast.director):
            if person is cast.mediator and case.state == "filed":
                continue
            html_of(enter(person), page, case)


@pytest.mark.parametrize("page", ["case", *PAGES])
def test_no_page_opens_for_outsiders_and_parties_go_to_their_own(running: Case, cast: Cast, enter, page: str, client):
    case = running
    assert client.get(url(page, case)).status_code == 302
    assert enter(cast.outsider).get(url(page, case)).status_code == 404
    assert enter(cast.judge).get(url(page, case)).status_code == 404
    answer = enter(cast.worker).get(url(page, case))
    assert answer.status_code == 302 and "/desk/" not in answer.url


def test_the_whole_mediation_goes_through_the_pages(cast: Cast, enter):
    case, client = road.mediating(cast), enter(cast.mediator)

    def take(page: str, step: str, data: dict) -> None:
        answer = post(client, html_of(client, page, case), reverse("workspace:step", args=[case.pk, step]), data)
        assert answer.status_code == 302, re.findall(r"<li>.*?</li>|<strong>.*?</strong>", answer.content.decode())
        assert answer.url == url(page, case)

    take("caucus", "record_caucus", {"text": "单独谈过"})
    start = (now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    take("joint", "schedule", {"starts_at": start, "minutes": "60", "mode": "onsite", "place": "一号调解室"})
    assert "一号调解室" in html_of(client, "joint", case)
    take("joint", "change_appointment", {"status": "held"})
    take("joint", "record_joint", {"present": "双方", "statements": "各述", "place": "", "proposals": "", "result": ""})
    take("respondent", "remind", {"channel": "phone", "result": "说会来"})
    assert "说会来" in html_of(client, "respondent", case)
    take("offers", "offer", {"claim": "", "amount": "11000", "terms": "两周内"})
    offer = case.offers.latest("at")
    assert "11,000.00" in html_of(client, "offers", case) and "<svg" in html_of(client, "offers", case)
    for person in (cast.worker, cast.employer):
        perform(case, "accept_offer", person, {"offer": str(offer.pk)})
    html = html_of(client, "agreement", case)
    assert "人民币壹万壹仟元整" in html and "缺" in html
    due = (today() + timedelta(days=7)).isoformat()
    take("agreement", "draft_agreement", {
        "facts": "双方因报酬发生纠纷。", "payments-0-due_on": due, "payments-0-amount": "11000", "payments-0-way": "转账",
        "account_name": "陈骑手", "bank": "石泉农商行", "account": "6222021234567894", "breach": "逾期加付利息。", "other_terms": ""})  # fmt: skip
    case.refresh_from_db()
    assert case.state == "drafting"
    road.complete_papers(case)
    html = html_of(client, "agreement", case)
    assert "还没有签" in html and "/documents/" in html
    paper = case.documents.get(kind="mediation_agreement")
    sign = reverse("signing:sign", args=[paper.pk])
    assert sign in html
    assert client.post(sign, {"read": "on", "sha256": paper.base_sha256}).url == sign
    for person in (cast.worker, cast.employer):
        road.sign(case, person, str(paper.pk))
    road.complete_papers(case)
    html = html_of(client, "confirmation", case)
    assert "双方共同申请" in html and html.count("还没有申请") == 2
    perform(case, "apply_confirmation", cast.worker, {"truthful": True, "proof": "otp"})
    assert html_of(client, "confirmation", case).count("还没有申请") == 1
    perform(case, "apply_confirmation", cast.employer, {"truthful": True, "proof": "otp"})
    road.complete_papers(case)
    assert "法院" in html_of(client, "confirmation", case) and "待审查受理" in html_of(client, "confirmation", case)
    assert "11,000.00" in html_of(client, "followup", case) and "打开回访" in html_of(client, "followup", case)


def test_the_preview_says_in_words_what_the_agreement_lacks(cast: Cast, enter):
    case, client = road.mediating(cast), enter(cast.mediator)
    road.perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "各述", "result": ""})
    road.perform(case, "skip_step", cast.mediator, {"which": "caucus", "reason": "双方同意"})
    for claim in case.dispute.claims.all():
        perform(case, "settle_claim", cast.mediator, {"claim": str(claim.pk), "amount": "5000"})
    address, events = reverse("mediation:agreement_preview", args=[case.pk]), case.events.count()
    short = client.post(address, {"facts": "事实", "breach": "加付", "payments-0-amount": "9000", "payments-0-due_on": "2027-01-15"}).content.decode()
    assert "1,000.00" in short and "人民币玖仟元整" in short and "不一致" in short
    right = client.post(address, {"facts": "事实", "breach": "加付", "payments-0-amount": "10000", "payments-0-due_on": "2027-01-15"}).content.decode()
    assert "收款账号" in right and "不一致" not in right
    full = {"facts": "事实", "breach": "加付", "payments-0-amount": "10000", "payments-0-due_on": "2027-01-15", "account": "6222021234567894", "account_name": "陈骑手", "bank": "农商行"}
    assert "内容齐全" in client.post(address, full).content.decode()
    for bad in ({}, {"payments-0-amount": "abc", "payments-0-due_on": "x"}, {"payments-999999-amount": "1"}):
        assert client.post(address, bad).status_code == 200
    assert case.events.count() == events


def test_the_sum_is_split_into_instalments_that_add_up(cast: Cast, enter):
    case, client = road.mediating(cast), enter(cast.mediator)
    road.perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "各述", "result": ""})
    road.perform(case, "skip_step", cast.mediator, {"which": "caucus", "reason": "双方同意"})
    for claim in case.dispute.claims.all():
        perform(case, "settle_claim", cast.mediator, {"claim": str(claim.pk), "amount": "5000"})
    html = client.get(url("agreement", case), {"parts": "3", "first": "2027-01-31"}).content.decode()
    assert [re.search(rf'name="payments-{i}-amount" value="([\d.]+)"', html)[1] for i in range(3)] == ["3333.33", "3333.33", "3333.34"]
    assert [re.search(rf'name="payments-{i}-due_on" value="([\d-]+)"', html)[1] for i in range(3)] == ["2027-01-31", "2027-02-28", "2027-03-31"]
    for nonsense in ("0", "99", "x", ""):
        assert client.get(url("agreement", case), {"parts": nonsense, "first": nonsense}).status_code == 200


def test_skipping_needs_a_reason_and_shows_it(cast: Cast, enter):
    case, client = road.mediating(cast), enter(cast.mediator)
    refused = client.post(reverse("workspace:step", args=[case.pk, "skip_step"]), {"which": "caucus", "reason": ""})
    assert refused.status_code == 422
    perform(case, "skip_step", cast.mediator, {"which": "caucus", "reason": "双方都要求直接见面"})
    assert "双方都要求直接见面" in html_of(client, "case", case)


def test_an_extension_shows_who_has_agreed(cast: Cast, enter):
    case, client = road.mediating(cast), enter(cast.mediator)
    perform(case, "ask_extension", cast.mediator, {"days": "10", "reason": "等公司核账"})
    assert "等双方答复" in html_of(client, "case", case)
    perform(case, "consent_to_extension", cast.worker, {"agree": True})
    html = html_of(client, "case", case)
    assert "已同意：" in html and "等公司核账" in html
    perform(case, "consent_to_extension", cast.employer, {"agree": True})
    assert "双方已同意" in html_of(client, "case", case)


def test_how_long_the_other_side_took_to_come_is_shown(cast: Cast, enter):
    case = road.accepted(cast)
    perform(case, "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    html = html_of(enter(cast.mediator), "respondent", case)
    assert "还没有进来" in html and "邀请参加调解" in html
    perform(case, "remind", cast.mediator, {"channel": "visit", "result": "门卫代收"})
    html = html_of(enter(cast.mediator), "respondent", case)
    assert "门卫代收" in html and "上门" in html


@pytest.mark.parametrize("page", ["case", *PAGES])
def test_a_page_costs_a_fixed_number_of_queries(settled: Case, cast: Cast, enter, page: str, django_assert_max_num_queries):
    client = enter(cast.mediator)
    with django_assert_max_num_queries(36):
        client.get(url(page, settled))
