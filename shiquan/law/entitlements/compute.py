"""From facts to derivations: the one entry point of the entitlement calculators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from shiquan.law.derivation import Derivation
from shiquan.law.entitlements.calculator import Calculator
from shiquan.law.entitlements.facts.fields import FactError, FactsInvalid
from shiquan.law.entitlements.facts.reader import read_facts
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, FactSheet
from shiquan.law.entitlements.places import NOWHERE, find_place
from shiquan.law.entitlements.ranges import explore
from shiquan.law.entitlements.registry import Wanted, offered, resolve, shown_name
from shiquan.law.entitlements.workings import NEWEST, Needs, NotDue, Workings
from shiquan.law.errors import LawError
from shiquan.law.text import Label

_DAYS = (
    "as_of",
    "employment_end",
    "death_date",
    "termination_year",
    "worked_on_without_new_contract_until",
    "double_wage_to",
    "claim_date",
    "injury_date",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """An item that could not be reckoned: why, and which facts would help."""

    item: str
    why: Label
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "item": self.item,
            "why": {"zh": self.why.zh, "en": self.why.en},
            "missing_facts": list(self.missing),
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that follows from one object of facts."""

    id: str | None
    derivations: tuple[Derivation, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Label, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "id": self.id,
            "items": [derivation.to_dict() for derivation in self.derivations],
            "problems": [problem.to_dict() for problem in self.problems],
            "warnings": [{"zh": warning.zh, "en": warning.en} for warning in self.warnings],
        }


def compute(facts: Mapping[str, Any]) -> list[Derivation]:
    """The derivations for the items asked for (``items``), or for every item for which the facts suffice.

    ``facts`` is a flat object of facts, or an object with ``facts`` and ``items``. Raises FactsInvalid for facts that
    cannot be right. Items that cannot be reckoned are left out; ``assess`` tells why.
    """
    return list(assess(facts).derivations)


def assess(raw: Mapping[str, Any], strict: bool = False) -> Assessment:
    """As ``compute``, with the items that could not be reckoned, the facts they need, and remarks on the facts.

    A fact that nobody knows is a remark; ``strict``: an error.
    """
    if not isinstance(raw, Mapping):
        raise FactsInvalid(
            [FactError("facts", "事实应为一个 JSON 对象", "the facts must be one JSON object")]
        )
    inner = raw.get("facts", raw)
    reading = read_facts(inner, strict)
    asked = raw.get("items") or (inner.get("items") if isinstance(inner, Mapping) else None)
    derivations: list[Derivation] = []
    problems: list[Problem] = []
    remarks = [*reading.warnings, *_place_unknown(reading.sheet)]
    if asked:
        for name in _item_names(asked):
            _one_asked(name, reading.sheet, reading.series, len(asked) == 1, derivations, problems)
    else:
        _all_offered(reading.sheet, reading.series, _Found(derivations, remarks))
    identity = raw.get("id")
    return Assessment(
        str(identity) if identity is not None else None, tuple(derivations), tuple(problems), tuple(remarks)
    )


def _place_unknown(f: FactSheet) -> list[Label]:
    if f.region is None or f.region.strip().lower() in NOWHERE or find_place(f.region) is not None:
        return []
    return [
        Label(
            f"不认识地区“{f.region}”，地方标准未使用；请写省、市或县的名称，如 陕西省、安康市、石泉县",
            f"unknown region “{f.region}”: no local figure was used; give a province, city or county",
        )
    ]


def _item_names(asked: Any) -> list[str]:
    if isinstance(asked, str):
        return [
            part.strip() for part in asked.replace("；", ";").replace(",", ";").split(";") if part.strip()
        ]
    if not isinstance(asked, list | tuple):
        raise FactsInvalid(
            [FactError("items", "items 应为项目名称的列表", "items must be a list of item names")]
        )
    return [str(entry.get("item", "")) if isinstance(entry, Mapping) else str(entry) for entry in asked]


def _one_asked(
    name: str, sheet: FactSheet, series: tuple[tuple[str, dict[str, Any]], ...], sole: bool,
    derivations: list[Derivation], problems: list[Problem],
) -> None:  # fmt: skip
    try:
        wanted = resolve(name)
        told = _as_named(wanted, sheet, series)
        derivations.append(derive(wanted.calculator, told, name, sole=sole, awarded=wanted.awarded))
    except Needs as needs:
        problems.append(Problem(name, _needed(needs), needs.facts))
    except LawError as error:
        problems.append(Problem(name, error.label))


