"""A draft award that follows from the calculation: facts found, reasons with their articles, a decision on each claim. Pure.

For the fast track it stands ready when the tribunal opens the draft; elsewhere the tribunal asks for it. It decides nothing:
every word and sum can be changed, and what the facts do not reach is left open.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from shiquan.law.errors import LawError
from shiquan.law.money import plain
from shiquan.procedure.award_findings import DECIDED
from shiquan.procedure.award_law import FINAL, NONFINAL, propose
from shiquan.procedure.award_sums import CERTAIN, Derived, Sums, derive
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.snapshot import ClaimFacts, Snapshot

PERFORM_DAYS = 10


def prepare_award(snapshot: Snapshot, at: datetime) -> dict[str, Any]:
    """The form of the award as the calculation fills it in. Sums that the sides' facts dispute are left open."""
    sums = derive(snapshot)
    items = [_item(sums.of[c.id]) for c in open_claims(snapshot)]
    for row, final in zip(items, finality_of(snapshot, items, at), strict=True):
        row["finality"] = final
    return {
        "findings": "\n".join(_findings(snapshot, sums)), "reasons": "\n".join(_reasons(snapshot, sums)), "items": items, "perform_days": PERFORM_DAYS,
        "remedy_final": "", "remedy_nonfinal": "",
    }  # fmt: skip


def empty_award(snapshot: Snapshot, at: datetime) -> dict[str, Any]:
    """The form with a row for each open claim and nothing decided."""
    items = [{"claim": str(c.id), "decision": "", "amount": "", "finality": ""} for c in open_claims(snapshot)]
    return {"findings": "", "reasons": "", "items": items, "perform_days": PERFORM_DAYS, "remedy_final": "", "remedy_nonfinal": ""}


def open_claims(snapshot: Snapshot) -> list[ClaimFacts]:
    return [c for c in snapshot.claims if c.status not in ("dropped", *DECIDED)]


def finality_of(snapshot: Snapshot, items: list[dict[str, Any]], at: datetime) -> list[str]:
    """The law's proposal for each item; empty where the threshold is not known."""
    try:
        found = propose(snapshot, items, at.astimezone(SHANGHAI).date())
    except LawError:
        return ["" for _ in items]
    return [FINAL if found[str(row["claim"])].final else NONFINAL for row in items]


def decide_by(claim: ClaimFacts, sum_: Decimal) -> dict[str, str]:
    """The decision that a computed sum leads to: never beyond the claim."""
    awarded = sum_ if claim.amount is None else min(sum_, claim.amount)
    if awarded <= 0:
        return {"decision": "reject", "amount": ""}
    full = claim.amount is None or awarded == claim.amount
    return {"decision": "support" if full else "part", "amount": str(awarded.quantize(Decimal("0.01")))}


def _item(derived: Derived) -> dict[str, Any]:
    decided = decide_by(derived.claim, derived.awardable[0]) if len(derived.awardable) == 1 else {"decision": "", "amount": ""}
    return {"claim": str(derived.claim.id), **decided, "finality": ""}


def _findings(snapshot: Snapshot, sums: Sums) -> Iterator[str]:
    """The facts that are agreed or proved, then those that are not, to be decided."""
    sure = [row for row in sums.facts if row.status in CERTAIN]
    if sure:
        yield "经审理查明：" + "；".join(f"{row.label.zh}：{row.shown}" for row in sure) + "。"
    open_ = [row.label.zh for row in sums.facts if row.status not in CERTAIN]
    if open_:
        yield f"双方对下列事实没有一致意见，由本委认定：{'、'.join(open_)}。"


def _reasons(snapshot: Snapshot, sums: Sums) -> Iterator[str]:
    for claim in open_claims(snapshot):
        derived = sums.of[claim.id]
        if len(derived.awardable) != 1:
            continue
        awarded = derived.awardable[0]
        cited = list(dict.fromkeys(a.cite() for item in derived.items for a in item.derivation.articles))
        lines = [f"{line.label.zh}：{line.formula}＝{plain(line.amount)}元" for item in derived.items for line in item.derivation.lines][:6]
        law = f"依照{'、'.join(cited[:4])}，" if cited else ""
        most = f"，高于请求的{plain(claim.amount)}元，以请求为限" if claim.amount is not None and derived.sums[0] > claim.amount else ""
        borne = f"，{plain(derived.fund)}元由工伤保险基金支付，不由被申请人承担" if derived.fund else ""
        verdict = f"应为{plain(derived.sums[0])}元{most}" if awarded > 0 else "本项请求不予支持"
        yield f"关于“{claim.title}”：{law}{'；'.join(lines)}{borne}，{verdict}。" if lines else f"关于“{claim.title}”：{law}{verdict}。"


def decision_words(title: str, row: Mapping[str, Any], perform_days: int | None) -> str:
    """The standard words of one decision, when the tribunal writes none of its own."""
    if row.get("decision") == "reject":
        return f"驳回申请人“{title}”的仲裁请求。"
    sum_ = f"，计{Decimal(str(row['amount'])):.2f}元" if row.get("amount") else ""
    part = "；对超出部分不予支持" if row.get("decision") == "part" else ""
    return f"被申请人自本裁决书生效之日起{perform_days or PERFORM_DAYS}日内{title}{sum_}{part}。"
