"""A derivation: an amount of money together with the arithmetic, articles and parameters behind it.

The same object is shown to the worker, argued over in the room, printed in the agreement and checked in the award.
Lines add up to the total; every formula is plain arithmetic (+ - × ÷ min max and brackets) that evaluates to the
amount beside it. Amounts are yuan, Decimal, two places, half-up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from shiquan.law.articles import Article
from shiquan.law.text import Label

ZERO = Decimal("0.00")


class Payer(StrEnum):
    """Who owes the item."""

    EMPLOYER = "employer"
    FUND = "fund"
    WORKER = "worker"
    PLATFORM = "platform"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What the amount counts."""

    CNY = "CNY"
    CNY_PER_MONTH = "CNY/month"


class Rounding(StrEnum):
    """How an amount was rounded, once, at the end."""

    CENT = "half-up-cent"
    YUAN = "half-up-yuan"


PAYER_LABELS = {
    Payer.EMPLOYER: Label("用人单位", "employer"),
    Payer.FUND: Label("社会保险基金", "insurance fund"),
    Payer.WORKER: Label("劳动者", "worker"),
    Payer.PLATFORM: Label("平台企业", "platform enterprise"),
    Payer.UNKNOWN: Label("待定", "not settled"),
}


@dataclass(frozen=True, slots=True)
class ParameterUse:
    """One parameter value that entered a derivation; ``unconfirmed`` means nobody has seen the published text.

    ``secondary``: seen only in a secondary or unofficial place.
    """

    name: str
    region: str
    value: str
    unit: str
    source: str
    status: str
    unconfirmed: bool
    secondary: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """An intermediate figure (months of service, own wage, …): it explains a line and is not added up."""

    label: Label
    formula: str
    value: Decimal
    unit: Label
    articles: tuple[Article, ...] = ()
    parameters: tuple[ParameterUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One summand of a derivation, in yuan. ``formula`` evaluates to ``amount``."""

    label: Label
    formula: str
    amount: Decimal
    rounding: Rounding = Rounding.CENT
    articles: tuple[Article, ...] = ()
    parameters: tuple[ParameterUse, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceUse:
    """An interpretive switch and the value that was used."""

    switch: str
    value: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """One item of a claim. With unknown facts ``low``/``high`` bound the total and ``narrowest`` names the fact to ask."""

    item: str
    label: Label
    lines: tuple[Line, ...]
    total: Decimal
    unit: Unit = Unit.CNY
    payer: Payer = Payer.EMPLOYER
    steps: tuple[Step, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    narrowest: str | None = None
    missing: tuple[str, ...] = ()
    warnings: tuple[Label, ...] = ()
    choices: tuple[ChoiceUse, ...] = field(default=())

    @property
    def is_range(self) -> bool:
        """Whether facts are missing, so that only bounds can be given."""
        return self.low is not None

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article the derivation rests on, once each, in order of appearance."""
        found: dict[Article, None] = {}
        for step in self.steps:
            found.update(dict.fromkeys(step.articles))
        for line in self.lines:
            found.update(dict.fromkeys(line.articles))
            for step in line.steps:
                found.update(dict.fromkeys(step.articles))
        return tuple(found)

    @property
    def parameters(self) -> tuple[ParameterUse, ...]:
        """Every parameter value used, once each."""
        found: dict[ParameterUse, None] = {}
        for step in self.steps:
            found.update(dict.fromkeys(step.parameters))
        for line in self.lines:
            found.update(dict.fromkeys(line.parameters))
            for step in line.steps:
                found.update(dict.fromkeys(step.parameters))
        return tuple(found)

    @property
    def unconfirmed(self) -> bool:
        """Whether any parameter used has not been confirmed in a published text."""
        return any(use.unconfirmed for use in self.parameters)

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready dictionary; amounts are strings in yuan. ``amount`` is None when there is only a range."""
        return {
            "item": self.item,
            "label": _label(self.label),
            "amount": None if self.is_range else str(self.total),
            "low": str(self.low) if self.low is not None else None,
            "high": str(self.high) if self.high is not None else None,
            "narrowest_missing_fact": self.narrowest,
            "missing_facts": list(self.missing),
            "unit": self.unit.value,
            "payer": self.payer.value,
            "unconfirmed": self.unconfirmed,
            "derivation": {
                "total": str(self.total),
                "steps": [_step(step) for step in self.steps],
                "lines": [_line(line) for line in self.lines],
            },
            "articles": [article.to_dict() for article in self.articles],
            "parameters": [_parameter(use) for use in self.parameters],
            "choices": {use.switch: use.value for use in self.choices},
            "warnings": [_label(warning) for warning in self.warnings],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Derivation:
        """Read what ``to_dict`` wrote. Raises KeyError or ValueError for anything else."""
        inner = data["derivation"]
        return cls(
            item=data["item"],
            label=_read_label(data["label"]),
            lines=tuple(_read_line(line) for line in inner["lines"]),
            total=Decimal(inner["total"]),
            unit=Unit(data["unit"]),
            payer=Payer(data["payer"]),
            steps=tuple(_read_step(step) for step in inner["steps"]),
            low=Decimal(data["low"]) if data["low"] is not None else None,
            high=Decimal(data["high"]) if data["high"] is not None else None,
            narrowest=data["narrowest_missing_fact"],
            missing=tuple(data["missing_facts"]),
            warnings=tuple(_read_label(warning) for warning in data["warnings"]),
            choices=tuple(ChoiceUse(switch, value) for switch, value in data["choices"].items()),
        )


def _label(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}


def _read_label(data: dict[str, str]) -> Label:
    return Label(data["zh"], data["en"])


def _parameter(use: ParameterUse) -> dict[str, Any]:
    return {
        "name": use.name,
        "region": use.region,
        "value": use.value,
        "unit": use.unit,
        "source": use.source,
        "status": use.status,
        "unconfirmed": use.unconfirmed,
        "secondary": use.secondary,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "label": _label(step.label),
        "formula": step.formula,
        "value": str(step.value),
        "unit": _label(step.unit),
        "articles": [article.to_dict() for article in step.articles],
        "parameters": [_parameter(use) for use in step.parameters],
    }


def _read_step(data: dict[str, Any]) -> Step:
    return Step(
        label=_read_label(data["label"]),
        formula=data["formula"],
        value=Decimal(data["value"]),
        unit=_read_label(data["unit"]),
        articles=tuple(Article.from_dict(article) for article in data["articles"]),
        parameters=tuple(ParameterUse(**use) for use in data["parameters"]),
    )


def _line(line: Line) -> dict[str, Any]:
    return {
        "label": _label(line.label),
        "formula": line.formula,
        "amount": str(line.amount),
        "rounding": line.rounding.value,
        "articles": [article.to_dict() for article in line.articles],
        "parameters": [_parameter(use) for use in line.parameters],
        "steps": [_step(step) for step in line.steps],
    }


def _read_line(data: dict[str, Any]) -> Line:
    return Line(
        label=_read_label(data["label"]),
        formula=data["formula"],
        amount=Decimal(data["amount"]),
        rounding=Rounding(data["rounding"]),
        articles=tuple(Article.from_dict(article) for article in data["articles"]),
        parameters=tuple(ParameterUse(**use) for use in data["parameters"]),
        steps=tuple(_read_step(step) for step in data["steps"]),
    )
