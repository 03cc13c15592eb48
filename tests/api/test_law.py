"""The law over the API: open to everybody, the same answers as the command line, and words instead of a 500."""

import json
from typing import Any

import pytest
from django.test import Client

from shiquan.api import law_limits

pytestmark = pytest.mark.django_db
BASE = "/api/v1/law/"


@pytest.fixture(autouse=True)
def _fresh_count() -> None:
    law_limits.forget()


def post(client: Client, path: str, body: Any, kind: str = "application/json") -> Any:
    raw = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(BASE + path, raw, content_type=kind)


def test_it_says_when_a_period_ends_and_how_it_was_counted(client: Client) -> None:
    told = client.get(BASE + "due", {"rule": "ARB_ACCEPT_DECISION", "start": "2024-02-05"}).json()
    assert told["due_date"] == "2024-02-18" and told["trace"] and told["articles"][0]["citation"]


def test_it_refuses_a_year_without_a_holiday_list_unless_a_guess_is_asked_for(client: Client) -> None:
    asked = {"rule": "ARB_AWARD_45", "start": "2026-12-18"}
    refused = client.get(BASE + "due", asked)
    assert refused.status_code == 422 and "2027" in refused.json()["detail"]
    assert client.get(BASE + "due", {**asked, "provisional": "true"}).json()["provisional"] is True


def test_settings_are_taken_as_on_the_command_line(client: Client) -> None:
    told = post(client, "due", {"rule": "ARB_AWARD_45", "start": "2026-03-02", "settings": {"pause": "2026-03-20..2026-05-10"}}).json()
    assert told["due_date"] == "2026-06-08"


def test_a_table_of_periods_comes_back_with_dates_and_errors(client: Client) -> None:
    raw = "id,rule,start_date\n1,ARB_DEFENCE,2026-02-06\n2,NO,2026-01-01\n"
    lines = post(client, "due.csv", raw, "text/csv").content.decode().splitlines()
    assert lines[0].startswith("id,rule,start_date,due_date") and "2026-02-27" in lines[1] and "没有期限规则" in lines[2]
    assert post(client, "due.csv", "a,b\n1,2\n", "text/csv").status_code == 422


def test_rules_and_parameters_are_listed_with_their_sources(client: Client) -> None:
    assert len(client.get(BASE + "rules").json()) > 50
    assert client.get(BASE + "rules/ARB_AWARD_45").json()["length"] == 45
    assert client.get(BASE + "rules/NO").status_code == 404
    (value,) = client.get(BASE + "parameters/minimum_wage_monthly", {"region": "石泉县", "on": "2026-05-01"}).json()
    assert value["value"] == "2140" and value["source"]
    assert client.get(BASE + "parameters/NO").status_code == 404
    assert client.get(BASE + "parameters/average_wage_monthly_city", {"on": "2026-05-01"}).status_code == 404
    assert any(row["name"] == "monthly_paid_days" for row in client.get(BASE + "parameters").json())


def test_entitlements_come_with_their_derivation(client: Client) -> None:
    (told,) = post(client, "entitlements", {"facts": {"monthly_wage": 5800, "weekday_overtime_hours": 30}}).json()
    (item,) = told["items"]
    assert item["amount"] == "1500.00" and item["derivation"]["lines"][0]["formula"]


def test_a_range_names_the_fact_that_narrows_it(client: Client) -> None:
    facts = {"work_injury": True, "contribution_monthly_wage": 5000, "region": "石泉县"}
    (told,) = post(client, "entitlements", {"facts": facts, "items": ["disability_lump_sum"]}).json()
    assert told["items"][0]["narrowest_missing_fact"] == "disability_grade" and told["items"][0]["amount"] is None


def test_facts_that_cannot_be_right_are_told_beside_those_that_can(client: Client) -> None:
    bad, good = post(client, "entitlements", [{"facts": {"disability_grade": 11}}, {"facts": {"order_count": 3, "order_rate": 4}}]).json()
    assert bad["errors"][0]["fact"] == "disability_grade" and good["items"][0]["amount"] == "12.00"


@pytest.mark.parametrize("raw", ["", "{", "null", "[1]", '{"facts": []}', b"\xff\xfe\x00", '{"facts": {"monthly_wage": "\\u0000"}}', '{"facts": {"monthly_wage": "\\ud800"}}', "[" * 5000])
def test_nonsense_is_answered_in_words(client: Client, raw: str | bytes) -> None:
    answer = post(client, "entitlements", raw)
    assert answer.status_code in (200, 422)
    assert answer.status_code == 422 or answer.json()[0].get("errors") is not None


