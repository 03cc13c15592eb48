"""An agent with a power of attorney comes in by link and code, and does what the side may, within the powers and under the own name."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases import files
from shiquan.cases.access import Viewer
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Document, Notice, Participant
from shiquan.cases.perform import perform
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import verify_pdf
from shiquan.documents.work import advance
from shiquan.notices.links import agent_token, participant_token
from shiquan.notices.models import Try
from shiquan.notices.tasks import send
from shiquan.notices.words import notice_text
from shiquan.organisations.models import Person
from shiquan.procedure.language import Refused
from tests.cases import tribunal

pytestmark = pytest.mark.django_db
Enter = Callable[..., Client]
PHONE = "13809150021"


@pytest.fixture(scope="module")
def opened(on_ground: Callable[..., Case], commission: tribunal.Bench) -> Case:
    return on_ground(open_with_agents, commission)


def open_with_agents(bench: tribunal.Bench) -> Case:
    """An open hearing; the employer has an agent with general powers, the worker one who may settle."""
    case = tribunal.scheduled(bench)
    name(case, bench.cast.employer, "陈代理", PHONE, ["appear", "receive"])
    name(case, bench.cast.worker, "贺律师", "13809150022", ["appear", "settle"], scope="special")
    return perform(case, "open_hearing", bench.secretary).case


def name(case: Case, side: Person, who: str, phone: str, matters: list[str], scope: str = "general") -> None:
    perform(case, "register_agent", side, {"name": who, "kind": "lawyer", "agent_phone": phone, "scope": scope, "matters": matters})


@pytest.fixture
def case(opened: Case, db: None) -> Case:
    return Case.objects.get(pk=opened.pk)


def agent_row(case: Case, side: str) -> dict[str, Any]:
    return case.facts["agents"][tribunal.party(case, side)][0]


def come_in(case: Case, side: str, phone: str) -> Person:
    """As after the link and the code."""
    person = Person.objects.find_by_phone(phone) or Person.objects.create_party(phone, agent_row(case, side)["name"])
    perform(case, "enter_agent", None, {"agent": agent_row(case, side)["id"], "person": str(person.pk)}, system=True)
    case.refresh_from_db()
    return person


def here(case: Case, bench: tribunal.Bench, side: str, who: str, as_what: str) -> None:
    perform(case, "note_presence", bench.secretary, {"party": tribunal.party(case, side), "name": who, "as_what": as_what, "mode": "onsite", "status": "present"})


def record_of(case: Case) -> Document:
    row = Document.objects.exclude(status="void").get(case=case, kind="hearing_record")
    advance(row.pk)
    row.refresh_from_db()
    return row


def test_an_agent_comes_in_by_the_link_of_the_message_and_sees_what_the_side_sees(case: Case, bench: tribunal.Bench, enter: Enter, settings: Any):
    settings.SHIQUAN_DEMO = True
    row = agent_row(case, "respondent")
    notice = Notice.objects.get(case=case, kind="arb_agent", params__agent=row["id"])
    send([str(notice.pk)])
    token = agent_token(case.dispute.parties.get(side="respondent").pk, UUID(row["id"]))
    assert token in Try.objects.get(notice=notice).text
    client = Client()
    page = client.get(reverse("parties:agent", args=[token])).content.decode()
    assert "代为参加仲裁活动" in page and "只能由当事人本人办理" in page and "代为和解、调解" in page and "安康" not in page
    asked = client.post(reverse("parties:agent", args=[token]))
    inside = client.post(asked.url, {"code": client.session["agent"]["demo_code"]}, follow=True).content.decode()
    assert "您代理安康快送网络科技有限公司" in inside and "进入庭审" in inside
    for door in ("arbitration:hearing", "workspace:case", "parties:case"):
        assert client.get(reverse(door, args=[case.pk]), follow=True).status_code == 200
    assert str(case.number) in client.get(reverse("mediation:mine")).content.decode()
    assert client.get(reverse("arbitration:case", args=[case.pk])).status_code in (302, 404) and client.get(reverse("arbitration:service", args=[case.pk])).status_code == 404
    for bad in (token[:-2], "x"):
        assert Client().get(reverse("parties:agent", args=[bad])).status_code == 404
    person = Person.objects.find_by_phone(PHONE)
    assert person is not None
    perform(case, "end_agent", bench.cast.employer, {"name": "陈代理", "reason": "已经解除"})
    assert client.get(reverse("parties:case", args=[case.pk])).status_code == 404 and client.get(reverse("parties:agent", args=[token])).status_code == 404
    assert not Case.objects.for_actor(Viewer.of(person)).exists()
    with pytest.raises(Refused):
        perform(case, "appear", person)


def test_the_phone_of_a_side_or_of_the_commission_opens_no_door_for_an_agent(case: Case, bench: tribunal.Bench, settings: Any):
    settings.SHIQUAN_DEMO = True
    bench.clerk.set_phone("13809150023")
    bench.clerk.save()
    for who, phone, why in (("甲", "13891512345", "本案当事人"), ("乙", "13809150023", "不能作为代理人")):
        perform(case, "end_agent", bench.cast.employer, {"name": case.facts["agents"][tribunal.party(case, "respondent")][-1]["name"], "reason": "换人"})
        name(case, bench.cast.employer, who, phone, ["appear"])
        case.refresh_from_db()
        row, client = case.facts["agents"][tribunal.party(case, "respondent")][-1], Client()
        token = agent_token(case.dispute.parties.get(side="respondent").pk, UUID(row["id"]))
        asked = client.post(reverse("parties:agent", args=[token]))
        answer = client.post(asked.url, {"code": client.session["agent"]["demo_code"]})
        assert answer.status_code == 422 and why in answer.content.decode()


def test_nobody_acts_for_both_sides_and_no_agent_is_a_witness(case: Case, bench: tribunal.Bench, settings: Any):
    settings.SHIQUAN_DEMO = True
    come_in(case, "applicant", "13809150022")
    perform(case, "end_agent", bench.cast.employer, {"name": "陈代理", "reason": "换人"})
    name(case, bench.cast.employer, "贺律师", "13809150022", ["appear"])
    perform(case, "name_participant", bench.secretary, {"role": "witness", "name": "贺律师", "phone": "13809150022"})
    case.refresh_from_db()
    row, client = case.facts["agents"][tribunal.party(case, "respondent")][-1], Client()
    asked = client.post(reverse("parties:agent", args=[agent_token(case.dispute.parties.get(side="respondent").pk, UUID(row["id"]))]))
    assert "已经代理另一方" in client.post(asked.url, {"code": client.session["agent"]["demo_code"]}).content.decode()
    asked = client.post(reverse("arbitration:heard_link", args=[participant_token(Participant.objects.get(case=case).pk)]))
    assert "代理人或者办案人员" in client.post(asked.url, {"code": client.session["heard"]["demo_code"]}).content.decode()


def test_an_agent_acts_within_the_powers_and_under_the_own_name(case: Case, bench: tribunal.Bench, enter: Enter):
    general, special = come_in(case, "respondent", PHONE), come_in(case, "applicant", "13809150022")
    perform(case, "appear", general)
    event = case.events.get(step="appear")
    assert (event.role, event.actor_name, event.person_id, str(event.party)) == ("respondent", "陈代理（代理人）", general.pk, tribunal.party(case, "respondent"))
    case.refresh_from_db()
    assert case.facts["presence"][0]["as_what"] == "agent"
    for person, step, data in ((special, "withdraw", {"reason": "x"}), (special, "ask_claim_change", {}), (special, "end_agent", {"name": "贺律师", "reason": "x"}),
                               (general, "file_counterclaim", {}), (general, "register_agent", {}), (special, "receive_document", {})):  # fmt: skip
        with pytest.raises(Refused, match="authority does not cover"):
            perform(case, step, person, data)
    seen = enter(special).get(reverse("parties:case", args=[case.pk])).content.decode()
    assert "撤回申请" not in seen and "委托代理人" not in seen and "申请回避" in seen
    terms = {"terms": "被申请人支付一万元。", "total": "10000", "both_agree": True}
    perform(case, "draft_conciliation", bench.arbitrator, terms)
    told = Notice.objects.get(case=case, kind="arb_conciliation", person=special)
    assert f"/cases/{case.pk}/mine/" in notice_text(told).zh, "who acts for a side is told what the side is told"
    with pytest.raises(Refused, match="authority does not cover"):
        perform(case, "sign_for_conciliation", general)
    perform(case, "sign_for_conciliation", special)
    case.refresh_from_db()
    assert tribunal.party(case, "applicant") in case.facts["conciliation"]["signed_for"]


def test_an_agent_signs_the_record_for_a_party_that_stayed_away_and_beside_one_that_came(case: Case, bench: tribunal.Bench, enter: Enter):
    alone, beside = come_in(case, "respondent", PHONE), come_in(case, "applicant", "13809150022")
    here(case, bench, "respondent", "陈代理", "agent")
    here(case, bench, "applicant", "陈骑手", "self")
    here(case, bench, "applicant", "贺律师", "agent")
    case = tribunal.close(case, bench)
    paper = record_of(case)
    assert paper.content["places"] == ["applicant", "respondent", "agent", "arbitrator", "secretary"]
    page = reverse("signing:sign", args=[paper.pk])
    assert "委托代理人 · 贺律师" in enter(beside).get(page).content.decode()
    for person in (beside, alone, bench.cast.worker, bench.arbitrator, bench.secretary):
        assert enter(person).get(page).status_code == 200
        perform(case, "sign", person, {"document": str(paper.pk), "sha256": paper.base_sha256, "proof": "otp"})
    with pytest.raises(Refused, match="does not wait"):
        perform(case, "sign", beside, {"document": str(paper.pk), "sha256": paper.base_sha256, "proof": "otp"})
    advance(paper.pk)
    paper.refresh_from_db()
    verdict = verify_pdf(files.read(paper.file), get_provider(now()).trust_roots())
    names = {s.place: s.signer for s in verdict.signatures}
    assert paper.status == "complete" and verdict.valid
    assert (names["agent"], names["applicant"], names["respondent"]) == ("贺律师", "陈骑手", "安康快送网络科技有限公司（代理人陈代理）")


def test_an_agent_who_does_not_sign_beside_the_party_holds_nothing_up(case: Case, bench: tribunal.Bench):
    come_in(case, "applicant", "13809150022")
    here(case, bench, "applicant", "陈骑手", "self")
    here(case, bench, "applicant", "贺律师", "agent")
    case = tribunal.close(case, bench)
    paper = record_of(case)
    perform(case, "note_refusal_to_sign", bench.secretary, {"party": agent_row(case, "applicant")["id"], "reason": "中途离开"})
    assert paper.signatures.get().name == "贺律师拒绝签名，冯书记记明"
