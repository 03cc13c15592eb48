"""How one fact is declared: its kind, its words in both languages, its bounds and its other names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from shiquan.law.errors import LawError
from shiquan.law.text import Label


class Kind(StrEnum):
    """The kind of a fact's value."""

    MONEY = "money"
    RATE = "rate"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    TEXT = "text"
    MONEY_LIST = "money_list"
    ROWS = "rows"
    MONEY_MAP = "money_map"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which perhaps only the year or the month is known: the earliest and the latest day it can be."""

    earliest: date
    latest: date

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        if self.exact:
            return self.earliest.isoformat()
        if (self.earliest.year, self.earliest.month) == (self.latest.year, self.latest.month):
            return self.earliest.isoformat()[:7]
        return f"{self.earliest.year}"


class FactError(LawError):
    """One fact that cannot be right; ``key`` names it and the label says how to mend it."""

    def __init__(self, key: str, zh: str, en: str) -> None:
        super().__init__(f"{key}：{zh}", f"{key}: {en}")
        self.key = key


class FactsInvalid(LawError):
    """A fact sheet with one or more facts that cannot be right. ``errors`` holds them all."""

    def __init__(self, errors: list[FactError]) -> None:
        super().__init__("；".join(e.label.zh for e in errors), "; ".join(e.label.en for e in errors))
        self.errors = tuple(errors)


@dataclass(frozen=True, slots=True)
class FactField:
    """The declaration of one fact."""

    kind: Kind
    label: Label
    low: Decimal | None = None
    high: Decimal | None = None
    aliases: tuple[str, ...] = ()
    options: dict[str, Label] | None = None
    words: Mapping[str, tuple[str, ...]] | None = None
    default: str | None = None
    row: type | None = None


def fact(
    kind: Kind,
    zh: str,
    en: str,
    *aliases: str,
    low: str | None = None,
    high: str | None = None,
    options: dict[str, Label] | None = None,
    words: Mapping[str, tuple[str, ...]] | None = None,
    default: str | None = None,
    row: type | None = None,
) -> Any:
    """Declare a fact on a section of the sheet. ``words`` maps an option to words found in free text."""
    return field(
        default=None,
        metadata={
            "fact": FactField(
                kind=kind,
                label=Label(zh, en),
                low=Decimal(low) if low is not None else None,
                high=Decimal(high) if high is not None else None,
                aliases=aliases,
                options=options,
                words=words,
                default=default,
                row=row,
            )
        },
    )


def money(zh: str, en: str, *aliases: str) -> Any:
    """An amount in yuan, never negative."""
    return fact(Kind.MONEY, zh, en, *aliases, low="0", high="1000000000")


def number(zh: str, en: str, *aliases: str, low: str = "0", high: str | None = None) -> Any:
    """A count that may have decimals (hours, days, months, years)."""
    return fact(Kind.NUMBER, zh, en, *aliases, low=low, high=high)


def whole(zh: str, en: str, *aliases: str, low: str = "0", high: str | None = None) -> Any:
    """A whole count."""
    return fact(Kind.WHOLE, zh, en, *aliases, low=low, high=high)


def rate(zh: str, en: str, *aliases: str, high: str = "1") -> Any:
    """A share: 0.3 or "30%"."""
    return fact(Kind.RATE, zh, en, *aliases, low="0", high=high)


def day(zh: str, en: str, *aliases: str) -> Any:
    """A date, perhaps only a month or a year: 2024-03-15, 2024-03, 2024."""
    return fact(Kind.DATE, zh, en, *aliases)


def flag(zh: str, en: str, *aliases: str) -> Any:
    """Yes or no."""
    return fact(Kind.FLAG, zh, en, *aliases)


def text(zh: str, en: str, *aliases: str) -> Any:
    """Free text."""
    return fact(Kind.TEXT, zh, en, *aliases)


def choice(
    zh: str,
    en: str,
    options: dict[str, Label],
    *aliases: str,
    words: Mapping[str, tuple[str, ...]] | None = None,
    default: str | None = None,
) -> Any:
    """One of several named values; ``words`` lets free text be recognised."""
    return fact(Kind.CHOICE, zh, en, *aliases, options=options, words=words, default=default)
