"""Workers whom others put on the list of a collective case come in by their own phone; nobody else does."""

import pytest
from django.urls import reverse

from shiquan.accounts.listed import come_in_from_list
from shiquan.accounts.session import person_for_phone
from shiquan.cases.chain import verify_chain
from shiquan.cases.perform import perform
from tests.cases import road, tribunal
from tests.cases.test_arbitration_kinds import workers

from .test_enter import come_in

pytestmark = pytest.mark.django_db


def test_who_is_on_the_list_finds_the_case_with_the_phone_that_stands_there_and_speaks_for_the_others(client, letters):
    bench = tribunal.make_bench()  # with the keys of this installation
    case = tribunal.filed(bench, "arbitration/collective")
    perform(case, "add_workers", bench.cast.worker, {"workers": workers(11, 2)})
    own = reverse("parties:case", args=[case.pk])
    answer = come_in(client, letters, "13891510001", next=own)
    assert answer.url == own and client.get(own).status_code == 200
    party = case.dispute.parties.get(name="工友1")
    assert party.person is not None and party.person.name == "工友1" and party.joined_at is not None
    speaking = [{"party": str(p.pk)} for p in case.dispute.parties.filter(name__in=("陈骑手", "工友0", "工友1"))]
    perform(case, "change_representatives", bench.cast.worker, {"representatives": speaking, "reason": "重新推举"})
    application = case.documents.get(kind="arbitration_application", status="drafted")
    assert application.content["hands"] == ["陈骑手", "工友1"] and application.signatures.count() == 1
    road.sign(case, party.person, str(application.pk))
    road.complete_papers(case)
    application.refresh_from_db()
    case.refresh_from_db()
    assert application.status == "complete" and verify_chain(case).ok


def test_a_phone_that_stands_on_no_list_or_is_in_already_takes_no_place():
    bench = tribunal.make_bench()
    case = tribunal.filed(bench, "arbitration/collective")
    perform(case, "add_workers", bench.cast.worker, {"workers": [{**row, "phone": bench.cast.worker.phone} for row in workers(2, 1)]})
    come_in_from_list(bench.cast.worker, bench.cast.worker.phone)
    come_in_from_list(bench.cast.outsider, "13600000000")
    assert case.dispute.parties.filter(side="applicant", person=None).count() == 2
    ordinary = tribunal.filed(bench, claims=[{"kind": "overtime", "title": "支付加班工资", "amount": "900"}])
    ordinary.dispute.parties.filter(side="applicant").update(person=None)
    other = person_for_phone("13891519999")
    come_in_from_list(other, ordinary.dispute.parties.get(side="applicant").details["phone"])
    assert ordinary.dispute.parties.get(side="applicant").person is None, "a file of one is not found by its phone alone"
