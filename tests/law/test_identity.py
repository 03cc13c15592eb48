"""Numbers people type, checked with words that say how to mend them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiquan.law.identity import (
    IdentityError,
    Sex,
    check_bank_card,
    check_credit_code,
    check_mobile,
    credit_check_character,
    id_check_character,
    read_id_card,
)

ID = "61092219900307001" + id_check_character("61092219900307001")
CODE = "91610922MA70ABCD1" + credit_check_character("91610922MA70ABCD1")


def test_it_reads_birth_date_and_sex():
    card = read_id_card(f" {ID[:6]} {ID[6:14]} {ID[14:]} ")
    assert (card.born, card.sex, card.number) == (date(1990, 3, 7), Sex.MALE, ID)
    assert card.age_on(date(2026, 3, 6)) == 35
    assert card.age_on(date(2026, 3, 7)) == 36


def test_a_small_x_and_wide_digits_are_read():
    number = next(
        f"6109221990030700{i}" for i in range(10) if id_check_character(f"6109221990030700{i}") == "X"
    )
    assert read_id_card(number + "ｘ").number == number + "X"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("610922900307001", "15位"),
        (ID[:-1], "现为17位"),
        ("99" + ID[2:], "省份"),
        (ID[:10] + "1345" + ID[14:], "不是有效日期"),
        (ID[:6] + "1790" + ID[10:], "不合理"),
        (ID[:-1] + ("0" if ID[-1] != "0" else "1"), "校验"),
        ("٦" * 18, "18位"),
        ("", "18位"),
    ],
)
def test_a_wrong_identity_number_says_what_is_wrong(number, words):
    with pytest.raises(IdentityError, match=words):
        read_id_card(number)


def test_nobody_is_born_tomorrow():
    with pytest.raises(IdentityError):
        read_id_card(ID, today=date(1990, 3, 6))


def test_a_credit_code_is_checked():
    assert check_credit_code(CODE.lower()) == CODE
    for wrong, words in (
        (CODE[:-1], "17位"),
        (CODE[:9] + "O" + CODE[10:], "不使用 O"),
        (CODE[:-2] + "2" + CODE[-1], "校验"),
    ):
        with pytest.raises(IdentityError, match=words):
            check_credit_code(wrong)


def test_real_world_check_characters_agree():
    assert check_credit_code("91350100M000100Y43") == "91350100M000100Y43"
    assert read_id_card("11010519491231002X").sex is Sex.FEMALE


def test_a_mobile_number_is_cleaned():
    assert check_mobile("+86 139-0000-0000") == "13900000000"
    for wrong in ("12900000000", "1390000000", "0915-6312345", ""):
        with pytest.raises(IdentityError):
            check_mobile(wrong)


def test_a_bank_card_is_checked():
    assert check_bank_card("4111 1111 1111 1111") == "4111111111111111"
    for wrong in ("4111111111111112", "1234", "0" * 16, ""):
        with pytest.raises(IdentityError):
            check_bank_card(wrong)


@given(st.text(max_size=30))
def test_junk_is_refused_never_a_crash(text):
    for check in (read_id_card, check_credit_code, check_mobile, check_bank_card):
        try:
            check(text)
        except IdentityError as error:
            assert error.label.en


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_in_an_identity_number_is_always_caught(place, step):
    digit = str((int(ID[place]) + step) % 10)
    with pytest.raises(IdentityError):
        read_id_card(ID[:place] + digit + ID[place + 1 :])
