"""The wall between mediation and arbitration: a clerk, a secretary and an arbitrator of the same centre try every door."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.access import (
    Viewer,
    actor_on,
    cases_on_desk_of,
    may_listen,
    may_read_document,
    may_read_file,
    visible_notes,
    visible_offers,
)
from shiquan.cases.models import Case, Document, Event
from shiquan.cases.perform import perform
from shiquan.organisations.models import Membership, Person
from shiquan.procedure.language import Refused
from tests.cases import road
from tests.cases.tribunal import Bench, make_bench
from tests.people import SINCE

pytestmark = pytest.mark.django_db
SECRETS = (
    "底线是七千三百元", "只告诉您可以少要一点", "7311.37", "10977.43", "会上公司承认欠款", "调解方案各让一步", "专家认为公司理亏", "答复里承认扣错",
    "略过说明里的话", "终结理由里的让步", "调解员悄悄提醒", "11111.59",
)  # fmt: skip


@pytest.fixture
def bench() -> Bench:
    """Everybody of the tribunal works in the mediation centre too."""
    bench = make_bench()
    for person, role in ((bench.clerk, "clerk"), (bench.secretary, "clerk"), (bench.arbitrator, "arbitrator"), (bench.arbitrator, "director")):
        Membership.objects.create(person=person, office=bench.cast.centre, role=role, since=SINCE)
    return bench


def talked_in_vain(bench: Bench) -> Case:
    """A mediation in which each field that can hold a confidence holds one."""
    cast = bench.cast
    case = road.accepted(cast)
    perform(case, "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    party = case.dispute.parties.get(side="respondent")
    party.person = cast.employer
    party.save()
    perform(case, "join", cast.employer)
    perform(case, "answer", cast.employer, {"stance": "talk", "view": SECRETS[7], "amount": "7311.37"})
    worker = case.dispute.parties.get(side="applicant")
    perform(case, "record_caucus", cast.mediator, {"party": str(worker.pk), "text": SECRETS[0]})
    perform(case, "offer", cast.worker, {"amount": "10977.43", "terms": SECRETS[1], "mediator_only": True})
    perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": SECRETS[4], "proposals": SECRETS[5]})
    perform(case, "invite_expert", cast.mediator, {"expert": str(cast.expert.pk), "question": "算法", "share": ["claims"]})
    perform(case, "opine", cast.expert, {"opinion": SECRETS[6]})
    perform(case, "skip_step", cast.mediator, {"which": "confirmation", "reason": SECRETS[8]})
    perform(case, "note_fact", cast.worker, {"fact": "monthly_wage", "text": SECRETS[10]})
    claims = list(case.dispute.claims.all())
    perform(case, "settle_claim", cast.mediator, {"claim": str(claims[0].pk), "amount": "11111.59"})
    perform(case, "drop_claim", cast.worker, {"claim": str(claims[1].pk)})
    road.complete_papers(case)
    done = perform(case, "fail", cast.mediator, {"reason": SECRETS[9]})
    road.complete_papers(case)
    return done.case


def handed_over(bench: Bench) -> tuple[Case, Case]:
    mediation = talked_in_vain(bench)
    perform(mediation, "go_to_arbitration", bench.cast.worker, {"wish": True})
    return mediation, Case.objects.get(dispute=mediation.dispute, procedure__startswith="arbitration/")


def sit(case: Case, bench: Bench) -> None:
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    perform(case, "form_tribunal", bench.director, {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk)})
    case.refresh_from_db()


def test_one_tap_hands_over_parties_claims_evidence_and_consents(bench: Bench) -> None:
    mediation, case = handed_over(bench)
    assert (case.state, case.office, case.parent) == ("filed", bench.cast.commission, mediation)
    assert [(c.status, c.settled_amount) for c in case.dispute.claims.all()] == [("open", None), ("open", None)]
    assert case.facts["story"] == mediation.facts["story"] and case.facts.get("wish") is None and case.facts.get("answers") is None
    assert case.dispute.parties.get(side="applicant").consents_electronic
    with pytest.raises(Refused):
        perform(mediation, "go_to_arbitration", bench.cast.worker, {"wish": True})


def test_facts_told_when_filing_go_along_and_marks_made_in_the_talks_stay_behind(bench: Bench) -> None:
    cast = bench.cast
    case = road.filed(cast, inputs=[{"fact": "monthly_wage", "value": "5200"}, {"fact": "service_years", "value": "4"}])
    perform(case, "accept", cast.duty, {"track": "ordinary", "urgency": "normal", "bodies": []})
    perform(case, "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    party = case.dispute.parties.get(side="respondent")
    party.person = cast.employer
    party.save()
    perform(case, "join", cast.employer)
    perform(case, "answer", cast.employer, {"stance": "talk", "view": "再谈"})
    perform(case, "mark_fact", cast.worker, {"fact": "service_years", "value": "3", "mark": "agreed", "reason": "让一步"})
    perform(case, "mark_fact", cast.employer, {"fact": "monthly_wage", "value": "4800", "mark": "disputed", "reason": "底薪"})
    worker = case.dispute.parties.get(side="applicant")
    perform(case, "record_caucus", cast.mediator, {"party": str(worker.pk), "text": "可以让一点"})
    perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "各说各的", "proposals": "没有"})
    perform(case, "fail", cast.mediator, {"reason": "谈不拢"})
    perform(case, "go_to_arbitration", cast.worker, {"wish": True})
    arbitration = Case.objects.get(dispute=case.dispute, procedure__startswith="arbitration/")
    assert arbitration.facts["inputs"] == {"monthly_wage": {"applicant": {"value": "5200", "mark": "stated", "reason": "", "role": "applicant"}}}


def test_staff_need_the_applicants_wish(bench: Bench) -> None:
    from shiquan.procedure.language import InvalidData

    mediation = talked_in_vain(bench)
    with pytest.raises(InvalidData):
        perform(mediation, "go_to_arbitration", bench.cast.mediator, {})


def test_who_mediated_cannot_be_seated(bench: Bench) -> None:
    _, case = handed_over(bench)
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    Membership.objects.create(person=bench.cast.mediator, office=bench.cast.commission, role="arbitrator", since=SINCE)
    with pytest.raises(Refused, match="mediated"):
        perform(case, "form_tribunal", bench.director, {"arbitrator": str(bench.cast.mediator.pk), "secretary": str(bench.secretary.pk)})


@pytest.mark.parametrize("who", ["clerk", "secretary", "arbitrator"])
def test_the_tribunal_reads_nothing_of_the_mediation(bench: Bench, who: str) -> None:
    mediation, case = handed_over(bench)
    sit(case, bench)
    person: Person = getattr(bench, who)
    assert mediation not in Case.objects.for_actor(Viewer(person))
    assert mediation not in cases_on_desk_of(Case.objects.all(), person)
    assert not actor_on(mediation, person).roles
    for one in (mediation, case):
        actor = actor_on(one, person)
        assert not visible_notes(one, actor).exists() and not visible_offers(one, actor).exists()
    assert not may_listen(person.pk, f"case:{mediation.pk}") and may_listen(person.pk, f"case:{case.pk}")
    for document in Document.objects.filter(case=mediation).exclude(kind="service_address"):
        assert not may_read_document(document, person), document.kind
        assert document.file is None or not may_read_file(document.file, person), document.kind
    with pytest.raises(Refused):
        perform(mediation, "go_to_arbitration", person, {"wish": True})
    seen = read_everywhere(person, mediation, case)
    assert str(case.pk) in seen
    for secret in SECRETS:
        assert secret not in seen, secret


def read_everywhere(person: Person, mediation: Case, case: Case) -> str:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    found = []
    for door in doors(mediation, case):
        answer = client.get(door, follow=True)
        assert answer.status_code in (200, 302, 403, 404), (door, answer.status_code)
        body: Any = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found.append(body.decode("utf-8", "replace").replace(",", ""))
    return "\n".join(found)


def doors(mediation: Case, case: Case) -> list[str]:
    both = [reverse(name, args=[c.pk]) for c in (mediation, case) for name in ("workspace:case", "mediation:case", "advice:panel", "parties:case")]
    tabs = [reverse("workspace:case", args=[c.pk]) + f"?tab={t}" for c in (mediation, case) for t in ("overview", "documents", "evidence", "history", "notes")]
    api = [f"/api/v1/cases/{c.pk}/{part}" for c in (mediation, case) for part in ("", "steps/")] + [f"/api/v1/documents/of/{c.pk}/" for c in (mediation, case)]
    papers = [f"/api/v1/documents/{d.pk}/" for d in Document.objects.filter(case__dispute=case.dispute)]
    papers += [reverse("documents:read", args=[d.pk]) for d in Document.objects.filter(case__dispute=case.dispute)]
    steps = [reverse("workspace:step", args=[c.pk, s]) for c in (mediation, case) for s in Event.objects.filter(case=c).values_list("step", flat=True)]
    return [*both, *tabs, *api, *papers, *dict.fromkeys(steps), "/api/v1/cases/", reverse("mediation:worklist"), reverse("mediation:worklist") + "?part=list", reverse("notices:mine")]


def test_the_mediator_still_reads_the_own_notes_but_no_deliberation(bench: Bench) -> None:
    mediation, case = handed_over(bench)
    sit(case, bench)
    perform(case, "deliberate", bench.arbitrator, {"text": "合议：倾向支持。"})
    assert visible_notes(case, actor_on(case, bench.arbitrator)).count() == 1
    for person in (bench.secretary, bench.clerk, bench.director, bench.cast.worker, bench.cast.employer, bench.cast.mediator):
        assert not visible_notes(case, actor_on(case, person)).exists(), person.name
    assert visible_notes(mediation, actor_on(mediation, bench.cast.mediator)).exists()
    assert SECRETS[0] in read_everywhere(bench.cast.mediator, mediation, case)
    assert "倾向支持" not in read_everywhere(bench.cast.worker, mediation, case)


