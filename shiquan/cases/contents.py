"""What a document says: from the rows of the file to the fields of its kind. Nothing here decides anything."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.contents_arbitration import arbitration_fields
from shiquan.cases.contents_ending import ending_fields
from shiquan.cases.contents_hearing import hearing_fields
from shiquan.cases.contents_opening import OPENING_BUILDERS, agents_of
from shiquan.cases.models import Case, Deadline, Document, Party
from shiquan.cases.numbers import next_number
from shiquan.organisations.models import Office, Person
from shiquan.procedure.documents import KINDS, Kind, part_number
from shiquan.procedure.documents.arbitration import ARBITRATION_KINDS
from shiquan.procedure.documents.arbitration_ending import ENDING_KINDS
from shiquan.procedure.documents.arbitration_hearing import HEARING_KINDS
from shiquan.procedure.documents.parties import MANY
from shiquan.procedure.tables.onestop_forms import REFUSE

if TYPE_CHECKING:
    from shiquan.cases.writing import Page

Extra = dict[str, Any]


DRAWN_FROM_MEMORY = frozenset({Kind.MEDIATION_APPLICATION, Kind.SERVICE_ADDRESS})
"""Papers that quote nothing but the sides, claims and evidence, as they stand on the dispute: no table is asked."""


def document_number(case: Case, kind: str, at: datetime, part: int | None = None) -> str:
    """A number of the kind's own series, else the number of the case; ``part`` tells several of one kind apart."""
    series = KINDS[Kind(kind)].series
    if series:
        return next_number(case.office, series, at)
    number = case.number or case.dispute.receipt_number
    return part_number(number, part, settings.SHIQUAN_AWARD_PARTS) if part else number


def build_content(page: "Page", document: Document, extra: Extra) -> dict[str, Any]:
    """The content of a document: what every kind has, then what this kind adds. Raises KeyError for an unknown kind."""
    case = page.case
    mediation = mediation_case(case)
    parties, facts = list(case.dispute.parties.all()), page.outcome.after.facts
    speaking = _speaking(case, parties, facts)
    signing = {who for role, who in document.signers if role == "applicant"}
    content: dict[str, Any] = {
        "case_number": case.number or case.dispute.receipt_number,
        "cause": "、".join(dict.fromkeys(c.title for c in case.dispute.claims.all()))[:60],
        "applicants": [party_fields(p, agents_of(facts, p.pk), str(p.pk) in speaking) for p in parties if p.side == "applicant"],
        "respondents": [party_fields(p, agents_of(facts, p.pk)) for p in parties if p.side == "respondent"],
        "third_parties": [party_fields(p, agents_of(facts, p.pk)) for p in parties if p.side == "third_party"],
        "mediators": [mediation.handler.name] if mediation.handler else [],
        "contact": f"{case.office.name} {case.office.phone}".strip(),
        "received_on": _day(mediation.opened_at),
        "accepted_on": _day(mediation.facts.get("accepted_at") or page.now),
        "places": place_names(document.signers),
        "hands": [p.name for p in parties if str(p.pk) in signing & speaking],
    }
    page.kind = document.kind
    content |= BUILDERS.get(Kind(document.kind), lambda *_: {})(page, mediation, extra)
    wanted = {f.name for f in KINDS[Kind(document.kind)].fields}
    return {k: v for k, v in content.items() if k in wanted}


def place_names(signers: list[list[str]]) -> list[str]:
    """The names of the places of those who sign this very paper: ``applicant``, ``arbitrator``, ``arbitrator_2`` …"""
    roles = [role for role, _ in signers]
    turns = [roles[: n + 1].count(role) for n, role in enumerate(roles)]
    return [role if turn == 1 else f"{role}_{turn}" for role, turn in zip(roles, turns, strict=True)]


def mediation_case(case: Case) -> Case:
    """The mediation that a confirmation or follow-up came from (or the case itself, even where an arbitration sent it out)."""
    while case.parent_id is not None and not case.procedure.startswith("mediation/"):
        assert case.parent is not None
        case.parent.dispute = case.dispute  # the same file: its sides and claims are at hand already
        case = case.parent
    return case


