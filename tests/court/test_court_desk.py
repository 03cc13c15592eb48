"""The court's desk: applications come in, are docketed, checked, ruled on, signed, sealed and served."""

import re

import pytest
from django.urls import reverse

from shiquan.cases.models import Case, Event
from shiquan.procedure.court_checks import CHECKS, ground_of, write_findings, write_reason
from tests.cases import road
from tests.people import Cast

ALL_MET = {f"check-{c.key}": "yes" for c in CHECKS}


def handed_over(cast: Cast) -> Case:
    case = road.agreed(cast)
    for person in (cast.worker, cast.employer):
        road.perform(case, "apply_confirmation", person, {"truthful": True, "proof": "otp"})
    road.complete_papers(case)
    return Case.objects.get(dispute=case.dispute, procedure__startswith="confirmation")


def docketed(cast: Cast) -> Case:
    court = handed_over(cast)
    road.perform(court, "docket", cast.judge, {})
    road.complete_papers(court)
    court.refresh_from_db()
    return court


def page(client, court: Case) -> str:
    return client.get(reverse("court:case", args=[court.pk])).content.decode()


def test_an_application_stands_in_the_list_with_its_sum_and_where_it_came_from(cast: Cast, enter):
    court = handed_over(cast)
    html = enter(cast.judge).get(reverse("court:worklist")).content.decode()
    assert f'data-row="{court.pk}"' in html
    assert "陈骑手" in html and "¥11,000.00" in html and cast.centre.short_name in html


def test_only_those_of_the_court_find_the_desk(cast: Cast, enter):
    court = handed_over(cast)
    for person in (cast.worker, cast.mediator, cast.director, cast.outsider):
        assert enter(person).get(reverse("court:worklist")).status_code == 404
        assert enter(person).get(reverse("court:case", args=[court.pk])).status_code == 404
        assert enter(person).post(reverse("court:rule", args=[court.pk]), ALL_MET | {"result": "confirm"}).status_code == 404


def test_heaps_search_and_pages_take_whatever_the_address_says(cast: Cast, enter):
    handed_over(cast)
    client = enter(cast.judge)
    for query in ("heap=received", "heap=nonsense", "q=陈骑手", "q=%00", "page=99999", "page=-1", "heap=closed&part=list"):
        assert client.get(f"{reverse('court:worklist')}?{query}").status_code == 200
    assert "陈骑手" in client.get(reverse("court:worklist"), {"q": "陈骑手"}).content.decode()
    assert "没有找到" in client.get(reverse("court:worklist"), {"q": "某某某"}).content.decode()


def test_the_judge_reads_the_terms_without_opening_a_file_and_nothing_of_the_talks(cast: Cast, enter):
    html = page(enter(cast.judge), handed_over(cast))
    assert "逾期按日加付违约金" in html and "石泉" in html
    assert "底线一万元" not in html and "双方各述" not in html and "调解笔录" not in html


def test_docketing_from_the_page_gives_the_number_and_starts_the_thirty_days(cast: Cast, enter):
    court = handed_over(cast)
    client = enter(cast.judge)
    assert 'id="docket"' in page(client, court)
    back = reverse("court:case", args=[court.pk])
    answer = client.post(reverse("workspace:step", args=[court.pk, "docket"]), {"judge": "", "next": back})
    assert answer["Location"] == back
    court.refresh_from_db()
    assert court.state == "docketed" and "民特" in (court.number or "")
    assert "司法确认审查期限" in page(client, court)


def test_the_check_list_becomes_the_reasons_and_the_judge_signs_what_is_sealed_and_served(cast: Cast, enter):
    court = docketed(cast)
    client = enter(cast.judge)
    data = ALL_MET | {"note-lawful": "工资高于最低工资标准", "result": "confirm", "findings": "", "ground": "", "reason": ""}
    assert client.post(reverse("court:rule", args=[court.pk]), data).status_code == 302
    ruling = court.documents.get(kind="confirming_ruling")
    findings = ruling.content["findings"]
    assert "具有可执行内容" in findings and "工资高于最低工资标准。" in findings
    assert "正在生成" in page(client, court)
    road.complete_papers(court)
    html = page(client, court)
    assert "我已核对，签署裁定书" in html and "正在生成" not in html
    assert client.post(reverse("workspace:step", args=[court.pk, "sign"]), {"document": str(ruling.pk)}).status_code == 302
    road.complete_papers(court)
    court.refresh_from_db()
    ruling.refresh_from_db()
    assert court.state == "confirmed" and ruling.status == "complete" and ruling.deliveries.count() == 2
    assert "送达情况" in page(client, court)


def test_one_check_that_fails_can_not_be_confirmed_and_rejects_with_its_own_ground(cast: Cast, enter):
    court = docketed(cast)
    client = enter(cast.judge)
    data = ALL_MET | {"check-clear": "no", "note-clear": "没有写明付款账户", "result": "confirm"}
    answer = client.post(reverse("court:rule", args=[court.pk]), data)
    html = answer.content.decode()
    assert answer.status_code == 422 and "不能确认" in html
    assert 'value="没有写明付款账户"' in html and re.search(r'name="check-clear" value="no" checked', html)
    assert client.post(reverse("court:rule", args=[court.pk]), data | {"result": "reject"}).status_code == 302
    content = court.documents.get(kind="rejecting_ruling").content
    assert content["ground"] == "内容不明确" and "没有写明付款账户" in content["reason"]


def test_a_list_left_unfinished_or_no_result_is_said_and_nothing_typed_is_lost(cast: Cast, enter):
    court = docketed(cast)
    client = enter(cast.judge)
    half = {"check-joint": "yes", "result": "confirm", "findings": "我写的认定"}
    answer = client.post(reverse("court:rule", args=[court.pk]), half)
    assert answer.status_code == 422 and "没有审查" in answer.content.decode() and "我写的认定" in answer.content.decode()
    answer = client.post(reverse("court:rule", args=[court.pk]), {"check-joint": "<b>", "findings": "字" * 2001})
    assert answer.status_code == 422 and "太长了" in answer.content.decode()
    assert not Event.objects.filter(case=court, step="rule").exists()


def test_supplement_and_refusal_are_one_tap_away_and_lead_back(cast: Cast, enter):
    court = handed_over(cast)
    html = page(enter(cast.judge), court)
    for step in ("ask_supplement", "refuse"):
        assert f"/steps/{step}/?next=/court/{court.pk}/" in html


def test_a_page_of_an_application_costs_a_fixed_number_of_queries(cast: Cast, enter, django_assert_max_num_queries):
    court = docketed(cast)
    client = enter(cast.judge)
    with django_assert_max_num_queries(40):
        client.get(reverse("court:case", args=[court.pk]))


@pytest.mark.parametrize("wrong", [c.key for c in CHECKS])
def test_every_question_has_words_for_both_answers(wrong: str):
    answers = [{"item": c.key, "answer": "no" if c.key == wrong else "yes", "note": ""} for c in CHECKS]
    assert write_findings(answers).count("；") == len(CHECKS) - 2
    assert write_reason(answers).endswith("的要求。") and ground_of(answers)
