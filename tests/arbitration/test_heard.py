"""A third party and a witness in a hearing: each comes in by its own link, follows what is its business, asks for corrections, signs on the phone."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.accounts.models import OneTimeCode
from shiquan.cases import files
from shiquan.cases.access import Viewer, actor_on, may_listen, may_read_document, visible_documents
from shiquan.cases.chain import verify_chain
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Document, Notice, Participant
from shiquan.cases.perform import perform
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import verify_pdf
from shiquan.documents.work import advance
from shiquan.notices.links import participant_token, party_token
from shiquan.notices.models import Try
from shiquan.notices.tasks import send
from shiquan.organisations.models import Person
from shiquan.procedure.language import Refused
from tests.arbitration.evidence import add_evidence, picture
from tests.cases import tribunal

pytestmark = pytest.mark.django_db
Enter = Callable[..., Client]
SECRET, MINE, OTHERS = "双方的秘密陈述", "我看见他每天送到夜里", "另一证人的陈述"
WITNESS, OTHER, THIRD = "13809150007", "13809150008", "13609150009"


@pytest.fixture(scope="module")
def held(on_ground: Callable[..., Case], commission: tribunal.Bench) -> Case:
    return on_ground(hold, commission)


def hold(bench: tribunal.Bench) -> Case:
    """An open hearing with a third party, and two witnesses who were heard one after the other."""
    case = tribunal.scheduled(bench)
    perform(case, "open_hearing", bench.secretary)
    perform(case, "join_party", bench.arbitrator, {"side": "third_party", "name": "总公司", "kind": "platform", "reason": "结算由其负责。", "phone": THIRD})
    say(case, bench, "陈骑手", SECRET)
    for name, phone, words in (("郭邻居", WITNESS, (MINE, "没有别的要说")), ("何站长", OTHER, (OTHERS,))):
        perform(case, "name_participant", bench.secretary, {"role": "witness", "name": name, "phone": phone, "party": tribunal.party(case, "applicant")})
        perform(case, "call_participant", bench.secretary, {"participant": row(case, name), "mode": "onsite", "told": True})
        for text in words:
            say(case, bench, name, text)
        perform(case, "release_participant", bench.secretary, {"participant": row(case, name)})
    return say(case, bench, "刘经理", SECRET)


@pytest.fixture
def case(held: Case, db: None) -> Case:
    return Case.objects.get(pk=held.pk)


def say(case: Case, bench: tribunal.Bench, speaker: str, text: str) -> Case:
    return perform(case, "record_entry", bench.secretary, {"speaker": speaker, "text": text}).case


def row(case: Case, name: str) -> str:
    return str(Participant.objects.get(case=case, name=name).pk)


def come_in(case: Case, name: str, phone: str) -> Person:
    """As after the link and the code."""
    person = Person.objects.find_by_phone(phone) or Person.objects.create_party(phone, name)
    perform(case, "enter_testimony", None, {"participant": row(case, name), "person": str(person.pk)}, system=True)
    return person


def own_paper(case: Case, name: str) -> Document:
    return Document.objects.exclude(status="void").get(case=case, kind="testimony_record", signers__icontains=row(case, name))


def sign(case: Case, person: Person, paper: Document) -> None:
    perform(case, "sign", person, {"document": str(paper.pk), "sha256": paper.base_sha256, "proof": "otp"})
    advance(paper.pk)
    paper.refresh_from_db()


def test_a_witness_comes_in_by_the_link_of_the_message_and_a_code(case: Case, bench: tribunal.Bench, settings):
    settings.SHIQUAN_DEMO = True
    notice = Notice.objects.get(case=case, kind="arb_heard", params__participant=row(case, "郭邻居"))
    send([str(notice.pk)])
    link = participant_token(Participant.objects.get(name="郭邻居").pk)
    sent = Try.objects.get(notice=notice)
    assert link in sent.text and "7" in sent.to_masked and WITNESS not in sent.to_masked
    client = Client()
    page = client.get(reverse("arbitration:heard_link", args=[link])).content.decode()
    assert str(case.number) in page and "陈骑手" not in page and WITNESS not in page, "nobody is named before the code"
    asked = client.post(reverse("arbitration:heard_link", args=[link]))
    code = client.session["heard"]["demo_code"]
    wrong = client.post(asked.url, {"code": "000000" if code != "000000" else "111111"})
    assert wrong.status_code == 422 and "还可以再试" in wrong.content.decode()
    inside = client.post(asked.url, {"code": code}, follow=True)
    text = inside.content.decode()
    assert inside.status_code == 200 and MINE in text and SECRET not in text and OTHERS not in text
    assert client.get(reverse("arbitration:heard_link", args=[link]), follow=True).redirect_chain, "the link leads in again"
    for bad in (link[:-3], "x", party_token(case.dispute.parties.get(side="respondent").pk)):
        assert Client().get(reverse("arbitration:heard_link", args=[bad])).status_code == 404
    stranger = Client()
    assert stranger.get(reverse("arbitration:heard_code", args=[link])).status_code == 302 and OneTimeCode.objects.filter(used_at=None).count() == 0


def test_the_phone_of_a_side_opens_no_door_for_a_witness(case: Case, bench: tribunal.Bench, settings):
    settings.SHIQUAN_DEMO = True
    perform(case, "name_participant", bench.secretary, {"role": "witness", "name": "冒名人", "phone": "13709150001"})
    link, client = participant_token(Participant.objects.get(name="冒名人").pk), Client()
    asked = client.post(reverse("arbitration:heard_link", args=[link]))
    refused = client.post(asked.url, {"code": client.session["heard"]["demo_code"]})
    assert refused.status_code == 422 and "本案当事人" in refused.content.decode()
    with pytest.raises(Refused, match="no witness"):
        perform(case, "name_participant", bench.secretary, {"role": "witness", "name": "陈骑手", "phone": WITNESS})


def test_a_witness_finds_every_door_shut_but_the_own_testimony(case: Case, bench: tribunal.Bench, enter: Enter):
    witness, other = come_in(case, "郭邻居", WITNESS), come_in(case, "何站长", OTHER)
    item = add_evidence(case, picture(), "工资条.png", "image/png", title="工资条")
    for name in ("郭邻居", "何站长"):
        advance(own_paper(case, name).pk)
    mine, theirs = own_paper(case, "郭邻居"), own_paper(case, "何站长")
    client = enter(witness)
    names = ("arbitration:case", "arbitration:hearing", "arbitration:service", "arbitration:dossier", "arbitration:bundle", "parties:case", "workspace:case", "parties:offers")
    doors = [reverse(name, args=[case.pk]) for name in names]
    doors += [reverse("workspace:step", args=[case.pk, step]) for step in ("ask_record_correction", "sign", "record_entry", "add_evidence")]
    doors += [reverse("documents:read", args=[theirs.pk]), reverse("signing:sign", args=[theirs.pk]), reverse("workspace:file", args=[theirs.file_id]), reverse("workspace:file", args=[item.file_id])]
    doors += [f"/api/v1/cases/{case.pk}/", f"/api/v1/cases/{case.pk}/steps/", f"/api/v1/documents/of/{case.pk}/", f"/api/v1/documents/{theirs.pk}/"]
    assert {door: client.get(door).status_code for door in doors if client.get(door).status_code != 404} == {}
    for paper in Document.objects.filter(case=case).exclude(pk=mine.pk).exclude(file=None):
        assert client.get(reverse("documents:read", args=[paper.pk])).status_code == 404, paper.kind
    assert not may_listen(witness.pk, f"case:{case.pk}") and not Case.objects.for_actor(Viewer.of(witness)).exists()
    seen = client.get(reverse("arbitration:heard", args=[case.pk])).content.decode()
    assert MINE in seen and SECRET not in seen and OTHERS not in seen and "何站长" not in seen
    assert OTHERS in enter(other).get(reverse("arbitration:heard", args=[case.pk])).content.decode()
    for nobody in (bench.cast.outsider, bench.cast.worker, bench.secretary):
        assert enter(nobody).get(reverse("arbitration:heard", args=[case.pk])).status_code == 404
    assert client.get(reverse("signing:sign", args=[mine.pk])).status_code == 200
    assert str(mine.pk) in client.get(reverse("signing:mine")).content.decode() and str(theirs.pk) not in client.get(reverse("signing:mine")).content.decode()
    for step, data in (("sign", {"document": str(theirs.pk), "sha256": theirs.base_sha256, "proof": "otp"}), ("record_entry", {"speaker": "郭邻居", "text": "x"}), ("ask_record_correction", {"number": 1, "text": "x"}),
                       ("give_evidence_opinion", {"item": str(item.pk), "authentic": "yes", "lawful": "yes", "relevant": "yes"})):  # fmt: skip
        with pytest.raises(Refused):
            perform(case, step, witness, data)


def test_a_witness_follows_asks_for_a_correction_and_signs_a_paper_of_the_own_words(case: Case, bench: tribunal.Bench, enter: Enter):
    witness = come_in(case, "郭邻居", WITNESS)
    client, here, first = enter(witness), reverse("arbitration:heard", args=[case.pk]), own_paper(case, "郭邻居")
    refused = client.post(here, {"step": "ask_record_correction", "number": "1", "text": "改掉别人的话"})
    assert refused.status_code == 422 and "不是您陈述时的记录" in refused.content.decode()
    assert client.post(here, {"step": "record_entry", "speaker": "郭邻居", "text": "x"}).status_code == 404
    client.post(here, {"step": "ask_record_correction", "number": "2", "text": "我看见他每天送到晚上十点"})
    assert "待处理" in client.get(here).content.decode()
    enter(bench.secretary).post(reverse("arbitration:hearing", args=[case.pk]), {"step": "decide_record_correction", "request": "1", "decision": "accept"})
    paper = own_paper(case, "郭邻居")
    first.refresh_from_db()
    assert first.status == "void" and paper.pk != first.pk
    assert [line["text"].splitlines()[0] for line in paper.content["lines"]] == ["证人郭邻居到庭。已告知如实陈述的义务和作虚假陈述的法律后果。", "我看见他每天送到晚上十点", "没有别的要说", "证人郭邻居陈述完毕，退庭。"]
    assert paper.content["entries"] == "第2条至第3条" and paper.content["requests"][0]["answer"] == "准予补正"
    assert SECRET not in json.dumps(paper.content, ensure_ascii=False)
    advance(paper.pk)
    paper.refresh_from_db()
    sign(case, witness, paper)
    with pytest.raises(Refused, match="signed on the record of testimony"):
        perform(case, "correct_entry", bench.secretary, {"number": 2, "text": "改", "reason": "改"})
    perform(case, "correct_entry", bench.secretary, {"number": 1, "text": SECRET + "！", "reason": "错字"})
    sign(case, bench.secretary, paper)
    assert paper.status == "complete"
    assert "您已签名" in client.get(here).content.decode()
    verdict = verify_pdf(files.read(paper.file), get_provider(now()).trust_roots())
    assert verdict.valid and [s.signer for s in verdict.signatures] == ["郭邻居", "冯书记"]
    assert enter(bench.cast.employer).get(reverse("documents:read", args=[paper.pk])).status_code == 200, "it is part of the record, and both sides read that"
    case.refresh_from_db()
    assert verify_chain(case).ok


def test_a_third_party_comes_in_by_its_link_and_signs_the_record_and_a_refusal_is_noted(case: Case, bench: tribunal.Bench, enter: Enter, settings):
    settings.SHIQUAN_DEMO = True
    third = case.dispute.parties.get(side="third_party")
    assert Notice.objects.filter(case=case, kind="arb_answer", party=third).exists()
    client = Client()
    assert "追加您为第三人" in client.get(reverse("parties:respond", args=[party_token(third.pk)])).content.decode()
    asked = client.post(reverse("parties:respond", args=[party_token(third.pk)]))
    inside = client.post(asked.url, {"code": client.session["respond"]["demo_code"]}, follow=True)
    assert inside.status_code == 200 and reverse("arbitration:hearing", args=[case.pk]) in inside.content.decode()
    hearing = reverse("arbitration:hearing", args=[case.pk])
    assert SECRET in client.get(hearing).content.decode()
    client.post(hearing, {"step": "appear"})
    client.post(hearing, {"step": "ask_record_correction", "number": "1", "text": "第三人补充"})
    perform(case, "decide_record_correction", bench.secretary, {"request": 1, "decision": "note", "reason": "不是第三人的话"})
    perform(case, "deliberate", bench.arbitrator, {"text": "绝密合议"})
    for side, name in (("applicant", "陈骑手"), ("respondent", "刘经理")):
        perform(case, "note_presence", bench.secretary, {"party": tribunal.party(case, side), "name": name, "as_what": "self", "mode": "onsite", "status": "present"})
    case = perform(case, "close_hearing", bench.arbitrator).case
    paper = Document.objects.exclude(status="void").get(case=case, kind="hearing_record")
    assert paper.content["places"] == ["applicant", "respondent", "third_party", "arbitrator", "secretary"]
    assert [(h["name"], h["entries"]) for h in paper.content["heard"]] == [("郭邻居", "第2条至第3条"), ("何站长", "第4条")] and [p["name"] for p in paper.content["third_parties"]] == ["总公司"]
    advance(paper.pk)
    paper.refresh_from_db()
    third.refresh_from_db()
    assert third.person is not None
    for person in (third.person, bench.cast.employer, bench.arbitrator, bench.secretary):
        sign(case, person, paper)
    perform(case, "note_refusal_to_sign", bench.secretary, {"party": tribunal.party(case, "applicant"), "reason": "对笔录有异议"})
    advance(paper.pk)
    paper.refresh_from_db()
    verdict = verify_pdf(files.read(paper.file), get_provider(now()).trust_roots())
    assert paper.status == "complete" and verdict.valid and "总公司" in [s.signer for s in verdict.signatures]
    witness = come_in(case, "郭邻居", WITNESS)
    perform(case, "note_refused_testimony", bench.secretary, {"participant": row(case, "郭邻居"), "reason": "认为没有必要"})
    assert "认为没有必要" in enter(witness).get(reverse("arbitration:heard", args=[case.pk])).content.decode()
    own = own_paper(case, "郭邻居")
    assert own.signatures.get().name == "郭邻居拒绝签名，冯书记记明"
    perform(case, "draft_award", bench.arbitrator, {"findings": "欠付属实。", "reasons": "应当支付。", "items": tribunal.items(case), "perform_days": 10})
    assert "绝密合议" not in client.get(reverse("workspace:case", args=[case.pk]) + "?tab=history").content.decode()
    secondary = Document.objects.filter(case=case, kind__in=("filing_approval", "deliberation_record", "extension_approval")).exclude(file=None)
    assert all(client.get(reverse("documents:read", args=[d.pk])).status_code == 404 for d in secondary)


def test_a_third_party_learns_nothing_of_a_mediation_before_it_was_joined(case: Case, bench: tribunal.Bench, enter: Enter):
    from tests.people import application

    third = case.dispute.parties.get(side="third_party")
    third.person = Person.objects.create_party(THIRD, "总公司")
    third.save()
    talks = Case.objects.create(dispute=case.dispute, office=bench.cast.centre, procedure="mediation/onestop/2024", state="mediating", number="石新调〔2026〕99号", opened_at=now(), facts={"story": application()["story"]})
    of_talks = {"case": talks, "office": bench.cast.centre, "kind": "session_record", "status": "complete", "phase": "complete", "drafted_at": now()}
    paper = Document.objects.create(verify_code="TALKS", signers=[], **of_talks)
    assert visible_documents(case, actor_on(case, bench.cast.worker)).filter(pk=paper.pk).exists(), "the sides themselves read it"
    assert not visible_documents(case, actor_on(case, third.person)).filter(pk=paper.pk).exists() and not may_read_document(paper, third.person)
    client = enter(third.person)
    for door in (reverse("parties:case", args=[talks.pk]), reverse("workspace:case", args=[talks.pk]), f"/api/v1/cases/{talks.pk}/"):
        assert client.get(door).status_code == 404, door
    assert client.get(reverse("parties:case", args=[case.pk])).status_code == 200 and "石新调" not in client.get(reverse("parties:case", args=[case.pk])).content.decode()
    with pytest.raises(Refused):
        perform(talks, "offer", third.person, {"amount": "1"})


def test_who_is_still_heard_when_the_session_ends_has_been_heard(case: Case, bench: tribunal.Bench):
    perform(case, "name_participant", bench.secretary, {"role": "interpreter", "name": "罗翻译", "phone": "13909150010"})
    perform(case, "call_participant", bench.secretary, {"participant": row(case, "罗翻译"), "mode": "online"})
    with pytest.raises(Refused, match="no such person to be called"):
        perform(case, "call_participant", bench.secretary, {"participant": row(case, "罗翻译"), "mode": "online"})
    say(case, bench, "罗翻译", "翻译完毕")
    case = perform(case, "interrupt_hearing", bench.arbitrator, {"reason": "午休"}).case
    assert {r["party"] for r in case.facts["presence"]} == {None}, "a witness of a side does not make that side present"
    assert case.facts["testimony"][-1]["ended"] and own_paper(case, "罗翻译").content["as_what"] == "翻译"
    perform(case, "name_participant", bench.secretary, {"role": "interpreter", "name": "罗翻译", "phone": "13909150011"})
    assert Participant.objects.get(name="罗翻译").phone == "13909150011" and len([p for p in case.facts["participants"] if p["name"] == "罗翻译"]) == 1
