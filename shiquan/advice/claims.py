"""Handing over: the claims as the application takes them, by the kinds that its form knows."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from shiquan.law.claim_kinds import kind_of
from shiquan.law.reckoning import Claim, Reckoning

SESSION_KEY = "intake_claims"
FACTS_KEY = "intake_facts"


def claim_row(claim: Claim, facts: dict[str, Any]) -> dict[str, str]:
    """One claim for an application: kind, title, amount in yuan, from, to, and how it was worked out."""
    derivation = claim.derivation
    lines = [f"{line.label.zh}：{line.formula} = {line.amount}" for line in derivation.lines[:12]]
    cited = "、".join(article.cite() for article in derivation.articles[:6])
    return {
        "item": claim.item,
        "kind": kind_of(claim.item),
        "title": derivation.label.zh,
        "amount": str(claim.most),
        "from": str(facts.get("employment_start") or facts.get("injury_date") or ""),
        "to": str(facts.get("employment_end") or ""),
        "basis": ("；".join(lines) + (f"。依据：{cited}" if cited else ""))[:1000],
    }


def as_text(value: str | int | bool | Decimal) -> str:
    """A fact as the application keeps it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def hand_over(request: HttpRequest, reckoning: Reckoning, facts: dict[str, Any], chosen: set[str]) -> int:
    """Leaves the chosen claims and the facts behind them for the application, in the visitor's own session. Returns how many claims."""
    rows = [claim_row(claim, facts) for claim in reckoning.claims if claim.item in chosen and claim.most > 0]
    request.session[SESSION_KEY] = rows[:20]
    request.session[FACTS_KEY] = {name: as_text(value) for name, value in facts.items() if isinstance(value, str | int | bool | Decimal)}
    return len(rows)
