"""One-time codes: one phone, one purpose, five minutes, five tries, five an hour."""

import pytest
from django.db import transaction

from shiquan.accounts import codes
from shiquan.accounts.models import OneTimeCode

from .cast import PHONE

pytestmark = pytest.mark.django_db


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_code_has_six_digits_and_is_used_up():
    code = codes.issue(PHONE, "enter")
    assert len(code) == 6 and code.isdigit()
    codes.check("+86 138 1234 5678", "enter", f" {code[:3]} {code[3:]} ")
    with pytest.raises(codes.CodeRefused, match="重新获取"):
        codes.check(PHONE, "enter", code)


def test_it_refuses_a_code_of_another_phone_or_purpose():
    code = codes.issue(PHONE, "sign:1")
    for phone, purpose in ((PHONE, "sign:2"), (PHONE, "enter"), ("13812345679", "sign:1")):
        with pytest.raises(codes.CodeRefused):
            codes.check(phone, purpose, code)
    codes.check(PHONE, "sign:1", code)


def test_a_code_ends_after_five_minutes(clock):
    code = codes.issue(PHONE, "enter")
    clock.pass_by(minutes=5)
    with pytest.raises(codes.CodeRefused, match="过期"):
        codes.check(PHONE, "enter", code)


def test_five_wrong_tries_kill_the_code_and_each_says_how_many_are_left():
    code = codes.issue(PHONE, "enter")
    for left in (4, 3, 2, 1):
        with pytest.raises(codes.CodeRefused, match=f"还可以再试 {left} 次"):
            codes.check(PHONE, "enter", wrong(code))
    with pytest.raises(codes.CodeRefused, match="重新获取"):
        codes.check(PHONE, "enter", wrong(code))
    with pytest.raises(codes.CodeRefused):
        codes.check(PHONE, "enter", code)


def test_a_new_code_replaces_the_old_one():
    old = codes.issue(PHONE, "enter")
    new = codes.issue(PHONE, "enter")
    if old != new:
        with pytest.raises(codes.CodeRefused):
            codes.check(PHONE, "enter", old)
    codes.check(PHONE, "enter", new)


def test_it_refuses_a_sixth_code_within_the_hour(clock):
    for _ in range(5):
        codes.issue(PHONE, "enter")
        clock.pass_by(minutes=10)
    with pytest.raises(codes.CodeRefused, match="一小时"):
        codes.issue(PHONE, "enter")
    codes.issue(PHONE, "sign:1")
    clock.pass_by(minutes=11)
    codes.issue(PHONE, "enter")


def test_it_refuses_more_than_twenty_codes_an_hour_for_all_purposes(clock):
    for number in range(20):
        codes.issue(PHONE, f"sign:{number}")
    with pytest.raises(codes.CodeRefused):
        codes.issue(PHONE, "sign:20")


def test_neither_phone_nor_code_can_be_read_from_the_row():
    code = codes.issue(PHONE, "enter")
    row = OneTimeCode.objects.values().get()
    assert PHONE not in str(row) and code not in row["code_hash"][:6]


@pytest.mark.parametrize("typed", ["", "abc", "１２３４５６", "中文字", "9" * 500, "\0"])
def test_odd_input_is_a_wrong_try_and_no_error(typed):
    codes.issue(PHONE, "enter")
    with pytest.raises(codes.CodeRefused):
        codes.check(PHONE, "enter", typed)


def test_the_sms_names_the_act_and_carries_the_code(letters):
    code = codes.send_code("138 1234 5678", "sign:42")
    assert letters[0][0] == PHONE
    assert code in letters[0][1] and "签署文书" in letters[0][1]


def test_without_a_sender_a_real_installation_refuses_and_issues_nothing(settings):
    settings.SHIQUAN_SMS_SENDER = "shiquan.nowhere.send"
    with pytest.raises(codes.CodeRefused, match="短信"):
        codes.send_code(PHONE, "enter")
    assert not OneTimeCode.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_code_is_never_checked_inside_a_transaction_that_could_forget_the_try():
    code = codes.issue(PHONE, "enter")
    with pytest.raises(RuntimeError), transaction.atomic():
        codes.check(PHONE, "enter", code)
