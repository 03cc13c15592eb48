"""A case with signed papers and evidence of every kind."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from PIL import Image

from shiquan.cases import files
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Evidence

if TYPE_CHECKING:
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


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 360), mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "teal").save(out, kind)
    return out.getvalue()


def add_evidence(case: Case, data: bytes, name: str, media_type: str, side: str = "applicant", title: str = "") -> Evidence:
    return Evidence.objects.create(
        dispute=case.dispute, party=case.dispute.parties.get(side=side), file=files.store(data, name, media_type),
        title=title or name, proves="双方有约定", added_at=now(),
    )  # fmt: skip
