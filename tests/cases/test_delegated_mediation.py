"""Out of arbitration to the mediation centre and back: one file, nothing typed again, and the wall holds on the way back."""

import pytest

from shiquan.cases import files
from shiquan.cases.access import Viewer, may_read_document
from shiquan.cases.chain import verify_chain
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Notice
from shiquan.cases.perform import perform
from shiquan.cases.reading import read_snapshot
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import verify_pdf
from shiquan.procedure.effects.delegation import agreed_terms
from shiquan.procedure.language import Refused
from tests.cases import road, tribunal
from tests.cases.tribunal import Bench
from tests.documents.golden_texts import flat_text

pytestmark = pytest.mark.django_db


def sent_out(bench: Bench) -> tuple[Case, Case]:
    case = tribunal.seated(bench)
    perform(case, "join", bench.cast.employer)
    perform(case, "delegate_mediation", bench.arbitrator, {"office": str(bench.cast.centre.pk), "both_agree": True})
    case.refresh_from_db()
    return case, Case.objects.get(parent=case)


def talk(mediation: Case, bench: Bench) -> None:
    cast = bench.cast
    perform(mediation, "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    for party in mediation.dispute.parties.all():
        perform(mediation, "record_caucus", cast.mediator, {"party": str(party.pk), "text": "底线是七千三百元。"})
    perform(mediation, "record_joint", cast.mediator, {"present": "双方", "statements": "各让一步。"})


def agree(mediation: Case, bench: Bench) -> None:
    cast = bench.cast
    talk(mediation, bench)
    offer = perform(mediation, "offer", cast.mediator, {"amount": "15000"}).case.offers.latest("at")
    for person in (cast.worker, cast.employer):
        perform(mediation, "accept_offer", person, {"offer": str(offer.pk)})
    perform(mediation, "draft_agreement", cast.mediator, {
        "facts": "双方因工资发生争议。", "breach": "逾期加付违约金。", "account_name": "陈骑手", "bank": "石泉农商行", "account": "6222021234567894",
        "payments": [{"due_on": "2026-12-20", "amount": "15000", "way": "转账"}]})  # fmt: skip
    road.sign_all(mediation, cast, "mediation_agreement")
    road.complete_papers(mediation)


def test_the_centre_gets_the_file_without_anybody_typing_it_again(bench: Bench) -> None:
    case, mediation = sent_out(bench)
    assert (case.state, mediation.state, mediation.office) == ("delegated", "accepted", bench.cast.centre)
    assert mediation.number and mediation.facts["story"] == case.facts["story"]
    assert mediation in Case.objects.for_actor(Viewer(bench.cast.duty))
    assert Notice.objects.filter(case=mediation, kind="delegated").exists()


def test_facts_told_when_filing_go_along_and_no_mark_of_the_tribunal_or_the_other_side(bench: Bench) -> None:
    told = [{"fact": "monthly_wage", "value": "5200"}, {"fact": "unpaid_months_count", "value": "2"}]
    stated = {row["fact"]: {"applicant": {"value": row["value"], "mark": "stated", "reason": "", "role": "applicant"}} for row in told}
    case = tribunal.filed(bench, inputs=told)
    first = perform(case, "mediate_first", bench.clerk, {"agreed": True}).case
    assert Case.objects.get(parent=first).facts["inputs"] == stated, "mediation first"

    case = tribunal.filed(bench, inputs=[*told, {"fact": "service_years", "value": "4"}], claims=[{"kind": "overtime", "title": "支付加班工资", "amount": "900.00"}])
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    party = case.dispute.parties.get(side="respondent")
    party.person = bench.cast.employer
    party.save()
    perform(case, "join", bench.cast.employer)
    perform(case, "form_tribunal", bench.director, {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk)})
    for who, fact, mark in ((bench.cast.employer, "monthly_wage", "disputed"), (bench.arbitrator, "unpaid_months_count", "proved"), (bench.cast.worker, "service_years", "agreed")):
        perform(case, "mark_fact", who, {"fact": fact, "value": "1", "mark": mark, "reason": "考勤"})
    perform(case, "delegate_mediation", bench.arbitrator, {"office": str(bench.cast.centre.pk), "both_agree": True})
    assert Case.objects.get(parent=case).facts["inputs"] == stated, "sent out by the tribunal"


