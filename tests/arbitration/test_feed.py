"""The calendar feed: a secret link of each person that says number, time and place, nothing more, and dies when revoked."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.arbitration import feed
from shiquan.arbitration.models import FeedLink
from shiquan.cases.perform import perform
from shiquan.organisations.models import Membership
from tests.cases import tribunal

pytestmark = pytest.mark.django_db


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def test_the_feed_shows_hearings_without_names_and_follows_a_call_off(bench: tribunal.Bench, client: Client):
    case = tribunal.scheduled(bench)
    address = path_of(feed.make_link(bench.arbitrator))
    text = client.get(address).content.decode().replace("\r\n ", "")
    assert f"SUMMARY:开庭 {case.number}" in text and "LOCATION:第一仲裁庭" in text and "STATUS:CONFIRMED" in text
    for p in case.dispute.parties.all():
        assert p.name not in text
    assert case.dispute.title not in text
    perform(case, "postpone_hearing", bench.secretary, {"reason": "当事人患病"})
    assert "STATUS:CANCELLED" in client.get(address).content.decode()


def test_an_arbitrator_sees_only_the_own_cases(bench: tribunal.Bench, client: Client):
    tribunal.scheduled(bench)
    assert "VEVENT" not in client.get(path_of(feed.make_link(bench.third))).content.decode()


def test_a_new_link_kills_the_old_one_and_a_revoked_one_is_dead(bench: tribunal.Bench, enter: Callable[..., Client], client: Client):
    clerk, page = enter(bench.clerk), reverse("arbitration:feed_link")
    assert "还没有订阅链接" in clerk.get(page).content.decode()
    assert "/arbitration/feed/" in clerk.post(page, {"act": "make"}).content.decode()
    first, second = path_of(feed.make_link(bench.clerk)), path_of(feed.make_link(bench.clerk))
    assert client.get(first).status_code == 404 and client.get(second).status_code == 200
    assert second.split("/")[-1].removesuffix(".ics") not in str(FeedLink.objects.get(person=bench.clerk).__dict__)
    clerk.post(page, {"act": "revoke"})
    assert client.get(second).status_code == 404
    assert enter(bench.cast.worker).get(page).status_code == 404


def test_the_feed_ends_with_the_office(bench: tribunal.Bench, client: Client):
    address = path_of(feed.make_link(bench.arbitrator))
    Membership.objects.filter(person=bench.arbitrator).delete()
    assert client.get(address).status_code == 404
