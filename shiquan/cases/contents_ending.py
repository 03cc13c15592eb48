"""What the papers of the ending say: from the rows and facts of the case to the fields of each kind."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.contents_arbitration import GROUNDS, TYPES, arbitration_fields, basic_court
from shiquan.cases.models import Case, Delivery, Document
from shiquan.organisations.models import Office
from shiquan.procedure.documents import KINDS, Kind
from shiquan.procedure.tables.arbitration_review import GROUNDS as REVIEW_GROUNDS

if TYPE_CHECKING:
    from shiquan.cases.writing import Page

Extra = dict[str, Any]
REVIEW = {key: zh for key, zh, _ in REVIEW_GROUNDS}
INTERIM_PAPERS = ["先予执行裁决书", "先予执行申请书", "送达回证", "当事人身份和送达地址材料"]
COURT_PAPERS = ["调解协议书", "申请人身份证明", "被申请人的地址和联系方式", "未付款的证明"]
REVIEW_PAPERS = ["调解协议书", "双方当事人身份和资格证明", "调解组织主持调解的证明", "送达地址确认书"]


def ending_fields(page: "Page", mediation: Case, x: Extra) -> dict[str, Any]:
    """Every value that a paper of the ending may name; each kind takes those it declares."""
    case, facts = page.case, page.outcome.after.facts
    base = arbitration_fields(page, mediation, {k: v for k, v in x.items() if k != "items"})
    shared = {
        "handler": _handler(case), "applied_on": _day(page.now), "decided_on": _day(page.now), "resumed_on": _day(page.now),
        "awarded_on": _day(page.now), "archived_on": _day(page.now), "opinion": x.get("opinion"), "remark": x.get("remark"),
        "court": basic_court(), "closed_on": _day(case.closed_at or page.now), "outcome": case.state_label.zh, "hardship": x.get("hardship"),
        "ground": REVIEW.get(str(x.get("ground"))) or GROUNDS.get(str(x.get("ground")), x.get("ground")), "amount": _yuan(x.get("amount")),
        "claim": _claim_title(case, x.get("claim")), "commission": _commission(case), "findings": x.get("findings"),
        "accepted_on": _day(facts.get("accepted_at")),
    }  # fmt: skip
    build = BUILDERS.get(page.kind)
    return base | shared | (build(page, mediation, x) if build else {})


def _extension(page: "Page", m: Case, x: Extra) -> Extra:
    before = page.before.find_clock("ARB_AWARD_45")
    due = before.due_at if before else None
    return {"asked_on": _day(x.get("at")), "due_before": _day(due), "award_due": _award_due(page) if x.get("approved") else None}


def _award_due(page: "Page") -> str | None:
    clock = page.outcome.after.find_clock("ARB_AWARD_45")
    return _day(clock.due_at) if clock else None


def _stay(page: "Page", m: Case, x: Extra) -> Extra:
    return {"asked_by": x.get("asked_by")}


def _resumption(page: "Page", m: Case, x: Extra) -> Extra:
    return {"stayed_on": _day(x.get("from")), "award_due": _award_due(page)}


def _interim(page: "Page", m: Case, x: Extra) -> Extra:
    return {"security_waived": x.get("security_waived"), "papers": INTERIM_PAPERS}


def _suit(page: "Page", m: Case, x: Extra) -> Extra:
    return {"court": x["court"], "court_number": x["number"], "docketed_on": x["on"]}


def _correction(page: "Page", m: Case, x: Extra) -> Extra:
    awards = Document.objects.filter(case=page.case, kind="award").exclude(status="void").order_by("drafted_at", "position")
    award = awards.filter(pk=x["document"]).first() if x.get("document") else awards.last()
    made = award.content.get("awarded_on") if award else None
    return {"wrong": x["wrong"], "right": x["right"], "award_number": award.number if award else page.case.number, "award_made_on": made}


def _agreement(page: "Page", m: Case, x: Extra) -> Extra:
    """The mediated agreement that is reviewed or not performed. The mediation itself is never quoted."""
    row = Document.objects.filter(case=m, kind="mediation_agreement").exclude(status="void").order_by("-drafted_at").first()
    content = row.content if row else {}
    lines = [f"{t['title']}：{t['amount']}元" if t.get("amount") else f"{t['title']}：{t.get('text') or ''}" for t in content.get("terms", ())]
    lines += [f"{p['due_on']}前支付{p['amount']}元" for p in content.get("payments") or ()]
    return {
        "organisation": m.office.name, "agreement_number": row.number if row else m.number, "terms": x.get("terms") or lines,
        "agreed_on": _day((row.completed_at if row else None) or m.closed_at or page.now), "findings": x.get("findings"),
    }  # fmt: skip


def _review_application(page: "Page", m: Case, x: Extra) -> Extra:
    facts = f"双方因{m.dispute.title}，经{m.office.name}主持调解，自愿达成调解协议，现共同申请仲裁审查，请求制作仲裁调解书。双方承诺协议出于自愿，内容真实、合法。"
    return _agreement(page, m, x) | {"facts": facts, "papers": REVIEW_PAPERS}


def _payment_order(page: "Page", m: Case, x: Extra) -> Extra:
    rows = [i for i in m.dispute.instalments.all() if i.status != "paid"]
    left = sum((i.amount - i.paid for i in rows), Decimal("0.00"))
    unpaid = [{"due_on": i.due_on.isoformat(), "amount": _yuan(i.amount), "paid": _yuan(i.paid) if i.paid else None} for i in rows]
    facts = "双方经调解达成协议，协议已经生效。约定的付款日期届满后，被申请人没有按协议支付。双方没有其他债务纠纷，被申请人下落明确，支付令能够送达。"
    return _agreement(page, m, x) | {"amount": _yuan(left), "unpaid": unpaid, "facts": facts, "papers": COURT_PAPERS}


def _certificate(page: "Page", m: Case, x: Extra) -> Extra:
    row = Document.objects.get(pk=x["document"])
    return {
        "paper_title": KINDS[Kind(row.kind)].title.zh, "paper_number": row.number, "paper_type": row.content.get("type") or "仲裁调解书",
        "effective_on": x["effective_on"], "why": x["why"],
    }  # fmt: skip


def _closing(page: "Page", m: Case, x: Extra) -> Extra:
    case, facts = page.case, page.outcome.after.facts
    accepted = facts.get("accepted_at")
    ended = case.closed_at or page.now
    used = (_date(ended) - _date(accepted)).days if accepted else None
    kinds = (facts.get("award") or {}).get("documents", ())
    return {
        "received_on": _day(case.opened_at), "days_used": used, "finality": "、".join(TYPES[k] for k in kinds) or None, "note": x.get("note"),
        "handler": x.get("by") or _handler(case),
    }  # fmt: skip


def _cover(page: "Page", m: Case, x: Extra) -> Extra:
    """The indexes as they stand: main papers are those that both sides may read, secondary papers are read by nobody else than the commission."""
    case, kept = page.case, page.outcome.after.facts["archived"]
    leaves: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    with_this_step = (row for row in page.new_rows if isinstance(row, Document))
    for row in (*case.documents.exclude(status="void").order_by("drafted_at", "position"), *with_this_step):
        kind = KINDS[Kind(row.kind)]
        leaves[kind.secondary].append({"title": kind.title.zh, "number": row.number, "day": _day(row.completed_at or row.drafted_at)})
    main = leaves[False] or [{"title": "仲裁申请书", "number": case.dispute.receipt_number, "day": _day(case.opened_at)}]
    return {
        "received_on": _day(case.opened_at), "years": kept["years"], "main_pages": kept["main_pages"], "secondary_pages": kept["secondary_pages"],
        "place": kept.get("place"), "main": main, "secondary": leaves[True],
    }  # fmt: skip


def _electronic(page: "Page", m: Case, x: Extra) -> Extra:
    """Every paper that a side which agreed to electronic service opened and confirmed by itself: the first time counts."""
    case = page.case
    parties = {str(p.pk): p for p in case.dispute.parties.all()}
    papers = {str(d.pk): d for d in case.documents.filter(status="complete")}
    sent = {(str(d), str(p)): at for d, p, at in Delivery.objects.filter(document__case=case).exclude(status="failed").values_list("document", "party", "sent_at")}
    rows = []
    events = {(e.data["document"], str(e.party), e.at): e for e in case.events.filter(step="receive_document")}
    for row in page.outcome.after.facts["opened_papers"]["rows"]:
        key = (row["document"], row["party"])
        paper, party, event = papers.get(key[0]), parties.get(key[1]), events.get((*key, datetime.fromisoformat(row["at"])))
        if paper is None or party is None or event is None:
            continue
        arrived = sent.get(key) or paper.completed_at
        rows.append({
            "title": KINDS[Kind(paper.kind)].title.zh, "number": paper.number, "addressee": party.name, "by": event.actor_name, "device": event.data.get("device") or None,
            "arrived_at": arrived.isoformat() if arrived else None, "opened_at": event.at.isoformat(), "sha256": paper.sha256, "event": event.number,
        })  # fmt: skip
    return {"services": rows}


BUILDERS: dict[str, Callable[["Page", Case, Extra], Extra]] = {
    Kind.EXTENSION_APPROVAL: _extension, Kind.STAY_APPROVAL: _stay, Kind.RESUMPTION_NOTICE: _resumption, Kind.INTERIM_AWARD: _interim,
    Kind.INTERIM_TRANSFER: _interim, Kind.TERMINATION_DECISION: _suit, Kind.CORRECTION_DECISION: _correction, Kind.REVIEW_APPLICATION: _review_application,
    Kind.REVIEW_STATEMENT: _agreement, Kind.REVIEW_REJECTION: _agreement, Kind.REVIEW_TERMINATION: _agreement, Kind.EFFECT_CERTIFICATE: _certificate,
    Kind.CLOSING_APPROVAL: _closing, Kind.FILE_COVER: _cover, Kind.ELECTRONIC_RECEIPT: _electronic, Kind.PAYMENT_ORDER_APPLICATION: _payment_order,
}  # fmt: skip


def _handler(case: Case) -> str:
    return case.handler.name if case.handler else case.office.name


def _commission(case: Case) -> str:
    if case.office.kind == "arbitration_commission":
        return case.office.name
    found = Office.objects.filter(kind="arbitration_commission", is_active=True).order_by("level", "code").first()
    return found.name if found else "有管辖权的劳动人事争议仲裁委员会"


def _claim_title(case: Case, claim: Any) -> str | None:
    return next((c.title for c in case.dispute.claims.all() if str(c.pk) == str(claim)), None)


def _yuan(value: Decimal | str | None) -> str | None:
    return None if value in (None, "") else str(Decimal(str(value)).quantize(Decimal("0.01")))


def _date(value: datetime | str) -> date:
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at.astimezone(SHANGHAI).date()


def _day(value: datetime | str | None) -> str | None:
    return _date(value).isoformat() if value else None
