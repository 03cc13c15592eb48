"""Reading the file in the browser: bound in the background, index with page numbers, one page at a time, nobody else's."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from shiquan.arbitration.dossier import leaves, work
from shiquan.arbitration.models import DossierExport
from shiquan.cases.models import Case, StoredFile
from shiquan.cases.perform import perform
from shiquan.documents.work import advance
from tests.arbitration.evidence import add_evidence, picture
from tests.cases import tribunal

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(on_ground: Callable[..., Case], commission: tribunal.Bench) -> Case:
    return on_ground(fill, commission)


@pytest.fixture
def case(filled: Case, db: None) -> Case:
    return Case.objects.get(pk=filled.pk)


def fill(bench: tribunal.Bench) -> Case:
    """A case with two papers in force and two pieces of evidence."""
    case = tribunal.seated(bench)
    for paper in case.documents.filter(kind__in=("arbitration_acceptance", "tribunal_notice")):
        advance(paper.pk)
    for n in (1, 2):
        add_evidence(case, picture(), f"工资条{n}.png", "image/png", title=f"工资条{n}")
    return case


def bind(case: Case, client: Client, scope: str = "main") -> DossierExport:
    assert client.post(reverse("arbitration:bundle", args=[case.pk]), {"scope": scope}).status_code == 302
    row = DossierExport.objects.get(case=case, status="queued")
    work.make_export(row.pk)
    row.refresh_from_db()
    return row


def test_the_file_is_bound_and_read_page_by_page(case: Case, bench: tribunal.Bench, enter: Callable[..., Client], monkeypatch: pytest.MonkeyPatch):
    page, client = reverse("arbitration:bundle", args=[case.pk]), enter(bench.arbitrator)
    assert "编成案卷" in client.get(page).content.decode()
    for _again in range(2):
        client.post(page, {"scope": "main"})
    assert "every 1s" in client.get(page).content.decode() and DossierExport.objects.count() == 1
    work.make_export(DossierExport.objects.get().pk)
    row = DossierExport.objects.get()
    assert (row.status, row.percent, row.form) == ("done", 100, "pdf")
    second = next(r for r in row.index if r["title"].startswith("工资条2"))
    seen = client.get(page, {"page": second["first"]}).content.decode()
    assert "目录" in seen and f"第 {second['first']} 页，共 {row.pages} 页" in seen and 'aria-current="true"' in seen
    leaf = client.get(reverse("arbitration:bundle_page", args=[row.pk, second["first"]]))
    (only,) = PdfReader(io.BytesIO(leaf.content)).pages
    assert f"{second['first']} / {row.pages}" in only.extract_text()
    monkeypatch.setattr(leaves, "SHEAF", 2)
    small = bind(case, client)
    for number in (1, 2, 3, small.pages):
        (only,) = PdfReader(io.BytesIO(client.get(reverse("arbitration:bundle_page", args=[small.pk, number])).content)).pages
        assert f"{number} / {small.pages}" in only.extract_text(), "whichever sheaf it lies in"
    small.asked_at = row.asked_at - work.KEPT * 2
    small.save()
    before = StoredFile.objects.count()
    assert work.forget_old() == 1 and StoredFile.objects.count() < before - 2, "the sheaves go too"
    whole = client.get(reverse("arbitration:read_dossier", args=[row.pk]))
    assert whole["Content-Type"] == "application/pdf" and len(PdfReader(io.BytesIO(whole.content)).pages) == row.lead + row.pages
    for asked in ("0", "9999", "-1", "x", "²", ""):
        assert client.get(page, {"page": asked}).status_code == 200
    assert client.get(reverse("arbitration:bundle_page", args=[row.pk, row.pages + 1])).status_code == 404
    perform(case, "fix_issues", bench.arbitrator, {"issues": [{"text": "是否拖欠"}]})
    assert "案卷又有了新内容" in client.get(page).content.decode()


def test_each_reads_only_his_own_bundle_and_the_secondary_file_stays_with_the_tribunal(case: Case, bench: tribunal.Bench, enter: Callable[..., Client]):
    arbitrator = enter(bench.arbitrator)
    row = bind(case, arbitrator, "whole")
    doors = [reverse("arbitration:bundle_page", args=[row.pk, 1]), reverse("arbitration:read_dossier", args=[row.pk])]
    assert {arbitrator.get(door).status_code for door in doors} == {200}
    page = reverse("arbitration:bundle", args=[case.pk])
    for person in (bench.cast.worker, bench.cast.employer, bench.clerk, bench.director, bench.cast.mediator, bench.cast.outsider):
        client = enter(person)
        assert {client.get(door).status_code for door in doors} == {404}, person.name
        assert client.post(page, {"scope": "whole"}).status_code == client.get(page, {"scope": "whole"}).status_code == 404
    assert enter(bench.cast.worker).get(page).status_code == 200 and enter(bench.cast.outsider).get(page).status_code == 404
    case.roles.filter(person=bench.arbitrator).update(until=row.asked_at)
    assert {arbitrator.get(door).status_code for door in doors} == {404}, "the role is asked for each time"
