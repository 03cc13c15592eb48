"""The command line of the law floor, run as a person runs it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent / "examples" / "due_dates.csv"


def law(*arguments, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "shiquan.cli", "law", *arguments],
        capture_output=True,
        text=True,
        input=stdin,
        timeout=60,
    )


def test_it_says_when_a_period_ends_and_why():
    done = law("due", "ARB_ACCEPT_DECISION", "2024-02-05")
    assert done.returncode == 0
    assert "2024-02-18" in done.stdout
    assert "第29条" in done.stdout


def test_it_answers_in_json():
    data = json.loads(
        law(
            "due", "ARB_AWARD_45", "2026-03-02", "--set", "suspension=2026-03-20..2026-05-10", "--json"
        ).stdout
    )
    assert data["due_date"] == "2026-06-08"
    assert data["rolled"]
    assert data["articles"][0]["citation"].startswith("《劳动争议调解仲裁法》（2008）")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("due", "ARB_AWARD_45", "2026-12-18"), "2027"),
        (("due", "ARB_AWARD_54", "2026-12-18"), "ARB_AWARD_45"),
        (("due", "ARB_AWARD_45", "2026-02-30"), "2026-02-30"),
        (("due", "ARB_AWARD_45", "2026-03-02", "--set", "extend=16"), "15"),
        (("due", "ARB_AWARD_45", "2026-03-02", "--set", "colour=red"), "colour"),
        (("due", "ARB_AWARD_45", "2026-03-02", "--set", "extend"), "="),
        (("due", "ANSWER_1H", "2026-03-02"), "09:30"),
        (("due",), "--csv"),
        (
            ("parameters", "minimum_wage_monthly", "--region", "略阳县", "--on", "2026-03-01"),
            "minimum_wage_class",
        ),
        (("parameters", "minimum_wage"), "minimum_wage_monthly"),
    ],
)
def test_it_refuses_in_words_without_a_traceback(arguments, words):
    refused = law(*arguments)
    assert refused.returncode == 1
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_provisional_date_is_marked():
    data = json.loads(law("due", "ARB_AWARD_45", "2026-12-18", "--set", "provisional=yes", "--json").stdout)
    assert (data["due_date"], data["provisional"]) == ("2027-02-01", True)


def test_it_computes_the_table_of_examples_as_it_is():
    done = law("due", "--csv", str(EXAMPLES))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.returncode == 1
    assert [row["id"] for row in rows if row["error"]] == ["DL067"]
    assert all(row["due_date"] == row["due_date_given"] for row in rows)
    assert all(row["trace"] for row in rows if not row["error"])


def test_a_table_without_trouble_ends_well():
    done = law("due", "--csv", "-", stdin="id,rule,start_date\n1,SUE_AFTER_AWARD,2026-06-05\n")
    assert done.returncode == 0
    assert "2026-06-22" in done.stdout


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1,SUE_AFTER_AWARD,2026-06-05,working_day,15", "calendar_day"),
        ("1,SUE_AFTER_AWARD,2026-06-05,calendar_day,30", "不能改为30"),
        ("1,SUE_AFTER_AWARD,2026-06-05,calendar_day,x", "整数"),
        ("1,NO_SUCH,2026-06-05,,", "NO_SUCH"),
        ("1,SUE_AFTER_AWARD,,,", "不是日期"),
        ("1", "没有期限规则"),
    ],
)
def test_a_row_that_cannot_be_computed_says_why(row, words):
    done = law("due", "--csv", "-", "--json", stdin=f"id,rule,start_date,unit,n\n{row}\n")
    assert done.returncode == 1
    assert words in json.loads(done.stdout)[0]["error"]


def test_a_table_without_its_columns_is_refused():
    refused = law("due", "--csv", "-", stdin="id,start\n1,2026-01-01\n")
    assert refused.returncode == 2
    assert "rule" in refused.stderr
    assert law("due", "--csv", "no-such-file.csv").returncode == 2


def test_it_lists_rules_and_figures():
    listed = {rule["key"] for rule in json.loads(law("rules", "--json").stdout)}
    assert {"ARB_ACCEPT_DECISION", "HEARING_NOTICE_LATEST", "ANSWER_1H", "INJURY_MEDIATION_3H"} <= listed
    value = json.loads(
        law("parameters", "minimum_wage_monthly", "--region", "石泉县", "--on", "2026-03-01", "--json").stdout
    )
    assert (value["value"], value["unconfirmed"]) == ("2140", False)
    assert len(json.loads(law("parameters", "--json").stdout)) > 100


def test_the_generated_pages_are_up_to_date():
    from shiquan.law.pages import render_pages

    for path, text in render_pages().items():
        if path == "calculators.md":
            continue
        kept = Path(__file__).parents[2] / "docs" / "law" / path
        assert kept.read_text(encoding="utf-8") == text, f"run: shiquan law docs docs/law ({path})"


def test_parameters_of_a_region_are_those_the_region_can_use():
    county = law("parameters", "minimum_wage_monthly", "--region", "汉滨区").stdout
    assert "陕西省三类区" in county and "上海市" not in county
    province = law("parameters", "minimum_wage_monthly", "--region", "陕西省").stdout
    assert "陕西省一类区" in province and "上海市" not in province
    assert "上海市" in law("parameters", "minimum_wage_monthly").stdout


def test_a_region_without_figures_is_refused_in_words():
    done = law("parameters", "minimum_wage_monthly", "--region", "火星")
    assert done.returncode == 1
    assert "不认识地区" not in done.stdout and "火星" in done.stderr and "Traceback" not in done.stderr
