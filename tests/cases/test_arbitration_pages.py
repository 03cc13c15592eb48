"""Arbitration on the generic pages and through the API: every step that somebody may take has a form that opens."""

import json

import pytest
from django.urls import reverse

from shiquan.cases.access import Viewer
from shiquan.cases.models import Case
from shiquan.organisations.models import Person
from tests.cases import road, tribunal
from tests.cases.test_without_prejudice import talked_in_vain
from tests.cases.tribunal import Bench
from tests.people import enter

pytestmark = pytest.mark.django_db


def everybody(bench: Bench) -> list[Person]:
    return [bench.clerk, bench.secretary, bench.arbitrator, bench.director, bench.cast.worker, bench.cast.employer]


@pytest.mark.parametrize("stage", ["filed", "accepted", "seated", "scheduled", "heard"])
def test_every_step_opens_as_a_form_for_whoever_may_take_it(bench: Bench, stage: str) -> None:
    case: Case = getattr(tribunal, stage)(bench)
    opened = set()
    for person in everybody(bench):
        if not Case.objects.for_actor(Viewer(person)).filter(pk=case.pk).exists():
            continue  # not on the tribunal yet
        client = enter(person)
        assert client.get(reverse("workspace:case", args=[case.pk]), follow=True).status_code == 200
        for step in client.get(f"/api/v1/cases/{case.pk}/").json()["steps"]:
            answer = client.get(reverse("workspace:step", args=[case.pk, step]))
            assert answer.status_code in (200, 302), (person.name, step)
            opened.add(step)
    assert len(opened) > 5


def test_a_clerk_accepts_on_the_page_and_the_api_files_with_the_commission(bench: Bench) -> None:
    body = {"procedure": "arbitration/ordinary", "data": tribunal.wages()}
    headers = {"Idempotency-Key": "arbitration-1"}
    filed = enter(bench.cast.worker).post("/api/v1/disputes/", json.dumps(body), content_type="application/json", headers=headers)
    assert filed.status_code == 201, filed.content
    case = Case.objects.get(pk=filed.json()["case"])
    assert case.office == bench.cast.commission
    client = enter(bench.clerk)
    page = reverse("workspace:step", args=[case.pk, "accept"])
    wrong = client.post(page, {"evidence_days": "十天"})
    assert "整数" in wrong.content.decode()
    done = client.post(page, {"evidence_days": "10", "note": ""})
    assert done.status_code == 302, done.content.decode()[:500]
    case.refresh_from_db()
    assert case.state == "accepted"


def test_an_injury_not_yet_recognised_is_mediated_first_with_the_clocks_of_recognition(bench: Bench) -> None:
    from datetime import timedelta

    from shiquan.cases.clock import today
    from shiquan.cases.perform import perform
    from tests.cases.test_arbitration_road import due

    cast, case = bench.cast, road.mediating(bench.cast)
    perform(case, "note_injury", cast.worker, {"accident_on": (today() - timedelta(days=5)).isoformat()})
    assert due(case, "WI_EMPLOYER_APPLY").status == due(case, "WI_WORKER_APPLY").status == "open"
    perform(case, "note_recognition_applied", cast.mediator, {"by": "employer", "accepted_on": today().isoformat(), "clear": True})
    assert due(case, "WI_EMPLOYER_APPLY").status == "met" and due(case, "WI_RECOGNITION_15_CLEAR").status == "open"
    perform(case, "note_recognition", cast.mediator, {"result": "recognised", "on": today().isoformat()})
    perform(case, "note_capacity_applied", cast.mediator, {"received_on": today().isoformat()})
    perform(case, "note_capacity", cast.mediator, {"grade": "9", "received_on": today().isoformat()})
    assert due(case, "WI_REASSESS_APPLY").status == "open"
    perform(case, "start_sitting", cast.mediator)
    for stage in ("talks", "papers", "signing"):
        perform(case, "mark_stage", cast.mediator, {"stage": stage})
    perform(case, "end_sitting", cast.mediator)
    case.refresh_from_db()
    assert due(case, "INJURY_MEDIATION_3H").status == "met"
    assert [s["stage"] for s in case.facts["sitting"]["stages"]] == ["talks", "papers", "signing"]


def test_a_respondent_finds_the_arbitration_after_a_failed_mediation(bench: Bench) -> None:
    from shiquan.cases.perform import perform

    mediation = talked_in_vain(bench)
    page = reverse("workspace:step", args=[mediation.pk, "go_to_arbitration"])
    done = enter(bench.cast.worker).post(page, {"wish": "on"})
    assert done.status_code == 302, done.content.decode()[:500]
    case = Case.objects.get(dispute=mediation.dispute, procedure__startswith="arbitration/")
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    assert enter(bench.cast.employer).get(reverse("workspace:case", args=[case.pk]), follow=True).status_code == 200
