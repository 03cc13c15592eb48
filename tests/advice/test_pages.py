"""The public pages answer without a log-in, refuse nonsense in words, and lose nothing."""

import re
from urllib.parse import parse_qs, urlparse

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.advice.sealing import seal, unseal
from shiquan.law.situations import SITUATIONS

pytestmark = pytest.mark.django_db
DISMISSED = {
    "termination": "unlawful", "employment_start": "2021-03-01", "employment_end": "2026-08-20", "avg_monthly_wage_last_12m": "5200",
}  # fmt: skip


def page(client: Client, situation: str, answers: dict, **query: str) -> str:
    url = reverse("advice:result", args=[situation])
    return client.get(url, {"a": seal({"a": answers}), **query}).content.decode()


def test_it_lists_every_situation_without_a_log_in(client: Client) -> None:
    words = client.get(reverse("advice:home")).content.decode()
    for situation in SITUATIONS:
        assert situation.label.zh in words


@pytest.mark.parametrize("situation", [s.key for s in SITUATIONS])
def test_every_situation_can_be_answered_with_nothing_and_still_shows_a_page(client: Client, situation: str) -> None:
    answer = client.get(reverse("advice:result", args=[situation]))
    assert answer.status_code == 200
    assert client.get(reverse("advice:ask", args=[situation])).status_code == 200
    assert client.get(reverse("advice:sheet", args=[situation])).content.startswith(b"%PDF")


def test_it_asks_one_question_after_the_other_until_the_amount_is_known(client: Client) -> None:
    url = reverse("advice:ask", args=["dismissed"])
    for fact, typed in DISMISSED.items():
        asked = client.get(url)
        assert f'name="{fact}"' in asked.content.decode()
        url = client.post(url, {fact: typed}).headers["Location"]
    assert "/result/" in url
    words = client.get(url).content.decode()
    assert "57,200.00" in words
    assert "劳动合同法" in words and "5200 × 5.5 × 2" in words


def test_what_the_employer_claims_is_named_so_and_never_offered_for_the_workers_application(client: Client) -> None:
    told = {"training_cost": "50000", "training_service_years": "5", "training_served_years": "2", "agreed_penalty": "80000"}
    words = page(client, "training", told)
    assert "单位最多能要" in words and "30,000.00" in words and "带着这些去申请" not in words
    answer = client.post(reverse("advice:apply", args=["training"]) + f"?a={seal({'a': told})}", {"item": "training_penalty"})
    assert answer.status_code == 404


def test_it_refuses_an_answer_it_cannot_read_and_keeps_what_was_typed(client: Client) -> None:
    url = reverse("advice:ask", args=["dismissed"]) + "?q=avg_monthly_wage_last_12m"
    answer = client.post(url, {"avg_monthly_wage_last_12m": "五千"})
    assert answer.status_code == 422
    words = answer.content.decode()
    assert "不是数字" in words and 'value="五千"' in words and "avg_monthly_wage_last_12m：" not in words


def test_it_refuses_an_answer_that_contradicts_an_earlier_one(client: Client) -> None:
    token = seal({"a": {"employment_start": "2024-01-01"}})
    url = f"{reverse('advice:ask', args=['dismissed'])}?a={token}&q=employment_end"
    answer = client.post(url, {"employment_end": "2023-01-01"})
    assert answer.status_code == 422 and "填反" in answer.content.decode()


def test_going_back_shows_the_answer_given_before(client: Client) -> None:
    token = seal({"a": {"termination": "unlawful", "employment_start": "2021-03-01"}})
    asked = client.get(f"{reverse('advice:ask', args=['dismissed'])}?a={token}").content.decode()
    back = re.search(r'class="back" href="([^"]+)"', asked)
    assert back is not None
    before = client.get(back[1].replace("&amp;", "&")).content.decode()
    assert 'name="employment_start"' in before and 'value="2021-03-01"' in before


def test_a_skipped_question_gives_a_range_and_names_the_fact_to_ask(client: Client) -> None:
    words = page(client, "injured", {"injury_date": "2026-02-03", "disability_grade": None, "contribution_monthly_wage": "5000", "uninsured": "false"})
    assert "–" in words and "最能缩小" in words and "鉴定为几级" in words


def test_the_address_says_nothing_of_what_was_typed_and_cannot_be_altered() -> None:
    token = seal({"a": DISMISSED})
    assert "5200" not in token and unseal(token) == {"a": DISMISSED}
    assert unseal(token[:-6] + "AAAAAA") is None and unseal("nonsense") is None


def test_a_broken_link_starts_anew_and_says_so(client: Client) -> None:
    assert "链接不完整" in client.get(reverse("advice:ask", args=["dismissed"]), {"a": "1.k.broken"}).content.decode()


