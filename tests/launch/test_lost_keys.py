"""An installation whose keys are gone says so instead of making new ones that open nothing."""

import pytest

from shiquan.cli.maintain import refuse_lost_keys
from shiquan.launch.trouble import Trouble
from shiquan.organisations.keyring import key_file
from tests.people import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(settings, tmp_path):
    settings.SHIQUAN_DATA = tmp_path
    return tmp_path


def test_an_empty_installation_may_make_its_keys(elsewhere):
    refuse_lost_keys()


def test_people_without_their_keys_stop_the_start(settings, tmp_path):
    make_cast()
    refuse_lost_keys()
    settings.SHIQUAN_DATA = tmp_path
    with pytest.raises(Trouble, match="从备份恢复"):
        refuse_lost_keys()


def test_a_damaged_key_file_stops_the_start(elsewhere):
    key_file().parent.mkdir(parents=True)
    key_file().write_text("{}", encoding="utf-8")
    with pytest.raises(Trouble, match="personal.json"):
        refuse_lost_keys()
