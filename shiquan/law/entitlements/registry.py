"""Every calculator, and the names by which people ask for items."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import Any

from shiquan.law.entitlements.calculator import Calculator
from shiquan.law.entitlements.facts.fields import PartialDate
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.items import (
    after_ending,
    contract,
    death,
    double_wage,
    ending,
    injury,
    leave,
    overtime,
    platform,
    sickness,
    standstill,
    treatment,
    wages,
)
from shiquan.law.entitlements.workings import NotDue

CALCULATORS: tuple[Calculator, ...] = (
    *ending.CALCULATORS, *after_ending.CALCULATORS, *double_wage.CALCULATORS, *wages.CALCULATORS, *standstill.CALCULATORS, *overtime.CALCULATORS, *leave.CALCULATORS, *sickness.CALCULATORS,
    *contract.CALCULATORS, *injury.CALCULATORS, *treatment.CALCULATORS, *death.CALCULATORS, *platform.CALCULATORS,
)  # fmt: skip
BY_ITEM: dict[str, Calculator] = {row.item: row for row in CALCULATORS}
_NAMES: dict[str, Calculator] = {alias: row for row in CALCULATORS for alias in row.also_called} | BY_ITEM

_GRADE = re.compile(r"_grade_?(\d{1,2})(?=_|$)")
_UNTIL = re.compile(r"_to_(\d{4})_(\d{2})$")
_YEAR = re.compile(r"_((?:19|20|21)\d{2})$")
_ENDING = re.compile(
    r"_(computed|awarded|claimed|owed|due|total|amount|sum|payable|inferred|before_reduction|base|gross|net|capped|uncapped)$"
)
_START = re.compile(r"^(total|unpaid|one_off|one_time|monthly)_")


class UnknownItem(NotDue):
    """An item that no calculator is called by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One item asked for: the name as asked, its calculator, facts that the name fixes, and whether the claim limits it."""

    name: str
    calculator: Calculator
    changes: dict[str, Any] = field(default_factory=dict)
    year: int | None = None
    awarded: bool = False


def resolve(name: str) -> Wanted:
    """The calculator for an item name, with what the name itself says (grade, year, awarded). Raises UnknownItem."""
    plain = re.sub(r"[\s\-]+", "_", str(name).strip().lower())
    changes: dict[str, Any] = {}
    year: int | None = None
    awarded = False
    while True:
        row = _NAMES.get(plain)
        if row is not None:
            return Wanted(str(name), row, changes, year, awarded)
        if match := _UNTIL.search(plain):
            changes["allowance_gap_until"] = _month(int(match[1]), int(match[2]))
            plain = plain[: match.start()]
        elif match := _GRADE.search(plain):
            changes["disability_grade"] = int(match[1])
            plain = plain[: match.start()] + plain[match.end() :]
        elif match := _YEAR.search(plain):
            year = int(match[1])
            plain = plain[: match.start()]
        elif match := _ENDING.search(plain):
            awarded = awarded or match[1] == "awarded"
            plain = plain[: match.start()]
        elif match := _START.match(plain):
            plain = plain[match.end() :]
        else:
            break
    near = difflib.get_close_matches(plain, BY_ITEM, n=3, cutoff=0.6)
    hint_zh, hint_en = (
        ("，相近的有 " + "、".join(near), "; similar: " + ", ".join(near)) if near else ("", "")
    )
    raise UnknownItem(f"不认识项目“{name}”{hint_zh}", f"unknown item “{name}”{hint_en}")


def _month(year: int, month: int) -> PartialDate:
    from shiquan.law.entitlements.facts.convert import to_date

    return to_date("allowance_gap_until", f"{year}-{month:02d}")


def offered(f: FactSheet) -> list[Calculator]:
    """The calculators that apply to these facts without being asked for."""
    rows = [row for row in CALCULATORS if row.applies(f)]
    return [row for row in rows if not row.employment_only] if f.platform_worker else rows


def shown_name(row: Calculator, f: FactSheet) -> str:
    """The item's name; overtime of which a part was paid is called a difference."""
    if row.item.endswith("overtime_pay") and (
        f.overtime_already_paid is not None or f.base_already_paid_for_holiday
    ):
        name = row.item.removesuffix("_pay") + "_difference"
        if f.overtime_already_paid is not None or row.item == "holiday_overtime_pay":
            return name
    return row.item
