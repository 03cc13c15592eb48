"""A snapshot read with one query is the one made of rows."""

import pytest

from shiquan.cases.models import Case
from shiquan.cases.reading import read_snapshot, snapshot_of_rows
from tests.cases import road
from tests.people import make_cast

pytestmark = pytest.mark.django_db


def test_both_ways_of_reading_agree_at_every_stage(django_assert_num_queries) -> None:
    cast = make_cast()
    road.mediating(cast)
    road.closed(cast)
    for case in Case.objects.select_related("dispute"):
        with django_assert_num_queries(1):
            snapshot = read_snapshot(case)
        assert snapshot == snapshot_of_rows(case)
