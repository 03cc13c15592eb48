"""Files over the API."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.api.calls import post
from tests.people import Cast, application


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return SimpleUploadedFile("流水.png", out.getvalue(), "image/png")


def test_an_uploaded_picture_becomes_evidence_that_the_staff_can_read(cast: Cast, enter) -> None:
    worker = enter(cast.worker)
    file = worker.post("/api/v1/files/", {"file": picture()})
    assert file.status_code == 201
    evidence = [{"file": file.json()["id"], "title": "流水"}]
    assert post(worker, "disputes/", {"data": application() | {"evidence": evidence}}).status_code == 201
    address = f"/api/v1/files/{file.json()['id']}/"
    assert enter(cast.duty).get(address).status_code == 200
    assert enter(cast.outsider).get(address).status_code == 404


def test_a_script_in_disguise_is_refused_with_words(cast: Cast, enter) -> None:
    bad = SimpleUploadedFile("a.png", b"<script>alert(1)</script>", "image/png")
    answer = enter(cast.worker).post("/api/v1/files/", {"file": bad})
    assert answer.status_code == 422 and "file" in answer.json()["fields"]


def test_somebody_elses_file_is_no_evidence_of_mine(cast: Cast, enter) -> None:
    theirs = enter(cast.outsider).post("/api/v1/files/", {"file": picture()}).json()["id"]
    body = {"data": application() | {"evidence": [{"file": theirs, "title": "不是我的"}]}}
    answer = post(enter(cast.worker), "disputes/", body)
    assert answer.status_code == 422 and set(answer.json()["fields"]) == {"evidence.0.file"}
