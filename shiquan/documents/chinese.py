"""Dates, times and sums as Chinese documents write them."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from shiquan.law.money import capital, plain, yuan

LEGAL_ZONE = ZoneInfo("Asia/Shanghai")
_DIGITS = "〇一二三四五六七八九"


def write_date(day: date) -> str:
    """2026年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def write_date_in_words(day: date) -> str:
    """二〇二六年十一月二十四日, the form court rulings use."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_below_hundred(day.month)}月{_below_hundred(day.day)}日"


def write_time(moment: datetime) -> str:
    """2026年11月24日10时30分 in legal time. Raises ValueError for a naive time."""
    if moment.tzinfo is None:
        raise ValueError("时间缺少时区 / a time needs its zone")
    local = moment.astimezone(LEGAL_ZONE)
    return f"{write_date(local.date())}{local.hour}时{local.minute:02d}分"


def write_sum(amount: Decimal | str) -> dict[str, str]:
    """The sum in figures and in capital numerals: 12,800.00 and 人民币壹万贰仟捌佰元整."""
    value = yuan(amount)
    return {"figures": plain(value), "capital": capital(value)}


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
