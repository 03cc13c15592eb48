"""The generic page of a case and the form of a step, on a real database."""

import copy
import re

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Case, Event
from tests.cases import road
from tests.people import Cast, enter

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def mediating(on_ground, county: Cast) -> Case:
    return on_ground(road.mediating, county)


@pytest.fixture
def case(mediating: Case, db: None) -> Case:
    """A case in the middle of its mediation."""
    return copy.deepcopy(mediating)


def step_url(case: Case, step: str) -> str:
    return reverse("workspace:step", args=[case.pk, step])


def test_everybody_with_a_role_reads_the_case_and_an_outsider_does_not(case: Case, cast: Cast):
    url = reverse("workspace:case", args=[case.pk])
    for person in (cast.worker, cast.employer, cast.mediator, cast.duty, cast.supervisor, cast.director):
        for tab in ("overview", "documents", "evidence", "history", "notes", "nonsense"):
            assert enter(person).get(url, {"tab": tab}).status_code == 200
    assert enter(cast.outsider).get(url).status_code == 404
    assert Client().get(url).status_code == 302


def test_caucus_notes_stay_with_the_mediator_through_every_tab(case: Case, cast: Cast):
    party = case.dispute.parties.get(side="applicant")
    road.perform(case, "record_caucus", cast.mediator, {"party": str(party.pk), "text": "底线八千"})
    url = reverse("workspace:case", args=[case.pk])
    assert "底线八千" in enter(cast.mediator).get(url, {"tab": "notes"}).content.decode()
    for person in (cast.worker, cast.employer, cast.supervisor, cast.duty):
        for tab in ("overview", "documents", "history", "notes"):
            page = enter(person).get(url, {"tab": tab}).content.decode()
            assert "底线八千" not in page
            assert "背对背释法</h3>" not in page


def test_a_step_is_taken_from_its_form_once(cast: Cast):
    case = road.filed(cast)
    client = enter(cast.duty)
    page = client.get(step_url(case, "accept")).content.decode()
    key = re.search(r'name="idempotency_key" value="([^"]+)"', page)
    assert key is not None
    data = {"track": "joint", "urgency": "urgent", "bodies": ["court", "union"], "note": "", "idempotency_key": key[1]}
    for _twice in range(2):
        assert client.post(step_url(case, "accept"), data).status_code == 302
    case.refresh_from_db()
    assert case.state == "accepted"
    assert Event.objects.filter(case=case, step="accept").count() == 1


def test_what_was_typed_survives_an_error_and_the_words_say_what_to_mend(cast: Cast):
    case = road.filed(cast)
    answer = enter(cast.duty).post(step_url(case, "refuse"), {"ground": "scope", "reason": "", "elsewhere": "inspection"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "这一项必须填写" in page
    assert re.search(r'value="inspection"[^>]*checked', page)


def test_rows_are_added_filled_and_blamed(cast: Cast):
    case = road.filed(cast)
    client = enter(cast.duty)
    more = client.post(step_url(case, "ask_supplement"), {"missing-0-what": "身份证照片", "_add_row": "missing"})
    assert more.status_code == 200
    page = more.content.decode()
    assert "身份证照片" in page and 'name="missing-1-what"' in page
    bad = client.post(step_url(case, "ask_supplement"), {"missing-0-what": "", "missing-1-what": "字" * 201})
    assert bad.status_code == 422
    assert "太长了" in bad.content.decode()
    assert client.post(step_url(case, "ask_supplement"), {"missing-0-what": "", "missing-1-what": "押金收据"}).status_code == 302
    case.refresh_from_db()
    assert case.facts["missing"] == [{"what": "押金收据"}]


def test_an_upload_becomes_evidence_that_the_other_side_may_open_and_an_outsider_not(case: Case, cast: Cast):
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (20, 20), "teal").save(picture, "PNG")
    data = {
        "evidence-0-file": SimpleUploadedFile("聊天记录.png", picture.getvalue()),
        "evidence-0-title": "聊天记录",
        "evidence-0-proves": "",
    }
    assert enter(cast.worker).post(step_url(case, "add_evidence"), data).status_code == 302
    evidence = case.dispute.evidence.get()
    url = reverse("workspace:file", args=[evidence.file_id])
    answer = enter(cast.employer).get(url)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("image/")
    assert enter(cast.outsider).get(url).status_code == 404
    bad = {"evidence-0-file": SimpleUploadedFile("a.exe", b"MZ123"), "evidence-0-title": "程序"}
    refused = enter(cast.worker).post(step_url(case, "add_evidence"), bad)
    assert refused.status_code == 422 and "不支持这种文件" in refused.content.decode()


def test_nobody_says_by_himself_how_he_was_identified(case: Case, cast: Cast):
    for person in (cast.worker, cast.employer):
        party = case.dispute.parties.get(person=person)
        road.perform(case, "record_caucus", cast.mediator, {"party": str(party.pk), "text": "谈过"})
    road.perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "各述", "result": "谈成"})
    record = case.documents.filter(kind="session_record").first()
    assert record is not None
    road.complete_papers(case)
    data = {"document": str(record.pk), "proof": "otp", "sha256": "f" * 64}
    answer = enter(cast.worker).post(step_url(case, "sign"), data)
    assert answer["Location"] == reverse("signing:mine")  # a party signs where the paper is read and a code is asked for
    assert not record.signatures.filter(person=cast.worker).exists()


