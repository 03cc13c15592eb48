"""A mixed award: final and non-final items in two papers under one number, each with its own remedies and clocks."""

from datetime import timedelta

import pytest

from shiquan.cases.clock import now
from shiquan.cases.models import Case, Document
from shiquan.cases.perform import perform
from shiquan.procedure.effects.arbitration_award import REMEDIES
from shiquan.procedure.language import Refused
from tests.cases import road, tribunal
from tests.cases.test_arbitration_road import due, open_clocks, run_out
from tests.cases.tribunal import Bench

pytestmark = pytest.mark.django_db
WORDS = {"findings": "欠付属实。", "reasons": "依照《劳动合同法》第三十条、第四十七条，应付。", "perform_days": 10}
MIXED = {"severance": ("part", "30000.00", "nonfinal")}


def issued(bench: Bench) -> Case:
    case = tribunal.large(tribunal.heard(bench))
    perform(case, "draft_award", bench.arbitrator, WORDS | {"items": tribunal.items(case, **MIXED)})
    perform(case, "issue_award", bench.arbitrator)
    case.refresh_from_db()
    return case


def papers(case: Case) -> tuple[Document, Document]:
    final, nonfinal = (Document.objects.get(pk=case.facts["award"]["papers"][kind]) for kind in ("final", "nonfinal"))
    return final, nonfinal


def roads(case: Case, party: str) -> set[str]:
    """The remedies that are open to a side."""
    return set(case.deadlines.filter(subject=party, status="open", key__in=REMEDIES).values_list("key", flat=True))


def clock(case: Case, key: str, party: str) -> str:
    return due(case, key).status if case.deadlines.filter(key=key, subject=party).exists() else ""


def test_two_papers_share_the_case_number_and_tell_their_own_remedies(bench: Bench) -> None:
    case = issued(bench)
    road.complete_papers(case)
    final, nonfinal = papers(case)
    assert (final.number, nonfinal.number) == ("石劳人仲案〔2026〕第1号之一", "石劳人仲案〔2026〕第1号之二")
    assert (final.content["type"], nonfinal.content["type"]) == ("终局裁决", "非终局裁决")
    assert [c["title"] for c in final.content["claims"]] == ["支付拖欠工资"] and [c["title"] for c in nonfinal.content["claims"]] == ["支付经济补偿"]
    assert "三十日" in final.content["remedy"] and "中级人民法院" in final.content["remedy"] and "劳动者" in final.content["remedy"]
    assert "撤销" not in nonfinal.content["remedy"] and "当事人" in nonfinal.content["remedy"]
    assert final.content["others"] == nonfinal.number and nonfinal.content["others"] == final.number
    assert {d.status for d in (final, nonfinal)} == {"complete"}


def test_the_parts_are_numbered_as_the_commission_does_it(bench: Bench, settings) -> None:
    settings.SHIQUAN_AWARD_PARTS = "digits"
    assert [d.number for d in papers(issued(bench))] == ["石劳人仲案〔2026〕第1号-1", "石劳人仲案〔2026〕第1号-2"]


def test_an_award_that_is_all_final_keeps_the_plain_number(bench: Bench) -> None:
    case = tribunal.award(tribunal.heard(bench), bench)
    assert [d.number for d in case.documents.filter(kind="award")] == ["石劳人仲案〔2026〕第1号"]


def test_each_side_has_its_own_roads_from_its_own_receipt_of_each_paper(bench: Bench) -> None:
    case = issued(bench)
    case.dispute.parties.update(consents_electronic=True)
    road.complete_papers(case)
    final, nonfinal = papers(case)
    worker, firm = tribunal.party(case, "applicant"), tribunal.party(case, "respondent")
    start = now()
    perform(case, "receive_document", bench.cast.worker, {"document": str(final.pk)}, at=start)
    assert clock(case, "SUE_AFTER_FINAL_AWARD", worker) == "open" and not clock(case, "SUE_AFTER_AWARD", worker)
    perform(case, "receive_document", bench.cast.worker, {"document": str(nonfinal.pk)}, at=start + timedelta(days=4))
    first, second = (case.deadlines.get(key=key, subject=worker) for key in ("SUE_AFTER_FINAL_AWARD", "SUE_AFTER_AWARD"))
    assert second.started_at - first.started_at == timedelta(days=4) and first.due_at < second.due_at
    perform(case, "receive_document", bench.cast.employer, {"document": str(final.pk)}, at=start)
    case.refresh_from_db()
    assert case.state == "serving", "the employer has one of two papers"
    assert roads(case, firm) == {"SET_ASIDE_FINAL_AWARD"}
    perform(case, "receive_document", bench.cast.employer, {"document": str(nonfinal.pk)}, at=start)
    case.refresh_from_db()
    assert case.state == "awarded"
    assert roads(case, firm) == {"SET_ASIDE_FINAL_AWARD", "SUE_AFTER_AWARD"}
    assert open_clocks(case) == {"SET_ASIDE_FINAL_AWARD", "SUE_AFTER_AWARD", "SUE_AFTER_FINAL_AWARD"}


