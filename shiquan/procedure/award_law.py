"""What the law says about each item of an award: final or not, which paper, which road for whom, in which words. Pure.

劳动争议调解仲裁法 (2008) arts. 47-50; 劳动人事争议仲裁办案规则 (2017) arts. 50, 53.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from shiquan.law.finality import Item, ItemFinality, ItemKind, assess
from shiquan.law.text import Label
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.snapshot import ClaimFacts, PartyFacts, Snapshot

ITEM_KINDS: Mapping[str, ItemKind] = {
    "unpaid_wages": ItemKind.PAY, "order_income": ItemKind.PAY, "deductions": ItemKind.PAY, "overtime": ItemKind.PAY,
    "double_wage": ItemKind.DOUBLE_WAGE, "severance": ItemKind.SEVERANCE, "unlawful_dismissal_compensation": ItemKind.UNLAWFUL_TERMINATION,
    "injury": ItemKind.INJURY_BENEFIT, "annual_leave_extra_pay": ItemKind.LABOUR_STANDARD, "social_insurance": ItemKind.LABOUR_STANDARD,
    "relationship": ItemKind.CONFIRM_EMPLOYMENT,
}  # fmt: skip
"""What a kind of claim is to the test of finality; every other kind is not among the matters that can be final."""
SETTLED = frozenset({ItemKind.PAY, ItemKind.DOUBLE_WAGE, ItemKind.SEVERANCE, ItemKind.UNLAWFUL_TERMINATION, ItemKind.CONFIRM_EMPLOYMENT})
"""Kinds on whose finality the law leaves no doubt; of the others practice differs by place."""
FINAL, NONFINAL = "final", "nonfinal"
TYPES: Mapping[str, str] = {FINAL: "终局裁决", NONFINAL: "非终局裁决"}


@dataclass(frozen=True, slots=True)
class Remedy:
    """One road against a paper of the award: the clock's rule, days from receipt, the court, the article."""

    rule: str
    days: int
    intermediate: bool
    name: Label
    article: str


SUE_FINAL = Remedy("SUE_AFTER_AWARD", 15, False, Label("向基层人民法院起诉", "sue in the basic court"), "《劳动争议调解仲裁法》（2008）第48条")
SET_ASIDE = Remedy("SET_ASIDE_FINAL_AWARD", 30, True, Label("向中级人民法院申请撤销", "ask the intermediate court to set it aside"), "《劳动争议调解仲裁法》（2008）第49条")
SUE = Remedy("SUE_AFTER_AWARD", 15, False, Label("向基层人民法院起诉", "sue in the basic court"), "《劳动争议调解仲裁法》（2008）第50条")


def is_worker(party: PartyFacts) -> bool:
    return party.kind in ("worker", "person")


def remedy_of(party: PartyFacts, kind: str) -> Remedy:
    """The road of one side against a final or non-final paper (Law arts. 48-50)."""
    if kind == NONFINAL:
        return SUE
    return SUE_FINAL if is_worker(party) else SET_ASIDE


def remedy_words(kind: str, basic: str, intermediate: str) -> str:
    """How a paper tells its remedies: who, in how many days, to which court (Rules arts. 50, 53)."""
    if kind == FINAL:
        return (
            f"本裁决为终局裁决，自作出之日起发生法律效力。劳动者对本裁决不服的，可以自收到裁决书之日起十五日内向{basic}起诉；"
            "用人单位有证据证明本裁决有《劳动争议调解仲裁法》第四十九条第一款规定情形之一的，可以自收到裁决书之日起三十日内"
            f"向{intermediate}申请撤销裁决。"
        )
    return f"本裁决为非终局裁决。当事人对本裁决不服的，可以自收到裁决书之日起十五日内向{basic}起诉；期满不起诉的，裁决书发生法律效力。"


def propose(snapshot: Snapshot, items: Iterable[Mapping[str, Any]], on: date) -> dict[str, ItemFinality]:
    """Whether each decided item is final, by its claim's id, with the reason. Rejected items count with nought yuan.

    Items whose claim is unknown are left out. Raises ``LawError`` where the minimum wage of the day is not known.
    """
    claims = {str(c.id): c for c in snapshot.claims}
    rows = [(str(row["claim"]), _item(claims[str(row["claim"])], row)) for row in items if str(row.get("claim")) in claims]
    if not rows:
        return {}
    filed = snapshot.opened_at.astimezone(SHANGHAI).date() if snapshot.opened_at else on
    found = assess(tuple(item for _, item in rows), filed, max(on, filed))
    return {key: one for (key, _), one in zip(rows, found.items, strict=True)}


def _item(claim: ClaimFacts, row: Mapping[str, Any]) -> Item:
    kind = ITEM_KINDS.get(claim.kind, ItemKind.OTHER)
    amount = Decimal("0.00") if row.get("decision") == "reject" else _decimal(row.get("amount"))
    if amount is None and kind in SETTLED - {ItemKind.CONFIRM_EMPLOYMENT}:
        amount = claim.amount
    if amount is None and kind is not ItemKind.CONFIRM_EMPLOYMENT:
        kind = kind if kind is ItemKind.LABOUR_STANDARD else ItemKind.OTHER
    return Item(claim.title, kind, amount)


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if value not in (None, "") else None
    except ArithmeticError:
        return None


def papers_of(items: Iterable[Mapping[str, Any]]) -> list[str]:
    """Which papers an award takes: final items first, then the others (Rules art. 50)."""
    kinds = {row["finality"] for row in items}
    return [kind for kind in (FINAL, NONFINAL) if kind in kinds]
