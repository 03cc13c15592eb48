"""The papers of the ending: which step drafts each, who signs, who may read it, and who may not through any door."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.access import actor_on, may_read_document, visible_documents
from shiquan.cases.clock import now, today
from shiquan.cases.models import Case, Document
from shiquan.cases.perform import perform
from shiquan.organisations.models import Person
from shiquan.procedure.documents import KINDS, Kind
from tests.cases import road, tribunal
from tests.cases.test_arbitration_kinds import reviewed
from tests.cases.test_arbitration_papers import kinds
from tests.cases.test_arbitration_road import run_out
from tests.cases.tribunal import Bench

pytestmark = pytest.mark.django_db
COURT = {"court": "石泉县人民法院", "number": "（2026）陕0922民初9号", "on": "2026-11-20"}


def paper(case: Case, kind: str) -> Document:
    return Document.objects.filter(case=case, kind=kind).latest("drafted_at")


def complete(case: Case, *expected: str) -> None:
    """Rendered, signed and sealed for real, as the worker process does."""
    road.complete_papers(case)
    assert set(expected) <= kinds(case, status="complete")


def test_an_extension_and_a_stay_leave_the_directors_approval_in_the_secondary_file(bench: Bench) -> None:
    case = tribunal.heard(bench)
    perform(case, "ask_extension", bench.arbitrator, {"days": 10, "reason": "案情复杂"})
    perform(case, "approve_extension", bench.director, {"decision": "approve", "note": "同意"})
    perform(case, "ask_stay", bench.cast.worker, {"ground": "injury", "reason": "等待鉴定"})
    perform(case, "refuse_stay", bench.director, {"reason": "不影响裁决"})
    assert paper(case, "stay_approval").content["opinion"] == "不同意中止审理"
    perform(case, "stay", bench.director, {"ground": "injury", "reason": "等待鉴定"})
    perform(case, "resume_case", bench.clerk, {"reason": "已有结论"}, at=now() + timedelta(days=3))
    complete(case, "extension_approval", "extension_decision", "stay_approval", "stay_decision", "resumption_notice")
    told = paper(case, "extension_approval").content
    assert told["due_before"] < told["award_due"] and told["days"] == 10 and told["opinion"] == "同意延长审理期限"
    notice = paper(case, "resumption_notice").content
    assert notice["stayed_on"] < notice["resumed_on"] < notice["award_due"] and "鉴定" in notice["ground"]
    assert paper(case, "extension_approval").signatures.get().name == "尹主任"


def test_interim_enforcement_is_asked_for_ruled_on_and_sent_to_the_court(bench: Bench) -> None:
    case = tribunal.seated(bench)
    claim = str(case.dispute.claims.get(kind="unpaid_wages").pk)
    perform(case, "ask_interim", bench.cast.worker, {"claim": claim, "amount": "3000", "hardship": "家里没有其他收入"})
    perform(case, "decide_interim", bench.arbitrator, {"decision": "uphold", "reason": "权利义务明确", "security_waived": True})
    complete(case, "interim_application", "interim_award", "interim_transfer")
    award = paper(case, "interim_award").content
    assert (award["claim"], award["amount"], award["security_waived"]) == ("支付拖欠工资", "3000.00", True)
    assert paper(case, "interim_application").signatures.get().name == case.dispute.parties.get(side="applicant").name


def test_a_rejected_interim_request_makes_a_decision_and_no_ruling(bench: Bench) -> None:
    case = tribunal.seated(bench)
    claim = str(case.dispute.claims.get(kind="unpaid_wages").pk)
    perform(case, "ask_interim", bench.cast.worker, {"claim": claim, "amount": "3000", "hardship": "困难"})
    perform(case, "decide_interim", bench.arbitrator, {"decision": "reject", "reason": "有争议"})
    assert not {"interim_award", "interim_transfer"} & kinds(case)
    complete(case, "arbitration_decision")
    decision = paper(case, "arbitration_decision")
    said = decision.content
    assert decision.number == "石劳人仲决〔2026〕第1号"
    assert (said["matter"], said["asked"], said["reason"], said["decision"]) == ("先予执行申请", "困难", "有争议", "不准许先予执行，本案继续审理。")
    assert "第44条" in said["article"] and said["asked_by"] == case.dispute.parties.get(side="applicant").name


def test_each_end_without_an_award_has_its_decision(bench: Bench) -> None:
    withdrawn = tribunal.accepted(bench)
    perform(withdrawn, "withdraw", bench.cast.worker, {"reason": "已经和解"})
    complete(withdrawn, "withdrawal_application", "withdrawal_decision")
    cancelled = tribunal.accepted(bench)
    perform(cancelled, "cancel_case", bench.clerk, {"reason": "不属于劳动争议"})
    complete(cancelled, "cancellation_decision")
    late = tribunal.heard(bench)
    run_out(late, "ARB_AWARD_45")
    perform(late, "end_by_suit", bench.clerk, COURT)
    complete(late, "termination_decision")
    assert paper(late, "termination_decision").content["court_number"] == COURT["number"]


def test_a_slip_is_corrected_by_a_decision_and_the_file_is_closed_approved_and_archived(bench: Bench) -> None:
    case = tribunal.award(tribunal.heard(bench), bench)
    perform(case, "correct_award", bench.arbitrator, {"wrong": "12080元", "right": "12800元", "reason": "笔误"})
    run_out(case, "SUE_AFTER_AWARD")
    run_out(case, "SET_ASIDE_FINAL_AWARD")
    perform(case, "close_file", bench.secretary, {"note": "已送达双方"})
    perform(case, "approve_closing", bench.director, {"decision": "refuse", "note": "补送达回证"})
    perform(case, "close_file", bench.secretary, {"note": "已补齐"})
    perform(case, "approve_closing", bench.director, {"decision": "approve"})
    road.complete_papers(case)
    perform(case, "archive", bench.secretary, {"main_pages": 80, "secondary_pages": 6})
    complete(case, "correction_decision", "closing_approval", "file_cover")
    correction = paper(case, "correction_decision").content
    assert correction["award_number"] == case.number and correction["award_made_on"] == today().isoformat()
    closing = paper(case, "closing_approval").content
    assert (closing["note"], closing["opinion"], closing["finality"], closing["outcome"]) == ("已补齐", "同意结案", "终局裁决", "已裁决")
    cover = paper(case, "file_cover").content
    assert "仲裁裁决书" in {r["title"] for r in cover["main"]} and {r["title"] for r in cover["secondary"]} == {"立案审批表", "结案审批表"}
    assert (cover["years"], cover["main_pages"]) == (10, 80)


def test_the_review_of_an_agreement_has_its_papers_from_the_application_to_the_statement(bench: Bench) -> None:
    case = reviewed(bench)
    application = Document.objects.get(case=case.parent, kind="review_application")
    road.complete_papers(case.parent)
    application.refresh_from_db()
    assert application.status == "complete" and application.signatures.count() == 2
    assert application.content["terms"] and application.content["commission"] == bench.cast.commission.name
    assert visible_documents(case, actor_on(case, bench.clerk)).filter(pk=application.pk).exists()
    perform(case, "accept", bench.clerk, {"arbitrator": str(bench.arbitrator.pk)})
    perform(case, "make_statement", bench.arbitrator, {"findings": "自愿、合法。", "terms": "单位十日内支付一万一千元。"})
    complete(case, "review_statement")
    assert paper(case, "review_statement").content["agreement_number"] == case.facts["mediation_number"]


def test_a_review_that_fails_or_is_withdrawn_ends_with_a_notice(bench: Bench) -> None:
    case = reviewed(bench)
    perform(case, "accept", bench.clerk, {"arbitrator": str(bench.arbitrator.pk)})
    perform(case, "reject", bench.arbitrator, {"ground": "unclear", "reason": "没有付款日期"})
    complete(case, "review_rejection")
    assert paper(case, "review_rejection").content["ground"] == "内容不明确"


def test_a_withdrawn_review_ends_with_a_notice(bench: Bench) -> None:
    case = reviewed(bench)
    perform(case, "withdraw", bench.cast.worker, {"reason": "对方已经付清"})
    complete(case, "review_termination")


def test_the_road_of_the_payment_order_comes_with_the_application_filled_in(bench: Bench) -> None:
    mediation = road.agreed(bench.cast)
    for person in (bench.cast.worker, bench.cast.employer):
        perform(mediation, "apply_confirmation", person, {"truthful": True, "proof": "otp"})
    follow = Case.objects.filter(dispute=mediation.dispute, procedure__startswith="followup").first()
    if follow is None:
        road.complete_papers(mediation)
        follow = Case.objects.get(dispute=mediation.dispute, procedure__startswith="followup")
    row = mediation.dispute.instalments.get()
    perform(follow, "report_unpaid", bench.cast.worker, {"instalment": str(row.pk)})
    perform(follow, "choose_road", bench.cast.worker, {"road": "payment_order"})
    complete(follow, "payment_order_application")
    told = paper(follow, "payment_order_application").content
    assert (told["amount"], told["unpaid"][0]["amount"]) == ("11000.00", "11000.00") and told["terms"]
    assert not may_read_document(paper(follow, "payment_order_application"), bench.cast.employer)


def secondary_papers(bench: Bench) -> tuple[Case, list[Document]]:
    case = tribunal.heard(bench)
    perform(case, "ask_extension", bench.arbitrator, {"days": 10, "reason": "合议意见分歧"})
    perform(case, "approve_extension", bench.director, {"decision": "approve"})
    road.complete_papers(case)
    return case, [paper(case, "extension_approval")]


def door(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_secondary_file_is_read_by_the_commission_and_by_nobody_else_through_any_door(bench: Bench) -> None:
    case, (approval,) = secondary_papers(bench)
    inside, outside = (bench.arbitrator, bench.clerk, bench.director), (bench.cast.worker, bench.cast.employer, bench.cast.mediator, bench.cast.supervisor, bench.cast.judge)
    read, code = reverse("documents:read", args=[approval.pk]), reverse("workspace:file", args=[approval.file_id])
    for person in inside:
        assert may_read_document(approval, person) and door(person).get(read).status_code == 200, person
    for person in outside:
        client = door(person)
        assert not may_read_document(approval, person), person
        assert client.get(read).status_code == 404 and client.get(code).status_code == 404, person
        page = client.get(reverse("workspace:case", args=[case.pk]), {"tab": "documents"})
        assert page.status_code == 404 or "延期审理审批表" not in page.content.decode(), person


def test_every_kind_of_the_ending_that_is_secondary_names_no_party_and_is_never_served() -> None:
    secondary = {k for k, row in KINDS.items() if row.secondary}
    assert {Kind.EXTENSION_APPROVAL, Kind.STAY_APPROVAL, Kind.CLOSING_APPROVAL, Kind.FILE_COVER} <= secondary
    for kind in secondary:
        assert not KINDS[kind].manners and {"applicant", "respondent"}.isdisjoint(map(str, KINDS[kind].readers))
