"""A wrong number in the file: put right by the centre, as long as nobody has come in."""

import pytest
from django.test import Client

from shiquan.cases.models import Notice
from shiquan.cases.perform import perform
from shiquan.procedure.language import Refused
from tests.intake.steps import last_code
from tests.parties.steps import ask, come_in, give, token_of

pytestmark = pytest.mark.django_db


def correct(case, person, phone="13999990000", side="respondent"):
    party = case.dispute.parties.get(side=side)
    return perform(case, "correct_phone", person, {"party": str(party.pk), "phone": phone, "reason": "致电总机核实"})


def test_the_code_goes_to_the_number_that_was_checked(cast, invited, letters):
    correct(invited, cast.mediator)
    assert Notice.objects.filter(case=invited, kind="respondent_invited").count() == 2
    client = Client()
    ask(client, token_of(invited))
    assert letters[-1][0] == "13999990000"
    assert give(client, token_of(invited), last_code()).status_code == 302
    assert invited.dispute.parties.get(side="respondent").person.phone == "13999990000"


def test_the_number_does_not_stand_open_in_the_events(cast, invited, letters):
    correct(invited, cast.mediator)
    assert "13999990000" not in str(invited.events.get(step="correct_phone").data)


def test_who_has_come_in_keeps_the_number(cast, invited, letters):
    come_in(Client(), invited)
    with pytest.raises(Refused):
        correct(invited, cast.mediator)


def test_the_applicant_and_strangers_cannot_change_it(cast, invited, letters):
    for person in (cast.worker, cast.outsider, cast.employer):
        with pytest.raises(Refused):
            correct(invited, person)
    with pytest.raises(Refused):
        correct(invited, cast.mediator, side="applicant")


def test_the_desk_has_the_form_beside_the_tries_and_every_link_lets_the_side_in(cast):
    from django.test import Client
    from django.urls import reverse

    from shiquan.cases.models import Notice
    from shiquan.notices.words import notice_text
    from tests.cases import road

    case = road.accepted(cast)
    road.perform(case, "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    road.complete_papers(case)
    desk = Client()
    desk.force_login(cast.mediator, backend="django.contrib.auth.backends.ModelBackend")
    shown = desk.get(reverse("mediation:respondent", args=[case.pk])).content.decode()
    assert "更正并重发邀请" in shown and "/steps/correct_phone/" in shown
    told = [notice_text(n).zh for n in Notice.objects.filter(case=case, party__side="respondent")]
    assert told and all("/respond/" in text for text in told if "http" in text)
