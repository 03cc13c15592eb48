"""Read a raw object of facts into a fact sheet: rename, convert, check; collect every error instead of the first."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shiquan.law.entitlements.facts.aliases import KNOWN, renamed
from shiquan.law.entitlements.facts.checks import conflicts
from shiquan.law.entitlements.facts.convert import CONVERTERS
from shiquan.law.entitlements.facts.fields import FactError, FactsInvalid, Kind
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, FactSheet
from shiquan.law.text import Label

_TABLE = {name: (spec, CONVERTERS[spec.kind]) for name, spec in FACT_FIELDS.items()}
_SERIES = ("disability_grade", "death_date", "national_urban_disposable_income_prev_year")


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact sheet with remarks, and the series of grades or years when one object asks for several."""

    sheet: FactSheet
    warnings: tuple[Label, ...]
    series: tuple[tuple[str, dict[str, Any]], ...]


def read_facts(raw: Mapping[str, Any], strict: bool = False) -> Reading:
    """Read facts. Raises FactsInvalid with every fact that cannot be right; unknown keys become warnings, or errors if ``strict``."""
    if not isinstance(raw, Mapping):
        raise FactsInvalid(
            [FactError("facts", "事实应为一个 JSON 对象", "the facts must be one JSON object")]
        )
    given, unknown = renamed(dict(raw))
    errors = [FactError(key, *_unknown(key)) for key in unknown] if strict else []
    warnings = [] if strict else [_unknown(key) for key in unknown]
    lists = {name: given.pop(name) for name in _SERIES if isinstance(given.get(name), list | tuple)}
    values: dict[str, Any] = {}
    for name, value in given.items():
        spec, convert = _TABLE[name]
        try:
            values[name] = convert(name, value, spec)
        except FactError as error:
            errors.append(error)
            continue
        if values[name] is None:
            del values[name]
            warnings.append(
                Label(f"没有看懂“{spec.label.zh}”：{value}", f"“{spec.label.en}” was not understood: {value}")
            )
    series = _series(lists, errors)
    sheet = FactSheet.of(**values)
    if not errors:
        errors.extend(conflicts(sheet))
    if errors:
        raise FactsInvalid(errors)
    return Reading(sheet, tuple(warnings), series)


def _unknown(key: str) -> Label:
    near = difflib.get_close_matches(key, KNOWN, n=1, cutoff=0.75)
    hint_zh, hint_en = (f"，是否指 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")
    return Label(f"不认识事实“{key}”，未使用{hint_zh}", f"unknown fact “{key}” was not used{hint_en}")


def _series(lists: dict[str, Any], errors: list[FactError]) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Several grades, or several years of death with their incomes: one variant each, named by a suffix."""
    variants: list[tuple[str, dict[str, Any]]] = []
    try:
        for grade in lists.get("disability_grade", ()):
            spec, convert = _TABLE["disability_grade"]
            value = convert("disability_grade", grade, spec)
            variants.append((f"_grade{value}", {"disability_grade": value}))
        incomes = lists.get("national_urban_disposable_income_prev_year")
        years = lists.get("death_date", ())
        if incomes is not None and len(incomes) != len(years):
            raise FactError("death_year", "年份与收入的个数不同", "there must be one income for each year")
        for index, year in enumerate(years):
            spec, convert = _TABLE["death_date"]
            changes = {"death_date": convert("death_date", year, spec)}
            if incomes is not None:
                spec, convert = _TABLE["national_urban_disposable_income_prev_year"]
                changes["national_urban_disposable_income_prev_year"] = convert(
                    "national_urban_disposable_income_prev_year", incomes[index], spec
                )
            variants.append((f"_{changes['death_date'].earliest.year}", changes))
    except FactError as error:
        errors.append(error)
    return tuple(variants)


def is_list_fact(name: str) -> bool:
    """Whether a fact holds several values."""
    return FACT_FIELDS[name].kind in (Kind.ROWS, Kind.MONEY_LIST, Kind.MONEY_MAP)
