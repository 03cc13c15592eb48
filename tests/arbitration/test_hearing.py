"""A hearing told through its page: who is here, what is said and put right, exhibits and opinions, interruption, the record signed."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases import files
from shiquan.cases.chain import verify_chain
from shiquan.cases.clock import now
from shiquan.cases.contents_hearing import record_of_case
from shiquan.cases.models import Case, Document
from shiquan.cases.perform import perform
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import verify_pdf
from shiquan.documents.work import advance
from shiquan.procedure.language import Refused
from tests.arbitration.evidence import add_evidence, picture
from tests.cases import tribunal

pytestmark = pytest.mark.django_db
Enter = Callable[..., Client]


@pytest.fixture(scope="module")
def opened(on_ground: Callable[..., Case], commission: tribunal.Bench) -> Case:
    """A hearing that has just been opened."""
    case = on_ground(tribunal.scheduled, commission)
    return on_ground(perform, case, "open_hearing", commission.secretary).case


@pytest.fixture
def case(opened: Case, db: None) -> Case:
    return Case.objects.get(pk=opened.pk)


def url(case: Case) -> str:
    return reverse("arbitration:hearing", args=[case.pk])


def say(client: Client, case: Case, speaker: str, text: str, key: str = "", **more: str):
    data = {"step": "record_entry", "speaker": speaker, "text": text, **({"idempotency_key": key} if key else {}), **more}
    return client.post(url(case), data, headers={"X-Requested-With": "fetch"})


def here(case: Case, bench: tribunal.Bench, side: str, name: str, status: str = "present") -> None:
    perform(case, "note_presence", bench.secretary, {"party": tribunal.party(case, side), "name": name, "as_what": "self", "mode": "onsite", "status": status})


def test_entries_stand_in_order_and_both_sides_follow_them(case: Case, bench: tribunal.Bench, enter: Enter):
    secretary = enter(bench.secretary)
    secretary.post(url(case), {"step": "turn_agenda", "part": "rights"})
    for n, text in enumerate(("告知权利义务", "不申请回避", "请求支付工资"), 1):
        assert say(secretary, case, f"发言人{n}", text).status_code == 201
    for side in (bench.cast.worker, bench.cast.employer):
        seen = enter(side).get(url(case)).content.decode()
        assert seen.index("告知权利义务与回避") < seen.index("不申请回避") < seen.index("请求支付工资")
        assert "记一条" not in seen, "a side writes nothing into the record"
    case.refresh_from_db()
    assert verify_chain(case).ok and case.facts["record"]["entries"] == 3


def test_an_entry_sent_again_after_a_lost_connection_is_recorded_once(case: Case, bench: tribunal.Bench, enter: Enter):
    secretary = enter(bench.secretary)
    first = say(secretary, case, "陈骑手", "一共三个月", "key-of-this-entry")
    again = say(secretary, case, "陈骑手", "一共三个月", "key-of-this-entry")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["event"] == again.json()["event"] and again.json()["repeated"]
    case.refresh_from_db()
    assert len(record_of_case(case, case.facts).numbers) == 1


def test_what_is_refused_comes_back_with_what_was_typed(case: Case, bench: tribunal.Bench, enter: Enter):
    secretary = enter(bench.secretary)
    answer = say(secretary, case, "", "没有写发言人")
    assert answer.status_code == 422 and "speaker" in answer.json()["fields"]
    page = secretary.post(url(case), {"step": "record_entry", "speaker": "", "text": "没有写发言人"})
    assert page.status_code == 422 and "没有写发言人</textarea>" in page.content.decode()
    perform(case, "interrupt_hearing", bench.secretary, {"reason": "午休"})
    late = say(secretary, case, "陈骑手", "休庭后再记")
    assert late.status_code == 422 and "休庭" in late.json()["message"]


def test_a_correction_keeps_the_old_wording_and_a_side_may_ask_for_one(case: Case, bench: tribunal.Bench, enter: Enter):
    for text in ("请求三千元", "坚持请求"):
        perform(case, "record_entry", bench.secretary, {"speaker": "陈骑手", "text": text})
    worker, secretary = enter(bench.cast.worker), enter(bench.secretary)
    worker.post(url(case), {"step": "ask_record_correction", "number": "1", "text": "请求三万元"})
    secretary.post(url(case), {"step": "decide_record_correction", "request": "1", "decision": "accept"})
    enter(bench.cast.employer).post(url(case), {"step": "ask_record_correction", "number": "2", "text": "放弃请求"})
    unreasoned = secretary.post(url(case), {"step": "decide_record_correction", "request": "2", "decision": "note"})
    assert unreasoned.status_code == 422 and "理由" in unreasoned.content.decode()
    secretary.post(url(case), {"step": "decide_record_correction", "request": "2", "decision": "note", "reason": "与当庭陈述不符"})
    case.refresh_from_db()
    record = record_of_case(case, case.facts)
    first, second = (line for line in record.lines if line.number)
    assert (first.text.zh, first.earlier) == ("请求三万元", ("请求三千元",))
    assert second.text.zh == "坚持请求" and second.requests[0].status == "noted"
    seen = worker.get(url(case)).content.decode()
    assert "请求三千元" in seen and "不予补正，已记录" in seen and "与当庭陈述不符" in seen
    with pytest.raises(Refused, match="no such entry"):
        perform(case, "correct_entry", bench.secretary, {"number": 9, "text": "x", "reason": "y"})


def test_exhibits_get_numbers_and_the_sides_say_what_they_think_right_there(case: Case, bench: tribunal.Bench, enter: Enter):
    mine = add_evidence(case, picture(), "工资条.png", "image/png", title="工资条")
    theirs = add_evidence(case, picture(), "考核表.png", "image/png", side="respondent", title="考核表")
    secretary, employer = enter(bench.secretary), enter(bench.cast.employer)
    for item, side in ((theirs, "respondent"), (mine, "applicant")):
        secretary.post(url(case), {"step": "show_exhibit", "item": str(item.pk), "by": tribunal.party(case, side)})
    form = employer.get(url(case), {"do": "give_evidence_opinion", "item": str(mine.pk)}).content.decode()
    assert 'name="authentic"' in form
    employer.post(url(case), {"step": "give_evidence_opinion", "item": str(mine.pk), "authentic": "yes", "lawful": "yes", "relevant": "no", "note": "不是本月"})
    case.refresh_from_db()
    assert [e["no"] for e in case.facts["exhibits"]] == ["被1", "申1"]
    seen = enter(bench.cast.worker).get(url(case)).content.decode()
    assert "对证据申1《工资条》：真实性认可，合法性认可，关联性不认可。不是本月" in seen
    foreign = add_evidence(tribunal.filed(bench, claims=[{"kind": "overtime", "title": "加班费", "amount": "1"}]), picture(), "x.png", "image/png")
    refused = secretary.post(url(case), {"step": "show_exhibit", "item": str(foreign.pk)})
    assert refused.status_code == 422 and "没有这份证据" in refused.content.decode()


def test_after_an_interruption_the_same_record_goes_on(case: Case, bench: tribunal.Bench):
    perform(case, "record_entry", bench.secretary, {"speaker": "陈骑手", "text": "上午的话"})
    perform(case, "interrupt_hearing", bench.arbitrator, {"reason": "补充证据"})
    perform(case, "resume_hearing", bench.arbitrator)
    perform(case, "record_entry", bench.secretary, {"speaker": "陈骑手", "text": "下午的话"})
    case = perform(case, "close_hearing", bench.arbitrator).case
    record = record_of_case(case, case.facts)
    assert [line.number for line in record.lines if line.number] == [1, 2]
    assert len(record.sessions) == 2 and all(end for _, end in record.sessions)
    content = Document.objects.get(case=case, kind="hearing_record").content
    assert [row["text"] for row in content["lines"]] == ["开庭。", "上午的话", "休庭：补充证据", "继续开庭。", "下午的话", "闭庭。"]


def test_a_hearing_is_not_closed_without_a_record(case: Case, bench: tribunal.Bench):
    with pytest.raises(Refused, match="Nothing has been recorded"):
        perform(case, "close_hearing", bench.arbitrator)


def test_a_hearing_is_not_closed_while_a_request_waits_and_what_was_left_out_is_shown(case: Case, bench: tribunal.Bench, enter: Enter):
    secretary = enter(bench.secretary)
    for part in ("present", "rights", "claims"):
        secretary.post(url(case), {"step": "turn_agenda", "part": part})
    say(secretary, case, "陈骑手", "请求支付工资")
    perform(case, "ask_record_correction", bench.cast.worker, {"number": 1, "text": "请求支付三个月工资"})
    with pytest.raises(Refused, match="waits"):
        perform(case, "close_hearing", bench.arbitrator)
    assert "还没有进行：举证质证、焦点与辩论、最后意见、调解征询" in " ".join(secretary.get(url(case)).content.decode().split())
    perform(case, "decide_record_correction", bench.secretary, {"request": 1, "decision": "accept"})
    perform(case, "close_hearing", bench.arbitrator)
    assert secretary.get(url(case)).content.decode().count("没有进行") == 4


def test_nobody_is_judged_absent_whom_the_record_shows_as_here(case: Case, bench: tribunal.Bench, enter: Enter):
    enter(bench.cast.employer).post(url(case), {"step": "appear"})
    case.refresh_from_db()
    assert case.facts["presence"][0]["checked"] is False
    absent = {"party": tribunal.party(case, "respondent"), "told": "直接送达", "reason": "没有到庭"}
    with pytest.raises(Refused, match="noted as present"):
        perform(case, "proceed_in_absence", bench.arbitrator, absent)
    name = case.facts["presence"][0]["name"]
    here(case, bench, "respondent", name, "left")
    assert perform(case, "proceed_in_absence", bench.arbitrator, absent).case.state == "default_hearing"


def test_the_record_is_signed_by_who_was_here_and_a_refusal_is_written_at_its_place(case: Case, bench: tribunal.Bench, enter: Enter):
    here(case, bench, "applicant", "陈骑手")
    here(case, bench, "respondent", "陆经理")
    perform(case, "record_entry", bench.secretary, {"speaker": "陈骑手", "text": "没有别的意见"})
    case = perform(case, "close_hearing", bench.arbitrator).case
    first = Document.objects.get(case=case, kind="hearing_record")
    perform(case, "ask_record_correction", bench.cast.worker, {"number": 1, "text": "没有其他意见"})
    perform(case, "decide_record_correction", bench.secretary, {"request": 1, "decision": "accept"})
    first.refresh_from_db()
    row = Document.objects.exclude(status="void").get(case=case, kind="hearing_record")
    assert first.status == "void" and [r for r, _ in row.signers] == ["applicant", "respondent", "arbitrator", "secretary"]
    advance(row.pk)
    row.refresh_from_db()
    for person in (bench.cast.worker, bench.arbitrator, bench.secretary):
        perform(case, "sign", person, {"document": str(row.pk), "sha256": row.base_sha256, "proof": "session"})
    with pytest.raises(Refused, match="has been signed"):
        perform(case, "correct_entry", bench.secretary, {"number": 1, "text": "改", "reason": "改"})
    refuse = {"party": tribunal.party(case, "respondent"), "reason": "认为应当记录庭外的话"}
    enter(bench.secretary).post(url(case), {"step": "note_refusal_to_sign", **refuse})
    advance(row.pk)
    row.refresh_from_db()
    assert row.status == "complete"
    seen = enter(bench.cast.worker).get(url(case)).content.decode()
    assert "拒绝签名" in seen and "认为应当记录庭外的话" in seen and "都已签名" in seen
    verdict = verify_pdf(files.read(row.file), get_provider(now()).trust_roots())
    assert verdict.valid and any("拒绝签名，冯书记记明" in s.signer for s in verdict.signatures)


def test_who_was_absent_has_no_place_on_the_record(case: Case, bench: tribunal.Bench):
    here(case, bench, "applicant", "陈骑手")
    here(case, bench, "respondent", "陆经理", "absent")
    case = tribunal.close(case, bench)
    row = Document.objects.get(case=case, kind="hearing_record")
    assert [role for role, _ in row.signers] == ["applicant", "arbitrator", "secretary"] and row.content["places"] == ["applicant", "arbitrator", "secretary"]


def test_both_sides_fill_in_the_element_form_and_see_where_they_differ(case: Case, bench: tribunal.Bench, enter: Enter):
    worker, employer = enter(bench.cast.worker), enter(bench.cast.employer)
    worker.post(url(case), {"step": "fill_elements", "started_on": "2026-03-01", "monthly_wage": "4266", "insurance": "none"})
    employer.post(url(case), {"step": "fill_elements", "started_on": "2026-03-01", "monthly_wage": "3900"})
    seen = worker.get(url(case)).content.decode()
    assert "4266.00" in seen and "3900.00" in seen and "有争议" in seen and "一致" in seen and "一方未填" in seen
    again = worker.get(url(case), {"do": "fill_elements"}).content.decode()
    assert 'value="4266.00"' in again, "what was filled in stands in the form"
    perform(case, "make_element_form", bench.secretary)
    row = Document.objects.get(case=case, kind="element_form")
    verdicts = {e["name"]: e["agreed"] for e in row.content["elements"]}
    assert (verdicts["入职日期"], verdicts["月平均工资（元）"], verdicts["社会保险"]) == ("一致", "有争议", "一方未填")
    assert [r for r, _ in row.signers] == ["applicant", "respondent"]


def test_the_record_of_evidence_says_what_is_agreed_and_what_is_disputed(case: Case, bench: tribunal.Bench):
    one, two = (add_evidence(case, picture(), f"{t}.png", "image/png", title=t) for t in ("工资条", "聊天记录"))
    for item, relevant in ((one, "yes"), (two, "no")):
        perform(case, "give_evidence_opinion", bench.cast.employer, {"item": str(item.pk), "authentic": "yes", "lawful": "yes", "relevant": relevant})
    perform(case, "make_examination_record", bench.secretary)
    content = Document.objects.get(case=case, kind="examination_record").content
    assert content["agreed"] == ["工资条"] and content["disputed"] == ["聊天记录"]


def test_outsiders_find_no_hearing_and_nobody_takes_a_step_of_another(case: Case, bench: tribunal.Bench, enter: Enter):
    for stranger in (bench.cast.outsider, bench.cast.mediator, bench.cast.judge, bench.third):
        client = enter(stranger)
        assert client.get(url(case)).status_code == 404
        assert say(client, case, "外人", "外人的话").status_code == 404
    worker = enter(bench.cast.worker)
    assert say(worker, case, "陈骑手", "自己记一条").status_code == 422
    assert worker.post(url(case), {"step": "deliberate", "text": "x"}).status_code == 404
    assert worker.get(url(case), {"do": "nonsense"}).status_code == 404
    case.refresh_from_db()
    assert case.facts.get("record") is None
    filed = tribunal.filed(bench, claims=[{"kind": "overtime", "title": "加班费", "amount": "1"}])
    assert enter(bench.clerk).get(url(filed)).status_code == 200, "an empty hearing is no error"
