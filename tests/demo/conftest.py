"""The demo county, loaded once for all tests of this folder."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker) -> Iterator[list[str]]:
    """What the loading said, line by line."""
    from django.db import connections

    from shiquan.demo.loading import load, take_away

    lines: list[str] = []
    with django_db_blocker.unblock():
        load(lines.append)
        connections.close_all()
        yield lines
    with django_db_blocker.unblock():
        take_away()
        connections.close_all()
