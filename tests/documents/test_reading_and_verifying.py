"""Reading a document needs a role on its case; verifying one needs nothing."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
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
    for wrong in ("NOTACODE", "%00", "长" * 400, "%E2%80%AE", "a%0d%0ab"):
        assert Client().get(f"/v/{wrong}").status_code == 404


def test_the_code_page_checks_the_stored_file_itself() -> None:

    agreement = road.agreed(make_cast()).documents.get(kind="mediation_agreement")
    page = Client().get(f"/v/{agreement.verify_code.lower()}").content.decode()
    assert page.count('class="chip ok"') == 4 and "印章" in page
    assert "陈**" in page and "陈骑手" not in page
    assert agreement.file is not None
    spoiled = bytearray(files.read(agreement.file))
    spoiled[len(spoiled) // 2] ^= 1
    files.write(agreement.file, bytes(spoiled))
    page = Client().get(f"/v/{agreement.verify_code}").content.decode()
    assert "文书不能通过查验" in page and "与登记的指纹不一致" in page


def test_a_void_document_does_not_pass_even_with_good_signatures() -> None:
    from shiquan.cases.models import Document

    agreement = road.agreed(make_cast()).documents.get(kind="mediation_agreement")
    assert agreement.file is not None
    pdf = files.read(agreement.file)
    Document.objects.filter(pk=agreement.pk).update(status="void")
    page = Client().post("/verify/", {"file": SimpleUploadedFile("a.pdf", pdf)}).content.decode()
    assert "不能通过查验" in page and "已经作废" in page


def test_a_code_typed_by_hand_leads_to_its_page() -> None:
    assert Client().get("/verify/", {"code": " AB CD/1 "})["Location"] == "/v/ABCD1"


def test_a_paper_whose_stored_bytes_are_gone_is_said_to_be_unreadable_at_every_door() -> None:
    cast = make_cast()
    agreement = road.agreed(cast).documents.get(kind="mediation_agreement")
    client = Client()
    client.force_login(cast.worker, backend="django.contrib.auth.backends.ModelBackend")
    default_storage.delete(agreement.file.path)
    default_storage.save(agreement.file.path, ContentFile(b"1.k1.bytes of another disk that open nothing"))
    for spoiled in (True, False):
        if not spoiled:
            default_storage.delete(agreement.file.path)
        page = client.get(f"/documents/{agreement.pk}/")
        assert page.status_code == 503 and "这份文件暂时读不出来" in page.content.decode()
        code = Client().get(f"/v/{agreement.verify_code}")
        assert code.status_code == 200 and "原件暂时无法读取" in code.content.decode()
        api = client.get(f"/api/v1/documents/{agreement.pk}/")
        assert api.status_code == 503 and "读不出来" in api.json()["detail"]
