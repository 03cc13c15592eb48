"""Amounts in yuan: exact decimals with two places, read from what people type, written in capital numerals."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from shiquan.law.errors import LawError

CENT = Decimal("0.01")
LIMIT = Decimal(10) ** 16

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


class MoneyError(LawError):
    """An amount that cannot be read or written."""


def yuan(amount: Decimal | int | str) -> Decimal:
    """The amount in yuan with two places, rounded half up (四舍五入到分).

    Takes an exact number or a text such as ``1234.5``, ``１，２３４.５０``, ``¥1,234.50`` or ``1.2万元``.
    Raises ``MoneyError`` for text that is no amount, for a float (inexact) and for amounts of 10^16 yuan and more.
    """
    if isinstance(amount, str):
        value = _parse(amount)
    elif isinstance(amount, Decimal | int) and not isinstance(amount, bool):
        value = Decimal(amount)
    else:
        raise MoneyError(
            f"金额须用整数、小数文本或 Decimal，不能用 {type(amount).__name__}（会丢失分以下精度）",
            f"an amount must be an integer, a text or a Decimal, not {type(amount).__name__} (it loses cents)",
        )
    if not value.is_finite() or abs(value) >= LIMIT:
        raise MoneyError(f"金额超出范围：{amount}", f"amount out of range: {amount}")
    return value.quantize(CENT, ROUND_HALF_UP)


def _parse(text: str) -> Decimal:
    plain = unicodedata.normalize("NFKC", text).strip().replace(" ", "")
    plain = (
        plain.removeprefix("人民币")
        .removeprefix("RMB")
        .removeprefix("¥")
        .removesuffix("整")
        .removesuffix("元")
    )
    factor = 1
    if plain.endswith("万"):
        plain, factor = plain[:-1], 10_000
    if not (_PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain)):
        raise MoneyError(
            f"“{text}”不是金额。请只填数字，例如 3500 或 3500.50",
            f"“{text}” is not an amount. Type digits only, such as 3500 or 3500.50",
        )
    try:
        return Decimal(plain.replace(",", "")) * factor
    except InvalidOperation as error:
        raise MoneyError(f"“{text}”不是金额", f"“{text}” is not an amount") from error


def plain(amount: Decimal) -> str:
    """The amount for tables and formulas: two places, thousands grouped, such as ``12,345.60``."""
    return f"{yuan(amount):,.2f}"


def capital(amount: Decimal | int | str) -> str:
    """The amount in Chinese capital numerals as documents write it: ``人民币壹仟肆佰零玖元伍角整``.

    Zero rules follow the rules for filling in bills (正确填写票据和结算凭证的基本规定, 支付结算办法附一, 1997):
    one 零 for zeros inside, none where it may be left out, 零 before 分 when 角 is zero, 整 unless 分 is written.
    Raises ``MoneyError`` as ``yuan`` does.
    """
    value = yuan(amount)
    sign = "负" if value < 0 else ""
    cents = int(abs(value) * 100)
    whole, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    words = _whole(whole) + "元" if whole or not cents else ""
    if jiao:
        words += _DIGITS[jiao] + "角"
    elif fen and whole:
        words += "零"
    words += _DIGITS[fen] + "分" if fen else "整"
    return f"人民币{sign}{words}"


def _whole(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    for size, unit in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            if not low:
                return _whole(high) + unit
            gap = _DIGITS[0] if low < size // 10 else ""
            return _whole(high) + unit + gap + _whole(low)
    return _four(number)


def _four(number: int) -> str:
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += (_DIGITS[0] if gap and words else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return words
