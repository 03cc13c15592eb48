"""Tables as Chinese spreadsheets and strangers save them."""

import pytest

from shiquan.law.due_request import HEADINGS, answer_row
from shiquan.law.entitlements.command import read_objects
from shiquan.law.reading_files import cannot_read, rows_of, text_of

TABLE = "编号,规则,起算日期\n甲,ARB_ACCEPT_DECISION,2024年2月5日\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_it_reads_a_table_in_any_encoding_and_with_any_separator(encoding, separator, ending):
    raw = TABLE.replace(",", separator).replace("\n", ending).encode(encoding)
    (row,) = rows_of(text_of(raw), HEADINGS)
    assert answer_row(row)["due_date"] == "2024-02-18"


def test_headings_may_have_capitals_and_blanks():
    (row,) = rows_of("ID ; Rule;Start_Date\n1;arb_accept_decision;2024/2/5\n", HEADINGS)
    assert row["rule"] == "arb_accept_decision"
    assert answer_row(row)["due_date"] == "2024-02-18"


def test_a_comma_inside_a_chinese_heading_does_not_part_it():
    (row,), several = read_objects("月工资（应得，税前）\n5000\n")
    assert several
    assert row["facts"] == {"monthly_wage": "5000"}


def test_bytes_that_are_no_text_are_refused_in_words():
    with pytest.raises(UnicodeDecodeError) as refused:
        text_of(b"\xff\x00\x81\xff")
    assert "UTF-8" in cannot_read(refused.value).label.zh
