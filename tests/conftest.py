"""
What every test may use: a real PostgreSQL, started once for all tests that need a database, and thrown away after.

DATABASE_URL uses another server instead (CI tries PostgreSQL 14 that way). tests/environment.py keeps tests away from
the data folder of the checkout.
"""

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.live import live, live_process  # noqa: F401  (fixtures: one channel for all folders)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """Load Django for everybody: test modules import models at their top."""
    import django

    from shiquan.launch.translations import compile_translations

    compile_translations()
    django.setup()

    from django.conf import settings

    # The real one takes a third of a second on purpose; a test that makes ten people need not wait for it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """The address of a PostgreSQL to test on: DATABASE_URL, else a throw-away one."""
    given = os.environ.get("DATABASE_URL", "").strip()
    if given:
        yield given
        return
    from shiquan.launch import postgres

    cluster = postgres.make_throwaway()
    server = postgres.start_server(cluster, cluster.folder.parent / "postgres.log")
    try:
        yield postgres.cluster_url(cluster)
    finally:
        postgres.stop_server(server)
        shutil.rmtree(cluster.folder.parent, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """The throw-away server goes with all its databases: dropping them first would only wait for their last guests."""
    return bool(request.config.getvalue("reuse_db")) or not os.environ.get("DATABASE_URL", "").strip()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    database_url: str, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Point Django at the test server just before pytest-django makes its test database."""
    from django.db import connections

    from shiquan.config.environment import parse_database_url

    parts = {key: value for key, value in parse_database_url(database_url).items() if "." not in key}
    connections["default"].settings_dict.update(parts)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium. Without one the test is skipped, or fails where SHIQUAN_REQUIRE_BROWSER is 1."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = os.environ.get("SHIQUAN_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path:
        return path
    reason = "no Chromium on this machine: install it, or name it in SHIQUAN_CHROMIUM"
    if os.environ.get("SHIQUAN_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator["Browser"]:
    """A headless Chromium that phones nobody and has a camera and a microphone made of test patterns."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that start browsers and whole installations go first: begun last, one would keep one core waiting."""
    slow = {item.path for item in items if item.get_closest_marker("browser")}
    slow |= {item.path for item in items if item.path.parent.name in {"simulate", "demo"}}
    items.sort(key=lambda item: item.path not in slow)
