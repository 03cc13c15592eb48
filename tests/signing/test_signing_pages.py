"""A paper is read and signed: by whom it concerns, in the version that was read, with a code, once."""

import base64
import copy

import pytest
from django.urls import reverse

from shiquan.accounts import codes
from shiquan.cases.models import Case, Document
from shiquan.demo.pictures import draw_handwriting
from shiquan.procedure.language import Refused
from tests.cases import road
from tests.people import Cast
from tests.signing.desk import record_to_sign

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def waiting(on_ground, county: Cast) -> tuple[Case, Document]:
    return on_ground(record_to_sign, county)


@pytest.fixture
def record(waiting: tuple[Case, Document], db: None) -> tuple[Case, Document]:
    return copy.deepcopy(waiting)


def filled(person, document, **change) -> dict:
    png = base64.b64encode(draw_handwriting("陈骑手")).decode()
    return {
        "read": "on", "sha256": document.base_sha256, "signature": f"data:image/png;base64,{png}",
        "code": codes.issue(person.phone, f"sign:{document.pk}"), "idempotency_key": "one", **change,
    }  # fmt: skip


def url(document) -> str:
    return reverse("signing:sign", args=[document.pk])


def test_a_party_reads_signs_with_hand_and_code_and_sees_who_is_left(record, cast, enter):
    _case, document = record
    client = enter(cast.worker)
    page = client.get(url(document)).content.decode()
    assert document.base_sha256[:8] in page and "陈骑手" in page and "签署这份文书" in page
    assert url(document) in client.get(reverse("signing:mine")).content.decode()
    assert client.post(url(document), filled(cast.worker, document)).status_code == 302
    signature = document.signatures.get(person=cast.worker)
    assert signature.proof == "otp" and signature.sha256 == document.base_sha256 and signature.handwriting is not None
    after = client.get(url(document)).content.decode()
    assert "您已签署" in after and "待签" in after
    assert url(document) not in client.get(reverse("signing:mine")).content.decode()


def test_a_double_tap_signs_once(record, cast, enter):
    _case, document = record
    client, data = enter(cast.worker), filled(cast.worker, document)
    assert [client.post(url(document), data).status_code for _ in range(2)] == [302, 302]
    again = filled(cast.worker, document, idempotency_key="two")
    assert client.post(url(document), again).status_code == 302
    assert document.signatures.filter(person=cast.worker).count() == 1


def test_it_refuses_another_version_without_using_up_the_code(record, cast, enter):
    _case, document = record
    client, data = enter(cast.worker), filled(cast.worker, document)
    refused = client.post(url(document), data | {"sha256": "f" * 64})
    assert refused.status_code == 422 and "不是这份文书现在的内容" in refused.content.decode()
    assert not document.signatures.filter(person=cast.worker).exists()
    assert client.post(url(document), data).status_code == 302


def test_the_one_door_itself_refuses_another_version(record, cast):
    case, document = record
    with pytest.raises(Refused):
        road.perform(case, "sign", cast.worker, {"document": str(document.pk), "sha256": "f" * 64, "proof": "otp"})
    assert not document.signatures.filter(person=cast.worker).exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code": "000"}, "验证码不对"), ({"code": ""}, "获取验证码"), ({"read": ""}, "请先读完文书"),
        ({"signature": ""}, "请在签名框里签名"), ({"signature": "data:image/png;base64,xx"}, "签名图片已损坏"),
    ],
)  # fmt: skip
def test_it_refuses_what_is_missing_or_wrong_in_plain_words(record, cast, enter, change, words):
    _case, document = record
    answer = enter(cast.worker).post(url(document), filled(cast.worker, document, **change))
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not document.signatures.filter(person=cast.worker).exists()


def test_a_code_of_another_paper_or_another_phone_does_not_hold(record, cast, enter):
    _case, document = record
    for code in (codes.issue(cast.worker.phone, "enter"), codes.issue(cast.employer.phone, f"sign:{document.pk}")):
        answer = enter(cast.worker).post(url(document), filled(cast.worker, document) | {"code": code})
        assert answer.status_code == 422
    assert not document.signatures.filter(person=cast.worker).exists()


def test_strangers_and_people_without_a_place_on_the_paper_cannot_sign(record, cast, enter):
    _case, document = record
    for method in ("get", "post"):
        assert getattr(enter(cast.outsider), method)(url(document)).status_code == 404
    assert enter(cast.outsider).post(reverse("signing:code", args=[document.pk])).status_code == 404
    assert enter(cast.supervisor).post(url(document), {"sha256": document.base_sha256, "read": "on"}).status_code in (404, 422)
    assert not document.signatures.filter(person=cast.supervisor).exists()


def test_the_code_goes_to_the_signers_phone_and_is_shown_only_in_the_demo(record, cast, enter, settings):
    _case, document = record
    for demo in (True, False):
        settings.SHIQUAN_DEMO = demo
        answer = enter(cast.worker).post(reverse("signing:code", args=[document.pk])).content.decode()
        assert "138****2345" in answer or "138" in answer
        assert ("data-demo-code" in answer) is demo


def test_the_old_form_of_the_step_leads_a_party_here(record, cast, enter):
    case, document = record
    old = reverse("workspace:step", args=[case.pk, "sign"])
    answer = enter(cast.worker).post(old, {"document": str(document.pk)})
    assert answer["Location"] == reverse("signing:mine")
    assert not document.signatures.filter(person=cast.worker).exists()
