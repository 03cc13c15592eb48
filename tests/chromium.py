"""One real Chromium for the browser tests that follow each other in a process, or a skip that says why there is none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_running: list["Browser"] = []
_ending = ExitStack()


@pytest.fixture
def chromium() -> Iterator["Browser"]:
    with start_chromium() as browser:
        yield browser


@contextmanager
def start_chromium() -> Iterator["Browser"]:
    """The browser, started if none runs; whatever a test leaves open in it is closed, the browser itself stays."""
    if _running and not _running[0].is_connected():
        stop_chromium()
    if not _running:
        _running.append(_start())
    yield _running[0]
    for context in _running[0].contexts:
        context.close()


def stop_chromium() -> None:
    """Ends the browser, if one runs, and its driver: their event loop would be in the way of other tests."""
    if _running:
        _running.clear()
        _ending.close()


def _start() -> "Browser":
    """The browser named by SHIQUAN_CHROMIUM, else the one on the machine, else the driver's own."""
    from django.db import connections
    from playwright.sync_api import Error, sync_playwright

    path = os.environ.get("SHIQUAN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    driver = _ending.enter_context(sync_playwright())
    # Under the driver's event loop Django opens connections of its own; nobody else would close these.
    _ending.callback(connections.close_all)
    try:
        browser = driver.chromium.launch(executable_path=path, args=SWITCHES)
    except Error as error:
        _ending.close()
        reason = f"no Chromium to test with: {str(error).splitlines()[0]}"
        if os.environ.get("SHIQUAN_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    _ending.callback(browser.close)
    return browser
