"""A real Chromium for tests, or a skip that says why there is none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections

SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def start_chromium() -> Iterator:
    """The browser named by SHIQUAN_CHROMIUM, else the one on the machine, else the driver's own."""
    from playwright.sync_api import Error, sync_playwright

    path = os.environ.get("SHIQUAN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as player:
        try:
            browser = player.chromium.launch(executable_path=path, args=SWITCHES)
        except Error as error:
            reason = f"no Chromium to test with: {str(error).splitlines()[0]}"
            if os.environ.get("SHIQUAN_REQUIRE_BROWSER") == "1":
                pytest.fail(reason)
            pytest.skip(reason)
        try:
            yield browser
        finally:
            browser.close()
            # Under the driver's event loop Django opened connections of its own; nobody else would close these.
            connections.close_all()
