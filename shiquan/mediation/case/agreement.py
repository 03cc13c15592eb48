"""Drafting the agreement: a first proposal for the form, and a dry run that says what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from shiquan.cases.clock import now, today
from shiquan.cases.contents import build_content
from shiquan.cases.models import Document
from shiquan.cases.writing import Page
from shiquan.law.money import CENT, MoneyError, capital, yuan
from shiquan.procedure.changes import DraftDocument
from shiquan.procedure.conditions import settled_total
from shiquan.procedure.documents import Kind, check_gaps
from shiquan.procedure.engine import decide
from shiquan.procedure.language import InvalidData, Refused
from shiquan.workspace.opening import Opened
from shiquan.workspace.wording import say

FIRST_AFTER_DAYS = 7
MOST_PARTS = 24


@dataclass(frozen=True)
class Preview:
    """What the agreement would be if it were drafted now. Sums in yuan."""

    settled: Decimal
    paid: Decimal
    rows: list[tuple[str, Decimal, str]]
    """Due day, sum, sum in capital numerals."""
    content: Mapping[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @property
    def difference(self) -> Decimal:
        return self.settled - self.paid

    @property
    def is_ready(self) -> bool:
        return not self.missing and not self.difference


def propose(opened: Opened, parts: int = 1, first: date | None = None) -> dict[str, Any]:
    """Initial values of the form: what the file already says; the settled sum in equal monthly parts, the last takes the rest."""
    total = settled_total(opened.snapshot)
    parts = min(max(parts, 1), MOST_PARTS)
    begin = first or today() + timedelta(days=FIRST_AFTER_DAYS)
    each = (total / parts).quantize(CENT)
    sums = [each] * (parts - 1) + [total - each * (parts - 1)]
    applicant = next((p for p in opened.case.dispute.parties.all() if p.side == "applicant"), None)
    old = opened.snapshot.facts.get("agreement", {})
    return {
        "facts": old.get("facts") or _facts(opened),
        "payments": [{"due_on": _month_later(begin, i).isoformat(), "amount": str(s), "way": "银行转账"} for i, s in enumerate(sums)],
        "account_name": old.get("account_name") or (applicant.name if applicant else ""),
        "bank": old.get("bank") or "",
        "account": (applicant.details.get("bank_account") or "") if applicant else "",
        "breach": old.get("breach") or "任何一期逾期未付的，申请人可以就全部未付款项申请强制执行，并要求按全国银行间同业拆借中心公布的一年期贷款市场报价利率支付逾期利息。",
        "other_terms": old.get("other_terms") or "",
    }  # fmt: skip


def _facts(opened: Opened) -> str:
    """A neutral sentence from the file; the mediator writes on from here."""
    facts = opened.snapshot.facts
    names = {p.side.value: p.name for p in opened.snapshot.parties}
    since = f"自{facts['started_on']}起" if facts.get("started_on") else ""
    place = f"在{facts['place']}" if facts.get("place") else ""
    what = "、".join(c.title for c in opened.snapshot.claims)
    return f"申请人{names.get('applicant', '')}{since}{place}为被申请人{names.get('respondent', '')}提供劳动，双方因{what}发生纠纷。"


def _month_later(day: date, months: int) -> date:
    """The same day some months later; the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    start = date(day.year + year, month + 1, 1)
    after = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return min(start + timedelta(days=day.day - 1), after - timedelta(days=1))


def preview(opened: Opened, raw: Mapping[str, Any]) -> Preview:
    """A dry run of the step: nothing is written. Says in words what would stop the draft."""
    rows = [row for p in raw.get("payments", ()) if (row := _payment(p)) is not None]
    settled = settled_total(opened.snapshot)
    paid = sum((r[1] for r in rows), Decimal("0.00"))
    at = now()
    try:
        outcome = decide(opened.rules, opened.snapshot, "draft_agreement", opened.actor, raw, at, uuid4())
    except InvalidData as wrong:
        return Preview(settled, paid, rows, missing=[_path_words(path, say(words)) for path, words in wrong.errors.items()])
    except Refused as refused:
        return Preview(settled, paid, rows, missing=[f"{say(refused.refusal.why)}{say(refused.refusal.todo)}"])
    change = next(c for c in outcome.changes if isinstance(c, DraftDocument))
    page = Page(opened.case, opened.snapshot, outcome, opened.actor, opened.person, at)
    content = build_content(page, Document(id=change.id, case=opened.case, kind=change.kind), change.extra)
    gaps = check_gaps(Kind.MEDIATION_AGREEMENT, content)
    return Preview(settled, paid, rows, content, [say(g.message) for g in gaps])


def _payment(row: Mapping[str, Any]) -> tuple[str, Decimal, str] | None:
    try:
        amount = yuan(str(row.get("amount") or ""))
        return str(row.get("due_on") or ""), amount, capital(amount)
    except MoneyError:
        return None


def _path_words(path: str, words: str) -> str:
    names = {
        "facts": _("纠纷主要事实"), "payments": _("付款安排"), "breach": _("逾期怎么办"), "account": _("收款账号"),
        "account_name": _("户名"), "bank": _("开户行"), "other_terms": _("其他约定"),
    }  # fmt: skip
    head, _dot, rest = path.partition(".")
    number = rest.partition(".")[0]
    where = f"{names.get(head, head)}{int(number) + 1 if number.isdigit() else ''}"
    return f"{where}：{words}"
