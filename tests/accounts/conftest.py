"""A small cast: staff who can log in, and a clock that tests may set."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from . import cast


class Clock:
    """The instant that every module of the slice reads."""

    def __init__(self):
        self.instant = datetime.now(ZoneInfo("Asia/Shanghai")).replace(microsecond=0)

    def __call__(self):
        return self.instant

    def pass_by(self, **span):
        self.instant += timedelta(**span)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    for module in ("codes", "throttle", "second_factor", "session", "pending", "tasks"):
        monkeypatch.setattr(f"shiquan.accounts.{module}.now", clock)
    return clock


@pytest.fixture(autouse=True)
def real_installation(settings, tmp_path):
    """No demo, own keys, a hash quick enough for tests."""
    settings.SHIQUAN_DATA = tmp_path
    settings.SHIQUAN_DEMO = False
    settings.SHIQUAN_SMS_SENDER = f"{cast.__name__}.drop"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def demo(settings):
    settings.SHIQUAN_DEMO = True


@pytest.fixture
def letters():
    cast.LETTERS.clear()
    return cast.LETTERS


@pytest.fixture
def office(db):
    from shiquan.organisations.models import Office

    return Office.objects.create(
        name="石泉县劳动争议一站式调解中心",
        short_name="调解中心",
        code="石",
        level="county",
        kind="mediation_centre",
    )


@pytest.fixture
def mediator(office):
    from shiquan.organisations.models import Membership, Person

    person = Person.objects.create_user("li.min", cast.PASSWORD, name="李敏", phone="13900000001")
    Membership.objects.create(person=person, office=office, role="mediator", since=date(2020, 1, 1))
    return person