def test_an_agreement_comes_back_and_fills_the_tribunals_statement(bench: Bench) -> None:
    case, mediation = sent_out(bench)
    agree(mediation, bench)
    case.refresh_from_db()
    mediation.refresh_from_db()
    assert (mediation.state, case.state, case.facts["delegated"]["status"]) == ("agreed", "preparing", "agreed")
    filled = agreed_terms(read_snapshot(case))
    assert filled["total"] == "15000.00" and "15000" in filled["terms"]
    case = perform(case, "draft_conciliation", bench.arbitrator, filled | {"both_agree": True}).case
    with pytest.raises(Refused, match="tribunal"):
        perform(mediation, "apply_confirmation", bench.cast.worker, {"truthful": True, "proof": "otp"})
    assert verify_chain(case).ok and verify_chain(mediation).ok


def test_a_failed_mediation_comes_back_with_every_claim_open_and_nothing_that_was_said(bench: Bench) -> None:
    case, mediation = sent_out(bench)
    talk(mediation, bench)
    claim = case.dispute.claims.all()[0]
    perform(mediation, "settle_claim", bench.cast.mediator, {"claim": str(claim.pk), "amount": "7311.37"})
    perform(mediation, "fail", bench.cast.mediator, {"reason": "差距过大，申请人底线七千三百元。"})
    case.refresh_from_db()
    assert (case.state, case.facts["delegated"]["status"]) == ("preparing", "not_agreed")
    assert [(c.status, c.settled_amount) for c in case.dispute.claims.all()] == [("open", None)] * 2
    assert "七千三百" not in str(case.facts) and mediation not in Case.objects.for_actor(Viewer(bench.arbitrator))


def test_the_result_is_not_written_down_for_the_mediator_and_a_late_one_changes_nothing(bench: Bench) -> None:
    case, mediation = sent_out(bench)
    with pytest.raises(Refused, match="comes back by itself"):
        perform(case, "return_from_mediation", bench.secretary, {"result": "agreed"})
    perform(case, "withdraw", bench.cast.worker, {"reason": "不告了。"})
    perform(mediation, "withdraw", bench.cast.worker, {"reason": "不调了。"})
    case.refresh_from_db()
    assert case.state == "withdrawn"


def test_somebody_outside_the_platform_is_named_and_the_result_noted(bench: Bench) -> None:
    case = tribunal.seated(bench)
    with pytest.raises(Refused, match="say to whom"):
        perform(case, "delegate_mediation", bench.arbitrator, {"both_agree": True})
    perform(case, "delegate_mediation", bench.arbitrator, {"body": "县总工会王律师", "both_agree": True})
    case = perform(case, "return_from_mediation", bench.secretary, {"result": "not_agreed"}).case
    assert case.state == "preparing" and not Case.objects.filter(parent=case).exists()


def test_who_is_sent_to_mediation_first_gets_a_sealed_suggestion_that_names_where_and_what_a_no_means(bench: Bench) -> None:
    case = perform(tribunal.filed(bench), "mediate_first", bench.clerk, {"agreed": True, "note": "只差几天的工资没有对上。"}).case
    case.dispute.parties.filter(side="respondent").update(person=bench.cast.employer)
    road.complete_papers(case)
    paper = case.documents.get(kind="mediation_suggestion")
    assert paper.status == "complete" and paper.file is not None and paper.content["organisation"] == bench.cast.centre.name
    text = flat_text(files.read(paper.file)).replace("\n", "")
    for words in ("只差几天的工资没有对上", "暂缓受理", "不愿意调解", "依法受理", bench.cast.centre.name):
        assert words in text
    answer = verify_pdf(files.read(paper.file), get_provider(now()).trust_roots())
    assert answer.valid and [s.place for s in answer.signatures] == ["seal"]
    assert set(paper.deliveries.values_list("party__side", flat=True)) == {"applicant", "respondent"}
    for reader in (bench.cast.worker, bench.cast.employer, bench.clerk):
        assert may_read_document(paper, reader)
    assert not may_read_document(paper, bench.cast.outsider)
    party = case.dispute.parties.get(side="respondent")
    told = {"document": str(paper.pk), "party": str(party.pk), "channel": "mail", "at": now().isoformat(), "receipt": "回执在卷", "tracking": "EM123"}
    perform(case, "record_service", bench.clerk, told)
    assert paper.deliveries.get(party=party).status == "received"
