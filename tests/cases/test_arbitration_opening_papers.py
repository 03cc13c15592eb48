"""The papers up to the hearing as stories: who makes each, who signs, who may read it, what it says."""

from datetime import timedelta
from typing import Any

import pytest

from shiquan.cases import files
from shiquan.cases.access import actor_on, visible_documents
from shiquan.cases.clock import now, today
from shiquan.cases.models import Case, Document, Evidence
from shiquan.cases.perform import perform
from shiquan.organisations.models import Person
from shiquan.procedure.language import Refused
from tests.cases import road, tribunal
from tests.cases.test_arbitration_road import due
from tests.cases.test_without_prejudice import handed_over
from tests.cases.tribunal import Bench, make_bench
from tests.people import WORKER_ID

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return make_bench()


def paper(case: Case, kind: str) -> Document:
    return Document.objects.filter(case=case, kind=kind).latest("drafted_at", "position")


def read_by(case: Case, person: Person) -> set[str]:
    fresh = Case.objects.get(pk=case.pk)
    return set(visible_documents(fresh, actor_on(fresh, person)).values_list("kind", flat=True))


def evidence(owner: Person, title: str = "接单记录", **more: Any) -> dict[str, Any]:
    file = files.store(b"\x89PNG\r\n\x1a\n" + title.encode(), f"{title}.png", "image/png", owner=owner)
    return {"file": str(file.pk), "title": title, "proves": "完成订单", **more}


def two(bench: Bench) -> dict[str, str]:
    return {"arbitrator": str(bench.arbitrator.pk), "clerk": str(bench.clerk.pk)}


def test_who_files_gets_application_address_list_and_receipt_and_the_other_side_reads_them_after_acceptance(bench: Bench) -> None:
    row = evidence(bench.cast.worker, kind="电子数据", original="原件", pages=12)
    case = tribunal.filed(bench, evidence=[row], witnesses="陈立，石泉县城关镇")
    road.complete_papers(case)
    assert {d.kind for d in case.documents.filter(status="complete")} == {"arbitration_application", "service_address", "evidence_list", "filing_receipt"}
    application = paper(case, "arbitration_application")
    assert application.content["claims"][0]["title"] == "支付拖欠工资" and application.content["copies"] == 1
    assert [s.proof for s in application.signatures.all()] == ["session"] or application.signatures.get().role == "applicant"
    assert paper(case, "evidence_list").content["listed"][0] == {"title": "接单记录", "kind": "电子数据", "original": "原件", "pages": "12", "proves": "完成订单"}
    assert [p["title"] for p in paper(case, "filing_receipt").content["papers"]] == ["仲裁申请书", "送达地址确认书", "接单记录"]
    case.dispute.parties.filter(side="respondent").update(person=bench.cast.employer)
    assert read_by(case, bench.cast.employer) == set()
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    road.complete_papers(case)
    assert {"arbitration_application", "evidence_list", "response_notice", "evidence_notice"} <= read_by(case, bench.cast.employer)
    assert not {"service_address", "filing_receipt", "filing_approval"} & read_by(case, bench.cast.employer)


def test_a_file_from_mediation_waits_for_the_applicants_hand_under_its_application(bench: Bench) -> None:
    _, case = handed_over(bench)
    application = paper(case, "arbitration_application")
    assert application.status == "drafted" and not application.signatures.exists()
    road.sign(case, bench.cast.worker, str(application.pk))
    road.complete_papers(case)
    assert paper(case, "arbitration_application").status == "complete"


def test_the_report_of_the_clerk_stands_in_the_approval_that_the_director_signs(bench: Bench) -> None:
    case = tribunal.filed(bench)
    perform(case, "ask_acceptance", bench.clerk, {"view": "accept", "opinion": "请求明确，属于本委管辖。"})
    perform(case, "accept", bench.director, {"evidence_days": 10})
    sheet = paper(case, "filing_approval")
    assert "属于本委管辖" in sheet.content["view"] and sheet.content["handler"] == "韩立案" and sheet.content["decision"] == "同意受理立案。"
    assert sheet.signatures.get().name == "尹主任"
    event = case.events.get(step="ask_acceptance")
    assert event.private, "the report is no matter of the sides' history"