def _speaking(case: Case, parties: list[Party], facts: Mapping[str, Any]) -> set[str]:
    """The ids of the workers who speak for the others, where there are many: chosen in this case or in the one it came from."""
    if sum(p.side == "applicant" for p in parties) < MANY:
        return set()
    while not facts.get("representatives") and case.parent is not None:
        case = case.parent
        facts = case.facts
    return set(facts.get("representatives") or ())


def party_fields(party: Party, agents: Extra | None = None, speaks: bool = False) -> dict[str, Any]:
    """A side as papers list it; ``agents``: who acts for it, with what authority; ``speaks``: for the others too."""
    d = party.details
    number = str(d.get("id_number") or "")
    born = f"{number[6:10]}-{number[10:12]}-{number[12:14]}" if len(number) == 18 else None
    sex = ("女", "男")[int(number[16]) % 2] if len(number) == 18 else None
    return {
        "name": party.name, "company": party.kind not in ("worker", "person"), "sex": sex, "birth": born,
        "id_number": number or None, "credit_code": d.get("credit_code"), "representative": d.get("legal_representative")
        or (d.get("contact") if party.kind not in ("worker", "person") else None),
        "address": d.get("address"), "phone": d.get("phone"), "post": d.get("post"), "represents": speaks, "claimed": d.get("claimed"), **(agents or {}),
    }  # fmt: skip


def _day(value: datetime | date | str | None) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return (value.astimezone(SHANGHAI).date() if isinstance(value, datetime) else value).isoformat()


def _due(case: Case, key: str) -> str | None:
    row = Deadline.objects.filter(case=case, key=key).order_by("-id").first()
    return _day(row.due_at) if row and row.due_at else None


def _claims(case: Case) -> list[dict[str, Any]]:
    return [{"title": c.title, "amount": _yuan(c.amount), "basis": c.basis} for c in case.dispute.claims.all()]


def _yuan(value: Decimal | str | None) -> str | None:
    return None if value is None else str(Decimal(value).quantize(Decimal("0.01")))


