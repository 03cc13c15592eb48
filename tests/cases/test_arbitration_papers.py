"""The papers of an arbitration: drafted by the steps, signed, sealed, and starting clocks when they are opened."""

import pytest

from shiquan.cases.access import actor_on, visible_documents
from shiquan.cases.models import Case, Document
from shiquan.cases.perform import perform
from tests.cases import road, tribunal
from tests.cases.test_arbitration_road import due
from tests.cases.test_without_prejudice import handed_over
from tests.cases.tribunal import Bench

pytestmark = pytest.mark.django_db


def kinds(case: Case, **filters: str) -> set[str]:
    return set(Document.objects.filter(case=case, **filters).values_list("kind", flat=True))


def test_every_paper_up_to_the_award_is_sealed_and_complete(bench: Bench) -> None:
    case = tribunal.large(tribunal.heard(bench))
    words = {"findings": "欠付属实。", "reasons": "应付。", "items": tribunal.items(case, severance=("part", "30000", "nonfinal")), "perform_days": 10}
    perform(case, "draft_award", bench.arbitrator, words)
    perform(case, "issue_award", bench.arbitrator)
    road.complete_papers(case)
    complete = kinds(case, status="complete")
    assert complete == {
        "arbitration_application", "service_address", "filing_receipt", "filing_approval", "arbitration_acceptance", "response_notice", "evidence_notice",
        "defence", "proof_of_service", "tribunal_notice", "hearing_notice", "award",
    }  # fmt: skip
    awards = Document.objects.filter(case=case, kind="award").order_by("position")
    assert {d.content["type"] for d in awards} == {"终局裁决", "非终局裁决"}
    assert all("十五日" in d.content["remedy"] and d.content["arbitrators"] == ["严仲裁"] for d in awards)
    assert any("30000.00元" in line for d in awards for line in d.content["decisions"])


def test_a_respondent_who_opens_the_notice_on_the_phone_starts_the_defence_period(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    road.complete_papers(case)
    notice = Document.objects.get(case=case, kind="response_notice")
    perform(case, "receive_document", bench.cast.employer, {"document": str(notice.pk)})
    assert not case.deadlines.filter(key="ARB_DEFENCE").exists(), "reading is no service without consent"
    case.dispute.parties.update(consents_electronic=True)
    perform(case, "receive_document", bench.cast.employer, {"document": str(notice.pk)})
    assert due(case, "ARB_DEFENCE").status == "open" and due(case, "ARB_SERVE_COPY").status == "met"


def test_the_last_opened_award_closes_the_case(bench: Bench) -> None:
    case = tribunal.heard(bench)
    words = {"findings": "欠付属实。", "reasons": "应付。", "items": tribunal.items(case), "perform_days": 10}
    perform(case, "draft_award", bench.arbitrator, words)
    perform(case, "issue_award", bench.arbitrator)
    case.dispute.parties.update(consents_electronic=True)
    road.complete_papers(case)
    paper = str(Document.objects.get(case=case, kind="award").pk)
    for person in (bench.cast.worker, bench.cast.employer):
        perform(case, "receive_document", person, {"document": paper})
    case.refresh_from_db()
    assert case.state == "awarded" and due(case, "SUE_AFTER_AWARD").status == "open"


def test_stay_extension_and_conciliation_have_papers_of_their_own(bench: Bench) -> None:
    case = tribunal.heard(bench)
    perform(case, "ask_extension", bench.arbitrator, {"days": 10, "reason": "案情复杂"})
    perform(case, "approve_extension", bench.director, {"decision": "approve"})
    perform(case, "stay", bench.director, {"ground": "injury", "reason": "等待鉴定"})
    perform(case, "resume_case", bench.clerk, {"reason": "已有结论"})
    terms = {"terms": "十日内付清。", "payments": [{"due_on": "2026-12-20", "amount": "9000", "way": "转账"}], "both_agree": True}
    perform(case, "draft_conciliation", bench.secretary, terms)
    road.complete_papers(case)
    assert {"extension_decision", "stay_decision"} <= kinds(case, status="complete")
    statement = Document.objects.get(case=case, kind="conciliation_statement")
    assert "9000.00元（转账）" in statement.content["terms"]
    road.sign(case, bench.arbitrator, str(statement.pk))
    road.complete_papers(case)
    assert "conciliation_statement" in kinds(case, status="complete")
    perform(case, "refuse_conciliation", bench.cast.worker, {"reason": "金额不对"})
    assert "conciliation_statement" in kinds(case, status="void")


def test_refusals_corrections_and_withdrawals_have_papers_of_their_own(bench: Bench) -> None:
    case = tribunal.filed(bench)
    perform(case, "ask_correction", bench.clerk, {"missing": [{"what": "工资流水"}], "days": 5})
    perform(case, "correct", bench.cast.worker, {"text": "已补"})
    perform(case, "refuse", bench.clerk, {"ground": "scope", "reason": "不是劳动争议"})
    road.complete_papers(case)
    filed = {"arbitration_application", "service_address", "filing_receipt"}
    assert kinds(case, status="complete") == {*filed, "arbitration_correction_notice", "arbitration_refusal", "filing_approval"}
    away = tribunal.scheduled(bench)
    perform(away, "deem_withdrawn", bench.arbitrator, {"party": tribunal.party(away, "applicant"), "told": "已直接送达", "reason": "未到庭"})
    road.complete_papers(away)
    assert "deemed_withdrawal_decision" in kinds(away, status="complete")


def test_no_paper_of_the_arbitration_quotes_the_mediation(bench: Bench) -> None:
    _, case = handed_over(bench)
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    road.complete_papers(case)
    for document in Document.objects.filter(case=case):
        assert "11111" not in str(document.content) and "李调解" not in str(document.content)
    seen = visible_documents(case, actor_on(case, bench.clerk)).values_list("kind", flat=True)
    assert set(seen) <= {"arbitration_application", "filing_receipt", "filing_approval", "arbitration_acceptance", "response_notice", "evidence_notice", "service_address"}