def test_who_goes_to_the_wrong_commission_is_told_in_writing_which_is_the_right_one(bench: Bench) -> None:
    case = tribunal.filed(bench)
    perform(case, "refer", bench.clerk, {"commission": "汉阴县劳动人事争议仲裁委员会", "reason": "履行地和单位所在地都在汉阴县。"})
    road.complete_papers(case)
    told = paper(case, "jurisdiction_statement")
    assert told.status == "complete" and told.content["commission"].startswith("汉阴县") and not told.content["sent_on"]
    assert "jurisdiction_statement" in read_by(case, bench.cast.worker)


def test_the_defence_is_signed_by_its_side_and_its_address_is_not_for_the_other(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    tribunal.serve(case, bench, "copy", "respondent")
    told = {"view": "考核不合格。", "limitation": "yes", "address": "石泉县滨江大道66号", "contact_phone": "13709150001", "electronic_service": True}
    with pytest.raises(Refused):
        perform(case, "defend", bench.cast.employer, {**told, "contact_phone": ""})
    perform(case, "defend", bench.cast.employer, {**told, "evidence": [evidence(bench.cast.employer, "考核表")]})
    road.complete_papers(case)
    assert "超过仲裁时效" in paper(case, "defence").content["limitation"]
    address = paper(case, "service_address")
    assert address.content["address"] == "石泉县滨江大道66号" and address.content["consents_electronic"]
    assert address.status == paper(case, "defence").status == paper(case, "evidence_list").status == "complete"
    mine, theirs = (visible_documents(c, actor_on(c, p)) for p in (bench.cast.employer, bench.cast.worker) for c in [Case.objects.get(pk=case.pk)])
    assert mine.filter(pk=address.pk).exists() and not theirs.filter(pk=address.pk).exists()
    assert theirs.filter(kind="defence").exists()


def test_an_agent_is_named_with_an_authority_that_every_later_paper_shows(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    agent = {"name": "陈晨", "kind": "lawyer", "unit": "石泉律师事务所", "agent_id": WORKER_ID, "agent_phone": "13709150009", "scope": "special", "matters": ["appear", "settle"]}
    for wrong in ({"scope": "general"}, {"matters": ["appear"]}):
        with pytest.raises(Refused):
            perform(case, "register_agent", bench.cast.employer, {**agent, **wrong})
    perform(case, "register_agent", bench.cast.employer, agent)
    perform(case, "register_agent", bench.clerk, {**agent, "name": "工会干部", "kind": "union", "scope": "general", "matters": ["appear"], "party": tribunal.party(case, "applicant")})
    case.refresh_from_db()
    assert WORKER_ID not in str(case.facts) and "13709150009" not in str(case.facts)
    power = Document.objects.filter(case=case, kind="power_of_attorney").order_by("position").first()
    assert power is not None and power.content["scope"] == "特别授权" and power.content["matters"] == ["代为参加仲裁活动", "代为和解、调解"]
    perform(case, "form_tribunal", bench.director, {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk)})
    perform(case, "set_evidence_period", bench.clerk, {"until": (today() + timedelta(days=12)).isoformat()})
    road.complete_papers(case)
    perform(case, "object_jurisdiction", bench.cast.employer, {"reason": "不在本地。"})
    perform(case, "reject_objection", bench.director, {"reason": "履行地在本县。"})
    decision = paper(case, "arbitration_decision")
    road.complete_papers(case)
    assert decision.content["respondents"][0]["agent"] == "陈晨，石泉律师事务所" and decision.content["respondents"][0]["agent_scope"] == "特别授权"
    assert read_by(case, bench.cast.worker) >= {"power_of_attorney", "evidence_notice", "jurisdiction_objection"}
    assert not visible_documents(case, actor_on(case, bench.cast.worker)).filter(pk=power.pk).exists()
    perform(case, "end_agent", bench.cast.employer, {"name": "陈晨", "reason": "更换代理人"})
    with pytest.raises(Refused):
        perform(case, "end_agent", bench.cast.employer, {"name": "陈晨", "reason": "再次"})


def test_a_side_has_two_agents_at_most_and_only_firms_prove_a_legal_representative(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    agent = {"kind": "relative", "agent_phone": "13709150009", "scope": "general", "matters": ["appear"]}
    for name in ("甲", "乙"):
        perform(case, "register_agent", bench.cast.worker, {**agent, "name": name})
    with pytest.raises(Refused):
        perform(case, "register_agent", bench.cast.worker, {**agent, "name": "丙"})
    with pytest.raises(Refused):
        perform(case, "prove_representative", bench.cast.worker, {"person": "某人", "post": "经理"})
    perform(case, "prove_representative", bench.cast.employer, {"person": "李建国", "post": "总经理", "since": "2024-01-01"})
    road.complete_papers(case)
    proof = paper(case, "representative_proof")
    assert proof.status == "complete" and proof.content["filer"][0]["representative"] == "李建国"


def test_a_new_address_is_confirmed_by_the_side_or_written_down_for_it(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    told = {"address": "石泉县新桥路1号", "contact_phone": "13891512345", "agent": "陈妈妈"}
    perform(case, "confirm_address", bench.cast.worker, told)
    with pytest.raises(Refused):
        perform(case, "confirm_address", bench.clerk, told)
    perform(case, "confirm_address", bench.clerk, {**told, "party": tribunal.party(case, "applicant"), "address": "石泉县新桥路2号"})
    rows = Document.objects.filter(case=case, kind="service_address").order_by("drafted_at", "position")
    assert [d.content["address"] for d in rows][-2:] == ["石泉县新桥路1号", "石泉县新桥路2号"]
    assert [d.signatures.get().proof for d in rows][-2:] == ["session", "counter"]
    assert case.dispute.parties.get(side="applicant").details["address"] == "石泉县新桥路2号"


def test_each_try_to_serve_leaves_its_own_receipt(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    tribunal.serve(case, bench, "copy", "respondent", outcome="refused", receipt="前台拒收")
    tribunal.serve(case, bench, "copy", "respondent", channel="left", receipt="留在前台", witness="社区王芳")
    acceptance = paper(case, "arbitration_acceptance")
    road.complete_papers(case)
    data = {"document": str(acceptance.pk), "party": tribunal.party(case, "applicant"), "channel": "mail", "at": now().isoformat(), "receipt": "本人签收", "tracking": "EMS1"}
    perform(case, "record_service", bench.clerk, data)
    road.complete_papers(case)
    first, second, third = (d.content for d in Document.objects.filter(case=case, kind="proof_of_service", status="complete").order_by("drafted_at", "position"))
    assert "拒绝签收" in first["remarks"] and first["papers"][0]["title"] == "应诉通知书" and not first["papers"][0]["received_at"]
    assert "社区王芳" in second["remarks"] and "起视为送达" in second["remarks"] and second["papers"][0]["manner"] == "留置送达"
    assert third["papers"][0]["title"] == "仲裁受理通知书" and "EMS1" in third["proof"] and third["server"] == "韩立案"
    assert "proof_of_service" not in read_by(case, bench.cast.employer)


def test_an_inspection_is_recorded_by_two_officers_and_read_by_both_sides(bench: Bench) -> None:
    case = tribunal.seated(bench)
    seen = {"started_at": now().isoformat(), "place": "城关镇站点", "inspected": "打卡机", "invited": "社区王芳", "findings": "保存一月以来的记录。", "signed": "absent", **two(bench)}
    with pytest.raises(Refused):
        perform(case, "record_inspection", bench.secretary, {**seen, "clerk": str(bench.arbitrator.pk)})
    perform(case, "record_inspection", bench.secretary, {**seen, "evidence": [evidence(bench.secretary, "现场照片")]})
    road.complete_papers(case)
    record = paper(case, "inspection_record")
    assert record.status == "complete" and record.content["taken"] == "现场照片" and record.content["officers"] == ["严仲裁", "韩立案"]
    assert all("inspection_record" in read_by(case, person) for person in (bench.cast.worker, bench.cast.employer))
    assert Evidence.objects.get(dispute=case.dispute, title="现场照片").party is None


def test_what_a_side_asks_and_what_is_decided_are_papers_with_numbers(bench: Bench) -> None:
    case = tribunal.scheduled(bench)
    perform(case, "ask_recusal", bench.cast.worker, {"person": str(bench.arbitrator.pk), "ground": "relative", "reason": "是对方的表兄。"})
    perform(case, "decide_recusal", bench.director, {"decision": "reject", "reason": "查无此事。"})
    perform(case, "ask_postponement", bench.cast.employer, {"reason": "代理人当日另有开庭。"})
    perform(case, "decide_postponement", bench.arbitrator, {"decision": "uphold", "reason": "理由正当。"})
    perform(case, "ask_claim_change", bench.cast.worker, {
        "claims": [{"kind": "overtime", "title": "支付加班工资", "amount": "900", "basis": "三天"}],
        "changed": [{"claim": str(case.dispute.claims.get(kind="severance").pk), "amount": "5000"}], "reason": "核对后变更",
    })  # fmt: skip
    perform(case, "decide_claim_change", bench.arbitrator, {"decision": "uphold", "reason": "举证期限内提出。"})
    road.complete_papers(case)
    decisions = Document.objects.filter(case=case, kind="arbitration_decision").order_by("drafted_at", "position")
    assert [(d.content["matter"], d.number.partition("〕")[2]) for d in decisions] == [("回避申请", "第1号"), ("延期开庭", "第2号"), ("增加、变更仲裁请求", "第3号")]
    assert all(d.status == "complete" for d in decisions) and "表兄" in decisions[0].content["asked"]
    assert paper(case, "recusal_application").content["person"] == "严仲裁（仲裁员）"
    changed = paper(case, "claim_change_application").content
    assert changed["changed"] == [{"title": "支付经济补偿", "old": "6400.00", "new": "5000.00"}] and changed["claims"][0]["amount"] == "900.00"
    assert "recusal_application" not in read_by(case, bench.cast.employer) and "recusal_application" in read_by(case, bench.cast.worker)


def test_a_counterclaim_is_a_paper_and_its_claims_join_only_when_it_is_accepted(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    tribunal.serve(case, bench, "copy", "respondent")
    perform(case, "file_counterclaim", bench.cast.employer, {"claims": [{"kind": "other", "title": "返还设备款", "amount": "1200"}], "story": "没有归还电池。"})
    assert paper(case, "counterclaim_application").content["claims"] == [{"title": "返还设备款", "amount": "1200.00", "basis": None}]
    assert "返还设备款" not in str(paper(case, "response_notice").content)
    perform(case, "decide_counterclaim", bench.director, {"decision": "separate", "reason": "不是同一法律关系。"})
    assert paper(case, "arbitration_decision").content["decision"] == "告知另行申请仲裁。"


def test_a_joined_party_gets_its_own_notice_and_reads_what_both_sides_read(bench: Bench) -> None:
    case = tribunal.seated(bench)
    perform(case, "join_party", bench.arbitrator, {"side": "third_party", "name": "总公司", "kind": "platform", "reason": "结算由其负责。", "phone": "13609150002"})
    case.dispute.parties.filter(side="third_party").update(person=bench.cast.outsider)
    road.complete_papers(case)
    assert paper(case, "joinder_notice").content["as_what"] == "第三人"
    seen = read_by(case, bench.cast.outsider)
    assert {"joinder_notice", "tribunal_notice", "arbitration_application", "defence"} <= seen
    assert not {"service_address", "filing_approval", "power_of_attorney"} & seen


def test_a_transfer_goes_out_with_a_letter_and_a_decision(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    perform(case, "object_jurisdiction", bench.cast.employer, {"reason": "都在汉阴县。"})
    road.complete_papers(case)
    perform(case, "transfer", bench.director, {"commission": "汉阴县劳动人事争议仲裁委员会", "reason": "异议成立。"})
    road.complete_papers(case)
    letter = paper(case, "transfer_letter")
    assert letter.status == "complete" and letter.number.startswith("石劳人仲移〔") and "管辖异议申请书" in letter.content["papers"]
    assert "立案审批表" not in letter.content["papers"]
    assert "移送" in paper(case, "arbitration_decision").content["decision"]


def test_two_officers_inquire_with_a_letter_and_both_sides_read_the_record(bench: Bench) -> None:
    case = tribunal.seated(bench)
    asked = {"addressee": "石泉县社会保险中心", "wanted": [{"text": "参保记录"}], **two(bench)}
    same = Person.objects.create_user("both", "correct-horse-battery", name="身兼两职")
    for role in ("arbitrator", "clerk"):
        same.memberships.create(office=bench.cast.commission, role=role, since="2020-01-01")
    with pytest.raises(Refused):
        perform(case, "investigate", bench.secretary, {**asked, "arbitrator": str(same.pk), "clerk": str(same.pk)})
    perform(case, "investigate", bench.secretary, asked)
    record = {"started_at": now().isoformat(), "place": "站点", **two(bench), "asked_person": "周站长", "statements": "问：谁结算？\n答：站点。", "signed": "refused"}
    perform(case, "record_investigation", bench.secretary, {**record, "evidence": [evidence(bench.secretary, "站点名册")]})
    road.complete_papers(case)
    assert paper(case, "investigation_letter").content["officers"] == ["严仲裁", "韩立案"]
    told = paper(case, "investigation_record")
    assert told.status == "complete" and told.content["taken"] == "站点名册" and "拒绝签名" in told.content["signed"]
    assert Evidence.objects.get(title="站点名册").party_id is None
    for person in (bench.cast.worker, bench.cast.employer):
        assert "investigation_record" in read_by(case, person) and "investigation_letter" not in read_by(case, person)


def test_an_expert_body_is_commissioned_once_and_its_opinion_becomes_evidence(bench: Bench) -> None:
    case = tribunal.seated(bench)
    asked = {"institution": "正信鉴定中心", "chosen": "agreed", "questions": [{"text": "签名是否本人书写"}], "materials": [{"text": "登记表原件"}], "fee": "被申请人预交"}
    perform(case, "commission_appraisal", bench.arbitrator, asked)
    with pytest.raises(Refused):
        perform(case, "commission_appraisal", bench.arbitrator, asked)
    perform(case, "stay", bench.director, {"ground": "injury", "reason": "等待鉴定结论。"})
    answer = {"received_on": today().isoformat(), "conclusion": "不是本人书写。", "evidence": [evidence(bench.arbitrator, "鉴定意见书")]}
    perform(case, "record_appraisal", bench.arbitrator, answer)
    road.complete_papers(case)
    assert paper(case, "appraisal_commission").content["chosen"] == "双方约定" and paper(case, "appraisal_commission").status == "complete"
    assert Evidence.objects.filter(title="鉴定意见书", party=None).exists()
    with pytest.raises(Refused):
        perform(case, "record_appraisal", bench.arbitrator, answer)


def test_a_public_notice_is_drafted_only_when_everything_else_has_failed(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    asked = {"party": tribunal.party(case, "respondent"), "paper": "copy", "published": "《安康日报》"}
    with pytest.raises(Refused):
        perform(case, "draft_public_notice", bench.clerk, asked)
    tribunal.serve(case, bench, "copy", "respondent", outcome="moved", receipt="查无此人")
    tribunal.serve(case, bench, "copy", "respondent", channel="mail", outcome="returned", receipt="退回", tracking="EMS2")
    perform(case, "draft_public_notice", bench.clerk, asked)
    road.complete_papers(case)
    notice = paper(case, "public_notice")
    assert notice.status == "complete" and "支付拖欠工资" in notice.content["summary"] and notice.number.startswith("石劳人仲告〔")
    tribunal.serve(case, bench, "copy", "respondent", channel="notice", receipt="刊登于《安康日报》")
    assert due(case, "ARB_DEFENCE").started_at > now() + timedelta(days=29)
