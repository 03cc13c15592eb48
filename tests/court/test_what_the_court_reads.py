"""Documents across the cases of one dispute: each reads what its kind names it for, and nothing of the talks."""

from django.urls import reverse

from shiquan.cases.access import (
    actor_on,
    may_read_document,
    visible_documents,
    visible_evidence,
    visible_notes,
    visible_offers,
)
from shiquan.cases.models import Case, Document
from tests.cases import road
from tests.people import Cast


def kinds(case: Case, person) -> set[str]:
    return set(visible_documents(case, actor_on(case, person)).values_list("kind", flat=True))


def test_the_court_reads_what_was_handed_over_and_no_record_of_the_talks(cast: Cast):
    mediation, court = road.confirmed(cast)
    seen = kinds(court, cast.judge)
    assert {"mediation_agreement", "confirmation_application", "mediation_application", "service_address", "acceptance_notice", "confirming_ruling"} <= seen
    assert not {"session_record", "expert_opinion", "invitation"} & seen
    actor = actor_on(court, cast.judge)
    assert not visible_notes(court, actor).exists() and not visible_offers(court, actor).exists()
    for document in Document.objects.filter(case=mediation):
        assert may_read_document(document, cast.judge) is (document.kind in seen)


def test_the_judge_opens_the_agreement_and_gets_404_for_the_record_of_a_session(cast: Cast, enter):
    mediation, _court = road.confirmed(cast)
    client = enter(cast.judge)
    agreement = mediation.documents.get(kind="mediation_agreement")
    assert client.get(reverse("documents:read", args=[agreement.pk])).status_code == 200
    record = mediation.documents.filter(kind="session_record").first()
    assert record is not None
    assert client.get(reverse("documents:read", args=[record.pk])).status_code == 404


def test_a_draft_of_the_court_is_seen_by_nobody_outside_the_court(cast: Cast):
    mediation = road.agreed(cast)
    for person in (cast.worker, cast.employer):
        road.perform(mediation, "apply_confirmation", person, {"truthful": True, "proof": "otp"})
    road.complete_papers(mediation)
    court = Case.objects.get(dispute=mediation.dispute, procedure__startswith="confirmation")
    road.perform(court, "docket", cast.judge, {})
    road.perform(court, "rule", cast.judge, {"result": "reject", "ground": "unclear", "reason": "内容不明确。"})
    assert "rejecting_ruling" in kinds(court, cast.judge)
    for person in (cast.worker, cast.employer, cast.mediator, cast.duty, cast.director):
        assert "rejecting_ruling" not in kinds(mediation, person)


def test_both_sides_and_the_centre_read_the_ruling_on_the_page_of_the_mediation(cast: Cast):
    mediation, _court = road.confirmed(cast)
    for person in (cast.worker, cast.employer, cast.mediator, cast.duty):
        assert "confirming_ruling" in kinds(mediation, person)
    assert not kinds(mediation, cast.outsider)


def test_proofs_of_payment_after_the_ruling_are_not_the_courts_business(cast: Cast):

    from shiquan.cases import files
    from shiquan.cases.clock import now

    mediation, court = road.confirmed(cast)
    follow = Case.objects.get(dispute=mediation.dispute, procedure__startswith="followup")
    row = mediation.dispute.instalments.get()
    proof = files.store(b"paid", "paid.txt", "text/plain", owner=cast.employer)
    data = {"instalment": str(row.pk), "amount": "11000", "on": now().date().isoformat(), "proof_file": str(proof.pk)}
    road.perform(follow, "report_payment", cast.employer, data)
    assert not visible_evidence(court, actor_on(court, cast.judge)).exists()
    assert visible_evidence(follow, actor_on(follow, cast.mediator)).count() == 1
