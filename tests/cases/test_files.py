"""Files that are written anew: whoever reads meanwhile gets the old bytes or the new ones, never nothing."""

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from shiquan.cases import files
from shiquan.cases.models import StoredFile

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
