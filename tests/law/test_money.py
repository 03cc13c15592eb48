"""Amounts in yuan and their capital numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiquan.law.money import MoneyError, capital, plain, yuan


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("3500", "3500.00"),
        ("3,500.5", "3500.50"),
        ("１，２３４.５０元", "1234.50"),
        ("￥12", "12.00"),
        ("1.2万元", "12000.00"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        (7, "7.00"),
        (Decimal("2.675"), "2.68"),
    ],
)
def test_it_reads_what_people_type_and_rounds_half_up(typed, amount):
    assert yuan(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["", "三千", "1,23", "12.3.4", "1e5", "NaN", "12；", 1.5, True, None, "9" * 20]
)
def test_it_refuses_what_is_no_amount(typed):
    with pytest.raises(MoneyError):
        yuan(typed)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "人民币零元整"),
        ("0.05", "人民币伍分"),
        ("0.50", "人民币伍角整"),
        ("10.01", "人民币壹拾元零壹分"),
        ("1409.50", "人民币壹仟肆佰零玖元伍角整"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("100000001", "人民币壹亿零壹元整"),
        ("100050000", "人民币壹亿零伍万元整"),
        ("1000000000000", "人民币壹万亿元整"),
        ("-25680", "人民币负贰万伍仟陆佰捌拾元整"),
    ],
)
def test_it_writes_capital_numerals(amount, words):
    assert capital(amount) == words


def test_it_groups_thousands_in_tables():
    assert plain(Decimal("1234567.8")) == "1,234,567.80"


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_capital_numerals_never_repeat_or_misplace_a_zero(amount):
    words = capital(amount)
    assert "零零" not in words
    assert not words.endswith("零元整") or amount == 0
