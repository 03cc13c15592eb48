"""Evidence comes in pieces, goes on after a break, and is refused with a reason."""

import io
import json

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from shiquan.cases import files
from shiquan.cases.models import Case, StoredFile
from tests.intake.steps import WORKER, answer, answer_all, begin, check_phone, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client, cast):
    return begin(client)


def photo() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((300, 300), 90).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def open_upload(client: Client, draft, size: int, name: str = "照片.jpg"):
    said = json.dumps({"name": name, "size": size, "type": "image/jpeg"})
    return client.post(reverse("intake:files", args=[draft.pk]), said, "application/json")


def put(client: Client, address: str, data: bytes, offset: int):
    return client.put(address, data, "application/offset+octet-stream", headers={"Upload-Offset": str(offset)})


def test_pieces_become_a_file_and_the_file_evidence(client, draft):
    data = photo()
    address = open_upload(client, draft, len(data)).json()["url"]
    half = len(data) // 2
    assert put(client, address, data[:half], 0).headers["Upload-Offset"] == str(half)
    assert client.head(address).headers["Upload-Offset"] == str(half)
    again = put(client, address, data[:half], 0)
    assert again.status_code == 409 and again.headers["Upload-Offset"] == str(half)
    done = put(client, address, data[half:], half)
    assert done.status_code == 200 and done.json()["name"] == "照片.jpg"
    file = StoredFile.objects.get()
    assert file.complete and file.media_type == "image/jpeg" and not default_storage.exists(f"parts/{file.pk}/000000000")
    assert put(client, address, b"", len(data)).json()["id"] == str(file.pk)  # the last answer was lost: told again
    assert client.get(address).content == files.read(file)
    answer_all(client, draft)
    assert answer(client, draft, "about", {f"title-{file.pk}": ""}).status_code == 422
    answer(client, draft, "about", {f"title-{file.pk}": "派单截图", f"proves-{file.pk}": "扣了多少单"})
    check_phone(client, draft)
    submit(client, draft)
    evidence = Case.objects.get().dispute.evidence.get()
    assert (evidence.title, evidence.proves, evidence.file) == ("派单截图", "扣了多少单", file)


@pytest.mark.parametrize(
    ("body", "status"),
    [("", 400), ("{}", 400), ('{"name": "a", "size": 0}', 400), ('{"name": "a", "size": 99999999}', 413), ('{"name": 1, "size": "x"}', 400)],
)
def test_it_refuses_to_begin_what_it_could_not_take(client, draft, body, status):
    refused = client.post(reverse("intake:files", args=[draft.pk]), body, "application/json")
    assert refused.status_code == status and refused.json()["error"]


def test_a_file_that_is_no_evidence_is_refused_with_a_reason_and_leaves_nothing(client, draft):
    address = open_upload(client, draft, 12, "virus.exe").json()["url"]
    refused = put(client, address, b"MZ0123456789", 0)
    assert refused.status_code == 400 and "不支持" in refused.json()["error"]
    assert not StoredFile.objects.exists() and client.head(address).status_code == 404


def test_a_piece_too_many_is_refused(client, draft):
    address = open_upload(client, draft, 10).json()["url"]
    assert put(client, address, b"x" * 11, 0).status_code == 400
    assert client.put(address, b"x", "application/octet-stream").status_code == 400


def test_a_browser_without_scripts_posts_the_file_with_the_form(client, draft):
    sent = answer(client, draft, "evidence", {"file": SimpleUploadedFile("a.jpg", photo(), "image/jpeg")})
    assert sent.status_code == 302 and "/about/" in sent.url
    wrong = answer(client, draft, "evidence", {"file": SimpleUploadedFile("a.exe", b"MZ", "image/jpeg")})
    assert wrong.status_code == 422 and "不支持" in wrong.content.decode()


def test_an_upload_is_taken_away_while_it_is_under_way_and_when_it_is_whole(client, draft):
    data = photo()
    address = open_upload(client, draft, len(data)).json()["url"]
    put(client, address, data[:100], 0)
    assert Client().delete(address).status_code == 404 and StoredFile.objects.exists()
    assert client.delete(address).status_code == 204
    assert not StoredFile.objects.exists() and put(client, address, data[100:], 100).status_code == 404
    whole = open_upload(client, draft, len(data)).json()["url"]
    put(client, whole, data, 0)
    stored = StoredFile.objects.get()
    assert client.delete(whole).status_code == 204 and client.delete(whole).status_code == 404
    assert not StoredFile.objects.exists() and not default_storage.exists(stored.path)
    assert "照片.jpg" not in client.get(reverse("intake:screen", args=[draft.pk, "evidence"])).content.decode()


def test_filed_evidence_is_not_taken_away_with_the_draft(client, draft):
    answer(client, draft, "evidence", {"file": SimpleUploadedFile("a.jpg", photo(), "image/jpeg")})
    file = StoredFile.objects.get()
    answer_all(client, draft)
    answer(client, draft, "about", {f"title-{file.pk}": "派单截图", f"proves-{file.pk}": "扣了多少单"})
    check_phone(client, draft)
    submit(client, draft)
    assert client.delete(reverse("intake:file", args=[draft.pk, file.pk])).status_code == 404
    assert StoredFile.objects.filter(pk=file.pk).exists()


def test_nobody_else_reads_or_removes_an_upload(client, draft, cast):
    answer(client, draft, "evidence", {"file": SimpleUploadedFile("a.jpg", photo(), "image/jpeg")})
    file = StoredFile.objects.get()
    address = reverse("intake:file", args=[draft.pk, file.pk])
    own = begin(Client())
    for visitor in (Client(), client):
        assert visitor.get(reverse("intake:file", args=[own.pk, file.pk])).status_code == 404
    assert Client().get(address).status_code == 404
    assert client.get(reverse("intake:file", args=[draft.pk, own.pk])).status_code == 404
    assert Client().post(reverse("intake:remove", args=[draft.pk, file.pk])).status_code == 404
    assert client.post(reverse("intake:remove", args=[draft.pk, file.pk])).status_code == 302
    assert not StoredFile.objects.exists() and WORKER
