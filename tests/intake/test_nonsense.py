"""Whatever is typed or sent, the answer is a page with words, never a broken one."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from shiquan.intake import questions as q
from shiquan.intake.sheet import sheet_for
from tests.intake.steps import WORKER, answer, begin, check_phone
from tests.intake.test_counter import FORM

pytestmark = pytest.mark.django_db
NONSENSE = ["\x00", "𝟙𝟚𝟛", "９９９", "-1", "1e400", "NaN", "2026-02-30", "<script>", "字" * 7000, "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), " ", "%s", "٣"]


@pytest.mark.parametrize("value", NONSENSE, ids=range(len(NONSENSE)))
def test_no_screen_breaks_on_what_is_typed(client, cast, value):
    draft = begin(client)
    for key in WORKER:
        if key == "evidence":
            continue
        fields = sheet_for(q.BY_KEY[key], {"kinds": ["other"], "claims-0-kind": "other", "_files": []}).fields
        sent = answer(client, draft, key, dict.fromkeys(fields, value), then=value, more="")
        assert sent.status_code in (302, 422), key
        assert client.get(reverse("intake:screen", args=[draft.pk, key])).status_code in (200, 302)
    assert client.post(reverse("intake:phone", args=[draft.pk]), {"phone": value}).status_code == 422
    check_phone(client, draft)
    assert client.get(reverse("intake:review", args=[draft.pk])).status_code == 200
    refused = client.post(reverse("intake:review", args=[draft.pk]), {"truthful": "on", "signature": value.strip()})
    assert refused.status_code == 422
    for kind in ("mediation_application", "service_address"):
        assert client.get(reverse("intake:application", args=[draft.pk, kind])).status_code == 200
    assert client.get(reverse("intake:companies"), {"q": value}).status_code == 200
    assert client.get(reverse("intake:start"), {"from": value, "claims": value}).status_code == 200


@pytest.mark.parametrize("value", NONSENSE, ids=range(len(NONSENSE)))
def test_the_counter_does_not_break_on_what_is_typed(client, cast, value):
    client.force_login(cast.counter, backend="django.contrib.auth.backends.ModelBackend")
    draft = uuid4()
    address = reverse("intake:counter_draft", args=[draft])
    for button in ({}, {"send": "1"}, {"proof": "otp", "code": value}):
        assert client.post(address, dict.fromkeys(FORM, value) | button).status_code in (422, 429)
    assert client.get(address).status_code == 200
    assert client.get(reverse("intake:application", args=[draft, "mediation_application"])).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [{"kinds": 3}, {"kinds": {"a": 1}}, {"kinds": [["x"]]}, {"story": None}, {"story": ["a", "b"]}, {"respondents-0-name": ["x"]},
     {"kinds": "deposit"}, {"electronic_service": ["on"]}, {"side": ["x"]}, {"side": "x"}, {"claims-39-kind": "other", "kinds": ["other"]},
     {"situation": ["unpaid"]}, {"respondents-9-name": "x"}, {"applicant-0-name": ["y"]}, {"": "x"}, {"claims-0-amount": ["1"], "kinds": ["deposit"]}],
)  # fmt: skip
def test_saving_takes_any_shape_and_the_screens_still_open(client, cast, fields):
    draft = begin(client)
    saved = client.post(reverse("intake:save", args=[draft.pk]), json.dumps({"fields": fields}), "application/json")
    assert saved.status_code == 204
    for key in WORKER:
        assert client.get(reverse("intake:screen", args=[draft.pk, key])).status_code in (200, 302), key
    check_phone(client, draft)
    assert client.get(reverse("intake:review", args=[draft.pk])).status_code == 200
    assert client.get(reverse("intake:start")).status_code == 200
