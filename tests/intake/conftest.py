"""The county, a real installation without demo doors, and a drawer that the SMS fall into."""

import pytest


@pytest.fixture(autouse=True)
def real_installation(settings, tmp_path):
    from tests.intake import steps

    settings.SHIQUAN_DATA = tmp_path
    settings.SHIQUAN_DEMO = False
    settings.SHIQUAN_SMS_SENDER = f"{steps.__name__}.drop"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    steps.LETTERS.clear()


@pytest.fixture
def cast(db):
    from tests.people import make_cast

    return make_cast()
