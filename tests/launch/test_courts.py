"""A final award has to name the court that may set it aside: who runs the county is told where it is missing, and how to mend it."""

from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from shiquan.cases.contents_arbitration import remedy_told
from shiquan.cli import doctor
from tests.cases import tribunal
from tests.people import enter

pytestmark = pytest.mark.django_db


def test_the_court_is_asked_for_by_the_doctor_and_on_the_award_and_named_once_it_is_registered(bench: tribunal.Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "open_database", nullcontext)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    monkeypatch.setattr("django.db.connection.close_pool", lambda: None)
    office = bench.cast.commission
    sound, zh, _ = doctor.look_at_courts()
    assert not sound and f"./run manage name_court {office.code}" in zh
    case = tribunal.heard(bench)
    client: Client = enter(bench.arbitrator)
    assert f"name_court {office.code}" in client.get(reverse("arbitration:award", args=[case.pk])).content.decode()
    assert "所在地的中级人民法院申请撤销" in remedy_told("final", office)
    with pytest.raises(CommandError, match=office.code):
        call_command("name_court", "无此代字", "安康市中级人民法院")
    with pytest.raises(CommandError, match="全称"):
        call_command("name_court", office.code, "安康中院")
    call_command("name_court", office.code, "安康市中级人民法院", stdout=StringIO())
    office.refresh_from_db()
    assert "向安康市中级人民法院申请撤销" in remedy_told("final", office) and doctor.look_at_courts()[0]
    page = client.get(reverse("arbitration:award", args=[case.pk])).content.decode()
    assert "name_court" not in page and "安康市中级人民法院" in page
