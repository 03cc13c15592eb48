"""What the tests of the live channel share: event streams, people and their sessions, signals."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx
import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

if TYPE_CHECKING:  # Django is not loaded yet when this file is
    from shiquan.organisations.models import Person


@dataclass
class Stream:
    """An open event stream, read event by event."""

    lines: Iterator[str]
    comments: int = 0
    seen: list[dict] = field(default_factory=list)

    def next(self) -> dict:
        event: dict = {}
        for line in self.lines:
            if line.startswith(":"):
                self.comments += 1
            elif not line and "data" in event:
                self.seen.append(event)
                return event
            elif ": " in line:
                name, _, value = line.partition(": ")
                event[name] = json.loads(value) if name == "data" else value
        raise EOFError("the stream ended")


@pytest.fixture
def browser() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=httpx.Timeout(20), trust_env=False) as client:
        yield client


@pytest.fixture
def worker(transactional_db: None) -> "Person":
    from shiquan.organisations.models import Person

    return Person.objects.create_party("13800000001", "李强")


@pytest.fixture
def outsider(transactional_db: None) -> "Person":
    from shiquan.organisations.models import Person

    return Person.objects.create_party("13800000002", "赵敏")


@pytest.fixture
def sign_in() -> "Callable[[Person], str]":
    def make(person: "Person") -> str:
        from django.contrib.sessions.backends.db import SessionStore

        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        return session.session_key or ""

    return make


def signal(topic: str, tell: bool = True) -> int:
    """What the spine does: a row, and the news of it."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO cases_signal (topic) VALUES (%s) RETURNING id", [topic])
        number = cursor.fetchone()[0]
        if tell:
            cursor.execute("SELECT pg_notify('shiquan', %s)", [json.dumps({"id": number, "topic": topic})])
    return number
