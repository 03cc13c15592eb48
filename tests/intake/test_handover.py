"""Claims worked out on the law page come into the application."""

import pytest
from django.core import signing
from django.urls import reverse

from shiquan.intake import drafts, handover
from shiquan.intake.models import ApplicationDraft

pytestmark = pytest.mark.django_db
CLAIMS = [
    {"kind": "restday_overtime_pay", "amount": "1200", "from": "2026-03-01", "to": "2026-05-31", "basis": "12 天 × 100 元"},
    {"kind": "weekday_overtime_pay", "amount": None, "from": None, "to": None, "basis": ""},
    {"kind": "high_temperature_allowance", "amount": "300.5", "from": None, "to": None, "basis": ""},
]


def filled(client) -> dict:
    client.post(reverse("intake:start"), {"side": "worker"})
    return drafts.read(ApplicationDraft.objects.get())


def test_they_come_by_the_session(client):
    session = client.session
    session["intake_claims"] = CLAIMS
    session.save()
    assert "¥1,200.00" in client.get(reverse("intake:start"), {"from": "law"}).content.decode()
    answers = filled(client)
    assert answers["kinds"] == ["overtime", "other"]
    assert [answers[f"claims-{i}-amount"] for i in range(3)] == ["1200.00", "", "300.50"]
    assert answers["claims-0-basis"] == "2026-03-01至2026-05-31；12 天 × 100 元" and answers["claims-2-title"]
    assert "intake_claims" not in client.session


def test_they_come_signed(client):
    token = signing.dumps(CLAIMS, salt="shiquan.intake.claims", compress=True)
    page = client.get(reverse("intake:start"), {"claims": token}).content.decode()
    assert token in page and "¥1,200.00" in page
    client.post(reverse("intake:start"), {"side": "worker", "claims": token})
    assert drafts.read(ApplicationDraft.objects.get())["kinds"] == ["overtime", "other"]


@pytest.mark.parametrize("token", ["x", "", signing.dumps(CLAIMS, salt="other")])
def test_a_forged_token_brings_nothing_and_breaks_nothing(client, token):
    assert client.get(reverse("intake:start"), {"claims": token}).status_code == 200
    client.post(reverse("intake:start"), {"claims": token})
    assert not drafts.read(ApplicationDraft.objects.get()).get("kinds")


@pytest.mark.parametrize("given", [None, 3, "x", [3, None, {}], [{"kind": 5, "amount": []}], [{"kind": "x" * 999, "amount": "NaN", "basis": {}}]])
def test_what_does_not_fit_is_left_out(given):
    assert handover.clean_claims(given) == []


def test_the_facts_behind_them_come_along_once(client):
    session = client.session
    session["intake_claims"] = CLAIMS
    session["intake_facts"] = {"monthly_wage": "5200", "employment_start": "2019-03-01", "no_written_contract": "true", "star_sign": "lion", "age": None}
    session.save()
    assert "不用再填一遍" in client.get(reverse("intake:start"), {"from": "law"}).content.decode()
    answers = filled(client)
    assert {answers[f"inputs-{i}-fact"]: answers[f"inputs-{i}-value"] for i in range(3)} == {
        "monthly_wage": "5200", "employment_start": "2019-03-01", "no_written_contract": "true",
    }  # fmt: skip
    assert answers["started_on"] == "2019-03-01" and "inputs-3-fact" not in answers
    assert "intake_facts" not in client.session


@pytest.mark.parametrize("given", [None, 3, [], {"monthly_wage": 5}, {"nope": "1"}])
def test_facts_that_do_not_fit_are_left_out(client, given):
    session = client.session
    session["intake_claims"], session["intake_facts"] = CLAIMS, given
    session.save()
    assert not [name for name in filled(client) if name.startswith("inputs-")]