def test_handed_over_by_the_staff_both_papers_count_as_served_at_once(bench: Bench) -> None:
    case = issued(bench)
    road.complete_papers(case)
    for side in ("applicant", "respondent"):
        tribunal.serve(case, bench, "award", side)
    case.refresh_from_db()
    assert case.state == "awarded"
    assert all(d.deliveries.filter(status="received").count() == 2 for d in papers(case))


def test_each_paper_is_certified_only_when_it_is_in_force_itself(bench: Bench) -> None:
    case = issued(bench)
    road.complete_papers(case)
    for side in ("applicant", "respondent"):
        tribunal.serve(case, bench, "award", side)
    final, nonfinal = papers(case)
    perform(case, "certify_effect", bench.clerk, {"document": str(final.pk)})
    with pytest.raises(Refused, match="not in force"):
        perform(case, "certify_effect", bench.clerk, {"document": str(nonfinal.pk)})
    for key in ("SUE_AFTER_AWARD", "SUE_AFTER_FINAL_AWARD", "SET_ASIDE_FINAL_AWARD"):
        run_out(case, key)
    perform(case, "certify_effect", bench.clerk, {"document": str(nonfinal.pk)})
    road.complete_papers(case)
    told = [d.content for d in case.documents.filter(kind="effect_certificate", status="complete").order_by("drafted_at")]
    assert [(c["paper_number"], c["paper_type"]) for c in told] == [(final.number, "终局裁决"), (nonfinal.number, "非终局裁决")]
    assert "均未起诉" in told[1]["why"] and told[0]["effective_on"] <= told[1]["effective_on"]


def test_after_a_lawsuit_nothing_is_certified_and_both_clocks_of_that_side_are_met(bench: Bench) -> None:
    case = issued(bench)
    road.complete_papers(case)
    for side in ("applicant", "respondent"):
        tribunal.serve(case, bench, "award", side)
    worker = tribunal.party(case, "applicant")
    perform(case, "note_remedy", bench.cast.worker, {"what": "lawsuit", "party": worker, "court": "石泉县人民法院", "on": "2026-12-01"})
    assert {d.status for d in case.deadlines.filter(subject=worker, key__startswith="SUE_AFTER")} == {"met"}
    with pytest.raises(Refused, match="not in force"):
        perform(case, "certify_effect", bench.clerk, {"document": str(papers(case)[0].pk)})


def test_a_partial_award_takes_the_first_part_and_the_rest_the_next(bench: Bench) -> None:
    case = tribunal.heard(bench)
    rows = tribunal.items(case)
    perform(case, "partial_award", bench.arbitrator, WORDS | {"items": rows[:1]})
    perform(case, "draft_award", bench.arbitrator, WORDS | {"items": rows[1:]})
    perform(case, "issue_award", bench.arbitrator)
    road.complete_papers(case)
    first, rest = case.documents.filter(kind="award", status="complete").order_by("drafted_at", "position")
    assert (first.number[-2:], rest.number[-2:]) == ("之一", "之二")
    assert first.content["type"] == "先行裁决（终局裁决）" and rest.content["type"] == "终局裁决"


def test_a_partial_award_runs_its_own_clocks_while_the_rest_goes_on(bench: Bench) -> None:
    case = tribunal.heard(bench)
    perform(case, "partial_award", bench.arbitrator, WORDS | {"items": tribunal.items(case)[:1]})
    road.complete_papers(case)
    worker, firm = tribunal.party(case, "applicant"), tribunal.party(case, "respondent")
    paper = str(case.documents.get(kind="award").pk)
    for side in (worker, firm):
        served = {"document": paper, "party": side, "channel": "direct", "at": now().isoformat(), "receipt": "送达回证已签"}
        perform(case, "record_service", bench.clerk, served)
    case.refresh_from_db()
    assert case.state == "deliberating", "the rest of the claims is still to be decided"
    assert (roads(case, worker), roads(case, firm)) == ({"SUE_AFTER_PARTIAL_AWARD"}, {"SET_ASIDE_PARTIAL_AWARD"})
    run_out(case, "SUE_AFTER_PARTIAL_AWARD")
    assert case.state == "deliberating" and "in_force" not in case.facts


def test_what_changed_since_the_draft_is_checked_again_when_the_award_is_issued(bench: Bench) -> None:
    case = tribunal.heard(bench)
    perform(case, "draft_award", bench.arbitrator, WORDS | {"items": tribunal.items(case)})
    case.dispute.claims.filter(kind="unpaid_wages").update(amount="9000.00")
    with pytest.raises(Refused, match="exceed"):
        perform(case, "issue_award", bench.arbitrator)
