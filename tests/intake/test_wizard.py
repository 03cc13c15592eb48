"""A worker applies by phone, one question a screen."""

import base64
import io
import json
from decimal import Decimal

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw

from shiquan.cases.models import Case, Dispute
from shiquan.intake import drafts
from shiquan.intake.models import ApplicationDraft, KnownCompany
from tests.intake.steps import WORKER, answer, answer_all, begin, check_phone, ready_draft, submit

pytestmark = pytest.mark.django_db


def test_a_worker_goes_through_every_screen_and_files(client, cast):
    draft = ready_draft(client)
    assert client.get(reverse("intake:review", args=[draft.pk])).status_code == 200
    sent = submit(client, draft)
    assert sent.url == reverse("intake:receipt", args=[draft.pk])
    case = Case.objects.get()
    assert case.state == "filed" and case.office == cast.centre
    applicant = case.dispute.parties.get(side="applicant")
    assert applicant.name == "陈骑手" and applicant.person == cast.worker and applicant.consents_electronic
    assert applicant.details["phone"] == "13891512345"
    assert list(case.dispute.claims.values_list("title", "amount")) == [
        ("订单报酬差额", Decimal("12800.00")), ("退还押金、保证金", None),
    ]  # fmt: skip
    receipt = client.get(sent.url)
    assert case.dispute.receipt_number in receipt.content.decode() and b"data-due" in receipt.content
    assert not ApplicationDraft.objects.exists()


@pytest.mark.parametrize("key", [*WORKER, "phone", "review"])
def test_every_screen_opens_empty(client, cast, key):
    draft = begin(client)
    answer(client, draft, "situation", {"situation": "unpaid"})
    answer(client, draft, "claims", {"kinds": ["unpaid_wages", "other"]})
    name = f"intake:{key}" if key in ("phone", "review") else "intake:screen"
    shown = client.get(reverse(name, args=[draft.pk] if key in ("phone", "review") else [draft.pk, key]))
    assert shown.status_code == (302 if key == "review" else 200)


@pytest.mark.parametrize(
    ("key", "data", "words"),
    [
        ("story", {"story": ""}, "必须填写"),
        ("since", {"started_on": "2026-13-40"}, "年-月-日"),
        ("since", {"started_on": "2026-05-01", "happened_on": "2026-03-01"}, "还早"),
        ("since", {"happened_on": "2099-03-01"}, "还没到"),
        ("respondent", {"respondents-0-name": "某公司", "respondents-0-kind": "employer", "respondents-0-credit_code": "91610922MA70ABCD50"}, "信用代码"),
        ("reach", {"respondents-0-phone": "12345"}, "11位"),
        ("claims", {}, "必须填写"),
        ("me", {"applicant-0-name": "陈骑手", "applicant-0-id_number": "612422199003124218"}, "校验不通过"),
        ("address", {"applicant-0-address": "\x00"}, "无法识别"),
        ("story", {"story": "很" * 3001}, "太长了"),
    ],
)  # fmt: skip
def test_it_says_how_to_mend_a_wrong_answer_and_keeps_it(client, cast, key, data, words):
    draft = begin(client)
    refused = answer(client, draft, key, data)
    assert refused.status_code == 422 and words in refused.content.decode()
    kept = drafts.read(ApplicationDraft.objects.get())
    assert {name: kept[name] for name in data} == data


def test_what_is_typed_is_saved_as_it_is_typed(client, cast):
    draft = begin(client)
    fields = {"story": "老板说", "respondents-0-name": "某店", "unknown": "x", "applicant-0-person": "x", "kinds": ["deposit"]}
    saved = client.post(reverse("intake:save", args=[draft.pk]), json.dumps({"fields": fields}), "application/json")
    assert saved.status_code == 204
    kept = drafts.read(draft.__class__.objects.get())
    assert kept["story"] == "老板说" and "unknown" not in kept and "applicant-0-person" not in kept
    assert kept["claims-0-kind"] == "deposit"
    assert "老板说" in client.get(reverse("intake:screen", args=[draft.pk, "story"])).content.decode()


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"fields": 3}', "{bad", '{"fields": {"story": "\\ud800"}}'])
def test_saving_refuses_what_is_no_list_of_fields(client, cast, body):
    draft = begin(client)
    assert client.post(reverse("intake:save", args=[draft.pk]), body, "application/json").status_code == 400


def test_a_claim_that_is_unticked_and_ticked_again_still_has_its_sum(client, cast):
    draft = begin(client)
    answer_all(client, draft, {key: WORKER[key] for key in ("claims", "amounts")})
    answer(client, draft, "claims", {"kinds": ["deposit"]})
    answer(client, draft, "claims", {"kinds": ["deposit", "order_income"]})
    assert "12,800" in client.get(reverse("intake:screen", args=[draft.pk, "amounts"])).content.decode()


def test_a_second_company_can_be_added(client, cast):
    draft = begin(client)
    more = answer(client, draft, "respondent", WORKER["respondent"], more="1")
    assert 'name="respondents-1-name"' in more.content.decode()
    two = WORKER["respondent"] | {"respondents-1-name": "某某平台", "respondents-1-kind": "platform"}
    assert answer(client, draft, "respondent", two).status_code == 302
    answer_all(client, draft, {k: v for k, v in WORKER.items() if k != "respondent"})
    check_phone(client, draft)
    submit(client, draft)
    assert Dispute.objects.get().parties.filter(side="respondent").count() == 2


