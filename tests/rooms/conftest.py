"""A real live channel: uvicorn in a process of its own, on the test database."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

if TYPE_CHECKING:  # Django is not loaded yet when this file is
    from shiquan.organisations.models import Person

REPOSITORY = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def test_database_url() -> str:
    parts = connection.settings_dict
    login = quote(parts["USER"]) + (f":{quote(parts['PASSWORD'])}" if parts["PASSWORD"] else "")
    return f"postgresql://{login}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}&port={parts['PORT']}"


test_database_url.__test__ = False


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


@dataclass
class Live:
    """The running channel and what a test does with it."""

    port: int
    process: subprocess.Popen

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/live/events"

    def open(self, client: httpx.Client, session: str, **query: str):
        cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"}
        headers = {"Last-Event-ID": query.pop("last_event_id")} if "last_event_id" in query else {}
        return client.stream("GET", self.url, params=query, headers={**cookie, **headers})


@pytest.fixture(scope="session")
def live_process(django_db_setup: None, django_db_blocker) -> Iterator[Live]:
    port = free_port()
    with django_db_blocker.unblock():
        environment = {**os.environ, "DATABASE_URL": test_database_url()}
    command = [sys.executable, "-m", "uvicorn", "shiquan.rooms.live:application", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--log-level", "warning", "--timeout-graceful-shutdown", "1"],
        cwd=REPOSITORY,
        env=environment,
    )
    try:
        wait_until(lambda: is_up(port), process)
        yield Live(port, process)
    finally:
        process.terminate()
        process.wait(20)


def is_up(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/live/healthz", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def wait_until(done: Callable[[], bool], process: subprocess.Popen) -> None:
    for _ in range(300):
        if done():
            return
        if process.poll() is not None:
            raise AssertionError(f"the live channel ended with {process.returncode}")
        time.sleep(0.1)
    raise AssertionError("the live channel did not come up")


@pytest.fixture
def live(live_process: Live, transactional_db: None) -> Live:
    return live_process


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
