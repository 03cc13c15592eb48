"""Facts: read under many names, refused when they cannot be right, asked for when they are missing."""

import pytest

from shiquan.law.entitlements.compute import assess
from shiquan.law.entitlements.facts import FactsInvalid
from shiquan.law.entitlements.facts.reader import read_facts
from shiquan.law.entitlements.registry import BY_ITEM, CALCULATORS, UnknownItem, resolve
from shiquan.law.entitlements.schema import facts_schema
from shiquan.law.entitlements.sources import EDITIONS, article
from shiquan.law.evidence import checklist
from shiquan.law.situations import SITUATIONS, starting_facts, still_needed

IMPOSSIBLE = {
    "reversed dates": ({"employment_start": "2024-05-01", "employment_end": "2020-01-01"}, "employment_end"),
    "grade eleven": ({"disability_grade": 11}, "disability_grade"),
    "grade zero": ({"disability_grade": 0}, "disability_grade"),
    "a negative wage": ({"monthly_wage": -1}, "monthly_wage"),
    "part-time with double wage": ({"part_time": True, "no_written_contract": True}, "part_time"),
    "part-time with probation": ({"part_time": True, "agreed_probation_months": 1}, "part_time"),
    "a day that does not exist": ({"employment_start": "2023-02-30"}, "employment_start"),
    "a word for a number": ({"monthly_wage": "很多"}, "monthly_wage"),
    "not a number": ({"monthly_wage": float("nan")}, "monthly_wage"),
    "two spouses": ({"dependants": ["spouse", "husband"]}, "dependants"),
    "falling tiers": ({"order_tiers": [{"up_to": 900, "rate": 3}, {"up_to": 600, "rate": 4}]}, "order_tiers"),
    "more served than agreed": ({"training_service_years": 3, "training_served_years": 4, "training_cost": 1}, "training_served_years"),
    "an injury before the birth": ({"birth_date": "1990-01-01", "injury_date": "1980-01-01"}, "injury_date"),
    "a rider with double wage": ({"platform_worker": True, "no_written_contract": True}, "platform_worker"),
    "an unknown switch": ({"part_month_basis": "by moon"}, "part_month_basis"),
    "a share above one": ({"contract_noncompete_rate": 30}, "contract_noncompete_rate"),
    "a death before the injury": ({"injury_date": "2024-05-01", "death_date": "2023-01-01"}, "death_date"),
    "half a baby": ({"babies": 1.5}, "babies"),
}  # fmt: skip


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_it_refuses_facts_that_cannot_be_right(name):
    facts, key = IMPOSSIBLE[name]
    with pytest.raises(FactsInvalid) as refused:
        assess(facts)
    assert key in [error.key for error in refused.value.errors]
    assert all(error.label.zh and error.label.en for error in refused.value.errors)


@pytest.mark.parametrize("row", CALCULATORS, ids=lambda row: row.item)
def test_every_calculator_refuses_impossible_facts(row):
    for facts in (
        {"monthly_wage": -5},
        {"employment_start": "2024-05-01", "employment_end": "2020-01-01"},
        {"disability_grade": 11},
    ):
        with pytest.raises(FactsInvalid):
            assess({"facts": facts, "items": [row.item]})


@pytest.mark.parametrize("row", CALCULATORS, ids=lambda row: row.item)
def test_every_calculator_asks_for_what_it_needs(row):
    result = assess({"facts": {"as_of": "2025-03-01"}, "items": [row.item]})
    assert result.problems and not result.derivations
    assert result.problems[0].why.zh


@pytest.mark.parametrize("row", CALCULATORS, ids=lambda row: row.item)
def test_every_calculator_cites_registered_law_and_has_evidence(row):
    for entry in row.articles:
        assert article(*entry.split("/")).registered(), entry
    assert checklist(row.item)


def test_every_law_used_is_registered():
    assert all(article(key, "1").registered() for key in EDITIONS)


def test_it_reports_every_wrong_fact_at_once():
    with pytest.raises(FactsInvalid) as refused:
        assess({"monthly_wage": -1, "disability_grade": 12})
    assert len(refused.value.errors) == 2


def test_it_reads_money_dates_and_shares_as_people_write_them():
    sheet = read_facts(
        {
            "monthly_wage": "1.2万元",
            "employment_start": "2020年3月5日",
            "sick_pay_rate": "70%",
            "no_written_contract": "是",
        }
    ).sheet
    assert (
        sheet.monthly_wage,
        str(sheet.employment_start),
        str(sheet.sick_pay_rate),
        sheet.no_written_contract,
    ) == (12000, "2020-03-05", "0.7", True)


def test_it_says_which_fact_it_did_not_use():
    warnings = read_facts({"monthly_wgae": 5000}).warnings
    assert "monthly_wage" in warnings[0].zh


def test_an_unknown_item_is_named_with_its_neighbours():
    with pytest.raises(UnknownItem, match="economic_compensation"):
        resolve("economic_compensaton")


@pytest.mark.parametrize(
    "name",
    [
        "经济补偿",
        "severance",
        "medical_subsidy_grade7",
        "death_lump_sum_2024",
        "restday_overtime_difference_awarded",
    ],
)
def test_items_are_found_under_many_names(name):
    assert resolve(name).calculator.item in BY_ITEM


def test_the_schema_describes_every_fact_in_both_languages():
    properties = facts_schema()["properties"]
    assert all(
        spec.get("x-label", {"zh": 1, "en": 1})["zh"] and spec.get("x-label", {"zh": 1, "en": 1})["en"]
        for spec in properties.values()
    )


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.key)
def test_a_situation_asks_less_with_every_answer(situation):
    asked = still_needed(situation, {})
    assert asked
    answered = {**starting_facts(situation.key)}
    while open_ones := still_needed(situation, answered):
        answered[open_ones[0].fact] = None
    assert not still_needed(situation, answered)
    assert all(item in BY_ITEM for item in situation.items)


def test_a_dismissed_worker_is_led_from_questions_to_an_amount():
    answers = {"termination": "unlawful", "employment_start": "2020-03-01", "employment_end": "2023-02-28"}
    assert [q.fact for q in still_needed("dismissed", answers, optional=False)] == [
        "avg_monthly_wage_last_12m"
    ]
    result = assess({**answers, "avg_monthly_wage_last_12m": 5000})
    assert [(d.item, d.total) for d in result.derivations] == [("unlawful_dismissal_compensation", 30000)]


def test_a_missing_local_figure_is_named_even_when_nobody_asked_for_the_item():
    result = assess({"region": "石泉县", "hospital_days": 10, "as_of": "2025-05-01"})
    assert not result.derivations
    assert "hospital_meal_allowance" in result.warnings[0].zh