def test_a_known_company_is_offered_and_brings_its_code_along(client, cast):
    KnownCompany.objects.create(name="安康快送网络科技有限公司", kind="partner", credit_code="91610922MA70ABCD5N", address="滨江大道8号")
    assert "安康快送" in client.get(reverse("intake:companies"), {"respondents-0-name": "快送"}).content.decode()
    assert client.get(reverse("intake:companies"), {"q": "快送", "format": "json"}).json()["companies"]
    draft = begin(client)
    answer(client, draft, "respondent", {"respondents-0-name": "安康快送网络科技有限公司", "respondents-0-kind": "partner"})
    kept = drafts.read(ApplicationDraft.objects.get())
    assert kept["respondents-0-credit_code"] == "91610922MA70ABCD5N" and kept["respondents-0-address"] == "滨江大道8号"


def test_the_review_page_links_to_what_is_missing(client, cast):
    draft = begin(client)
    check_phone(client, draft)
    page = client.get(reverse("intake:review", args=[draft.pk])).content.decode()
    for key in ("story", "respondent", "claims", "me", "address"):
        assert f"{reverse('intake:screen', args=[draft.pk, key])}?then=review" in page
    refused = submit(client, draft)
    assert refused.status_code == 422 and not Case.objects.exists()


def test_an_edit_from_the_review_page_goes_back_there(client, cast):
    draft = ready_draft(client)
    back = answer(client, draft, "story", {"story": "改过的经过"}, then="review")
    assert back.url == reverse("intake:review", args=[draft.pk])
    assert "改过的经过" in client.get(back.url).content.decode()


def test_it_files_only_what_is_said_to_be_true(client, cast):
    draft = ready_draft(client)
    refused = client.post(reverse("intake:review", args=[draft.pk]), {})
    assert refused.status_code == 422 and "id_truthful_error" in refused.content.decode() and not Case.objects.exists()


def test_an_employer_applies_too(client, cast):
    draft = begin(client, "employer")
    answers = {
        "story": {"story": "员工离职后带走了公司的车辆和押金单。"},
        "since": {"happened_on": "2026-10-08"},
        "respondent": {"respondents-0-name": "陈骑手"},
        "reach": {"respondents-0-phone": "13891512345"},
        "claims": {"kinds": ["other"]},
        "amounts": {"claims-0-title": "返还车辆", "claims-0-amount": ""},
        "wish": {"wish": ""},
        "evidence": {},
        "me": {"applicant-0-name": "安康快送网络科技有限公司", "applicant-0-credit_code": "91610922MA70ABCD5N",
               "applicant-0-contact": "刘经理", "applicant-0-id_number": "612422199003124217"},
        "address": {"applicant-0-address": "石泉县滨江大道8号"},
    }  # fmt: skip
    answer_all(client, draft, answers)
    check_phone(client, draft, "13709150001")
    assert submit(client, draft).status_code == 302
    applicant = Case.objects.get().dispute.parties.get(side="applicant")
    assert applicant.kind == "employer" and applicant.details["contact"] == "刘经理" and applicant.person == cast.employer


def test_an_employer_must_name_its_code(client, cast):
    draft = begin(client, "employer")
    refused = answer(client, draft, "me", {"applicant-0-name": "某公司"})
    assert refused.status_code == 422 and refused.content.decode().count("必须填写") >= 3


def test_the_paper_twin_and_the_blank_forms_are_there(client, cast):
    for side in ("worker", "employer"):
        assert client.get(reverse("intake:paper"), {"side": side}).status_code == 200
    for kind in ("mediation_application", "service_address"):
        assert client.get(reverse("intake:blank", args=[kind])).content.startswith(b"%PDF")
    assert client.get(reverse("intake:blank", args=["confirming_ruling"])).status_code == 404
    draft = begin(client)
    assert client.get(reverse("intake:application", args=[draft.pk, "mediation_application"])).content.startswith(b"%PDF")
    answer_all(client, draft)
    for kind in ("mediation_application", "service_address"):
        assert client.get(reverse("intake:application", args=[draft.pk, kind])).content.startswith(b"%PDF")


def test_a_signature_by_hand_goes_onto_the_papers_and_a_blank_one_is_refused(client, cast):
    draft = ready_draft(client)
    address = reverse("intake:review", args=[draft.pk])
    refused = client.post(address, {"truthful": "on", "signature": "data:image/png;base64,AAAA"})
    assert refused.status_code == 422 and "重新签名" in refused.content.decode()
    picture = Image.new("RGBA", (1000, 400), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line([(100, 100), (800, 300), (300, 350)], fill=(10, 20, 60, 255), width=14)
    made = io.BytesIO()
    picture.save(made, "PNG")
    signature = "data:image/png;base64," + base64.b64encode(made.getvalue()).decode()
    untrue = client.post(address, {"signature": signature})
    assert untrue.status_code == 422 and "已经签过名" in untrue.content.decode()
    assert submit(client, draft).status_code == 302
    signatures = [s for d in Case.objects.get().documents.all() for s in d.signatures.all()]
    assert len(signatures) == 2 and all(s.handwriting is not None and s.proof == "otp" for s in signatures)
