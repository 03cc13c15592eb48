"""Facts that are tables: months, periods, years, dependants, tiers. Rows may be objects, lists, or short texts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from shiquan.law.entitlements.facts.fields import FactError, FactField, PartialDate
from shiquan.law.entitlements.facts.injury import Dependant
from shiquan.law.entitlements.facts.wages import UnpaidPeriod

_PERIOD = re.compile(
    r"(\d{4})[-/年](\d{1,2})月?\s*"
    r"(?:[(（]\s*(\d{1,2})\s*(?:\.\.|-|–|~|至|to)\s*(\d{1,2})\s*日?\s*[)）])?"
)
_RELATIONS = (
    ("spouse", ("spouse", "wife", "husband", "widow", "配偶", "妻", "丈夫")),
    (
        "child",
        ("child", "son", "daughter", "orphan", "minor", "子女", "儿子", "女儿", "孩子", "孤儿", "未成年"),
    ),
    ("parent", ("parent", "father", "mother", "父", "母")),
    (
        "other",
        ("sibling", "brother", "sister", "grand", "other", "祖", "兄", "弟", "姐", "妹", "其他", "亲属"),
    ),
)
_LONELY = ("lonely", "left alone", "alone", "orphan", "孤")
_COUNTS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4, "两": 2, "三": 3, "四": 4}


def read_rows(key: str, raw: Any, spec: FactField) -> tuple[Any, ...]:
    """The rows of a table fact, as the row type that the fact declares. Raises FactError."""
    row_type = spec.row
    assert row_type is not None
    if row_type is UnpaidPeriod and isinstance(raw, str):
        return _periods(key, raw)
    if row_type is Dependant:
        return _dependants(key, raw)
    if isinstance(raw, dict) and not raw.keys() & {f.name for f in fields(row_type)}:
        raw = [[name, amount] for name, amount in raw.items()]
    entries = raw if isinstance(raw, list | tuple) else [raw]
    rows: list[Any] = []
    for entry in entries:
        if row_type is UnpaidPeriod and isinstance(entry, str):
            rows.extend(_periods(key, entry))
        elif row_type is UnpaidPeriod and isinstance(entry, dict) and "month" in entry:
            period = _periods(key, str(entry["month"]))[0]
            rows.append(_row(key, {**entry, "first": period.first, "last": period.last}, row_type))
        else:
            rows.append(_row(key, entry, row_type))
    return tuple(rows)


def _row(key: str, entry: Any, row_type: type) -> Any:
    names = [f.name for f in fields(row_type)]
    if isinstance(entry, list | tuple):
        given = dict(zip(names, entry, strict=False))
    elif isinstance(entry, dict):
        given = {name: value for name, value in entry.items() if name in names and value is not None}
        aliases = {
            "min": None,
            "to": "up_to",
            "until": "up_to",
            "max": "up_to",
            "price": "rate",
            "wage": "amount",
            "unused_days": "days",
        }
        for name, value in entry.items():
            target = aliases.get(name)
            if target in names and target not in given and value is not None:
                given[target] = value
    else:
        raise FactError(
            key,
            f"“{entry}”请写成对象，含 {'、'.join(names)}",
            f"“{entry}” should be an object with {', '.join(names)}",
        )
    values: dict[str, Any] = {}
    for name, value in given.items():
        values[name] = _CELLS[_cell_kind(row_type, name)](f"{key}.{name}", value)
    try:
        return row_type(**values)
    except TypeError as error:
        needed = [f.name for f in fields(row_type) if f.default is not None and f.name not in values]
        raise FactError(
            key, f"每行须有 {'、'.join(needed)}", f"each row needs {', '.join(needed)}"
        ) from error


def _cell_kind(row_type: type, name: str) -> str:
    if name in ("month", "first", "last"):
        return "date"
    if name in ("left_out", "carried", "lonely"):
        return "flag"
    return "year" if name == "year" else "tier_end" if name == "up_to" else "number"


def _cell_number(key: str, raw: Any) -> Decimal:
    from shiquan.law.entitlements.facts.convert import to_number

    value = to_number(key, raw)
    if value < 0:
        raise FactError(key, f"不能是负数（{value}）", f"cannot be negative ({value})")
    return value


def _cell_date(key: str, raw: Any) -> PartialDate:
    from shiquan.law.entitlements.facts.convert import to_date

    return to_date(key, raw)


def _cell_flag(key: str, raw: Any) -> bool:
    from shiquan.law.entitlements.facts.convert import to_flag

    return to_flag(key, raw)


def _cell_year(key: str, raw: Any) -> int:
    value = _cell_number(key, raw)
    if not 1950 <= value <= 2200 or value != int(value):
        raise FactError(key, f"“{raw}”不是年份", f"“{raw}” is not a year")
    return int(value)


_CELLS: dict[str, Callable[[str, Any], Any]] = {
    "number": _cell_number,
    "date": _cell_date,
    "flag": _cell_flag,
    "year": _cell_year,
    "tier_end": lambda key, raw: None if raw in (None, "", "inf") else _cell_number(key, raw),
}


def _periods(key: str, words: str) -> tuple[UnpaidPeriod, ...]:
    """Months as people write them: "2014-08, 2014-09, 2014-10(1..27)"."""
    found = []
    for year, month, first, last in _PERIOD.findall(words):
        try:
            end = monthrange(int(year), int(month))[1]
            start_day = date(int(year), int(month), int(first or 1))
            last_day = date(int(year), int(month), int(last or end))
        except (ValueError, IndexError) as error:
            raise FactError(
                key, f"“{words}”里有不存在的日期", f"“{words}” holds a day that does not exist"
            ) from error
        found.append(UnpaidPeriod(PartialDate(start_day, start_day), PartialDate(last_day, last_day)))
    if not found:
        raise FactError(
            key,
            f"“{words}”请写成 2024-08, 2024-09, 2024-10(1..27)",
            f"write “{words}” as 2024-08, 2024-09, 2024-10(1..27)",
        )
    return tuple(found)


def _dependants(key: str, raw: Any) -> tuple[Dependant, ...]:
    entries = raw if isinstance(raw, list | tuple) else [raw]
    people: list[Dependant] = []
    for entry in entries:
        if isinstance(entry, dict):
            if not entry.keys() & {"relation", "kind"}:
                for name, count in entry.items():
                    people += [_dependant(key, name, False)] * int(_cell_number(key, count))
                continue
            lonely = entry.get("lonely", entry.get("lonely_elder_or_orphan", entry.get("orphan", False)))
            person = _dependant(key, str(entry.get("relation", entry.get("kind"))), _cell_flag(key, lonely))
            people += [person] * int(_cell_number(key, entry.get("count", 1)))
        else:
            words = str(entry).lower()
            parts = (
                [words] if any(hint in words for hint in _LONELY) else re.split(r"[;；+&]| and |和|、", words)
            )
            for part in parts:
                if part.strip():
                    people += [_dependant(key, part, False)] * _count(part)
    return tuple(people)


def _count(words: str) -> int:
    return next((count for word, count in _COUNTS.items() if re.search(rf"(?<![\d]){word}(?!\d)", words)), 1)


def _dependant(key: str, words: str, lonely: bool) -> Dependant:
    lowered = words.lower()
    for relation, hints in _RELATIONS:
        if any(hint in lowered for hint in hints):
            return Dependant(relation, lonely or any(hint in lowered for hint in _LONELY))
    if any(hint in lowered for hint in _LONELY) or "elder" in lowered:
        return Dependant("parent", True)
    raise FactError(
        key,
        f"不认识供养亲属“{words}”，请写 spouse/child/parent/other",
        f"unknown dependant “{words}”; write spouse, child, parent or other",
    )