def test_entitlements_go_in_and_out_as_csv(client: Client) -> None:
    raw = "编号,月工资（应得，税前）,工作日延时加班小时\n7,5800,30\n"
    lines = post(client, "entitlements.csv", raw.encode("gb18030"), "text/csv").content.decode().splitlines()
    assert lines[1].startswith("7,weekday_overtime_pay,1500.00")


def test_the_schema_of_facts_is_served(client: Client) -> None:
    assert "monthly_wage" in client.get(BASE + "schema").json()["properties"]


def test_evidence_says_who_holds_and_who_proves(client: Client) -> None:
    rows = client.get(BASE + "evidence/unlawful_dismissal_compensation").json()
    assert {"worker", "employer"} <= {row["burden"] for row in rows}
    assert client.get(BASE + "evidence/nonsense").status_code == 404
    assert "notice_pay" in client.get(BASE + "evidence").json()


def test_the_factors_of_employment_give_a_picture_and_no_verdict(client: Client) -> None:
    key = client.get(BASE + "relationship").json()[0]["key"]
    seen = post(client, "relationship", {"findings": {key: "yes"}}).json()
    assert len(seen["pointing_to_employment"]) + len(seen["pointing_away"]) == 1 and seen["to_ask"] and "verdict" not in seen
    assert post(client, "relationship", {"findings": {"nonsense": "yes"}}).status_code == 422


def test_limitation_restarts_after_a_complaint(client: Client) -> None:
    told = {"known_on": "2025-03-03", "on": "2026-06-01", "interruptions": [{"on": "2025-12-01", "kind": "complaint"}]}
    seen = post(client, "limitation", told).json()
    assert seen["state"] == "in_time" and seen["due_date"] == "2026-12-01"
    for bad in ({"known_on": "x"}, {"variant": "NO"}, {"interruptions": [{}], "known_on": "2025-03-03"}, {}):
        assert post(client, "limitation", bad).status_code == 422


def test_who_asks_too_often_is_told_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law_limits, "MOST", 2)
    answers = [client.get(BASE + "schema").status_code for _ in range(3)]
    assert answers == [200, 200, 429]


def test_every_operation_of_the_law_is_described(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    described = [row for path, rows in paths.items() if "/law/" in path for row in rows.values()]
    assert len(described) >= 15
    for row in described:
        assert row["summary"] and len(row.get("description", "")) > 10
        assert not row.get("security"), row["summary"]


def test_finality_is_judged_item_by_item(client: Client) -> None:
    items = [{"name": "工资", "kind": "pay", "amount": "8000"}, {"name": "赔偿金", "kind": "unlawful_termination", "amount": "60000"}]
    told = post(client, "finality", {"items": items, "filed_on": "2026-03-02"}).json()
    assert [row["final"] for row in told["items"]] == [True, False]
    assert told["documents"] == ["final_award", "non_final_award"] and told["threshold"] == "25680.00"
    for bad in ({"items": [], "filed_on": "2026-03-02"}, {"items": items, "filed_on": "x"}, {"items": [{"name": "a", "kind": "NO"}], "filed_on": "2026-03-02"}):
        assert post(client, "finality", bad).status_code == 422


def test_the_place_of_performance_goes_before_the_seat_when_both_sides_filed(client: Client) -> None:
    told = post(client, "jurisdiction", {"workplaces": ["石泉县"], "employer_seat": "汉阴县", "worker_filed": "石泉县", "employer_filed": "汉阴县"}).json()
    assert told["preferred"]["place"] == "石泉县" and len(told["competent"]) == 2
    assert post(client, "jurisdiction", {}).status_code == 422


def test_the_ways_of_handling_say_which_condition_fails(client: Client) -> None:
    told = post(client, "fast-track", {"only_injury_benefits": True, "injury_recognised": False}).json()
    assert told["open"] == "no" and [c["key"] for c in told["conditions"] if c["holds"] == "no"] == ["injury_recognised"]
    assert post(client, "simplified", {"filed_on": "2026-03-02", "facts_clear": True}).json()["conditions"]
    assert post(client, "simplified", {"filed_on": "2026-03-02", "amount": "x"}).status_code == 422


def test_causes_follow_the_version_of_the_day(client: Client) -> None:
    old, new = (client.get(BASE + "causes", {"on": day}).json() for day in ("2025-05-01", "2026-05-01"))
    assert old[0]["code"] != new[0]["code"]
    assert client.get(BASE + "causes", {"on": "1999-01-01"}).status_code == 422
