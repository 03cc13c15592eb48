"""The sums that follow from the facts found, beside each claim of an award: for the drafting page, the fast track and the check."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from shiquan.law.derivation import Payer
from shiquan.law.money import plain
from shiquan.law.reckoning import Claim, reckon_all
from shiquan.procedure.award_findings import LAW, Draft, Finding, error, warning
from shiquan.procedure.known_facts import SIDES, FactRow, fact_rows, items_of
from shiquan.procedure.snapshot import ClaimFacts, Snapshot

CERTAIN = ("agreed", "proved")


@dataclass(frozen=True, slots=True)
class Derived:
    """What the respondent owes for one claim, in yuan: by the applicant's facts and by the respondent's; None: not known.

    ``fund``: what the work-injury insurance fund owes instead, by the applicant's facts; no award is made against it.
    """

    claim: ClaimFacts
    applicant: Decimal | None
    respondent: Decimal | None
    items: tuple[Claim, ...]
    fund: Decimal
    certain: bool
    """Every fact that was marked is agreed or proved, so there is one sum."""

    @property
    def sums(self) -> tuple[Decimal, ...]:
        """The different sums that the facts may come to, the applicant's first."""
        return tuple(dict.fromkeys(s for s in (self.applicant, self.respondent) if s is not None))

    @property
    def awardable(self) -> tuple[Decimal, ...]:
        """The same, cut to what was claimed: an award never goes beyond it."""
        most = self.claim.amount
        return tuple(dict.fromkeys(s if most is None else min(s, most) for s in self.sums))


@dataclass(frozen=True, slots=True)
class Sums:
    """The facts with their voices, and for each claim what follows."""

    facts: tuple[FactRow, ...]
    of: dict[UUID, Derived]


def derive(snapshot: Snapshot) -> Sums:
    """The sums behind the claims of a case, from the facts as the sides and the tribunal have marked them."""
    rows = fact_rows(snapshot, {})
    if not rows:
        return Sums((), {c.id: Derived(c, None, None, (), Decimal(0), False) for c in snapshot.claims})
    told = {side: {row.key: row.value_for(side) for row in rows} for side in SIDES}
    both = told["applicant"] == told["respondent"]
    one = reckon_all(told["applicant"])
    other = one if both else reckon_all(told["respondent"])
    certain = all(row.status in CERTAIN for row in rows)
    return Sums(tuple(rows), {c.id: _derive(c, items_of(c, snapshot, one), items_of(c, snapshot, other), certain) for c in snapshot.claims})


def _derive(claim: ClaimFacts, ones: tuple[Claim, ...], others: tuple[Claim, ...], certain: bool) -> Derived:
    fund = sum((item.most for item in ones if item.derivation.payer is Payer.FUND), Decimal(0))
    return Derived(claim, _owed(ones), _owed(others), ones or others, fund, certain)


def _owed(items: tuple[Claim, ...]) -> Decimal | None:
    """What the other side owes: items that the fund pays count as nought."""
    return sum((item.most for item in items if item.derivation.payer is not Payer.FUND), Decimal(0)) if items else None


def check_sums(d: Draft) -> Iterator[Finding]:
    """A sum that differs from what the facts come to says why (Rules art. 53: an award gives its reasons)."""
    if not d.snapshot.facts.get("inputs"):
        return
    sums = derive(d.snapshot).of
    for row in d.rows:
        derived = sums[row.claim.id]
        if row.decision not in ("support", "part", "reject") or not derived.awardable or row.change_reason.strip():
            continue
        awarded = Decimal(0) if row.decision == "reject" else row.amount
        if awarded is None or awarded in derived.awardable:
            continue
        shown = " / ".join(plain(s) for s in derived.awardable)
        make = error if derived.certain else warning
        yield make("sum_differs", (f"“{row.claim.title}”按事实计算是{shown}元，裁决是{plain(awarded)}元，没有写理由。", f"“{row.claim.title}” comes to {shown} by the facts; the award says {plain(awarded)} without a reason."),
                   ("请采用计算金额，或写明不同的理由。", "take the computed sum, or give the reason."), f"{LAW}第46条", row.field("amount"))  # fmt: skip
