"""Entering by the link of an invitation, and what the demo alone shows."""

from django.test import Client

from shiquan.accounts import codes
from shiquan.cases.perform import perform
from shiquan.notices.links import party_token
from shiquan.organisations.models import Person
from tests.api.calls import post
from tests.cases import road
from tests.people import Cast


def invited(cast: Cast) -> tuple[str, str]:
    case = road.accepted(cast)
    perform(case, "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    party = case.dispute.parties.get(side="respondent")
    return party_token(party.pk), str(party.pk)


def test_a_respondent_enters_by_link_and_code_and_joins_once(cast: Cast) -> None:
    token, party = invited(cast)
    client = Client()
    assert client.get(f"/api/v1/invitations/{token}/").json()["phone"] == "137****0001"
    for _ in range(2):
        code = codes.issue("13709150001", f"join:{party}")
        assert post(client, f"invitations/{token}/", {"code": code}).status_code == 200
    seen = client.get("/api/v1/cases/").json()
    assert len(seen) == 1
    events = client.get(f"/api/v1/cases/{seen[0]['id']}/").json()["events"]
    assert [e["step"] for e in events].count("join") == 1
    assert Person.objects.find_by_phone("13709150001") == cast.employer


def test_a_wrong_code_opens_nothing_and_a_forged_link_is_not_there(cast: Cast) -> None:
    token, _party = invited(cast)
    client = Client()
    assert post(client, f"invitations/{token}/", {"code": "123456"}).status_code == 403
    assert client.get("/api/v1/cases/").status_code == 401
    for bad in (token[:-1] + ("a" if token[-1] != "a" else "b"), "x", "%00"):
        assert client.get(f"/api/v1/invitations/{bad}/").status_code == 404


def test_messages_are_shown_in_the_demo_only(cast: Cast, settings) -> None:
    settings.SHIQUAN_DEMO = False
    assert Client().get("/api/v1/demo/messages/?phone=13709150001").status_code == 404
    settings.SHIQUAN_DEMO = True
    assert Client().get("/api/v1/demo/messages/?phone=13709150001").json() == []
