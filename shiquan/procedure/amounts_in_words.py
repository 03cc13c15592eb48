"""The sums of money that a Chinese text names, in figures (12,800.50元, 1.28万元) or in capitals (壹万贰仟捌佰元整)."""

import re
from collections.abc import Iterator
from decimal import Decimal

_FIGURES = re.compile(r"(?<![\d.,，])(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*(万|亿)?\s*元")
_CAPITALS = re.compile(r"([壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*)[元圆](?:([零壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?")
_DIGIT = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_SMALL = {"拾": 10, "佰": 100, "仟": 1000}
_TOTAL = re.compile(r"(?:合计|共计|总计|总额为?|以上各项共)[^，。；,;]{0,12}?")


def amounts_in(text: str) -> list[Decimal]:
    """Every sum in yuan, in the order of the text. A sum in figures that is repeated in capitals counts once."""
    figures, capitals = list(_in_figures(text)), list(_in_capitals(text))
    own = [(at, sum_) for at, sum_ in capitals if not any(sum_ == known and 0 < at - before <= 24 for before, known in figures)]
    return [sum_ for _, sum_ in sorted([*figures, *own])]


def totals_in(text: str) -> list[Decimal]:
    """The sums that a text calls a total (合计, 共计, 总计)."""
    found = []
    for match in _TOTAL.finditer(text):
        near = amounts_in(text[match.end() : match.end() + 32])
        found += near[:1]
    return found


def _in_figures(text: str) -> Iterator[tuple[int, Decimal]]:
    for m in _FIGURES.finditer(text):
        whole = m[1].replace(",", "").replace("，", "")
        yield m.start(), (Decimal(whole + (m[2] or "")) * {"万": 10_000, "亿": 100_000_000}.get(m[3] or "", 1)).quantize(Decimal("0.01"))


def _in_capitals(text: str) -> Iterator[tuple[int, Decimal]]:
    for m in _CAPITALS.finditer(text):
        cents = 10 * _DIGIT.get(m[2] or "零", 0) + _DIGIT.get(m[3] or "零", 0)
        yield m.start(), Decimal(_read(m[1])) + Decimal(cents) / 100


def _read(word: str) -> int:
    for mark, size in (("亿", 100_000_000), ("万", 10_000)):
        if mark in word:
            high, _, low = word.partition(mark)
            return _read(high) * size + _read(low)
    total = digit = 0
    for c in word:
        if c in _SMALL:
            total += (digit or 1) * _SMALL[c]
            digit = 0
        else:
            digit = _DIGIT[c]
    return total + digit
