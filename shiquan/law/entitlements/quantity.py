"""Exact quantities that remember how they were reached.

A quantity carries an exact fraction and the arithmetic text that produced it, so a formula shown to
people can never disagree with the amount beside it.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_SUM, _PRODUCT, _ATOM = 1, 2, 3

Number = int | Decimal | Fraction


class Quantity:
    """An exact number (numerator, denominator) with the text of its arithmetic."""

    __slots__ = ("den", "num", "rank", "text")

    def __init__(self, num: int, den: int, text: str, rank: int = _ATOM) -> None:
        self.num = num
        self.den = den
        self.text = text
        self.rank = rank

    def __add__(self, other: QuantityLike) -> Quantity:
        right = quantity(other)
        return Quantity(
            self.num * right.den + right.num * self.den,
            self.den * right.den,
            f"{self.text} + {right.text}",
            _SUM,
        )

    def __sub__(self, other: QuantityLike) -> Quantity:
        right = quantity(other)
        return Quantity(
            self.num * right.den - right.num * self.den,
            self.den * right.den,
            f"{self.text} - {right.within(_PRODUCT)}",
            _SUM,
        )

    def __mul__(self, other: QuantityLike) -> Quantity:
        right = quantity(other)
        return Quantity(
            self.num * right.num,
            self.den * right.den,
            f"{self.within(_PRODUCT)} × {right.within(_ATOM)}",
            _PRODUCT,
        )

    def __truediv__(self, other: QuantityLike) -> Quantity:
        right = quantity(other)
        if right.num == 0:
            raise ZeroDivisionError(f"{self.text} ÷ {right.text}")
        sign = -1 if right.num < 0 else 1
        return Quantity(
            sign * self.num * right.den,
            sign * self.den * right.num,
            f"{self.within(_PRODUCT)} ÷ {right.within(_ATOM)}",
            _PRODUCT,
        )

    def __lt__(self, other: QuantityLike) -> bool:
        right = quantity(other)
        return self.num * right.den < right.num * self.den

    def __le__(self, other: QuantityLike) -> bool:
        right = quantity(other)
        return self.num * right.den <= right.num * self.den

    def __gt__(self, other: QuantityLike) -> bool:
        return not self <= other

    def __ge__(self, other: QuantityLike) -> bool:
        return not self < other

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Quantity, int, Decimal, Fraction)):
            return NotImplemented
        right = quantity(other)
        return self.num * right.den == right.num * self.den

    def __hash__(self) -> int:
        return hash(self.fraction())

    def __repr__(self) -> str:
        return f"Quantity({self.text})"

    def within(self, rank: int) -> str:
        """The text, in brackets when it binds less tightly than its surroundings."""
        return self.text if self.rank >= rank else f"({self.text})"

    def fraction(self) -> Fraction:
        """The exact value."""
        return Fraction(self.num, self.den)

    def rounded(self, unit_per_yuan: int = 100) -> Decimal:
        """The value in yuan, half-up to the cent (or to whole yuan with ``unit_per_yuan=1``), two places."""
        num, den = self.num * unit_per_yuan, self.den
        units = (2 * abs(num) + den) // (2 * den)
        if num < 0:
            units = -units
        return Decimal(units * (100 // unit_per_yuan)).scaleb(-2)

    def plain(self) -> Quantity:
        """The same value as a single number when it has a finite decimal text, else the bracketed text."""
        text = exact_text(self.fraction())
        return Quantity(self.num, self.den, text) if text is not None else self


QuantityLike = Quantity | Number


def quantity(value: QuantityLike) -> Quantity:
    """Wrap a number; a negative number or a fraction is written in brackets."""
    if type(value) is Quantity:
        return value
    if isinstance(value, int):
        return Quantity(value, 1, str(value) if value >= 0 else f"({value})")
    if isinstance(value, Decimal):
        num, den = value.as_integer_ratio()
        return Quantity(num, den, number_text(value) if num >= 0 else f"({number_text(value)})")
    if isinstance(value, Fraction):
        text = exact_text(value) or f"({value.numerator} ÷ {value.denominator})"
        return Quantity(value.numerator, value.denominator, text)
    raise TypeError(f"not an exact number: {value!r}")


def smallest(*values: QuantityLike) -> Quantity:
    """The smallest of several quantities; the text names all of them."""
    items = [quantity(value) for value in values]
    least = min(items, key=Quantity.fraction)
    if len(items) == 1:
        return least
    return Quantity(least.num, least.den, f"min({', '.join(item.text for item in items)})")


def largest(*values: QuantityLike) -> Quantity:
    """The largest of several quantities; the text names all of them."""
    items = [quantity(value) for value in values]
    most = max(items, key=Quantity.fraction)
    if len(items) == 1:
        return most
    return Quantity(most.num, most.den, f"max({', '.join(item.text for item in items)})")


def total(values: list[Quantity]) -> Quantity:
    """The sum of the values; 0 for an empty list."""
    if not values:
        return quantity(0)
    result = values[0]
    for value in values[1:]:
        result = result + value
    return result


def number_text(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_text(value: Fraction) -> str | None:
    """The finite decimal text of a fraction with at most six places, or None."""
    scaled = value * 1_000_000
    if scaled.denominator != 1:
        return None
    text = number_text(Decimal(scaled.numerator).scaleb(-6))
    return text if value >= 0 else f"({text})"


def shown(value: Quantity) -> Decimal:
    """A value for display as an intermediate figure: exact when finite, else four places, half-up."""
    text = exact_text(value.fraction())
    if text is not None:
        return Decimal(text.strip("()"))
    return (Decimal(value.num) / Decimal(value.den)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
