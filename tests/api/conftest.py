"""A cast, and how each of them logs in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # Django is not loaded yet when this file is
    from django.test import Client

    from tests.people import Cast


@pytest.fixture
def cast(db: None) -> "Cast":
    from tests.people import make_cast

    return make_cast()


@pytest.fixture
def as_person() -> "Callable[[Any], Client]":
    from django.test import Client

    def log_in(person: Any) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in
