"""The JSON Schema of the facts, written from the same declarations that read them, with words in both languages."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from shiquan.law.entitlements.facts.fields import FactField, Kind
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, SECTIONS
from shiquan.law.entitlements.registry import CALCULATORS

_NUMBER: dict[str, Any] = {"type": ["number", "string"]}
_DATE: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?"}
_TYPES: dict[Kind, dict[str, Any]] = {
    Kind.MONEY: _NUMBER,
    Kind.NUMBER: _NUMBER,
    Kind.RATE: _NUMBER,
    Kind.WHOLE: {"type": ["integer", "string"]},
    Kind.DATE: _DATE,
    Kind.FLAG: {"type": ["boolean", "string"]},
    Kind.TEXT: {"type": "string", "maxLength": 500},
    Kind.MONEY_LIST: {"type": "array", "items": _NUMBER},
    Kind.MONEY_MAP: {"type": "object", "additionalProperties": _NUMBER},
}
_SERIES = ("disability_grade", "death_date", "national_urban_disposable_income_prev_year")


def facts_schema() -> dict[str, Any]:
    """The schema of one object of facts (JSON Schema 2020-12); unknown facts are allowed and reported as not used."""
    sections = {name: label for section, label in SECTIONS for name in (f.name for f in fields(section))}
    properties = {
        name: _property(name, spec) | {"x-section": sections[name]._asdict()}
        for name, spec in FACT_FIELDS.items()
    }
    items = {
        "type": "array",
        "items": {"type": ["string", "object"]},
        "title": "要计算的项目 / items to compute",
        "x-known-items": {row.item: row.label._asdict() for row in CALCULATORS},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "劳动争议待遇计算的事实 / facts for entitlement calculations",
        "description": "所有字段都可以不填；不明的事实得出范围。 / Every field may be left out; unknown facts give a range.",
        "type": "object",
        "properties": {"items": items, **properties},
        "additionalProperties": True,
    }


def _property(name: str, spec: FactField) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": spec.label.zh,
        "description": f"{spec.label.zh} / {spec.label.en}",
        "x-label": spec.label._asdict(),
    }
    if spec.kind == Kind.CHOICE:
        found |= {
            "type": "string",
            "x-options": {key: label._asdict() for key, label in (spec.options or {}).items()},
        }
        if spec.words is None:
            found["enum"] = list(spec.options or {})
    elif spec.kind == Kind.ROWS:
        found |= {"type": ["array", "object", "string"], "items": _row(spec)}
    else:
        found |= _TYPES[spec.kind]
    if name in _SERIES:
        found["type"] = [*_as_list(found["type"]), "array"]
    if spec.low is not None:
        found["minimum"] = float(spec.low)
    if spec.high is not None:
        found["maximum"] = float(spec.high)
    if spec.default is not None:
        found["default"] = spec.default if spec.kind != Kind.FLAG else spec.default == "true"
    if spec.aliases:
        found["x-also-called"] = list(spec.aliases)
    return found


def _as_list(kind: Any) -> list[str]:
    return list(kind) if isinstance(kind, list) else [kind]


def _row(spec: FactField) -> dict[str, Any]:
    assert spec.row is not None
    names = fields(spec.row)
    return {
        "type": ["object", "array", "string"],
        "description": (spec.row.__doc__ or "").strip(),
        "properties": {f.name: {} for f in names},
        "x-needed": [f.name for f in names if f.default is MISSING],
    }
