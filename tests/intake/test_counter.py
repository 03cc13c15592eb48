"""A clerk files for somebody who came to the counter."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Case
from shiquan.intake.models import ApplicationDraft
from shiquan.organisations.models import Person
from tests.intake.steps import LETTERS, last_code
from tests.people import COMPANY_CODE, WORKER_ID

pytestmark = pytest.mark.django_db
FORM = {
    "side": "worker", "applicant-0-name": "王阿姨", "applicant-0-id_number": WORKER_ID, "applicant-0-phone": "13991512399",
    "applicant-0-address": "石泉县池河镇", "applicant-0-platform_work": "domestic",
    "respondents-0-name": "好帮手家政服务部", "respondents-0-kind": "platform", "respondents-0-credit_code": COMPANY_CODE,
    "respondents-1-name": "", "story": "干了两个月没给钱。", "started_on": "2026-07-01", "happened_on": "", "place": "", "wish": "",
    "claims-0-kind": "unpaid_wages", "claims-0-title": "", "claims-0-amount": "4120", "claims-0-basis": "",
    "claims-1-kind": "", "claims-1-title": "", "claims-1-amount": "", "electronic_service": "on", "truthful": "on", "proof": "counter",
}  # fmt: skip


@pytest.fixture
def clerk(client, cast) -> Client:
    client.force_login(cast.counter, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(draft) -> str:
    return reverse("intake:counter_draft", args=[draft])


def test_one_dense_page_files_for_a_worker(clerk, cast):
    opened = clerk.post(reverse("intake:counter"))
    assert clerk.get(opened.url).status_code == 200
    draft = ApplicationDraft.objects.get()
    filed = clerk.post(opened.url, FORM)
    assert filed.status_code == 302, filed.context["form"].errors
    assert filed.url == reverse("intake:receipt", args=[draft.pk])
    case = Case.objects.get()
    applicant = case.dispute.parties.get(side="applicant")
    assert applicant.name == "王阿姨" and applicant.person == Person.objects.find_by_phone("13991512399")
    assert case.events.get().role == "counter" and case.facts["channel"] == "counter"
    assert {s.proof for d in case.documents.all() for s in d.signatures.all()} == {"counter"}
    assert case.dispute.claims.get().title == "拖欠工资或订单报酬"
    assert "请申请人签字" in clerk.get(filed.url).content.decode()
    assert clerk.post(page(draft.pk), FORM).url == filed.url and Case.objects.count() == 1


def test_the_worker_sees_the_case_with_the_own_phone(clerk, cast):
    clerk.post(page(uuid4()), FORM)
    worker = Client()
    worker.force_login(Person.objects.find_by_phone("13991512399"))
    key = Case.objects.get().events.get().key
    assert worker.get(reverse("intake:receipt", args=[key])).status_code == 200


def test_the_applicant_may_confirm_with_a_code_instead_of_ink(clerk):
    draft = uuid4()
    sent = clerk.post(page(draft), FORM | {"send": "1"})
    assert sent.status_code == 200 and LETTERS[-1][0] == "13991512399"
    wrong = clerk.post(page(draft), FORM | {"proof": "otp", "code": "000000"})
    assert wrong.status_code == 422 and "还可以再试" in wrong.content.decode() and not Case.objects.exists()
    assert clerk.post(page(draft), FORM | {"proof": "otp", "code": last_code()}).status_code == 302
    assert {s.proof for d in Case.objects.get().documents.all() for s in d.signatures.all()} == {"otp"}


def test_a_wrong_page_says_what_to_mend_and_keeps_everything(clerk):
    draft = uuid4()
    refused = clerk.post(page(draft), FORM | {"applicant-0-id_number": "1", "claims-0-amount": "很多"})
    text = refused.content.decode()
    assert refused.status_code == 422 and "18位" in text and "请只填数字" in text
    again = clerk.get(page(draft)).content.decode()
    assert "王阿姨" in again and "很多" in again and not Case.objects.exists()
    assert not Person.objects.find_by_phone("13991512399")
    assert clerk.post(page(draft), FORM).status_code == 302


def test_a_page_kept_for_later_stands_on_the_list(clerk):
    assert clerk.post(page(uuid4()), FORM | {"keep": "1", "story": ""}).url == reverse("intake:counter")
    assert "王阿姨" in clerk.get(reverse("intake:counter")).content.decode()


def test_the_page_prints_the_papers_to_sign(clerk):
    draft = uuid4()
    clerk.post(page(draft), FORM | {"keep": "1"})
    for kind in ("mediation_application", "service_address"):
        assert clerk.get(reverse("intake:application", args=[draft, kind])).content.startswith(b"%PDF")


def test_only_clerks_come_in_and_nobody_reads_anothers_page(clerk, cast):
    draft = uuid4()
    clerk.post(page(draft), FORM | {"keep": "1"})
    for person in (cast.worker, cast.judge, cast.outsider):
        other = Client()
        other.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        assert other.get(reverse("intake:counter")).status_code == 404
        assert other.post(page(draft), FORM).status_code == 404
    duty = Client()
    duty.force_login(cast.duty, backend="django.contrib.auth.backends.ModelBackend")
    assert duty.get(reverse("intake:counter")).status_code == 200
    assert duty.get(page(draft)).status_code == 404
    assert duty.post(page(uuid4()), FORM).status_code == 302
    assert Client().get(reverse("intake:counter")).status_code == 404


def test_more_rows_are_added_without_leaving_the_page(clerk):
    opened = clerk.post(reverse("intake:counter"))
    filled = FORM | {f"claims-{i}-kind": kind for i, kind in enumerate(("unpaid_wages", "overtime", "deposit"))}
    shown = clerk.post(opened.url, filled | {"more": "claims"}).content.decode()
    assert 'name="claims-3-kind"' in shown and "王阿姨" in shown and not Case.objects.exists()
    shown = clerk.post(opened.url, FORM | {"respondents-1-name": "甲平台", "more": "respondents"}).content.decode()
    assert 'name="respondents-2-name"' in shown and "甲平台" in shown
