"""Platform work data: read, marked, added up."""

from decimal import Decimal
from io import BytesIO

import pytest

from shiquan.law.errors import LawError
from shiquan.law.platform_data import Gravity, Sheet, read_csv, read_rows, read_xlsx
from shiquan.law.platform_sums import add_up

ORDERS = """订单号,接单时间,完成时间,配送收入,奖励,是否取消或拒单
A1,2026-03-02 10:00,2026-03-02 10:30,6.50,1.00,
A2,2026-03-02 11:00,2026-03-02 11:20,5.00,,
A3,2026-03-02 12:00,,0,,是
A2,2026-03-02 11:00,2026-03-02 11:20,5.00,,
A4,2026-03-02 15:00,2026-03-02 14:00,7,,
A5,2026-05-02 09:00,2026-05-02 09:30,八块,,
A6,2026-05-03 09:00,2026-05-03 09:30,8,,
"""
ONLINE = """上线时间,下线时间
2026-03-02 09:00,2026-03-02 13:00
2026-03-02 12:00,2026-03-02 14:00
2026-03-03 23:00,2026-03-04 01:00
2026-03-05 10:00,2026-03-05 09:00
"""
PAY = "到账日期,结算开始,结算结束,到账金额\n2026-04-05,2026-03-01,2026-03-31,15.00\n"
DEDUCTIONS = "扣款日期,扣款金额,扣款原因,依据的规则,订单号\n2026-03-02,3.5,超时,,A1\n"


@pytest.fixture
def sums():
    tables = [
        (Sheet.ORDERS, ORDERS),
        (Sheet.ONLINE, ONLINE),
        (Sheet.PAY, PAY),
        (Sheet.DEDUCTIONS, DEDUCTIONS),
    ]
    return add_up([read_csv(sheet, text) for sheet, text in tables])


def marks(problems, sheet, gravity):
    return [(p.row, p.column) for p in problems if p.sheet is sheet and p.gravity is gravity]


def test_an_unreadable_cell_is_marked_with_its_row_and_stays_out(sums):
    assert marks(sums.problems, Sheet.ORDERS, Gravity.UNREADABLE) == [(6, "income")]
    assert sums.months[1].income == Decimal("8.00")


def test_contradictions_are_marked(sums):
    found = marks(sums.problems, Sheet.ORDERS, Gravity.CONTRADICTION)
    assert (4, "order_no") in found
    assert (5, "finished_at") in found
    assert (5, "accepted_at") in found
    assert set(marks(sums.problems, Sheet.ONLINE, Gravity.CONTRADICTION)) == {
        (2, "online_from"),
        (4, "online_to"),
    }


def test_gaps_are_marked(sums):
    assert (1, "rule") in marks(sums.problems, Sheet.DEDUCTIONS, Gravity.GAP)
    assert any("2026-04" in p.label.zh for p in sums.problems if p.row == 0)


def test_it_adds_up_by_month_and_counts_duplicates_and_overlaps_once(sums):
    march = sums.months[0]
    assert (march.orders, march.cancelled) == (3, 1)
    assert march.income == Decimal("19.50")
    assert march.due == Decimal("16.00")
    assert march.hours == Decimal("7.00")
    assert march.hourly == Decimal("2.79")
    assert len(march.days) == 3


def test_pay_that_does_not_match_the_orders_is_marked(sums):
    assert any("相差1.00元" in p.label.zh for p in sums.problems if p.sheet is Sheet.PAY)


def test_hints_give_numbers_for_the_factors(sums):
    assert {"continuity", "time_autonomy", "order_refusal", "reward_penalty"} == {
        hint.factor for hint in sums.hints
    }


def test_a_missing_column_is_named():
    with pytest.raises(LawError, match="接单时间"):
        read_csv(Sheet.ORDERS, "订单号,配送收入\nA1,5\n")


def test_english_headers_and_keys_are_read_too():
    table = read_rows(Sheet.PAY, [{"paid on": "2026/4/5", "amount": "1,200"}])
    assert table.records[0]["amount"] == Decimal("1200.00")


def test_a_workbook_is_read_by_the_names_of_its_sheets():
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "订单"
    for line in ORDERS.splitlines():
        book.active.append(line.split(","))
    stream = BytesIO()
    book.save(stream)
    stream.seek(0)
    (table,) = read_xlsx(stream)
    assert len(table.records) == 6


def test_a_broken_workbook_is_refused_in_words():
    with pytest.raises(LawError, match="xlsx"):
        read_xlsx(BytesIO(b"not a workbook"))


def test_nothing_adds_up_to_nothing():
    assert add_up([]).months == ()
