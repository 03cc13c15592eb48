"""What unknown facts do to a result: try every value they could take, give low and high, and name the fact to ask first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

from shiquan.law.derivation import Derivation
from shiquan.law.entitlements.calculator import Calculator
from shiquan.law.entitlements.facts.fields import PartialDate
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, FactSheet
from shiquan.law.entitlements.workings import Needs
from shiquan.law.text import Label

DATES = (
    "employment_start",
    "employment_end",
    "contract_signed_on",
    "previous_contract_expired",
    "worked_on_without_new_contract_until",
)
MOST_GUESSES = 3

Outcome = tuple[dict[str, Any], Derivation]


def explore(row: Calculator, f: FactSheet, run: Callable[[FactSheet], Derivation]) -> Derivation:
    """One derivation, or the range over the unknown facts. Raises Needs when a fact cannot be bounded."""
    vague = [(name, date) for name in DATES if (date := f.__dict__.get(name)) is not None and not date.exact]
    if not vague:
        try:
            return run(f)
        except Needs as needs:
            return _range(_guessed(row, f, run, {}, needs))
    outcomes: list[Outcome] = []
    for days in product(*((date.earliest, date.latest) for _, date in vague)):
        known = {name: PartialDate(day, day) for (name, _), day in zip(vague, days, strict=True)}
        sheet = f.replaced(**known)
        start, end = sheet.employment_start, sheet.employment_end
        if start is not None and end is not None and start.earliest > end.latest:
            continue
        try:
            outcomes.append((known, run(sheet)))
        except Needs as needs:
            outcomes.extend(_guessed(row, sheet, run, known, needs))
    return _range(outcomes)


def _guessed(
    row: Calculator, f: FactSheet, run: Callable[[FactSheet], Derivation], known: dict[str, Any], needs: Needs
) -> list[Outcome]:
    fact, values = next(
        (
            (g.fact, values)
            for g in row.guesses
            if g.fact in needs.facts and g.fact not in known and (values := list(g.values(f)))
        ),
        ("", []),
    )
    if not values or len(known) >= MOST_GUESSES:
        raise needs
    outcomes: list[Outcome] = []
    for value in values:
        told = {**known, fact: value}
        sheet = f.replaced(**{fact: value})
        try:
            outcomes.append((told, run(sheet)))
        except Needs as deeper:
            outcomes.extend(_guessed(row, sheet, run, told, deeper))
    return outcomes


def _range(outcomes: list[Outcome]) -> Derivation:
    if not outcomes:
        raise Needs(*DATES[:2])
    lowest = min((derived for _, derived in outcomes), key=lambda d: d.total)
    highest = max(derived.total for _, derived in outcomes)
    if lowest.total == highest:
        return lowest
    names = tuple(dict.fromkeys(name for known, _ in outcomes for name in known))
    narrowest = min(names, key=lambda name: _width_knowing(name, outcomes))
    label = FACT_FIELDS[narrowest].label
    asked = Label(
        f"“{label.zh}”不明，只能给出范围；补充这一项最能缩小范围（下列算式按低值）",
        f"“{label.en}” is not known, so only a range can be given; telling it narrows the range most (the arithmetic below is the low end)",
    )
    return replace(
        lowest,
        low=lowest.total,
        high=highest,
        narrowest=narrowest,
        missing=names,
        warnings=(asked, *lowest.warnings),
    )


def _width_knowing(name: str, outcomes: list[Outcome]) -> Decimal:
    """The mean width of the range that is left once this fact is known."""
    by_value: dict[Any, list[Decimal]] = {}
    for known, derived in outcomes:
        by_value.setdefault(known.get(name), []).append(derived.total)
    widths = [max(totals) - min(totals) for totals in by_value.values()]
    return sum(widths, Decimal(0)) / len(widths)
