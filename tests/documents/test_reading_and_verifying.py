"""Reading a document needs a role on its case; verifying one needs nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shiquan.cases import files
from tests.cases import road
from tests.people import make_cast

pytestmark = pytest.mark.django_db


def test_the_sides_read_the_agreement_and_an_outsider_does_not() -> None:
    cast = make_cast()
    agreement = road.agreed(cast).documents.get(kind="mediation_agreement")
    for person, status in ((cast.worker, 200), (cast.employer, 200), (cast.mediator, 200), (cast.outsider, 404)):
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(f"/documents/{agreement.pk}/").status_code == status
    assert Client().get(f"/documents/{agreement.pk}/").status_code == 404


def test_anybody_verifies_by_code_and_by_file() -> None:
    agreement = road.agreed(make_cast()).documents.get(kind="mediation_agreement")
    page = Client().get(f"/v/{agreement.verify_code}")
    assert "文书有效" in page.content.decode() and agreement.number in page.content.decode()
    pdf = files.read(agreement.file)
    good = Client().post("/verify/", {"file": SimpleUploadedFile("a.pdf", pdf)})
    assert "文书有效" in good.content.decode()
    spoiled = bytearray(pdf)
    spoiled[len(spoiled) // 2] ^= 1
    bad = Client().post("/verify/", {"file": SimpleUploadedFile("a.pdf", bytes(spoiled))})
    assert "不能通过查验" in bad.content.decode()


def test_a_wrong_code_is_not_found() -> None:
    assert Client().get("/v/NOTACODE").status_code == 404
