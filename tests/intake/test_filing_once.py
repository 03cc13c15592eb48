"""However often it is sent, an application is filed once; and only its applicant sees it."""

import json
import threading
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Case, Event
from shiquan.intake import drafts
from shiquan.intake.models import ApplicationDraft
from tests.intake.steps import begin, check_phone, ready_draft, submit
from tests.people import make_cast


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_file_one_application(client):
    make_cast()
    draft = ready_draft(client)
    cookies = {name: value.value for name, value in client.cookies.items()}
    answers: list = []
    gate = threading.Barrier(2)

    def tap() -> None:
        try:
            twin = Client()
            twin.cookies.load(cookies)
            gate.wait()
            answers.append(submit(twin, draft))
        finally:
            connections.close_all()

    taps = [threading.Thread(target=tap) for _ in range(2)]
    for one in taps:
        one.start()
    for one in taps:
        one.join()
    assert [a.status_code for a in answers] == [302, 302] and len({a.url for a in answers}) == 1
    assert Case.objects.count() == 1 and Event.objects.filter(step="file").count() == 1


@pytest.mark.django_db
def test_sending_it_again_shows_the_receipt(client, cast):
    draft = ready_draft(client)
    first, second = submit(client, draft), submit(client, draft)
    assert first.url == second.url and Case.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["save", "files", "phone", "review", "receipt", "discard"])
def test_strangers_find_nothing(client, cast, page):
    draft = begin(client)
    stranger = Client()
    address = reverse(f"intake:{page}", args=[draft.pk])
    for answer in (stranger.get(address), stranger.post(address)):
        assert answer.status_code in (404, 405)
    stranger.force_login(cast.outsider)
    for answer in (stranger.get(address), stranger.post(address)):
        assert answer.status_code in (404, 405)


@pytest.mark.django_db
def test_a_receipt_is_shown_to_its_applicant_only(client, cast):
    draft = ready_draft(client)
    address = submit(client, draft).url
    assert client.get(address).status_code == 200
    stranger = Client()
    assert stranger.get(address).status_code == 302  # asked for the phone first
    stranger.force_login(cast.outsider)
    assert stranger.get(address).status_code == 404
    assert stranger.get(reverse("intake:receipt", args=[uuid4()])).status_code == 404


@pytest.mark.django_db
def test_a_draft_that_has_an_owner_asks_a_logged_out_browser_for_the_phone(client, cast):
    draft = begin(client)
    check_phone(client, draft)
    client.post(reverse("accounts:logout"))
    asked = client.get(reverse("intake:screen", args=[draft.pk, "story"]))
    assert asked.status_code == 302 and asked.url.startswith(reverse("accounts:enter"))
    other = Client()
    assert other.get(reverse("intake:screen", args=[draft.pk, "story"])).status_code == 404
    other.force_login(cast.worker)
    assert other.get(reverse("intake:screen", args=[draft.pk, "story"])).status_code == 200
    assert other.get(reverse("intake:start")).content.decode().count("接着填") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/apply/x/", "/apply/00000000-0000-0000-0000-000000000000/story/", "/apply/paper/x.pdf"])
def test_wrong_links_lead_nowhere(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_an_unknown_screen_of_an_own_draft_leads_nowhere(client, cast):
    draft = begin(client)
    assert client.get(reverse("intake:screen", args=[draft.pk, "nothing"])).status_code == 404
    assert client.get(reverse("intake:screen", args=[draft.pk, "amounts"])).status_code == 302


@pytest.mark.django_db
def test_a_wrong_code_gives_nobody_the_draft(client, cast):
    draft = begin(client)
    address = reverse("intake:phone", args=[draft.pk])
    assert client.post(address, {"phone": "123"}).status_code == 422
    client.post(address, {"phone": "13891512345"})
    refused = client.post(address, {"code": "000000"})
    assert refused.status_code == 422 and "还可以再试" in refused.content.decode()
    assert ApplicationDraft.objects.get().owner is None


@pytest.mark.django_db
def test_a_draft_can_be_thrown_away(client, cast):
    draft = begin(client)
    assert client.post(reverse("intake:discard", args=[draft.pk])).status_code == 302
    assert not ApplicationDraft.objects.exists()


@pytest.mark.django_db
def test_drafts_that_nobody_came_back_to_are_deleted(client, cast):
    old, fresh = begin(client), begin(client)
    ApplicationDraft.objects.filter(pk=old.pk).update(updated_at=old.updated_at - drafts.KEEP * 2)
    assert drafts.delete_expired() == 1
    assert list(ApplicationDraft.objects.all()) == [fresh]


@pytest.mark.django_db
def test_what_is_typed_cannot_be_read_from_the_database(client, cast):
    draft = begin(client)
    fields = {"applicant-0-id_number": "612422199003124217", "story": "秘密"}
    client.post(reverse("intake:save", args=[draft.pk]), json.dumps({"fields": fields}), "application/json")
    sealed = ApplicationDraft.objects.get().answers_sealed
    assert "612422199003124217" not in sealed and "秘密" not in sealed and "\\u" not in sealed
