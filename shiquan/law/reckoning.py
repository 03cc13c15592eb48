"""From answers to what a page shows: each claim with its amount and derivation, what excludes what, what narrows a range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from shiquan.law.articles import Article
from shiquan.law.derivation import Derivation, Payer, Unit
from shiquan.law.entitlements.compute import Problem, assess
from shiquan.law.entitlements.facts.fields import FactsInvalid
from shiquan.law.entitlements.registry import resolve
from shiquan.law.evidence import Proof, checklist
from shiquan.law.plain_words import find_plain_words
from shiquan.law.regions import HOME
from shiquan.law.situations import Situation
from shiquan.law.text import Label

EITHER = (frozenset({"economic_compensation", "unlawful_dismissal_compensation"}),)
"""Only one of each of these can be had."""
SUMS = {"overtime_pay", "total_death_benefits"}
"""Items that add up others: shown as a heading figure, never added again."""
IF_LEAVING = Label(
    "您没有填离职日期：一次性工伤医疗补助金、就业补助金按今天离职估算，不离职暂不发",
    "no last day of work was given: the two subsidies are estimated as if the work ended today; they are not due while it goes on",
)
FLOORS = {"sick_pay_floor_monthly"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One item as a page shows it. ``alternative``: only one of these counts, and another was taken into the sum."""

    item: str
    derivation: Derivation
    alternative: bool = False

    @property
    def counts(self) -> bool:
        """Whether it enters the sum: one-off sums that exclude nothing, above nought."""
        d = self.derivation
        return not self.alternative and d.unit is Unit.CNY and self.item not in SUMS | FLOORS and self.most > 0

    @property
    def least(self) -> Decimal:
        """The amount, or the low end, in yuan."""
        return self.derivation.low if self.derivation.low is not None else self.derivation.total

    @property
    def most(self) -> Decimal:
        """The amount, or the high end, in yuan."""
        return self.derivation.high if self.derivation.high is not None else self.derivation.total


@dataclass(frozen=True, slots=True)
class Explained:
    """An article with its plain words."""

    article: Article
    words: Label


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Everything a page needs to know about the money."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Label, ...]
    errors: tuple[Any, ...] = ()

    @property
    def counted(self) -> tuple[Claim, ...]:
        """The claims that enter the sum."""
        return tuple(claim for claim in self.claims if claim.counts)

    @property
    def least(self) -> Decimal:
        """The sum of the low ends, in yuan."""
        return sum((claim.least for claim in self.counted), Decimal("0.00"))

    @property
    def most(self) -> Decimal:
        """The sum of the high ends, in yuan."""
        return sum((claim.most for claim in self.counted), Decimal("0.00"))

    @property
    def payers(self) -> tuple[tuple[Payer, Decimal, Decimal], ...]:
        """Who pays how much, least and most."""
        found: dict[Payer, tuple[Decimal, Decimal]] = {}
        for claim in self.counted:
            low, high = found.get(claim.derivation.payer, (Decimal(0), Decimal(0)))
            found[claim.derivation.payer] = (low + claim.least, high + claim.most)
        return tuple((payer, *sums) for payer, sums in found.items())

    @property
    def unconfirmed(self) -> bool:
        """Whether a figure behind any claim has not been confirmed."""
        return any(claim.derivation.unconfirmed for claim in self.claims)

    @property
    def articles(self) -> tuple[Explained, ...]:
        """Every article behind the claims that has plain words, once each."""
        found: dict[str, Explained] = {}
        for claim in self.claims:
            for article in claim.derivation.articles:
                words = find_plain_words(article)
                if words is not None:
                    found.setdefault(words.zh, Explained(article, words))
        return tuple(found.values())

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What must be proved for the claims, once each."""
        found: dict[Proof, None] = {}
        for claim in self.claims:
            if claim.most > 0:
                found.update(dict.fromkeys(checklist(claim.item)))
        return tuple(found)


def reckon(situation: Situation, facts: Mapping[str, Any], on: date | None = None) -> Reckoning:
    """The claims that a situation may lead to, from the facts known. Facts that can't be right are given back as errors.

    ``on``: the day on which somebody who has not left is taken to leave, for the two subsidies that are due only then.
    """
    told = {"region": HOME, **facts}
    remarks: tuple[Label, ...] = ()
    if on is not None and situation.key == "injured" and not told.get("employment_end"):
        told["employment_end"] = on.isoformat()
        remarks = (IF_LEAVING,)
    try:
        offered = assess({"facts": told})
    except FactsInvalid as invalid:
        return Reckoning((), (), (), invalid.errors)
    claims = [Claim(resolve(d.item).calculator.item, d) for d in offered.derivations]
    claims = [claim for claim in claims if claim.item in situation.items]
    there = {claim.item for claim in claims}
    asked = assess({"facts": told, "items": [item for item in situation.items if item not in there] or [situation.items[0]]})
    # What is offered only for certain grades is worth a range while the grade is not known.
    claims += [Claim(d.item, d) for d in asked.derivations if d.item not in there and d.is_range and "disability_grade" in d.missing]
    problems = tuple(p for p in asked.problems if p.missing)
    if not {"medical_subsidy", "employment_subsidy"} & {claim.item for claim in claims}:
        remarks = ()
    return Reckoning(tuple(_without_doubles(claims)), problems, (*remarks, *offered.warnings))


def reckon_all(facts: Mapping[str, Any]) -> Reckoning:
    """As ``reckon``, for every calculator that the facts suffice for."""
    try:
        offered = assess({"facts": {"region": HOME, **facts}})
    except FactsInvalid as invalid:
        return Reckoning((), (), (), invalid.errors)
    claims = [Claim(resolve(d.item).calculator.item, d) for d in offered.derivations]
    return Reckoning(tuple(_without_doubles(claims)), (), offered.warnings)


def _without_doubles(claims: list[Claim]) -> list[Claim]:
    """Of claims that exclude each other the larger counts; the total of parts that are shown is left out."""
    items = {claim.item for claim in claims}
    parts = {"weekday_overtime_pay", "restday_overtime_pay", "holiday_overtime_pay"}
    kept = [claim for claim in claims if not (claim.item == "overtime_pay" and items & parts)]
    for group in EITHER:
        rivals = [claim for claim in kept if claim.item in group]
        best = max(rivals, key=lambda claim: claim.most, default=None)
        kept = [
            Claim(claim.item, claim.derivation, alternative=True) if claim in rivals and claim is not best else claim
            for claim in kept
        ]
    return kept
