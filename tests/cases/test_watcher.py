"""Clocks that run out: A, B, the supervisor; and the end of the fifteen days."""

from datetime import timedelta

import pytest

from shiquan.cases.clock import now
from shiquan.cases.models import Case, Deadline, Notice
from shiquan.cases.watcher import run_due
from tests.cases import road
from tests.people import make_cast

pytestmark = pytest.mark.django_db


def run_out(case: Case, key: str) -> None:
    Deadline.objects.filter(case=case, key=key, status="open").update(due_at=now() - timedelta(minutes=1))
    run_due()


def test_an_unanswered_application_goes_from_a_to_b_to_the_supervisor() -> None:
    cast = make_cast()
    case = road.filed(cast)
    run_out(case, "ANSWER_A")
    assert Notice.objects.filter(kind="escalated", person=cast.duty_b).exists()
    run_out(case, "ANSWER_B")
    assert Notice.objects.filter(kind="escalated", person=cast.supervisor).exists()


def test_a_mediation_that_finds_no_agreement_in_time_ends_by_itself() -> None:
    case = road.mediating(make_cast())
    run_out(case, "ONESTOP_15")
    case.refresh_from_db()
    assert (case.state, case.result) == ("not_agreed", "not_agreed")
    assert not Deadline.objects.filter(case=case, status="open").exists()


def test_a_clock_that_only_alerts_is_noted_once() -> None:
    case = road.mediating(make_cast())
    run_out(case, "CLOSE_7D")
    assert case.events.filter(step="note_expiry").count() == 1
    assert run_due() == 0
