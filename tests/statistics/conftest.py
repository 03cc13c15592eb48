"""The cast, and clients that are logged in as somebody of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:  # Django is not loaded yet when this file is
    from shiquan.organisations.models import Person
    from tests.people import Cast


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """The cast has a dozen passwords that nobody attacks."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def cast(db: None) -> "Cast":
    from tests.people import make_cast

    return make_cast()


@pytest.fixture
def enter() -> "Callable[[Person], Client]":
    def make(person: "Person") -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make
