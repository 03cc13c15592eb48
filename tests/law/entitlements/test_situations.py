"""Every calculator is reached by somebody who only answers the questions of a situation."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from shiquan.law.entitlements.facts.fields import Kind
from shiquan.law.entitlements.registry import BY_ITEM
from shiquan.law.reckoning import reckon
from shiquan.law.situations import (
    BY_KEY,
    GROUPS,
    SITUATIONS,
    Question,
    Situation,
    starting_facts,
    still_needed,
)

NO_SITUATION = {
    "overtime_pay": "the three kinds of overtime added up: the situation shows them one by one",
    "allowance_gap_total": "year by year, from the fund's own statements: a mediator or arbitrator fills it in beside the claims",
    "platform_injury_fee": "what the platform pays to the fund for each order; no side of a dispute claims it",
}
"""Calculators that no public situation leads to, and why."""
SAMPLES = {
    "employment_start": "2021-03-01", "employment_end": "2025-06-30", "injury_date": "2025-02-01", "death_date": "2025-02-01", "claim_date": "2025-08-01",
    "contract_signed_on": "2022-01-01", "monthly_wage": "6000", "dependants": "配偶、子女", "contract_months": "12", "served_probation_months": "3",
    "actual_wage_paid_monthly": "1500", "training_service_years": "5", "training_served_years": "2", "local_avg_monthly_wage": "7000",
    "private_avg_annual_wage": "60000", "contribution_monthly_wage": "5000", "actual_wage_before_injury": "8000", "guaranteed_income": "90000",
    "probation_wage": "1000", "amount_under_order": "10000", "local_min_wage": "2050", "avg_monthly_wage_last_12m": "6000", "sick_leave_months": "3",
    "work_death_lump_sum_months": "54", "injury_recognised_on": "2025-03-01",
}  # fmt: skip
"""Answers to questions for which just any number would not do."""


def answers_to(question: Question) -> list[Any]:
    """The answers worth trying: every option, or a plausible value; the grade decides much, so several."""
    if question.fact == "disability_grade":
        return ["7", "2", "5"]
    if question.kind is Kind.FLAG:
        return ["true", "false"]
    if question.options:
        return list(question.options)
    return [SAMPLES.get(question.fact, "20000" if question.kind is Kind.MONEY else "2")]


def walked(situation: Situation, choice: dict[str, Any]) -> dict[str, Any]:
    """Answers every question that comes up; ``choice`` says otherwise for a fact. None: skipped."""
    told: dict[str, Any] = {}
    while open_ones := still_needed(situation, told):
        fact = open_ones[0].fact
        told[fact] = choice[fact] if fact in choice else answers_to(open_ones[0])[0]
    return told


def roads(situation: Situation) -> Iterator[dict[str, Any]]:
    """One road for every answer of every question, the others as usual, and one past each question."""
    yield walked(situation, {})
    for question in situation.questions:
        for answer in [*answers_to(question)[1:], None]:
            yield walked(situation, {question.fact: answer})


@cache
def reached(key: str) -> frozenset[str]:
    """The items to which a situation leads."""
    situation, found = BY_KEY[key], set()
    for told in roads(situation):
        known = {fact: value for fact, value in told.items() if value is not None}
        result = reckon(situation, {**starting_facts(key), **known}, date(2025, 9, 1))
        found |= {claim.item for claim in result.claims}
    return frozenset(found)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.key)
def test_a_situation_leads_to_every_item_that_it_names(situation: Situation) -> None:
    assert set(situation.items) <= reached(situation.key)


def test_every_situation_stands_in_one_group() -> None:
    assert sorted(key for _, _, keys in GROUPS for key in keys) == sorted(BY_KEY)


def test_every_calculator_is_reached_from_a_situation_or_named_with_the_reason() -> None:
    led_to = {item for situation in SITUATIONS for item in reached(situation.key)}
    assert set(BY_ITEM) - led_to == set(NO_SITUATION)
