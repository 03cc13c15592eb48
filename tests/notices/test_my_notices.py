"""Everybody sees the notices of his own, unread ones marked, and nobody else's."""

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Case, Notice
from shiquan.notices.words import notice_text
from shiquan.organisations.models import Office
from tests.cases import road
from tests.people import enter, make_cast

pytestmark = pytest.mark.django_db


def test_notices_are_counted_shown_once_as_unread_and_lead_to_the_case():
    cast = make_cast()
    case = road.mediating(cast)
    client, url = enter(cast.worker), reverse("notices:mine")
    unread = Notice.objects.filter(party__person=cast.worker, read_at=None).count()
    assert unread and client.get(url, {"count": 1}).content.decode() == str(unread)
    page = client.get(url).content.decode()
    assert "申请已收到" in page and "未读" in page and reverse("workspace:case", args=[case.pk]) in page
    assert client.get(url, {"count": 1}).content == b""
    assert "未读" not in client.get(url).content.decode()


def test_somebody_without_notices_sees_none_and_a_visitor_must_come_in():
    cast = make_cast()
    road.mediating(cast)
    assert "还没有通知" in enter(cast.outsider).get(reverse("notices:mine")).content.decode()
    assert Client().get(reverse("notices:mine")).status_code == 302


def test_many_notices_stand_on_several_pages():
    cast = make_cast()
    case = road.filed(cast)
    at = case.opened_at
    Notice.objects.bulk_create(
        Notice(case=case, kind="document_served", person=cast.duty, created_at=at) for _ in range(45)
    )
    client = enter(cast.duty)
    for number in ("1", "2", "3", "99", "x"):
        assert client.get(reverse("notices:mine"), {"page": number}).status_code == 200
    assert "page=2" in client.get(reverse("notices:mine")).content.decode()


def test_a_notice_of_a_paper_names_it():
    case = road.accepted(make_cast())
    served = Notice.objects.filter(case=case, kind="document_served")
    assert any("《受理通知书》" in notice_text(n).zh and "Notice of acceptance" in notice_text(n).en for n in served)


def test_a_message_to_a_side_leads_past_the_phone_to_its_own_page():
    cast = make_cast()
    case = road.accepted(cast)
    notice = Notice.objects.filter(case=case, party__person=cast.worker, kind="accepted").get()
    own = reverse("parties:case", args=[case.pk])
    assert notice_text(notice).zh.endswith(own)
    assert Client().get(own).url == f"{reverse('accounts:enter')}?next={own}"
    shown = enter(cast.worker).get(reverse("notices:mine")).content.decode()
    assert "http" not in notice_text(notice, linked=False).zh and "请点开查看。" in shown


def test_a_case_that_went_elsewhere_is_told_of_without_a_link():
    cast = make_cast()
    case = road.filed(cast)
    client, link = enter(cast.duty), reverse("workspace:case", args=[case.pk])
    assert link in client.get(reverse("notices:mine")).content.decode()
    case.roles.all().delete()
    Case.objects.filter(pk=case.pk).update(office=Office.objects.exclude(pk=case.office_id).filter(memberships=None)[:1][0])
    page = client.get(reverse("notices:mine")).content.decode()
    assert "新申请" in page and link not in page