def _application(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    f = page.outcome.after.facts
    facts = [f.get("story") or ""]
    if f.get("started_on"):
        facts.insert(0, f"申请人自{f['started_on']}起从事该工作。")
    if f.get("place"):
        facts.insert(1, f"工作地点：{f['place']}。")
    evidence = [{"title": e.title, "proves": e.proves} for e in m.dispute.evidence.all()]
    oral = f.get("channel") == "counter"
    return {
        "claims": _claims(m), "facts": "\n".join(facts), "evidence": evidence, "oral": oral,
        "recorder": page.actor.name if oral else None, "applied_on": _day(page.now),
    }  # fmt: skip


def _acceptance(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    return {"due_on": _due(m, "ONESTOP_15"), "promised_on": _due(m, "CLOSE_7D"), "accepted_on": _day(page.now)}


def _refusal(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    labels = {k: v.zh for field in REFUSE for k, v in field.choices}
    return {"reason": f"{labels.get(x['ground'], '')}。{x['reason']}", "routes": [labels.get(x["elsewhere"], x["elsewhere"])]}


def _supplement(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    until = page.now + timedelta(days=5)
    return {"missing": [row["what"] for row in x["missing"]], "until": _day(until), "how": x.get("note") or "手机打开进展页面提交，或到窗口提交"}


def _invitation(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    party = next(p for p in m.dispute.parties.all() if str(p.id) == x["respondent"])
    total = sum((c.amount or Decimal(0) for c in m.dispute.claims.all()), Decimal(0))
    return {
        "claims": _claims(m), "answer_by": _day(page.now + timedelta(days=3)), "mediators": _mediator_names(page),
        "respondents": [party_fields(party)], "link": f"{settings.SHIQUAN_PUBLIC_URL}/respond/",
        "estimate": f"请求合计{_yuan(total)}元" if total else None,
    }  # fmt: skip


def _mediator_names(page: "Page") -> list[str]:
    ids = [p for r, p in page.outcome.after.roles if r.value == "mediator"]
    return list(Person.objects.filter(pk__in=ids).values_list("name", flat=True))


def _session(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    held = m.appointments.filter(status="held").last()
    began = held.starts_at if held else page.now - timedelta(minutes=30)
    statements = [{"speaker": "双方", "said": x["statements"]}]
    if x.get("proposals"):
        statements.append({"speaker": "调解员", "said": x["proposals"]})
    return {
        "started_at": began.isoformat(), "ended_at": page.now.isoformat(), "place": x.get("place") or m.office.name,
        "recorder": page.actor.name, "others": [x["present"]] if x.get("present") else [], "statements": statements,
        "result": x.get("result") or "待继续协商",
    }  # fmt: skip


def _extension(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    row = Deadline.objects.filter(case=m, key="ONESTOP_15").order_by("-id").first()
    old = _day(page.before.find_clock("ONESTOP_15").due_at) if page.before.find_clock("ONESTOP_15") else None  # type: ignore[union-attr]
    return {"due_on": old, "days": int(x["days"]), "new_due_on": _day(row.due_at) if row else None, "reason": x["reason"]}


def _opinion(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    asked = m.events.filter(step="invite_expert").order_by("-number").first()
    grounds = [line for line in (x.get("basis") or "").splitlines() if line.strip()]
    return {
        "expert": page.actor.name, "asked_on": _day(asked.at if asked else page.now), "questions": [x["question"]],
        "opinion": x["opinion"], "grounds": grounds, "papers": [],
    }  # fmt: skip


def _agreement(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    settled = [c for c in m.dispute.claims.all() if c.status == "settled"]
    dropped = [c.title for c in m.dispute.claims.all() if c.status == "dropped"]
    applicant = next(p for p in m.dispute.parties.all() if p.side == "applicant")
    terms = [{"title": c.title, "amount": _yuan(c.settled_amount), "text": ""} for c in settled]
    if dropped:
        terms.append({"title": "其他请求", "amount": None, "text": f"申请人放弃：{'、'.join(dropped)}。"})
    return {
        "facts": x["facts"], "claims": _claims(m), "terms": terms,
        "total": _yuan(sum((c.settled_amount or Decimal(0) for c in settled), Decimal(0))),
        "payments": [{k: p.get(k) for k in ("due_on", "amount", "way")} for p in x["payments"]],
        "payee": x.get("account_name") or applicant.name, "bank": x.get("bank"), "account": x.get("account"),
        "breach": x["breach"], "others": x.get("other_terms"), "settles_all": True,
        "copies": len(m.dispute.parties.all()) + 1, "agreed_on": _day(page.now),
    }  # fmt: skip


def _failure(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    commission = Office.objects.filter(kind="arbitration_commission", is_active=True).order_by("code").first()
    f = m.facts.get("happened_on")
    limit = date.fromisoformat(f) + timedelta(days=365) if f else None
    return {
        "claims": _claims(m), "ended_on": _day(page.now), "reason": x["reason"],
        "commission": commission.name if commission else None, "limitation_on": _day(limit),
    }  # fmt: skip


def _agreement_of(case: Case) -> Document | None:
    return Document.objects.filter(
        case=mediation_case(case), kind="mediation_agreement", status__in=("complete", "drafted")
    ).order_by("-drafted_at").first()


def _terms(agreement: Document | None) -> list[str]:
    if agreement is None:
        return []
    c = agreement.content
    lines = [f"{t['title']}：{t['amount']}元" if t.get("amount") else f"{t['title']}：{t.get('text') or ''}" for t in c["terms"]]
    return lines + [f"{p['due_on']}前支付{p['amount']}元" for p in c.get("payments") or ()]


def _to_court(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    """What the joint application and every court paper share: nothing is typed again."""
    agreement = _agreement_of(page.case)
    court = page.case.office if page.case.office.kind == "court" else Office.objects.filter(kind="court").order_by("code").first()
    applied = Document.objects.filter(case=m, kind="confirmation_application").order_by("-drafted_at").first()
    judge = page.case.handler.name if page.case.handler and page.case.pk != m.pk else page.actor.name
    return {
        "court": court.name if court else "", "organisation": m.office.name, "terms": _terms(agreement),
        "agreement_number": agreement.number if agreement else m.number,
        "agreed_on": _day((agreement.completed_at if agreement else None) or m.closed_at or page.now),
        "applied_on": _day(applied.completed_at or applied.drafted_at) if applied else _day(page.now),
        "facts": f"双方因{m.dispute.title}，经{m.office.name}主持调解，自愿达成调解协议。双方承诺协议出于自愿，内容真实、合法。",
        "papers": ["调解协议书", "调解组织主持调解的证明", "身份证明材料", "送达地址确认书"], "judge": judge,
        "docketed_on": _day(page.now), "contact": page.case.office.phone or None,
    }  # fmt: skip


def _court_supplement(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    until = page.now + timedelta(days=int(x["days"]))
    return _to_court(page, m, x) | {"missing": x["text"].splitlines(), "until": _day(until)}


def _court_text(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    labels = {k: v.zh for field in page.outcome.step.form for k, v in field.choices}
    return _to_court(page, m, x) | {
        "findings": x.get("findings") or "申请人与被申请人自愿达成调解协议，内容明确，不违反法律强制性规定。",
        "ground": labels.get(x.get("ground") or "", x.get("ground")), "reason": x.get("reason"),
    }  # fmt: skip


def _visit(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    agreement = _agreement_of(page.case)
    ways = {k: v.zh for field in page.outcome.step.form for k, v in field.choices}
    return {
        "case_number": m.number or "", "agreement_number": agreement.number if agreement else None,
        "visited_at": page.now.isoformat(), "way": ways.get(x["way"], x["way"]), "said": x["said"],
        "visited": "、".join(p.name for p in m.dispute.parties.all()), "visitor": page.actor.name, "next_step": x["result"],
        "performance": [
            {"due_on": i.due_on.isoformat(), "due": _yuan(i.amount), "paid": _yuan(i.paid) if i.paid else None}
            for i in m.dispute.instalments.all()
        ],
    }  # fmt: skip


def _closing(page: "Page", m: Case, x: Extra) -> dict[str, Any]:
    cases = list(m.dispute.cases.all())
    steps = [
        {"at": e.at.isoformat(), "what": c.rules.step_by_key[e.step].name.zh, "who": e.actor_name}
        for c in cases for e in c.events.exclude(role="system").filter(private=False).order_by("number")
    ]  # fmt: skip
    papers = [
        {"title": KINDS[Kind(d.kind)].title.zh, "number": d.number}
        for c in cases for d in c.documents.filter(status="complete")
    ]  # fmt: skip
    agreed = m.facts.get("agreement", {}).get("total")
    claimed = sum((c.amount or Decimal(0) for c in m.dispute.claims.all()), Decimal(0))
    rating = page.outcome.after.facts.get("rating") or {}
    return {
        "case_number": m.number or "", "closed_on": _day(page.now), "outcome": "达成调解协议并回访结案",
        "claimed": _yuan(claimed) if claimed else None, "agreed": _yuan(agreed), "recovered": _yuan(x["recovered"]),
        "confirmed": any(c.result == "confirmed" for c in cases), "steps": sorted(steps, key=lambda s: s["at"])[-60:],
        "papers": papers, "rating": rating.get("stars"), "note": x.get("note") or "双方已按协议办理，纠纷办结。",
        "handler": page.actor.name,
    }  # fmt: skip


BUILDERS: dict[Kind, Callable[["Page", Case, Extra], dict[str, Any]]] = {
    Kind.MEDIATION_APPLICATION: _application,
    Kind.ACCEPTANCE_NOTICE: _acceptance,
    Kind.REFUSAL_NOTICE: _refusal,
    Kind.SUPPLEMENT_NOTICE: _supplement,
    Kind.INVITATION: _invitation,
    Kind.SESSION_RECORD: _session,
    Kind.EXTENSION_CONSENT: _extension,
    Kind.EXPERT_OPINION: _opinion,
    Kind.MEDIATION_AGREEMENT: _agreement,
    Kind.FAILURE_RECORD: _failure,
    Kind.CONFIRMATION_APPLICATION: _to_court,
    Kind.DOCKETING_NOTICE: _to_court,
    Kind.COURT_SUPPLEMENT_NOTICE: _court_supplement,
    Kind.COURT_REFUSAL: _court_text,
    Kind.CONFIRMING_RULING: _court_text,
    Kind.REJECTING_RULING: _court_text,
    Kind.FOLLOWUP_RECORD: _visit,
    Kind.CLOSING_REPORT: _closing,
    **{row.key: arbitration_fields for row in ARBITRATION_KINDS},
    **{row.key: ending_fields for row in ENDING_KINDS},
    **OPENING_BUILDERS,
    **{row.key: hearing_fields for row in HEARING_KINDS},
}
