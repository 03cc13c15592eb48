"""One row per calculator: the item's name and words, what it needs, when it applies, how it works, what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from shiquan.law.derivation import Payer, Unit
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.workings import Workings
from shiquan.law.text import Label


@dataclass(frozen=True, slots=True)
class Guess:
    """A fact that may be unknown, and the values it could take: computing them all gives the range."""

    fact: str
    values: Callable[[FactSheet], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Calculator:
    """A calculator. ``needs``: groups of facts of which any one is enough. ``applies``: offered without being asked."""

    item: str
    label: Label
    work: Callable[[Workings], None]
    formula: Label
    articles: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    applies: Callable[[FactSheet], bool] = lambda f: True
    payer: Payer = Payer.EMPLOYER
    unit: Unit = Unit.CNY
    switches: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    also_called: tuple[str, ...] = ()
    employment_only: bool = True
