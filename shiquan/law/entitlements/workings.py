"""The sheet of paper on which a calculator works: it notes steps, lines, parameters and warnings as they come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from shiquan.law import parameters
from shiquan.law.articles import Article
from shiquan.law.derivation import ChoiceUse, Derivation, Line, ParameterUse, Payer, Rounding, Step, Unit
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.places import find_place
from shiquan.law.entitlements.quantity import (
    Quantity,
    QuantityLike,
    exact_text,
    number_text,
    quantity,
    shown,
    total,
)
from shiquan.law.errors import LawError
from shiquan.law.parameters import MissingParameter, Value
from shiquan.law.regions import NATION
from shiquan.law.text import Label

NEWEST = date(2099, 12, 31)
MONTHS = Label("个月", "months")
YUAN = Label("元", "yuan")
YUAN_A_MONTH = Label("元/月", "yuan a month")
DAYS = Label("天", "days")
SHARE = Label("比例", "share")
YEARS = Label("年", "years")


class Needs(Exception):
    """A calculator cannot work without one of these facts (any one of a group is enough).

    ``why``: said besides, when a figure on file would have done and is missing.
    """

    def __init__(self, *facts: str, why: Label | None = None) -> None:
        super().__init__(", ".join(facts))
        self.facts, self.why = facts, why


class NotDue(LawError):
    """The item can never be due in this situation. Says why."""


@lru_cache(maxsize=4096)
def _used(value: Value) -> tuple[Quantity, ParameterUse]:
    amount = value.number
    use = ParameterUse(
        value.name,
        value.region,
        number_text(amount),
        value.unit,
        value.source,
        value.status,
        value.unconfirmed,
        value.secondary,
    )
    return quantity(amount), use


@lru_cache(maxsize=4096)
def _number_of(value: Decimal) -> Quantity:
    return quantity(value)


@lru_cache(maxsize=1024)
def _national(name: str, on: date) -> tuple[Quantity, ParameterUse]:
    return _used(parameters.get(name, NATION, on))


@lru_cache(maxsize=4096)
def _regional(
    name: str, place: str, on: date, fallback: tuple[str, ...] | None
) -> tuple[Quantity, ParameterUse]:
    return _used(parameters.get(name, place, on, fallback))


class Workings:
    """Steps, lines and remarks of one item. Parameters fetched are noted on the next step or line."""

    __slots__ = (
        "_exact",
        "_fetched",
        "choices",
        "facts",
        "lines",
        "on",
        "payer",
        "place",
        "steps",
        "unit",
        "unit_per_yuan",
        "warnings",
    )

    def __init__(self, facts: FactSheet, on: date) -> None:
        self.facts = facts
        self.on = on
        self.place = find_place(facts.region)
        self.steps: list[Step] = []
        self.lines: list[Line] = []
        self.warnings: list[Label] = []
        self.choices: list[ChoiceUse] = []
        self.payer: Payer | None = None
        self.unit = Unit.CNY
        self.unit_per_yuan = 1 if facts.rounding == "yuan" else 100
        self._exact: list[Quantity] = []
        self._fetched: list[ParameterUse] = []

    def number(self, value: Decimal | int) -> Quantity:
        """A fact as a quantity."""
        return _number_of(value) if isinstance(value, Decimal) else quantity(value)

    def national(self, name: str, on: date | None = None) -> Quantity:
        """A national parameter on a day (default: the day whose law applies). Raises MissingParameter."""
        amount, use = _national(name, on or self.on)
        self._fetched.append(use)
        return amount

    def regional(
        self, name: str, on: date | None = None, fallback: tuple[str, ...] | None = None
    ) -> Quantity:
        """A parameter of the region of work. Raises Needs("region") without a region, MissingParameter without a value."""
        if self.place is None:
            raise Needs("region")
        amount, use = _regional(name, self.place, on or self.on, fallback)
        self._fetched.append(use)
        return amount

    def anywhere(self, name: str) -> Quantity:
        """A parameter in force that is not bound to the region of work (a pilot's value). Raises LawError."""
        values = parameters.all_values(name)
        amount, use = _used(next((v for v in values if v.holds_on(self.on)), values[-1]))
        self._fetched.append(use)
        return amount

    def forget(self) -> None:
        """Drop parameters fetched that did not matter in the end."""
        self._fetched.clear()

    def find_regional(
        self, name: str, on: date | None = None, fallback: tuple[str, ...] | None = None
    ) -> Quantity | None:
        """A regional parameter if region and value are known, else None."""
        if self.place is None:
            return None
        try:
            return self.regional(name, on, fallback)
        except MissingParameter:
            return None

    def parameter_text(self, name: str) -> Value | None:
        """The raw parameter value (for its unit or words) of the region of work, or None."""
        if self.place is None:
            return None
        try:
            return parameters.get(name, self.place, self.on)
        except MissingParameter:
            return None

    def warn(self, zh: str, en: str) -> None:
        """A remark shown with the result, once."""
        remark = Label(zh, en)
        if remark not in self.warnings:
            self.warnings.append(remark)

    def choose(self, switch: str) -> str:
        """The value of an interpretive switch; noted on the result."""
        value = self.facts.choose(switch)
        use = ChoiceUse(switch, value)
        if use not in self.choices:
            self.choices.append(use)
        return value

    def step(self, zh: str, en: str, value: QuantityLike, unit: Label, *articles: Article) -> Quantity:
        """Note an intermediate figure. Its arithmetic is shown once here; afterwards it is a single number if finite."""
        amount = quantity(value)
        self.steps.append(Step(Label(zh, en), amount.text, shown(amount), unit, articles, self._take()))
        return amount.plain() if exact_text(amount.fraction()) is not None else amount

    def line(self, zh: str, en: str, value: QuantityLike, *articles: Article) -> Quantity:
        """Add a summand in yuan."""
        amount = quantity(value)
        rounding = Rounding.CENT if self.unit_per_yuan == 100 else Rounding.YUAN
        self.lines.append(
            Line(
                Label(zh, en),
                amount.text,
                amount.rounded(self.unit_per_yuan),
                rounding,
                articles,
                self._take(),
            )
        )
        self._exact.append(amount)
        return amount

    def nothing(self, zh: str, en: str, *articles: Article) -> None:
        """Say why nothing is due."""
        self.line(zh, en, 0, *articles)

    def deduct(self, zh: str, en: str, value: QuantityLike, *articles: Article) -> None:
        """Take away what was already paid."""
        amount = quantity(value)
        if amount.num > 0:
            self.line(zh, en, Quantity(-amount.num, amount.den, f"-{amount.within(2)}", 2), *articles)

    @property
    def exact(self) -> Quantity:
        """The exact sum of the lines so far."""
        return total(self._exact)

    def _take(self) -> tuple[ParameterUse, ...]:
        if not self._fetched:
            return ()
        taken = tuple(dict.fromkeys(self._fetched))
        self._fetched.clear()
        return taken

    def not_below_zero(self) -> None:
        """What was paid beyond the item is not taken back from it."""
        exact = self.exact
        if exact.num < 0:
            self.line(
                "多付部分不从本项倒扣",
                "what was paid beyond the item is not deducted from it",
                Quantity(
                    -exact.num, exact.den, exact_text(-exact.fraction()) or f"{-exact.num} ÷ {exact.den}"
                ),
            )
            self.warn("已付金额不低于应付金额，本项无差额", "what was paid covers the item: nothing is left")

    def limit(self, claimed: Decimal) -> None:
        """An award cannot exceed the claim."""
        over = self.exact - self.number(claimed)
        if over.num > 0:
            self.line(
                "超出请求金额的部分不予支持",
                "what exceeds the claim cannot be awarded",
                Quantity(-over.num, over.den, f"-({over.text})", 2),
            )

    def finish(self, item: str, label: Label, payer: Payer, unit: Unit) -> Derivation:
        """The derivation; a rounding line is added when lines rounded one by one miss the exact total by a cent."""
        exact = self.exact
        amount = exact.rounded(self.unit_per_yuan)
        added = sum((line.amount for line in self.lines), Decimal("0.00"))
        if added != amount:
            difference = amount - added
            self.lines.append(
                Line(Label("四舍五入尾差", "rounding difference"), number_text(difference), difference)
            )
        noted = [*(step.parameters for step in self.steps), *(line.parameters for line in self.lines)]
        self._warn_of_sources(dict.fromkeys(use for uses in noted for use in uses))
        return Derivation(
            item=item,
            label=label,
            lines=tuple(self.lines),
            total=amount,
            unit=unit,
            payer=self.payer or payer,
            steps=tuple(self.steps),
            warnings=tuple(self.warnings),
            choices=tuple(self.choices),
        )

    def _warn_of_sources(self, used: Iterable[ParameterUse]) -> None:
        """Say which figures are unconfirmed, and which were seen only second-hand."""
        doubtful: list[Label] = []
        for use in used:
            if use.unconfirmed:
                title = _title(use.name)
                self.warn(
                    f"“{title.zh}”（{use.region}：{use.value}）尚未经公布文本核实（unconfirmed）",
                    f"“{title.en}” ({use.region}: {use.value}) is unconfirmed",
                )
            elif use.secondary:
                doubtful.append(_title(use.name))
        if doubtful:
            self.warn(
                f"“{'”“'.join(title.zh for title in doubtful)}”出自二手资料，适用前请核对当地公布的原文",
                f"seen in secondary sources only, check the published text before relying on: {', '.join(title.en for title in doubtful)}",
            )


@lru_cache(maxsize=256)
def _title(name: str) -> Label:
    return parameters.describe(name).title


__all__ = ["MONTHS", "NEWEST", "Needs", "NotDue", "Workings"]
