"""What the documents of arbitration say, from the rows and facts of the arbitration alone: nothing of a mediation before it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Case, Claim
from shiquan.organisations.models import Office, Person
from shiquan.procedure.award_law import TYPES, remedy_words
from shiquan.procedure.award_prepared import decision_words
from shiquan.procedure.documents import part_number
from shiquan.procedure.effects.award_clock import FACT, work_out
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.tables.arbitration_forms import REFUSALS
from shiquan.procedure.tables.arbitration_hearing_forms import STAYS

if TYPE_CHECKING:
    from shiquan.cases.writing import Page

GROUNDS = {key: zh for key, zh, _ in (*REFUSALS, *STAYS)}
ENFORCE = "一方当事人逾期不履行生效裁决的，另一方可以向人民法院申请强制执行。"


def remedy_told(kind: str, commission: Office) -> str:
    """The remedies that an award of this kind tells, with the courts of this county (Law arts. 47-50, Rules art. 53)."""
    intermediate = intermediate_court(commission) or "仲裁委员会所在地的中级人民法院"
    return remedy_words(kind, f"有管辖权的基层人民法院（{basic_court()}）", intermediate)


def intermediate_court(commission: Office) -> str:
    """The court that may set the commission's final awards aside (Law art. 49); empty where nobody has named it."""
    return commission.intermediate_court or settings.SHIQUAN_INTERMEDIATE_COURT


def arbitration_fields(page: "Page", _mediation: Case, x: dict[str, Any]) -> dict[str, Any]:
    """Every value that a paper of arbitration may name; each kind takes those it declares."""
    case, s = page.case, page.outcome.after
    facts, hearing = s.facts, s.facts.get("hearing") or {}
    until = page.now + timedelta(days=int(x.get("days") or 0))
    return {
        "accepted_on": _day(facts.get("accepted_at")), "evidence_until": facts.get("evidence_until"), "award_due": _award_due(facts),
        "received_on": _day(case.opened_at), "claims": _claims(case), "facts": facts.get("story"), "court": basic_court(),
        "ground": GROUNDS.get(str(x.get("ground")), x.get("ground")), "reason": x.get("reason"), "told": x.get("told"),
        "missing": [row["what"] for row in x.get("missing") or ()], "until": _day(until), "days": x.get("days"),
        "starts_at": hearing.get("starts_at"), "place": hearing.get("place"), "manner": _manner(hearing),
        "arbitrators": _names(s, "arbitrator"), "secretary": "、".join(_names(s, "secretary")), "terms": _terms(x), "made_on": _day(page.now),
        **(_award(case, x, page.now) if x.get("items") else {}),
    }  # fmt: skip


def _award(case: Case, x: dict[str, Any], now: datetime) -> dict[str, Any]:
    kind = x.get("type") or "nonfinal"
    words = TYPES[kind] if not x.get("partial") else f"先行裁决（{TYPES[kind]}）"
    decided = {row["claim"] for row in x["items"]}
    others = [part_number(case.number or "", n, settings.SHIQUAN_AWARD_PARTS) for n in x.get("others") or ()]
    remedy = x.get("remedy") or remedy_told(kind, case.office)
    return {
        "type": words, "by_default": x.get("by_default"), "findings": x.get("findings"), "reasons": x.get("reasons"),
        "claims": [row for c, row in zip(_open_claims(case), _claims(case), strict=True) if str(c.pk) in decided],
        "decisions": _decisions(case, x), "remedy": f"{remedy}\n{ENFORCE}", "awarded_on": _day(now), "others": "、".join(others) or None,
    }  # fmt: skip


def _decisions(case: Case, x: dict[str, Any]) -> list[str]:
    titles = {str(c.pk): c.title for c in case.dispute.claims.all()}
    return [row.get("text") or decision_words(titles.get(row["claim"], ""), row, x.get("perform_days")) for row in x["items"]]


def _terms(x: dict[str, Any]) -> str | None:
    if not x.get("terms"):
        return None
    lines = [x["terms"]]
    lines += [f"{p['due_on']}前支付{_yuan(p['amount'])}元{('（' + p['way'] + '）') if p.get('way') else ''}。" for p in x.get("payments") or ()]
    return "\n".join(lines)


def _manner(hearing: dict[str, Any]) -> str:
    return ("不公开开庭" if hearing.get("closed") == "closed" else "公开开庭") + ("，在线进行" if hearing.get("mode") == "online" else "")


def _names(s: Snapshot, role: str) -> list[str]:
    ids = [p for r, p in s.roles if r.value == role]
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [names[p] for p in ids if p in names]


def _award_due(facts: Any) -> str | None:
    return _day(work_out(facts[FACT])[0]) if facts.get(FACT) else None


def basic_court() -> str:
    """The court before which the county's parties sue."""
    court = Office.objects.filter(kind="court", is_active=True).order_by("code").first()
    return court.name if court else "有管辖权的人民法院"


def _open_claims(case: Case) -> list[Claim]:
    return list(case.dispute.claims.exclude(status="dropped"))


def _claims(case: Case) -> list[dict[str, Any]]:
    return [{"title": c.title, "amount": _yuan(c.amount), "basis": c.basis} for c in _open_claims(case)]


def _yuan(value: Decimal | str | None) -> str | None:
    return None if value is None else str(Decimal(value).quantize(Decimal("0.01")))


def _day(value: datetime | str | None) -> str | None:
    if not value:
        return None
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at.astimezone(SHANGHAI).date().isoformat()
