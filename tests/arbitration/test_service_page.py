"""The page of service: each paper for each side with its tries, the next manner, and the day on which it counts."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from shiquan.cases import files
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Delivery
from shiquan.cases.perform import perform
from tests.arbitration.evidence import picture
from tests.cases import road, tribunal

pytestmark = pytest.mark.django_db


def test_the_page_offers_the_next_manner_and_says_why_others_are_closed(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.accepted(bench)
    page = reverse("arbitration:service", args=[case.pk])
    client = enter(bench.clerk)
    seen = client.get(page).content.decode()
    assert "登记直接送达" in seen and "公告是最后的方式" in seen and "没有书面同意电子送达" in seen
    tribunal.serve(case, bench, "copy", "respondent", outcome="refused", receipt="前台拒收")
    seen = client.get(page).content.decode()
    assert "拒绝签收" in seen and "前台拒收" in seen and "channel=left" in seen


def test_the_clerk_leaves_the_paper_with_a_photo_and_the_page_names_the_day(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.accepted(bench)
    tribunal.serve(case, bench, "copy", "respondent", outcome="refused", receipt="前台拒收")
    client, page = enter(bench.clerk), reverse("arbitration:service", args=[case.pk])
    form = reverse("workspace:step", args=[case.pk, "serve_copy"])
    told = {"party": tribunal.party(case, "respondent"), "channel": "left", "at": now().strftime("%Y-%m-%dT%H:%M:%S%z"), "receipt": "留在前台", "next": page}
    answer = client.post(form, told)
    assert answer.status_code == 422 and "照片" in answer.content.decode() and "留在前台" in answer.content.decode()
    photo = SimpleUploadedFile("留置.jpg", picture("JPEG", mode="RGB"), "image/jpeg")
    answer = client.post(form, told | {"file": photo})
    assert answer.status_code == 302 and answer["Location"] == page
    seen = client.get(page).content.decode()
    assert "尚未满期" in seen and "看凭证" in seen and "答辩" in seen
    proof = Delivery.objects.get(document__case=case, document__kind="response_notice", status="received")
    assert proof.counts_at and proof.counts_at > now() and proof.file_id
    file = reverse("workspace:file", args=[proof.file_id])
    assert enter(bench.director).get(file).status_code == 200, "the proof is part of the file"
    assert enter(bench.cast.outsider).get(file).status_code == 404


def test_each_paper_of_a_mixed_award_has_its_own_number_tries_and_day(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.large(tribunal.heard(bench))
    items = tribunal.items(case, severance=("part", "30000.00", "nonfinal"))
    perform(case, "draft_award", bench.arbitrator, {"findings": "欠付属实。", "reasons": "应当支付。", "items": items, "perform_days": 10})
    perform(case, "issue_award", bench.arbitrator)
    road.complete_papers(case)
    first, second = case.documents.filter(kind="award").order_by("number")
    worker, client = tribunal.party(case, "applicant"), enter(bench.clerk)
    page = reverse("arbitration:service", args=[case.pk])
    told = {"party": worker, "channel": "direct", "at": now().isoformat()}
    perform(case, "record_service", bench.clerk, told | {"document": str(first.pk), "receipt": "本人签收之一"})
    perform(case, "record_service", bench.clerk, told | {"document": str(second.pk), "receipt": "家中无人", "outcome": "absent"})
    seen = client.get(page).content.decode()
    one, two = (re.search(rf'id="paper-award-{n}".*?</section>', seen, re.S)[0] for n in (1, 2))
    assert "第1号之一" in one and "第1号之二" in two and "第1号之二" not in one
    mine, other = (re.search(rf'id="paper-award-{n}-{worker}".*?(?=<hr>|</section>)', part, re.S)[0] for n, part in ((1, one), (2, two)))
    assert "送达日 20" in mine and "本人签收之一" in mine and "家中无人" not in mine
    assert "送达日 20" not in other and "家中无人" in other and f"document={second.pk}" in other
    perform(case, "record_service", bench.clerk, told | {"document": str(second.pk), "receipt": "本人签收之二"})
    seen = client.get(page).content.decode()
    assert seen.count("本人签收之一") == 1 and seen.count("本人签收之二") == 1


def test_the_page_is_closed_to_parties_and_strangers(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.accepted(bench)
    page = reverse("arbitration:service", args=[case.pk])
    for person in (bench.cast.worker, bench.cast.employer, bench.cast.outsider, bench.cast.mediator):
        assert enter(person).get(page).status_code == 404


def test_a_default_award_follows_a_paper_that_was_left_in_time(bench: tribunal.Bench, enter: Callable[..., Client]):
    """The respondent refuses everything: papers are left with witnesses, the hearing goes on, the award is made by default."""
    case = tribunal.accepted(bench)
    tribunal.serve(case, bench, "copy", "respondent", outcome="refused", receipt="保安拒收")
    tribunal.serve(case, bench, "copy", "respondent", "left", witness="社区干部王某")
    perform(case, "form_tribunal", bench.director, {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk)})
    tribunal.fix_hearing(case, bench, days=21)
    tribunal.serve(case, bench, "hearing_notice", "applicant")
    tribunal.serve(case, bench, "hearing_notice", "respondent", outcome="refused", receipt="保安拒收")
    tribunal.serve(case, bench, "hearing_notice", "respondent", "left", witness="社区干部王某")
    later = now() + timedelta(days=21)
    perform(case, "open_hearing", bench.secretary, at=later)
    absence = {"party": tribunal.party(case, "respondent"), "told": "留置送达", "reason": "无正当理由未到庭"}
    perform(case, "proceed_in_absence", bench.arbitrator, absence, at=later)
    tribunal.close(case, bench, at=later)
    perform(case, "draft_award", bench.arbitrator, {"findings": "欠付属实。", "reasons": "应当支付。", "items": tribunal.items(case), "perform_days": 10}, at=later)
    perform(case, "issue_award", bench.arbitrator, at=later)
    client = enter(bench.clerk)
    page = client.get(reverse("arbitration:service", args=[case.pk])).content.decode()
    assert "仲裁裁决书" in page and "不能用电话、短信" in page
    tribunal.serve(case, bench, "award", "applicant")
    tribunal.serve(case, bench, "award", "respondent", outcome="refused", receipt="保安拒收")
    tribunal.serve(case, bench, "award", "respondent", "posted", file=_photo(bench))
    case.refresh_from_db()
    assert case.state == "default_awarded"
    assert case.deadlines.filter(key="SET_ASIDE_FINAL_AWARD", subject=tribunal.party(case, "respondent"), started_at__gt=now()).exists()


def test_a_vanished_employer_is_served_by_public_notice_and_judged_by_default(bench: tribunal.Bench, enter: Callable[..., Client]):
    """Everything by the clerk's own forms: direct and mail fail, the notice is published, its thirty days are not counted."""
    case = tribunal.accepted(bench)
    due = case.deadlines.get(key="ARB_AWARD_45", status="open").due_at
    client, page = enter(bench.clerk), reverse("arbitration:service", args=[case.pk])
    form = reverse("workspace:step", args=[case.pk, "serve_copy"])
    told = {"party": tribunal.party(case, "respondent"), "at": localtime().strftime("%Y-%m-%dT%H:%M"), "next": page}
    Case.objects.filter(pk=case.pk).update(opened_at=now() - timedelta(days=1))
    early = client.post(form, told | {"channel": "notice", "receipt": "县政府网站"})
    assert early.status_code == 422 and "请改用直接送达" in early.content.decode()
    for way, outcome, receipt in (("direct", "moved", "厂房已空"), ("mail", "returned", "查无此单位")):
        assert client.post(form, told | {"channel": way, "outcome": outcome, "receipt": receipt}).status_code == 302
    assert "登记公告送达" in client.get(page).content.decode() or "channel=notice" in client.get(page).content.decode()
    assert client.post(form, told | {"channel": "notice", "receipt": "县政府网站 2026 年第 8 期"}).status_code == 302
    seen = client.get(page).content.decode()
    assert "尚未满期" in seen and "厂房已空" in seen and "查无此单位" in seen
    assert case.deadlines.get(key="ARB_AWARD_45", status="open").due_at >= due + timedelta(days=25)
    perform(case, "form_tribunal", bench.director, {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk)})
    tribunal.fix_hearing(case, bench, days=50)
    tribunal.serve(case, bench, "hearing_notice", "applicant")
    tribunal.serve(case, bench, "hearing_notice", "respondent", "notice", receipt="与副本一并公告")
    later = now() + timedelta(days=50)
    perform(case, "open_hearing", bench.secretary, at=later)
    absence = {"party": tribunal.party(case, "respondent"), "told": "公告送达", "reason": "未到庭"}
    perform(case, "proceed_in_absence", bench.arbitrator, absence, at=later)
    case.refresh_from_db()
    assert case.state == "default_hearing"


def test_a_notice_that_came_too_late_is_marked(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.seated(bench)
    tribunal.fix_hearing(case, bench, days=9)
    tribunal.serve(case, bench, "hearing_notice", "respondent", outcome="refused")
    tribunal.serve(case, bench, "hearing_notice", "respondent", "left", witness="保安李某")
    page = reverse("arbitration:service", args=[case.pk])
    assert "不能按缺席处理" in enter(bench.clerk).get(page).content.decode()
    tribunal.fix_hearing(case, bench, days=20)
    assert "channel=left" not in enter(bench.clerk).get(page).content.decode(), "a new notice is tried anew"


def _photo(bench: tribunal.Bench) -> str:
    return str(files.store(picture("JPEG", mode="RGB"), "张贴.jpg", "image/jpeg", owner=bench.clerk).pk)
