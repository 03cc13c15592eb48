"""One dispute through the one door, from the application to the closed file."""

import pytest

from shiquan.cases.access import Viewer, actor_on, visible_notes
from shiquan.cases.chain import verify_chain
from shiquan.cases.models import Case, Event
from shiquan.cases.perform import open_dispute, perform
from shiquan.procedure.language import InvalidData, Refused
from tests.cases import road
from tests.people import Cast, application

pytestmark = pytest.mark.django_db


def test_a_dispute_goes_from_application_to_recovered_money(cast: Cast) -> None:
    case, court, follow = road.closed(cast)
    assert (case.state, court.state, follow.state) == ("agreed", "confirmed", "closed")
    follow.dispute.refresh_from_db()
    assert str(follow.dispute.recovered) == "11000.00"
    assert case.number == "石新调〔2026〕第1号"
    assert court.number == "（2026）陕0922民特1号"


def test_every_chain_verifies_and_a_changed_event_is_found(cast: Cast) -> None:
    case, court, follow = road.closed(cast)
    assert all(verify_chain(c).ok for c in (case, court, follow))
    Event.objects.filter(case=case, number=4).update(actor_name="别人", data={"changed": True})
    assert verify_chain(case).first_bad_event == 4


def test_the_same_key_files_once(cast: Cast) -> None:
    first = open_dispute("mediation/onestop", cast.centre, cast.worker, application(), key="k1")
    again = open_dispute("mediation/onestop", cast.centre, cast.worker, application(), key="k1")
    assert first.event.uid == again.event.uid and again.repeated
    assert Case.objects.count() == 1


def test_it_refuses_a_respondent_who_would_accept_the_case(cast: Cast) -> None:
    case = road.filed(cast)
    with pytest.raises(Refused):
        perform(case, "accept", cast.employer, {"track": "ordinary", "urgency": "normal"})


def test_it_says_which_fields_of_an_application_are_wrong(cast: Cast) -> None:
    bad = application()
    bad["applicant"] = [bad["applicant"][0] | {"id_number": "123"}]
    with pytest.raises(InvalidData) as error:
        open_dispute("mediation/onestop", cast.centre, cast.worker, bad | {"story": ""})
    assert set(error.value.errors) == {"story", "applicant.0.id_number"}
    assert Case.objects.count() == 0


def test_an_outsider_sees_no_case_and_nobody_reads_the_other_sides_caucus(cast: Cast) -> None:
    case = road.agreed(cast)
    assert not Case.objects.for_actor(Viewer(cast.outsider)).exists()
    for person in (cast.worker, cast.employer, cast.judge, cast.director, cast.duty):
        assert not visible_notes(case, actor_on(case, person)).filter(channel__startswith="caucus").exists()
    assert visible_notes(case, actor_on(case, cast.mediator)).filter(channel__startswith="caucus").count() == 2