def test_steps_that_are_not_open_or_do_not_exist(cast: Cast):
    case = road.filed(cast)
    assert enter(cast.duty).get(step_url(case, "assign")).status_code == 302
    assert enter(cast.duty).get(step_url(case, "end_by_time")).status_code == 404
    assert enter(cast.duty).get(step_url(case, "nonsense")).status_code == 404
    refused = enter(cast.worker).post(step_url(case, "accept"), {"track": "joint", "urgency": "urgent"})
    assert refused.status_code == 422
    assert "只能由" in refused.content.decode()


def test_every_open_step_has_a_form_that_shows(case: Case, cast: Cast):
    for person in (cast.worker, cast.employer, cast.mediator, cast.supervisor):
        client = enter(person)
        page = client.get(reverse("workspace:case", args=[case.pk]), {"tab": "overview"}).content.decode()
        for url in set(re.findall(rf"/cases/{case.pk}/steps/[a-z_]+/", page)):
            assert client.get(url).status_code == 200


def test_a_page_of_a_case_costs_a_fixed_number_of_queries(case: Case, cast: Cast, django_assert_max_num_queries):
    client = enter(cast.mediator)
    with django_assert_max_num_queries(32):
        assert client.get(reverse("workspace:case", args=[case.pk]), {"tab": "overview"}).status_code == 200


def test_only_local_addresses_are_gone_to_next(cast: Cast):
    case = road.filed(cast)
    data = {"track": "joint", "urgency": "urgent", "next": "https://evil.example/"}
    answer = enter(cast.duty).post(step_url(case, "accept"), data)
    assert answer["Location"] == reverse("workspace:case", args=[case.pk])


def test_the_address_of_a_case_leads_everybody_to_the_own_page(cast: Cast):
    case, court = road.confirmed(cast)
    follow = Case.objects.get(dispute=case.dispute, procedure__startswith="followup")
    homes = [
        (cast.worker, case, "parties:case"), (cast.employer, follow, "parties:case"), (cast.mediator, case, "mediation:case"),
        (cast.mediator, follow, "followup:case"), (cast.judge, court, "court:case"),
    ]  # fmt: skip
    for person, one, name in homes:
        client = enter(person)
        assert client.get(reverse("workspace:case", args=[one.pk])).headers["Location"] == reverse(name, args=[one.pk])
        assert client.get(reverse("workspace:case", args=[one.pk]), follow=True).status_code == 200
        assert client.get(reverse("workspace:case", args=[one.pk]), {"tab": "overview"}).status_code == 200


def test_a_damaged_key_of_a_form_is_no_fault_of_the_server(cast: Cast):
    case = road.mediating(cast)
    answer = enter(cast.worker).post(step_url(case, "withdraw"), {"idempotency_key": "\x00a\x00", "reason": ""})
    assert answer.status_code == 422 and "reason" in answer.content.decode()


def test_the_steps_of_an_injury_stand_folded_unless_one_is_claimed_for(cast: Cast):
    case = road.mediating(cast)
    url = reverse("workspace:case", args=[case.pk])
    page = enter(cast.mediator).get(url, {"tab": "overview"}).content.decode()
    assert page.index("涉及工伤时") < page.index(step_url(case, "note_injury"))
    case.dispute.claims.update(kind="injury")
    page = enter(cast.mediator).get(url, {"tab": "overview"}).content.decode()
    assert "涉及工伤时" not in page and step_url(case, "note_injury") in page
