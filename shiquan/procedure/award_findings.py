"""What the check of an award looks at and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from shiquan.law.text import Label
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.snapshot import ClaimFacts, Snapshot

LAW = "《劳动争议调解仲裁法》（2008）"
RULES = "《劳动人事争议仲裁办案规则》（2017）"
DECIDED = ("awarded", "rejected")


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful. ``where``: the field it stands at, such as ``items.<claim>.amount``."""

    key: str
    level: Level
    why: Label
    todo: Label
    article: str
    where: str = ""

    @property
    def forbids(self) -> bool:
        return self.level is Level.ERROR


@dataclass(frozen=True, slots=True)
class Row:
    """The decision on one claim, as far as it is filled in. ``amount`` in yuan; None: not given or no number."""

    claim: ClaimFacts
    decision: str
    amount: Decimal | None
    finality: str
    text: str = ""
    finality_reason: str = ""
    change_reason: str = ""

    def field(self, name: str) -> str:
        return f"items.{self.claim.id}.{name}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft award beside its case. ``unknown``: rows that name no claim of the case."""

    snapshot: Snapshot
    at: datetime
    findings: str
    reasons: str
    rows: tuple[Row, ...]
    unknown: int
    perform_days: int | None
    remedies: Mapping[str, str] = field(default_factory=dict)
    """Words of the remedies that were written by hand, by final or nonfinal; the standard words are not checked again."""
    partial: bool = False

    @property
    def on(self) -> date:
        return self.at.astimezone(SHANGHAI).date()

    @property
    def open_claims(self) -> tuple[ClaimFacts, ...]:
        """What this award may and, unless it is partial, must decide."""
        return tuple(c for c in self.snapshot.claims if c.status not in ("dropped", *DECIDED))

    @property
    def total(self) -> Decimal:
        """What is granted in all, in yuan."""
        return sum((r.amount for r in self.rows if r.amount is not None and r.decision != "reject"), Decimal("0.00"))


def read_draft(snapshot: Snapshot, data: Mapping[str, Any], at: datetime, *, partial: bool = False) -> Draft:
    """The draft behind the form of an award (or a half-filled one). ``at``: the instant at which it would be made."""
    claims = {str(c.id): c for c in snapshot.claims}
    rows, unknown = [], 0
    for raw in data.get("items") or ():
        claim = claims.get(str(raw.get("claim")))
        if claim is None:
            unknown += 1
            continue
        words = {name: str(raw.get(name) or "") for name in ("text", "finality_reason", "change_reason")}
        rows.append(Row(claim, str(raw.get("decision") or ""), read_sum(raw.get("amount")), str(raw.get("finality") or ""), **words))
    remedies = {kind: str(data[f"remedy_{kind}"]) for kind in ("final", "nonfinal") if data.get(f"remedy_{kind}")}
    return Draft(
        snapshot, at, str(data.get("findings") or ""), str(data.get("reasons") or ""), tuple(rows), unknown,
        _whole(data.get("perform_days")), remedies, partial,
    )  # fmt: skip


def read_sum(value: Any) -> Decimal | None:
    """A sum as typed: separators and the sign of the currency are let pass; None for nothing or no number."""
    text = str(value if value is not None else "").strip().replace(",", "").replace("，", "").lstrip("¥￥").removesuffix("元")
    try:
        found = Decimal(text) if text else None
    except ArithmeticError:
        return None
    return found.quantize(Decimal("0.01")) if found is not None and found.is_finite() and abs(found) < Decimal("1e12") else None


def _whole(value: Any) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None


def error(key: str, why: tuple[str, str], todo: tuple[str, str], article: str, where: str = "") -> Finding:
    return Finding(key, Level.ERROR, Label(*why), Label(*todo), article, where)


def warning(key: str, why: tuple[str, str], todo: tuple[str, str], article: str, where: str = "") -> Finding:
    return Finding(key, Level.WARNING, Label(*why), Label(*todo), article, where)


def person_ids(value: Any) -> set[UUID]:
    """The people that a fact names; words that are no id are left out."""
    found = set()
    for one in value:
        try:
            found.add(UUID(str(one)))
        except ValueError:
            continue
    return found
