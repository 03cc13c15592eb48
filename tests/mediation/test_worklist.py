"""The worklist: who sees which cases, in which order, found by what."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from shiquan.cases.clock import now
from shiquan.cases.models import Case, Deadline
from shiquan.cases.perform import open_dispute, perform
from shiquan.cases.watcher import run_due
from shiquan.organisations.models import Membership, Person
from tests.cases import road
from tests.people import COMPANY_CODE, Cast, application

LIST = reverse("mediation:worklist")


def page_of(client, **query: str) -> str:
    answer = client.get(LIST, query)
    assert answer.status_code == 200
    return answer.content.decode()


def rows_of(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('data-row="')[1:]]


def test_a_new_application_stands_in_the_list_of_the_centre_with_its_clock(cast: Cast, enter):
    case = road.filed(cast)
    html = page_of(enter(cast.duty))
    assert rows_of(html) == [str(case.pk)]
    assert "陈骑手" in html and "安康快送网络科技有限公司" in html
    assert "data-due=" in html and "新申请" in html and "A岗" in html and "王值班" in html
    assert "13891512345" not in html and "612422199003124217" not in html


def test_who_must_answer_goes_from_a_to_b_to_the_supervisor(cast: Cast, enter):
    case = road.filed(cast)
    for key, words, name in (("ANSWER_A", "已转B岗", "郑B岗"), ("ANSWER_B", "已转主管", "赵主管")):
        Deadline.objects.filter(case=case, key=key).update(due_at=now() - timedelta(minutes=1))
        run_due()
        html = page_of(enter(cast.supervisor))
        assert words in html and name in html


def test_an_overdue_case_stays_overdue_after_the_watcher_has_told_everybody(cast: Cast, enter):
    case = road.filed(cast)
    Deadline.objects.filter(case=case).update(due_at=now() - timedelta(minutes=5))
    run_due()
    assert rows_of(page_of(enter(cast.supervisor), heap="overdue")) == [str(case.pk)]
    assert rows_of(page_of(enter(cast.supervisor), heap="today")) == []


def test_outsiders_and_parties_are_sent_to_their_own_pages(cast: Cast, enter, client):
    road.filed(cast)
    assert client.get(LIST).status_code == 302
    for person in (cast.worker, cast.outsider, cast.judge):
        assert enter(person).get(LIST).url == reverse("mediation:mine")


def test_a_mediator_sees_only_the_cases_that_were_assigned(cast: Cast, enter):
    other = Person.objects.create_user("other", "correct-horse-battery", name="何调解")
    Membership.objects.create(person=other, office=cast.centre, role="mediator", since="2020-01-01")
    case = road.mediating(cast)
    assert rows_of(page_of(enter(cast.mediator))) == [str(case.pk)]
    assert rows_of(page_of(enter(other))) == []
    assert rows_of(page_of(enter(other), q="陈骑手")) == []


def test_a_director_of_the_bureau_sees_the_centre_and_its_towns(cast: Cast, enter):
    case = road.filed(cast)
    perform(case, "refer", cast.duty, {"office": str(cast.town.pk), "reason": "在城关镇"})
    assert rows_of(page_of(enter(cast.director))) == [str(case.pk)]
    assert rows_of(page_of(enter(cast.duty))) == []
    assert rows_of(page_of(enter(cast.supervisor), office=str(cast.town.pk))) == [str(case.pk)]
    assert rows_of(page_of(enter(cast.supervisor), office=str(cast.court.pk))) == []


def test_the_heaps_and_states_narrow_the_list(cast: Cast, enter):
    filed, running = road.filed(cast), road.mediating(cast)
    duty = enter(cast.duty)
    assert set(rows_of(page_of(duty))) == {str(filed.pk), str(running.pk)}
    assert rows_of(page_of(duty, heap="waiting")) == [str(filed.pk)]
    assert rows_of(page_of(duty, heap="mine")) == [str(filed.pk)]
    assert rows_of(page_of(enter(cast.mediator), heap="mine")) == [str(running.pk)]
    assert rows_of(page_of(duty, state="mediating")) == [str(running.pk)]
    perform(filed, "withdraw", cast.worker, {"reason": "不要了"})
    assert rows_of(page_of(duty, state="closed")) == [str(filed.pk)]
    assert rows_of(page_of(duty, state="withdrawn")) == [str(filed.pk)]


@pytest.mark.parametrize("text", ["陈骑手", "骑手", "快送网络", "石新调〔2026〕第1号", "石新调 2026", "13891512345", "6124 2219 9003 1242 17"])
def test_a_case_is_found_by_name_number_or_whole_phone(cast: Cast, enter, text: str):
    case = road.accepted(cast)
    assert rows_of(page_of(enter(cast.duty), q=text)) == [str(case.pk)]


@pytest.mark.parametrize("text", ["手陈骑", "1389151", COMPANY_CODE, "张三", "%", "' OR 1=1", "〔〕", "x" * 500])
def test_a_search_that_fits_nothing_finds_nothing_and_never_fails(cast: Cast, enter, text: str):
    road.accepted(cast)
    assert rows_of(page_of(enter(cast.duty), q=text)) == []


def test_a_search_looks_through_closed_cases_too(cast: Cast, enter):
    case = road.filed(cast)
    perform(case, "withdraw", cast.worker, {"reason": "不要了"})
    assert rows_of(page_of(enter(cast.duty), q="陈骑手")) == [str(case.pk)]


@pytest.mark.parametrize("query", [{"page": "0"}, {"page": "99999999"}, {"page": "x"}, {"office": "x"}, {"heap": "x"}, {"sort": "x"}, {"state": "x"}, {"q": "\x00"}])
def test_nonsense_in_the_address_is_as_good_as_nothing(cast: Cast, enter, query):
    road.filed(cast)
    page_of(enter(cast.duty), **query)


@pytest.mark.parametrize("sort", ["due", "-due", "opened", "-opened", "state", "-state", "number", "-number"])
def test_the_list_can_be_sorted(cast: Cast, enter, sort: str):
    first, second = road.filed(cast), road.accepted(cast)
    found = rows_of(page_of(enter(cast.duty), sort=sort))
    assert set(found) == {str(first.pk), str(second.pk)}
    if sort in ("due", "opened"):
        assert found[0] == str(first.pk)


def test_many_cases_come_in_pages_and_cost_the_same_number_of_queries(cast: Cast, enter, django_assert_max_num_queries):
    for number in range(33):
        open_dispute("mediation/onestop", cast.centre, cast.worker, application(), key=f"many:{number}")
    client = enter(cast.duty)
    with django_assert_max_num_queries(14):
        first = page_of(client)
    assert len(rows_of(first)) == 30 and 'rel="next"' in first and "33" in first
    assert len(rows_of(page_of(client, page="2"))) == 3
    assert Case.objects.count() == 33


def test_the_live_part_is_the_list_alone(cast: Cast, enter):
    road.filed(cast)
    html = page_of(enter(cast.duty), part="list")
    assert html.lstrip().startswith('<div id="worklist"') and "<html" not in html
    assert f"worklist:{cast.centre.pk}" in html


def test_a_party_finds_its_cases_and_what_waits(cast: Cast, enter):
    case = road.filed(cast)
    perform(case, "ask_supplement", cast.duty, {"missing": [{"what": "押金收据"}]})
    html = enter(cast.worker).get(reverse("mediation:mine")).content.decode()
    assert str(case.pk) in html and "提交补正" in html
    assert "您还没有案件" in enter(cast.outsider).get(reverse("mediation:mine")).content.decode()


def test_only_who_may_file_for_somebody_is_offered_it(cast: Cast, enter):
    offer = reverse("intake:counter")
    assert f'href="{offer}">' in page_of(enter(cast.duty)).split("<main")[1]
    assert offer not in page_of(enter(cast.mediator))


def test_numbers_are_sorted_as_people_count(cast: Cast, enter):
    case = road.accepted(cast)
    for number in ("石新调〔2026〕第10号", "石新调〔2026〕第9号"):
        row = Case.objects.get(pk=case.pk)
        row.pk, row.number = uuid4(), number
        row.save(force_insert=True)
    html = page_of(enter(cast.duty), sort="number")
    assert html.index("第9号") < html.index("第10号")
    html = page_of(enter(cast.duty), sort="-number")
    assert html.index("第9号") > html.index("第10号")


def test_links_in_a_list_that_live_news_fetched_lead_to_whole_pages(cast: Cast, enter):
    road.filed(cast)
    links = re.findall(r'href="([^"]*)"', page_of(enter(cast.duty), part="list"))
    assert any("sort=" in link for link in links) and not any("part=" in link for link in links)
