"""The command line: JSON, JSON Lines and CSV in; text, JSON and CSV out; exit codes."""

import argparse
import csv
import io
import json

import pytest

from shiquan.law.derivation import Derivation
from shiquan.law.entitlements.command import register


@pytest.fixture
def law(capsys, tmp_path, monkeypatch):
    def run(*words, text=None, name="facts.json"):
        parser = argparse.ArgumentParser()
        register(parser.add_subparsers(required=True))
        if text is not None:
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            words = (words[0], str(path), *words[1:])
        options = parser.parse_args(list(words))
        code = options.run(options)
        return code, capsys.readouterr()

    return run


def test_one_object_gives_one_answer(law):
    code, out = law(
        "entitlements",
        "--json",
        text=json.dumps(
            {"monthly_wage": 3000, "service_years_for_art47": 2, "items": ["economic_compensation"]}
        ),
    )
    answer = json.loads(out.out)
    assert code == 0
    assert answer["items"][0]["amount"] == "6000.00"
    assert Derivation.from_dict(answer["items"][0]).total == 6000


def test_a_list_and_json_lines_give_a_list(law):
    one = {
        "id": "a",
        "facts": {"daily_wage": 100, "holiday_days": 3},
        "items": [{"item": "holiday_overtime_pay"}],
    }
    for text in (json.dumps([one, one]), json.dumps(one) + "\n" + json.dumps(one) + "\n"):
        code, out = law("entitlements", "--json", text=text)
        assert code == 0
        assert [entry["items"][0]["amount"] for entry in json.loads(out.out)] == ["900.00", "900.00"]


def test_csv_goes_in_and_out(law):
    code, out = law(
        "entitlements",
        "--csv",
        text="id,月工资（应得，税前）,weekday_overtime_hours,items\n7,5800,30,weekday_overtime_pay\n",
        name="f.csv",
    )
    rows = list(csv.DictReader(io.StringIO(out.out)))
    assert code == 0
    assert (rows[0]["id"], rows[0]["amount"]) == ("7", "1500.00")


def test_wrong_facts_are_named_and_the_others_still_reckoned(law):
    good, bad = {"daily_wage": 100, "holiday_days": 3}, {"id": "b", "monthly_wage": -3}
    code, out = law("entitlements", "--json", text=json.dumps([bad, good]))
    answers = json.loads(out.out)
    assert code == 1
    assert answers[0]["errors"][0]["fact"] == "monthly_wage"
    assert answers[1]["items"][0]["amount"] == "900.00"


def test_a_fact_nobody_knows_is_a_remark_or_an_error_as_asked(law):
    text = '{"monthly_wagee": 3000, "monthly_wage": 3000, "service_years": 2}'
    code, out = law("entitlements", text=text)
    assert code == 0 and "monthly_wagee" in out.out
    code, out = law("entitlements", "--strict", text=text)
    assert code == 1 and "monthly_wage？" in out.out and "6000" not in out.out


@pytest.mark.parametrize("text", ["", "{", "not facts"])
def test_a_file_that_cannot_be_read_says_so(law, text):
    code, out = law("entitlements", "--json", text=text)
    assert code == 2
    assert out.err.strip()


def test_a_missing_file_says_so(law, tmp_path):
    code, out = law("entitlements", str(tmp_path / "none.json"))
    assert code == 2 and "cannot read" in out.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_text_shows_formula_article_and_what_is_missing(law, language):
    code, out = law(
        "entitlements",
        "--lang",
        language,
        text='{"monthly_wage": 3000, "service_years_for_art47": 2, "items": ["economic_compensation", "training_penalty"]}',
    )
    assert code == 1
    assert "3000 × 2 = 6000.00" in out.out
    assert "47" in out.out and "training_penalty" in out.out


def test_the_schema_is_json(law):
    code, out = law("schema")
    assert code == 0
    assert json.loads(out.out)["properties"]["monthly_wage"]["minimum"] == 0


def test_the_calculators_page_is_up_to_date():
    from pathlib import Path

    from shiquan.law.entitlements.pages import render_page

    page = Path(__file__).parents[3] / "docs" / "law" / "calculators.md"
    assert page.read_text(encoding="utf-8") == render_page()


def test_a_table_of_a_chinese_spreadsheet_is_read_with_short_headings(law, tmp_path):
    table = "编号,月工资,工作年限,解除或终止的原因\r\n1,5000,2,违法解除\r\n"
    for name, raw in (("gbk.csv", table.encode("gb18030")), ("bom.csv", b"\xef\xbb\xbf" + table.encode())):
        (tmp_path / name).write_bytes(raw)
        code, out = law("entitlements", "--csv", str(tmp_path / name))
        row = next(csv.DictReader(io.StringIO(out.out)))
        assert (code, row["id"], row["item"], row["amount"]) == (0, "1", "unlawful_dismissal_compensation", "20000.00")


def test_a_table_of_facts_nobody_knows_says_so_instead_of_nothing(law):
    _, out = law("entitlements", "--csv", text="id,colour\n1,red\n", name="facts.csv")
    assert "colour" in next(csv.DictReader(io.StringIO(out.out)))["warnings"]


def test_an_empty_list_is_refused_in_words(law):
    code, out = law("entitlements", text="[]")
    assert code == 2 and "没有事实" in out.err
