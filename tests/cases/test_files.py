"""Files that are written anew: whoever reads meanwhile gets the old bytes or the new ones, never nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction

from shiquan.cases import files
from shiquan.cases.models import StoredFile
from shiquan.cases.perform import perform
from shiquan.documents.sign import signed_places
from shiquan.documents.work import advance
from tests.cases import road
from tests.people import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_old_bytes_stay_until_the_new_ones_are_committed():
    row = files.store(b"draft", "协议.pdf", "application/pdf")
    old = row.path
    with pytest.raises(RuntimeError), transaction.atomic():
        files.write(row, b"signed")
        assert default_storage.exists(old)
        raise RuntimeError("the process dies before the commit")
    assert files.read(StoredFile.objects.get(pk=row.pk)) == b"draft"


def test_a_row_that_was_read_before_the_file_was_written_anew_still_reads():
    row = files.store(b"draft", "协议.pdf", "application/pdf")
    stale = StoredFile.objects.get(pk=row.pk)
    files.write(row, b"signed")
    assert not default_storage.exists(stale.path)
    assert files.read(stale) == b"signed"


def test_a_file_that_is_gone_says_so():
    row = files.store(b"draft", "协议.pdf", "application/pdf")
    default_storage.delete(row.path)
    with pytest.raises(files.FileMissing):
        files.read(row)


def test_two_who_bring_a_new_paper_forward_at_once_lose_no_signature():
    cast = make_cast()
    case = road.mediating(cast)
    for party in case.dispute.parties.all():
        perform(case, "record_caucus", cast.mediator, {"party": str(party.pk), "text": "单独谈话。"})
    perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "双方各述。"})
    paper = case.documents.get(kind="session_record")
    written, commit = Event(), Event()

    def first() -> None:
        with transaction.atomic():
            advance(paper.pk)
            written.set()
            commit.wait(20)

    def alone(act: Callable[[], None]) -> None:
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(alone, first)
        assert written.wait(20)
        two = pool.submit(alone, lambda: advance(paper.pk))
        for _ in range(500):
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                if cursor.fetchone()[0]:
                    break
            sleep(0.02)
        commit.set()
        one.result(20)
        two.result(20)
    paper.refresh_from_db()
    assert paper.file is not None and signed_places(files.read(paper.file)) == ["mediator"]
