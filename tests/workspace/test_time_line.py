"""All clocks of a case on one line, with article, consequence and who is told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.access import Viewer, actor_on
from shiquan.cases.models import Deadline
from shiquan.cases.perform import perform
from shiquan.workspace.opening import Opened
from shiquan.workspace.time_line import WIDTH, read_time_line
from tests.cases import tribunal
from tests.cases.tribunal import make_bench

pytestmark = pytest.mark.django_db


def page_of(client: Client, person: object, case: object) -> str:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("arbitration:case", args=[case.pk])).content.decode()


def test_each_clock_shows_its_article_what_follows_and_whose_it_is(client: Client) -> None:
    bench = make_bench()
    case = tribunal.seated(bench)
    text = page_of(client, bench.arbitrator, case)
    assert "到期后：" in text and "到期告知：" in text and "劳动争议调解仲裁法" in text
    assert "已经结束的期限" in text and "安康快送" in text


def test_bars_lie_between_begin_and_end_and_what_has_passed_is_no_longer_than_the_whole(client: Client) -> None:
    bench = make_bench()
    case = tribunal.seated(bench)
    row = Deadline.objects.get(case=case, key="ARB_AWARD_45", status="open")
    Deadline.objects.filter(pk=row.pk).update(started_at=row.started_at - timedelta(days=10))
    perform(case, "deliberate", bench.arbitrator, {"text": "再议。"})

    lines = read_time_line(Opened(case, Viewer(bench.arbitrator), actor_on(case, bench.arbitrator)))
    assert lines is not None
    for line in lines.lines:
        assert 0 <= line.left <= line.left + line.width <= WIDTH and 0 <= line.passed <= line.width
    award = next(line for line in lines.lines if line.clock.pk == row.pk)
    assert award.left == 0 and abs(award.passed - WIDTH * 10 / 55) < 30
