"""Cases over the API: the same rules as the pages, and nothing for an outsider."""

import json

import pytest
from django.test import Client

from shiquan.accounts import codes
from shiquan.api.models import Token, make_token
from shiquan.cases.models import Case, Event, Signature
from tests.api.calls import post
from tests.cases import road
from tests.people import Cast, application

ACCEPT = {"track": "ordinary", "urgency": "normal"}


def test_a_worker_files_and_a_repeated_key_files_once(cast: Cast, enter) -> None:
    worker = enter(cast.worker)
    body = {"data": application()}
    first = post(worker, "disputes/", body, key="a-key-of-mine")
    again = post(worker, "disputes/", body, key="a-key-of-mine")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["case"] == again.json()["case"]
    assert Case.objects.count() == 1


def test_every_field_to_mend_is_named(cast: Cast, enter) -> None:
    wrong = application() | {"story": ""}
    wrong["claims"][0]["amount"] = "many"
    answer = post(enter(cast.worker), "disputes/", {"data": wrong})
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"story", "claims.0.amount"}


def test_a_refusal_says_why_and_what_to_do(cast: Cast, enter) -> None:
    case = road.accepted(cast)
    answer = post(enter(cast.duty), f"cases/{case.pk}/steps/accept/", ACCEPT)
    assert answer.status_code == 409
    assert answer.json()["why"] and answer.json()["todo"] and "人社厅" in answer.json()["article"]


def test_a_page_of_a_case_lists_the_steps_one_may_take(cast: Cast, enter) -> None:
    case = road.filed(cast)
    seen = enter(cast.duty).get(f"/api/v1/cases/{case.pk}/").json()
    assert {"accept", "refuse", "refer", "ask_supplement"} <= set(seen["steps"])
    steps = enter(cast.duty).get(f"/api/v1/cases/{case.pk}/steps/").json()
    assert next(s for s in steps if s["step"] == "accept")["form"]["required"] == ["track", "urgency"]


def test_an_outsider_gets_404_everywhere(cast: Cast, enter) -> None:
    case = road.mediating(cast)
    outsider, paper = enter(cast.outsider), case.documents.first()
    for path in (f"cases/{case.pk}/", f"cases/{case.pk}/steps/", f"documents/of/{case.pk}/", f"documents/{paper.pk}/", f"chains/{case.pk}/"):
        assert outsider.get(f"/api/v1/{path}").status_code == 404, path
    assert post(outsider, f"cases/{case.pk}/steps/withdraw/", {"reason": "x"}).status_code == 404
    assert post(outsider, f"documents/{paper.pk}/code/", {}).status_code == 404
    assert outsider.get("/api/v1/cases/").json() == []
    assert outsider.get("/api/v1/chains/").status_code == 403


def test_a_caucus_is_shown_to_the_mediator_only(cast: Cast, enter) -> None:
    case = road.agreed(cast)
    for person in (cast.worker, cast.employer, cast.duty, cast.director):
        seen = enter(person).get(f"/api/v1/cases/{case.pk}/").content.decode()
        assert "底线" not in seen and "record_caucus" not in seen
    assert "底线" in enter(cast.mediator).get(f"/api/v1/cases/{case.pk}/").content.decode()


def test_the_other_side_sees_no_phone_and_no_id_number(cast: Cast, enter) -> None:
    case = road.mediating(cast)
    parties = enter(cast.employer).get(f"/api/v1/cases/{case.pk}/").json()["parties"]
    worker = next(p for p in parties if p["side"] == "applicant")
    assert worker["phone"] == "" and worker["number"] == ""


