"""A filing is one message to the database: all of it or nothing, however many file at once, and its papers come later."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from shiquan.cases import tasks
from shiquan.cases.chain import verify_chain
from shiquan.cases.models import Case, Dispute, Document, Event, NumberSeries, Party
from shiquan.cases.perform import Done, open_dispute
from shiquan.cases.queueing import DO_ALL, LATER
from shiquan.organisations.rows import Formula
from tests.people import Cast, application, make_cast
from tests.threads import in_threads

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def file(cast: Cast, key: str, **change: Any) -> Done:
    return open_dispute("mediation/onestop", cast.centre, cast.worker, application() | change, key=key)


def later_jobs() -> QuerySet[ProcrastinateJob]:
    """The queue is not emptied between tests."""
    return ProcrastinateJob.objects.filter(queue_name=LATER)


def test_everything_goes_in_one_message_after_the_number(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        file(cast, "first-of-all")
    written = [q["sql"] for q in asked.captured_queries if "INSERT" in q["sql"] or "UPDATE" in q["sql"] or "BEGIN" in q["sql"]]
    assert len(written) == 2 and "cases_numberseries" in written[0] and "cases_event" in written[1] and "cases_dispute" in written[1]


def test_what_was_typed_is_what_is_read(cast: Cast) -> None:
    story = "他说：'不给'；\"再闹就走人\" \\ 100% {} $1 %s 😀\n第二行"
    case = file(cast, "odd-letters", story=story).case
    found = Case.objects.get(pk=case.pk)
    assert found.facts["story"] == story and found.events.get().data["story"] == story and verify_chain(found).ok
    assert [(c.title, str(c.amount)) for c in found.dispute.claims.all()] == [("拖欠的订单报酬", "12800.00"), ("退还押金", "1000.00")]
    party = Party.objects.get(dispute=found.dispute, side="applicant")
    assert party.details["phone"] == "13891512345" and party.person_id == cast.worker.pk and party.joined_at == found.opened_at
    assert found.dispute.receipt_number and found.dispute.receipt_number in {d.number for d in found.documents.all()}


def test_what_the_database_refuses_leaves_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, before = Formula.run, later_jobs().count()

    def broken(script: Formula) -> None:
        script.add("INSERT INTO cases_event (uid) VALUES (NULL)")
        whole(script)

    monkeypatch.setattr(Formula, "run", broken)
    with pytest.raises(Exception, match="null value"):
        file(cast, "broken-one")
    assert not Dispute.objects.exists() and not Event.objects.exists() and not Document.objects.exists()
    assert later_jobs().count() == before
    monkeypatch.undo()
    assert not file(cast, "broken-one").repeated and NumberSeries.objects.get(kind="receipt").last == 2, "a gap, and no double"


def test_a_key_that_comes_at_once_is_filed_once(cast: Cast) -> None:
    done = in_threads(AT_ONCE, lambda n: file(cast, "double-tap"))
    assert Dispute.objects.count() == Event.objects.count() == 1
    assert {d.event.pk for d in done if d.event.pk} == {Event.objects.get().pk} and sum(not d.repeated for d in done) == 1


def test_those_who_file_at_once_have_numbers_of_their_own(cast: Cast) -> None:
    in_threads(AT_ONCE, lambda n: [file(cast, str(uuid4())) for _ in range(4)][-1])
    numbers = list(Dispute.objects.values_list("receipt_number", flat=True))
    assert len(set(numbers)) == len(numbers) == AT_ONCE * 4
    assert all(verify_chain(case).ok for case in Case.objects.all())


def test_the_papers_and_messages_of_a_filing_are_one_job_for_later(cast: Cast) -> None:
    case = file(cast, "for-later").case
    job = later_jobs().latest("id")
    assert job.task_name == DO_ALL and set(job.args["tasks"]) == {"shiquan.documents.advance", "shiquan.notices.send"}
    tasks.do_all(**job.args)
    assert set(case.documents.values_list("status", flat=True)) == {"complete"}
    assert case.notices.filter(kind="filed_receipt", sent_at__isnull=False).exists()


def test_one_task_that_fails_holds_up_no_other_and_all_are_tried_again(cast: Cast) -> None:
    case = file(cast, "one-fails").case
    wanted = later_jobs().latest("id").args["tasks"]
    with pytest.raises(Document.DoesNotExist):
        tasks.do_all({"shiquan.documents.advance": [str(uuid4())], "shiquan.notices.send": wanted["shiquan.notices.send"]})
    assert case.notices.filter(kind="filed_receipt", sent_at__isnull=False).exists()
