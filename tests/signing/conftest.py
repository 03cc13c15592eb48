import pytest


@pytest.fixture
def cast(db):
    from tests.people import make_cast

    return make_cast()
