"""Asking for an archive, seeing it grow, taking it away; nobody takes away another's."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.arbitration.dossier import work
from shiquan.arbitration.models import DossierExport
from shiquan.cases.clock import now
from shiquan.cases.models import CaseRole, StoredFile
from tests.arbitration.evidence import add_evidence, picture
from tests.cases import road
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_somebody_on_the_case_asks_waits_and_takes_it_away(cast: Cast, enter: Callable[..., Client]):
    case = road.mediating(cast)
    add_evidence(case, picture(), "截图.png", "image/png")
    page, client = reverse("arbitration:dossier", args=[case.pk]), enter(cast.worker)
    assert "制作正卷" in client.get(page).content.decode()
    for _again in range(2):
        assert client.post(page, {"scope": "main"}).status_code == 302
    row = DossierExport.objects.get()
    assert "every 1s" in client.get(page).content.decode()
    work.make_export(row.pk)
    row.refresh_from_db()
    assert (row.status, row.percent) == ("done", 100)
    assert "下载" in client.get(page).content.decode()
    answer = client.get(reverse("arbitration:read_dossier", args=[row.pk]))
    assert "bundle.pdf" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    for other in (cast.employer, cast.outsider, cast.mediator):
        assert enter(other).get(reverse("arbitration:read_dossier", args=[row.pk])).status_code == 404
    assert enter(cast.worker).get(reverse("workspace:file", args=[row.file_id])).status_code == 404


def test_a_side_cannot_ask_for_the_secondary_file(cast: Cast, enter: Callable[..., Client]):
    case = road.accepted(cast)
    page = reverse("arbitration:dossier", args=[case.pk])
    assert enter(cast.worker).post(page, {"scope": "whole"}).status_code == 404
    assert enter(cast.worker).post(page, {"scope": "x"}).status_code == 404
    assert "副卷" not in enter(cast.worker).get(page).content.decode()
    assert not DossierExport.objects.exists()


def test_who_lost_the_role_no_longer_takes_away_what_was_made(cast: Cast, enter: Callable[..., Client]):
    case = road.accepted(cast)
    role = CaseRole.objects.create(case=case, role="arbitrator", person=cast.outsider, since=now())
    row = work.ask_export(case, cast.outsider, work.Scope.WHOLE)
    work.make_export(row.pk)
    door = reverse("arbitration:read_dossier", args=[row.pk])
    assert enter(cast.outsider).get(door).status_code == 200
    role.until = now()
    role.save()
    assert enter(cast.outsider).get(door).status_code == 404


def test_a_lost_role_or_a_lost_original_ends_in_words_not_in_an_error(cast: Cast, enter: Callable[..., Client]):
    case = road.accepted(cast)
    row = work.ask_export(case, cast.outsider, work.Scope.MAIN)
    work.make_export(row.pk)
    row.refresh_from_db()
    assert row.status == "failed"


def test_old_archives_go(cast: Cast):
    case = road.filed(cast)
    row = work.ask_export(case, cast.worker, work.Scope.MAIN)
    work.make_export(row.pk)
    kept = StoredFile.objects.count()
    assert work.forget_old() == 0
    DossierExport.objects.update(asked_at=now() - timedelta(days=8))
    assert work.forget_old() == 1
    assert StoredFile.objects.count() == kept - 1