def test_facts_can_be_changed_on_the_result_to_see_what_follows(client: Client) -> None:
    url = f"{reverse('advice:result', args=['dismissed'])}?a={seal({'a': DISMISSED})}"
    moved = client.post(url, {**DISMISSED, "avg_monthly_wage_last_12m": "6000"}).headers["Location"]
    assert "66,000.00" in client.get(moved.partition("#")[0]).content.decode()


def test_severance_and_damages_are_never_added_up(client: Client) -> None:
    told = {key: value for key, value in DISMISSED.items() if key != "termination"} | {"termination": None}
    words = page(client, "dismissed", told)
    assert "二选一" in words and "62,400.00" in words


def test_limitation_is_drawn_on_a_line_and_restarts_when_the_employer_was_asked(client: Client) -> None:
    url = f"{reverse('advice:result', args=['dismissed'])}?a={seal({'a': {**DISMISSED, 'employment_end': '2025-08-20'}})}"
    assert "可能已经过了" in client.get(url).content.decode()
    moved = client.post(url, {"timing": "1", "t_asked_on": "2026-06-01", "t_asked_how": "complaint"}).headers["Location"]
    words = client.get(moved.partition("#")[0]).content.decode()
    assert "中断" in words and "time-line" in words and "暂定日期" in words


def test_an_unreadable_day_is_told_beside_the_clock(client: Client) -> None:
    url = f"{reverse('advice:result', args=['dismissed'])}?a={seal({'a': DISMISSED})}"
    moved = client.post(url, {"timing": "1", "t_known_on": "上个月"}).headers["Location"]
    words = client.get(moved.partition("#")[0]).content.decode()
    assert "“上个月”不是日期" in words and 'value="上个月"' in words


def test_the_claims_chosen_are_left_for_the_application(client: Client) -> None:
    url = f"{reverse('advice:apply', args=['dismissed'])}?a={seal({'a': DISMISSED})}"
    client.post(url, {"item": ["unlawful_dismissal_compensation", "economic_compensation", "nonsense"]})
    (row,) = client.session["intake_claims"]
    assert row["kind"] == "unlawful_dismissal_compensation" and row["amount"] == "57200.00"
    assert row["from"] == "2021-03-01" and row["to"] == "2026-08-20" and "5200 × 5.5 × 2" in row["basis"]


def test_unconfirmed_figures_are_marked_wherever_they_enter(client: Client) -> None:
    words = page(client, "death", {"death_date": "2019-05-01", "uninsured": "false"})
    assert "785,020.00" in words and "待核对" in words


def test_it_shows_who_holds_a_proof_and_who_bears_the_burden(client: Client) -> None:
    words = page(client, "dismissed", DISMISSED)
    assert "在谁手里" in words and "谁来证明" in words and "解除合法" in words


def test_unknown_situations_and_nonsense_are_not_found(client: Client) -> None:
    assert client.get("/law/situations/nonsense/").status_code == 404
    assert client.get("/law/platform/nonsense.csv").status_code == 404


def test_a_deadline_is_counted_out_and_a_year_without_list_is_marked(client: Client) -> None:
    url = reverse("advice:deadlines")
    words = client.get(url, {"rule": "ARB_ACCEPT_DECISION", "start": "2024-02-05"}).content.decode()
    assert "2024-02-18" in words and "暂定日期" not in words
    assert "暂定日期" in client.get(url, {"rule": "ARB_AWARD_45", "start": "2026-12-18"}).content.decode()
    assert client.get(url, {"rule": "ARB_AWARD_45", "start": "x"}).status_code == 422
    assert client.get(url, {"rule": "NO", "start": "2026-01-01"}).status_code == 422


def test_the_relationship_page_orders_facts_and_gives_no_verdict(client: Client) -> None:
    url = reverse("advice:relationship")
    moved = client.post(url, {"order_refusal": "no", "attendance": "yes", "note-attendance": "站点排班表", "time_autonomy": "disputed"}).headers["Location"]
    words = client.get(moved.partition("#")[0]).content.decode()
    assert "站点排班表" in words and "双方说法不一" in words and "不是结论" in words
    assert len(parse_qs(urlparse(moved).query)["a"][0]) < 3000


def test_without_a_grade_the_subsidies_are_a_range_too(client: Client) -> None:
    words = page(client, "injured", {"injury_date": "2026-02-03", "disability_grade": None, "contribution_monthly_wage": "5000", "uninsured": "false"})
    assert "一次性伤残就业补助金" in words and "按今天离职估算" in words


def test_with_a_grade_nobody_is_told_that_the_time_is_over_before_the_day_is_known(client: Client) -> None:
    told = {"injury_date": "2020-02-03", "disability_grade": "9", "contribution_monthly_wage": "5000", "uninsured": "true"}
    words = page(client, "injured", told)
    assert "可能已经过了" not in words and "收到鉴定结论" in words and "申请工伤认定的时间" not in words
    words = page(client, "injured", {**told, "disability_grade": None})
    assert "可能已经过了" in words and "申请工伤认定的时间" in words
