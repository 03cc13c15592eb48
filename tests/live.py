"""The live channel for all tests that need it: one uvicorn in a process of its own, on the test database."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from django.conf import settings
from django.db import connection

from tests.ports import free_port

REPOSITORY = Path(__file__).resolve().parents[1]


def test_database_url() -> str:
    parts = connection.settings_dict
    login = quote(parts["USER"]) + (f":{quote(parts['PASSWORD'])}" if parts["PASSWORD"] else "")
    return f"postgresql://{login}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}&port={parts['PORT']}"


test_database_url.__test__ = False


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