def _as_named(wanted: Wanted, sheet: FactSheet, series: tuple[tuple[str, dict[str, Any]], ...]) -> FactSheet:
    """The sheet with what the item's name says: a grade, a year of death, a year of the gap, an end of the gap."""
    changes = dict(wanted.changes)
    if wanted.year is not None:
        if wanted.calculator.item == "allowance_gap_total":
            changes["allowance_gap_years"] = tuple(
                row for row in sheet.allowance_gap_years or () if row.year == wanted.year
            )
        else:
            found = next((told for suffix, told in series if suffix == f"_{wanted.year}"), None)
            if found is not None:
                changes.update(found)
            elif sheet.death_date is None:
                day = FACT_FIELDS["death_date"]
                from shiquan.law.entitlements.facts.convert import CONVERTERS

                changes["death_date"] = CONVERTERS[day.kind]("death_date", str(wanted.year), day)
    return sheet.replaced(**changes) if changes else sheet


@dataclass(slots=True)
class _Found:
    """What the offered calculators gave, and remarks on those that could not be reckoned."""

    derivations: list[Derivation]
    remarks: list[Label]


def _all_offered(sheet: FactSheet, series: tuple[tuple[str, dict[str, Any]], ...], found: _Found) -> None:
    rows = offered(sheet)
    for row in rows:
        if row.item == "allowance_gap_total":
            for gap in sheet.allowance_gap_years or ():
                _try(
                    row,
                    sheet.replaced(allowance_gap_years=(gap,), allowance_gap_until=None),
                    f"allowance_gap_{gap.year}",
                    found,
                )
        _try(row, sheet, shown_name(row, sheet), found)
    if sheet.claimed is not None and len(found.derivations) == 1 and len(rows) == 1:
        name = found.derivations.pop().item
        _try(rows[0], sheet, f"{name}_computed", found)
        _try(rows[0], sheet, f"{name}_awarded", found, awarded=True)
    already = {row.item for row in rows}
    for suffix, told in series:
        variant = sheet.replaced(**told)
        for row in offered(variant):
            if row.item not in already:
                _try(row, variant, row.item + suffix, found)


def _try(row: Calculator, sheet: FactSheet, name: str, found: _Found, awarded: bool = False) -> None:
    """Add the item if the facts suffice; a missing parameter is told, because no further fact would mend it."""
    try:
        found.derivations.append(derive(row, sheet, name, sole=False, awarded=awarded))
    except (Needs, LawError) as error:
        words = error.why if isinstance(error, Needs) else error.label
        if words is None:
            return
        zh, en = words
        found.remarks.append(Label(f"{row.label.zh}未计算：{zh}", f"{row.label.en} was not computed: {en}"))


def derive(
    row: Calculator, sheet: FactSheet, name: str, *, sole: bool = False, awarded: bool = False
) -> Derivation:
    """One item. Raises Needs for facts that are missing, LawError when it cannot be due or a parameter is missing."""
    if sheet.platform_worker and row.employment_only:
        raise NotDue(
            f"“{row.label.zh}”以存在劳动关系为前提；如认为存在劳动关系，请将“平台接单劳动者”改为否",
            f"“{row.label.en}” needs an employment relationship; if there is one, answer no to “platform worker”",
        )

    def run(told: FactSheet) -> Derivation:
        return _derived(row, told, name, sole, awarded)

    return explore(row, sheet, run)


def _derived(row: Calculator, f: FactSheet, name: str, sole: bool, awarded: bool) -> Derivation:
    w = Workings(f, on_day(f))
    w.unit = row.unit
    row.work(w)
    paid = (f.paid or {}).get(row.item, (f.paid or {}).get(name))
    if paid is None and sole:
        paid = f.already_paid
    if paid is not None:
        w.deduct("已付", "already paid", w.number(paid))
        w.not_below_zero()
    claim = (f.claims or {}).get(row.item, (f.claims or {}).get(name))
    if claim is None:
        claim = f.claimed
    if claim is not None and (awarded or f.limit_to_claim):
        w.limit(claim)
    derivation = w.finish(name, row.label, row.payer, w.unit)
    if (
        claim is not None
        and derivation.total > claim
        and (sole or (f.claims or {}).get(row.item) is not None)
    ):
        note = Label(
            f"请求金额 {claim} 元；裁决不得超过请求", f"claimed: {claim}; an award cannot exceed the claim"
        )
        return replace(derivation, warnings=(*derivation.warnings, note))
    return derivation


def on_day(f: FactSheet) -> date:
    """The day whose law and parameters apply: told, or the latest event told; without any, the newest values."""
    told = f.__dict__
    for name in _DAYS:
        day = told.get(name)
        if day is not None:
            return day.latest
    return NEWEST


def _needed(needs: Needs) -> Label:
    labels = [FACT_FIELDS[name].label for name in needs.facts if name in FACT_FIELDS]
    zh, en = (f"{needs.why.zh}。", f"{needs.why.en}; ") if needs.why else ("", "")
    return Label(
        f"{zh}还需要（任一即可）：" + "、".join(label.zh for label in labels),
        f"{en}still needed (any one of): " + ", ".join(label.en for label in labels),
    )
