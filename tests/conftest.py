"""
What every test may use: a real PostgreSQL, started once for all tests that need a database, and thrown away after.

DATABASE_URL uses another server instead (CI tries PostgreSQL 14 that way). tests/environment.py keeps tests away from
the data folder of the checkout.
"""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.chromium import chromium, stop_chromium  # noqa: F401  (fixture: one browser for all folders)
from tests.ground import bench, cast, commission, county, enter, on_ground  # noqa: F401  (fixtures: the people of a file)
from tests.live import live, live_process  # noqa: F401  (fixtures: one channel for all folders)


def pytest_configure(config: pytest.Config) -> None:
    """Load Django for everybody: test modules import models at their top."""
    import django

    from shiquan.launch.translations import compile_translations

    compile_translations()
    django.setup()

    from django.conf import settings
    from hypothesis import HealthCheck
    from hypothesis import settings as hypothesis

    # Speed is measured by the benches: a busy machine must not make a true property fail.
    hypothesis.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    hypothesis.load_profile("suite")

    # The real one takes a third of a second on purpose; a test that makes ten people need not wait for it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def first_language() -> None:
    """Each test begins in the installation's first language, whatever the one before it read in."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)


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


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """The browser stays from one browser test to the next, and no longer."""
    if nextitem is None or nextitem.get_closest_marker("browser") is None:
        stop_chromium()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that start browsers and whole installations go first: begun last, one would keep one core waiting."""
    slow = {item.path for item in items if item.get_closest_marker("browser")}
    slow |= {item.path for item in items if item.path.parent.name in {"simulate", "demo"}}
    items.sort(key=lambda item: item.path not in slow)
