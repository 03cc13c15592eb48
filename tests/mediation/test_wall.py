"""Somebody tries to read, through every door of the desk, what was said in a talk held alone."""

import copy
import json
from datetime import timedelta

import pytest
from django.urls import reverse

from shiquan.cases.clock import now
from shiquan.cases.models import Appointment, Case
from shiquan.cases.perform import perform
from shiquan.mediation.urls import PAGES
from shiquan.organisations.models import Membership, Person
from tests.cases import road
from tests.people import Cast

SECRET, HIDDEN_SUM, ROOM = "底线八千三百元", "8,317.00", "密室会议号998877"


@pytest.fixture(scope="module")
def talked(on_ground, county: Cast) -> Case:
    return on_ground(make_talks, county)


@pytest.fixture
def case(talked: Case, db: None) -> Case:
    return copy.deepcopy(talked)


def make_talks(cast: Cast) -> Case:
    """A running case in which the worker told the mediator a secret, offered a hidden sum, and is to be met alone."""
    case = road.mediating(cast)
    party = case.dispute.parties.get(side="applicant")
    perform(case, "record_caucus", cast.mediator, {"party": str(party.pk), "text": SECRET})
    perform(case, "offer", cast.worker, {"amount": "8317", "terms": "", "mediator_only": True})
    start = (now() + timedelta(days=1)).isoformat()
    perform(case, "schedule", cast.mediator, {"kind": "caucus", "starts_at": start, "minutes": 30, "mode": "online", "place": ROOM, "parties": [str(party.pk)]})
    perform(case, "invite_expert", cast.mediator, {"expert": str(cast.expert.pk), "question": "算法是否合理", "share": ["claims"]})
    return case


def doors(case: Case) -> list[str]:
    meeting = Appointment.objects.get(case=case)
    names = ["case", *PAGES, "consultation"]
    return [
        *(reverse(f"mediation:{name}", args=[case.pk]) for name in names),
        reverse("mediation:worklist"), reverse("mediation:worklist") + "?part=list", reverse("mediation:worklist") + f"?q={SECRET}",
        reverse("mediation:mine"), reverse("mediation:consultations"),
        reverse("mediation:calendar"), reverse("mediation:calendar") + "?view=week", reverse("mediation:calendar_file"),
        reverse("mediation:appointment_file", args=[meeting.pk]),
        *(reverse("workspace:case", args=[case.pk]) + f"?tab={tab}" for tab in ("overview", "documents", "evidence", "history", "notes")),
    ]  # fmt: skip


def read_everywhere(client, case: Case) -> str:
    found = []
    for door in doors(case):
        for headers in ({}, {"HX-Request": "true"}):
            answer = client.get(door, headers=headers, follow=True)
            assert answer.status_code in (200, 404), (door, answer.status_code)
            text = answer.content.decode()
            if door.endswith(f"?q={SECRET}"):
                text = text.replace(SECRET, "")  # what one typed oneself
            found.append(text.replace("\r\n ", ""))
    return "\n".join(found)


def test_the_mediator_reads_what_the_mediator_wrote(cast: Cast, case: Case, enter):
    seen = read_everywhere(enter(cast.mediator), case)
    assert SECRET in seen and HIDDEN_SUM in seen and ROOM in seen


def test_the_other_side_learns_nothing_of_it(cast: Cast, case: Case, enter):
    seen = read_everywhere(enter(cast.employer), case)
    assert SECRET not in seen and HIDDEN_SUM not in seen and ROOM not in seen


def test_the_side_that_was_met_sees_its_meeting_and_its_offer_but_not_the_notes(cast: Cast, case: Case, enter):
    seen = read_everywhere(enter(cast.worker), case)
    assert ROOM in seen and HIDDEN_SUM in seen and SECRET not in seen


@pytest.mark.parametrize("role", ["duty", "supervisor", "director", "counter"])
def test_staff_of_the_office_see_the_meeting_but_neither_notes_nor_offers(cast: Cast, case: Case, enter, role: str):
    seen = read_everywhere(enter(getattr(cast, role)), case)
    assert SECRET not in seen and HIDDEN_SUM not in seen


@pytest.mark.parametrize("role", ["outsider", "judge"])
def test_strangers_get_nothing_at_all(cast: Cast, case: Case, enter, role: str):
    seen = read_everywhere(enter(getattr(cast, role)), case)
    for text in (SECRET, HIDDEN_SUM, ROOM, "陈骑手", "安康快送"):
        assert text not in seen


def test_another_mediator_of_the_office_gets_nothing(cast: Cast, case: Case, enter):
    other = Person.objects.create_user("other", "correct-horse-battery", name="何调解")
    Membership.objects.create(person=other, office=cast.centre, role="mediator", since="2020-01-01")
    seen = read_everywhere(enter(other), case)
    for text in (SECRET, HIDDEN_SUM, ROOM, "陈骑手"):
        assert text not in seen


def test_an_expert_reads_only_the_parts_that_were_shared(cast: Cast, case: Case, enter):
    seen = read_everywhere(enter(cast.expert), case)
    assert "算法是否合理" in seen and "拖欠的订单报酬" in seen
    for text in (SECRET, HIDDEN_SUM, ROOM, "站长说考核不合格", "考核不合格。"):
        assert text not in seen


def test_an_expert_gives_the_opinion_and_the_mediator_reads_it(cast: Cast, case: Case, enter):
    expert, page = enter(cast.expert), reverse("mediation:consultation", args=[case.pk])
    assert "等您出意见" in expert.get(reverse("mediation:consultations")).content.decode()
    answer = expert.post(reverse("workspace:step", args=[case.pk, "opine"]), {"opinion": "扣款没有约定依据。", "basis": "合同第五条", "next": page})
    assert answer.url == page
    assert "您已经出具" in expert.get(page).content.decode()
    html = enter(cast.mediator).get(reverse("mediation:expert", args=[case.pk])).content.decode()
    assert "扣款没有约定依据。" in html and "已出具意见" in html
    assert "扣款没有约定依据。" not in read_everywhere(enter(cast.employer), case)


def test_the_preview_of_the_agreement_is_the_mediators_alone(cast: Cast, case: Case, enter):
    address = reverse("mediation:agreement_preview", args=[case.pk])
    assert enter(cast.supervisor).post(address, {}).status_code == 204
    assert enter(cast.employer).post(address, {}).status_code == 302
    assert enter(cast.outsider).post(address, {}).status_code == 404


def test_the_secret_lies_sealed_in_the_database(cast: Cast, case: Case):
    event = case.events.get(step="record_caucus")
    assert SECRET not in json.dumps(event.data, ensure_ascii=False) and SECRET not in case.notes.get().text_sealed