def test_signing_with_a_code_is_proved_by_it_and_a_claim_of_proof_is_not_believed(cast: Cast, enter) -> None:
    road.agreed(cast)
    assert set(Signature.objects.filter(document__kind="mediation_agreement").values_list("proof", flat=True)) == {"otp"}
    other = road.mediating(cast)
    for party in other.dispute.parties.all():
        road.perform(other, "record_caucus", cast.mediator, {"party": str(party.pk), "text": "谈话"})
    road.perform(other, "record_joint", cast.mediator, {"present": "双方", "statements": "各述"})
    road.complete_papers(other)
    paper = other.documents.get(kind="session_record")
    worker, path = enter(cast.worker), f"cases/{other.pk}/steps/sign/"
    body = {"document": str(paper.pk), "sha256": paper.base_sha256, "proof": "otp"}
    assert post(worker, path, body | {"code": "000000"}).status_code == 422
    assert post(worker, path, body | {"sha256": "a" * 64}).status_code == 409
    code = codes.issue(cast.worker.phone, f"sign:{paper.pk}")
    assert post(worker, path, body | {"code": code}, key="sign-once").status_code == 201
    assert post(worker, path, body | {"code": code}, key="sign-once").status_code == 200
    assert post(enter(cast.employer), path, body).status_code == 201
    proofs = dict(Signature.objects.filter(document=paper).values_list("role", "proof"))
    assert proofs["applicant"] == "otp" and proofs["respondent"] == "session"


def test_a_machine_comes_in_by_token_and_only_its_hash_is_kept(cast: Cast) -> None:
    case, token = road.filed(cast), make_token(cast.duty, "综治系统", cast.centre)
    client = Client()
    assert Token.objects.get().hash != token
    bearer = {"Authorization": f"Bearer {token}"}
    assert client.get(f"/api/v1/cases/{case.pk}/", headers=bearer).status_code == 200
    assert post(client, f"cases/{case.pk}/steps/accept/", ACCEPT, **bearer).status_code == 201
    assert client.get("/api/v1/cases/", headers={"Authorization": "Bearer sq_wrong"}).status_code == 401
    other = {"Authorization": f"Bearer {make_token(cast.duty, '别处', cast.town)}"}
    assert client.get(f"/api/v1/cases/{case.pk}/", headers=other).status_code == 404


def test_a_browser_needs_its_csrf_token_for_changes(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.worker, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/api/v1/cases/").status_code == 200
    assert post(client, "disputes/", {"data": application()}).status_code == 403
    assert Client().get("/api/v1/cases/").status_code == 401


@pytest.mark.parametrize("step", ["accept", "assign", "nonsense", "complete_document"])
def test_strange_data_is_answered_and_never_breaks_the_server(cast: Cast, enter, step: str) -> None:
    case = road.accepted(cast) if step == "assign" else road.filed(cast)
    path = f"cases/{case.pk}/steps/{step}/"
    for body in ({}, {"track": "\x00"}, {"mediator": "00000000-0000-0000-0000-000000000007"}, {"mediator": 7}, {"track": "x" * 100_000}):
        assert post(enter(cast.supervisor), path, body).status_code in (404, 409, 422), body
    assert post(enter(cast.supervisor), path, ["list"]).status_code in (404, 422)
    assert post(enter(cast.supervisor), path, ACCEPT, key="短").status_code in (404, 422)
    assert Event.objects.filter(case=case, person=cast.supervisor).count() == 0


def test_half_a_letter_is_refused_in_words_and_files_nothing(cast: Cast, enter) -> None:
    body = json.dumps({"data": application() | {"story": "我在站点跑单\ud83d"}})
    assert "\\ud83d" in body
    answer = enter(cast.worker).post("/api/v1/disputes/", body, "application/json", headers={"Idempotency-Key": "half-a-letter"})
    assert answer.status_code == 400 and answer.json()["detail"] and not Event.objects.exists()


def test_the_operator_verifies_every_chain(cast: Cast, enter) -> None:
    road.agreed(cast)
    answer = enter(cast.director).get("/api/v1/chains/").json()
    assert answer["ok"] and answer["cases"] == 2 and answer["events"] > 15
    Event.objects.filter(step="assign").update(actor_name="别人", data={})
    assert enter(cast.director).get("/api/v1/chains/").json()["broken"][0]["first_bad_event"]
