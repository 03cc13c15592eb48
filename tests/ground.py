"""
What the tests of a file stand on, made once for all of them: the people of the county, and what a file adds.

Everything lies in one transaction around the file. A test gets copies of the objects, and what it does to the rows is
undone when it ends, as ever. For tests on `transaction=True` there is no such ground: they make their own.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # Django is not loaded yet when this file is
    from django.test import Client

    from shiquan.organisations.models import Person
    from tests.cases.tribunal import Bench
    from tests.people import Cast


@pytest.fixture(scope="module")
def on_ground(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[..., Any]]:
    """Calls a function with its arguments, and what it writes stays until the last test of the file is over."""
    from django.db import connection, transaction

    def make(function: Callable[..., Any], *arguments: Any) -> Any:
        with django_db_blocker.unblock():
            return function(*arguments)

    here = [item for item in request.session.items if item.getparent(pytest.Module) is request.node]
    free = [item.name for item in here if _commits(item)]
    assert not free, f"{free} would wait for the ground's transaction: move them to a file of their own"
    assert not connection.in_atomic_block, "ask for what lies on the ground by name, so that it is there before the test's own transaction"
    around = transaction.atomic()
    make(around.__enter__)
    try:
        yield make
    finally:
        make(transaction.set_rollback, True)
        make(around.__exit__, None, None, None)


def _commits(item: pytest.Item) -> bool:
    """Whether the test writes outside of any transaction, so that others see it."""
    marked = any(mark.kwargs.get("transaction") for mark in item.iter_markers("django_db"))
    return marked or "transactional_db" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="module")
def county(on_ground: Callable[..., Any]) -> "Cast":
    """The people, for fixtures that add to the ground."""
    from tests.people import make_cast

    return on_ground(make_cast)


@pytest.fixture(scope="module")
def commission(on_ground: Callable[..., Any], county: "Cast") -> "Bench":
    """The people and those of the arbitration commission, for fixtures that add to the ground."""
    from tests.cases.tribunal import make_bench

    return on_ground(make_bench, county)


@pytest.fixture
def cast(county: "Cast", db: None) -> "Cast":
    return copy.deepcopy(county)


@pytest.fixture
def bench(commission: "Bench", cast: "Cast") -> "Bench":
    return replace(copy.deepcopy(commission), cast=cast)


@pytest.fixture
def enter() -> "Callable[[Person], Client]":
    from tests.people import enter

    return enter
