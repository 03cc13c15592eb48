"""Every published case: reproduced to the cent, or different for a stated reason."""

from decimal import Decimal

import pytest

from shiquan.law.entitlements.compute import assess
from tests.law.entitlements.arithmetic import check
from tests.law.examples.cases import PAGE, amounts, read_cases, write_table

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_it_reproduces_the_published_figure_or_says_why_not(case):
    found = amounts(case)
    for entry in case["items"]:
        expected = Decimal(entry.get("ours", entry["published"]))
        assert found[entry["item"]] == expected
        if "ours" in entry:
            assert entry["why"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_its_lines_add_up_and_its_formulas_evaluate(case):
    derivations = assess(case["facts"]).derivations
    assert derivations
    for derivation in derivations:
        check(derivation)


def test_it_reproduces_whole_yuan_figures_when_asked_to_round_to_yuan():
    case = next(case for case in CASES if case["id"] == "B07")
    asked = {
        "facts": {**case["facts"], "rounding": "yuan"},
        "items": ["economic_compensation", "overtime_pay"],
    }
    assert [d.total for d in assess(asked).derivations] == [Decimal("2609.00"), Decimal("9518.00")]


def test_the_table_in_the_docs_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == write_table()
