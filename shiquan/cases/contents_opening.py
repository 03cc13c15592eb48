"""What the papers of an arbitration up to the hearing say: the words of the step, with names, sums and dates from the file."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.contents_arbitration import GROUNDS, arbitration_fields, remedy_told
from shiquan.cases.models import Case, Document, Party
from shiquan.organisations.directory import first_office
from shiquan.organisations.models import Person
from shiquan.procedure.conditions_service import PAPER_OF
from shiquan.procedure.documents import Kind, get_kind, side_words
from shiquan.procedure.language import ROLE_LABELS, Role
from shiquan.procedure.service import LABELS, Way, deemed
from shiquan.procedure.tables import arbitration_forms as forms
from shiquan.procedure.tables import arbitration_papers as papers

if TYPE_CHECKING:
    from shiquan.cases.writing import Page

Extra = dict[str, Any]
SIDE_WORDS = {"applicant": "申请人", "respondent": "被申请人", "third_party": "第三人"}
AS_WHAT = {"respondent": "共同被申请人", "third_party": "第三人"}
RECUSALS = {key: zh for key, zh, _ in forms.RECUSALS}
AGENTS = {key: zh for key, zh, _ in papers.AGENTS}
SCOPES = {key: zh for key, zh, _ in papers.SCOPES}
MATTERS = {key: zh for key, zh, _ in papers.MATTERS}
VIEWS = {key: zh for key, zh, _ in papers.VIEWS}
CHOSEN = {key: zh for key, zh, _ in papers.CHOSEN}
SIGNATURES = {key: zh for key, zh, _ in papers.SIGNATURES}
INSPECTED = {key: zh for key, zh, _ in papers.INSPECTED}
LIMITATION = {"yes": "主张申请人的请求已经超过仲裁时效，请求驳回。", "no": "不主张超过仲裁时效。"}
SERVED = {"copy": "仲裁申请书副本、应诉通知书、举证通知书", "hearing": "开庭通知书", "award": "仲裁裁决书"}
EFFECTS = {
    "copy": "自本公告发布之日起经过三十日，即视为送达。答辩期为公告期满后的十个工作日内，逾期不影响仲裁进行。",
    "hearing": "自本公告发布之日起经过三十日，即视为送达。无正当理由不到庭的，本委依法缺席审理和裁决。",
    "award": "自本公告发布之日起经过三十日，即视为送达。",
}


def opening_fields(page: "Page", mediation: Case, x: Extra) -> Extra:
    """What every one of these papers may name; the builders add what theirs alone needs."""
    filer = _party(page, x.get("party"))
    told = {k: v for k, v in x.items() if v is not None}
    return {
        **arbitration_fields(page, mediation, x), **told, "filer": _fields(page, filer), "filed_on": _day(page.now), "received_on": _day(page.now),
        "side": SIDE_WORDS.get(filer.side, "") if filer else "", "receiver": _receiver(page), "officers": _people(x.get("two") or ()),
    }  # fmt: skip


def agents_of(facts: Mapping[str, Any], party: UUID) -> Extra:
    """Who acts for a side now, as its line in every paper says it."""
    rows = [r for r in facts.get("agents", {}).get(str(party), ()) if not r.get("until")]
    if not rows:
        return {}
    names = "；".join("，".join(filter(None, (r["name"], r.get("unit") or AGENTS.get(r["kind"], "")))) for r in rows)
    return {"agent": names, "agent_scope": "；".join(dict.fromkeys(SCOPES.get(r["scope"], "") for r in rows))}


def application(page: "Page", m: Case, x: Extra) -> Extra:
    f, case = page.outcome.after.facts, page.case
    facts = [f"申请人自{_written(f['started_on'])}起在被申请人处工作。"] if f.get("started_on") else []
    facts += [f"工作地点：{f['place']}。"] if f.get("place") else []
    oral = f.get("channel") == "counter" and page.outcome.role is Role.COUNTER
    return opening_fields(page, m, x) | {
        "facts": "\n".join([*facts, f.get("story") or ""]), "evidence": [{"title": e.title, "proves": e.proves} for e in case.dispute.evidence.all()],
        "witnesses": f.get("witnesses"), "oral": oral, "recorder": page.actor.name if oral else None,
        "copies": sum(1 for p in case.dispute.parties.all() if p.side != "applicant"),
    }  # fmt: skip


def service_address(page: "Page", m: Case, x: Extra) -> Extra:
    """Of the side that confirms it; where nothing was typed, what the file knows of it."""
    party = _party(page, x.get("party")) or next(p for p in m.dispute.parties.all() if p.side == "applicant")
    d = party.details
    return {
        "party": party.name, "receiver": x.get("receiver") or d.get("contact") or party.name, "address": x.get("address") or d.get("address") or "",
        "phone": x.get("contact_phone") or d.get("phone") or "", "email": x.get("email") or d.get("email"), "postcode": x.get("postcode"), "agent": x.get("agent"),
        "consents_electronic": party.consents_electronic, "confirmed_on": _day(page.now), "filer": _fields(page, party),
        "case_number": page.case.number or page.case.dispute.receipt_number,
    }  # fmt: skip


def receipt(page: "Page", m: Case, x: Extra) -> Extra:
    return opening_fields(page, m, x) | {"received_at": page.now.isoformat()}


def approval(page: "Page", m: Case, x: Extra) -> Extra:
    report = page.outcome.after.facts.get("acceptance_report") or {}
    why = "：".join(filter(None, (GROUNDS.get(str(x.get("ground"))), x.get("reason"))))
    where = f"有管辖权的：{x['commission']}。" if x.get("commission") else ""
    return opening_fields(page, m, x) | {
        "received_on": _day(page.case.opened_at), "track": page.case.rules.name.zh, "handler": report.get("by"),
        "view": "\n".join(filter(None, (VIEWS.get(report.get("view", ""), ""), report.get("opinion")))), "view_on": _day(report.get("at")),
        "reason": "\n".join(filter(None, (why, where))) or None, "decided_on": _day(page.now),
    }  # fmt: skip


def statement(page: "Page", m: Case, x: Extra) -> Extra:
    return opening_fields(page, m, x) | {"sent_on": bool(x.get("office"))}


def suggestion(page: "Page", m: Case, x: Extra) -> Extra:
    """Names the organisation to which the file goes with the same step."""
    office = first_office("mediation_centre")
    return opening_fields(page, m, x) | {
        "received_on": _day(page.case.opened_at), "organisation": office.name, "reached_at": "，".join(filter(None, (office.address, office.phone and f"电话{office.phone}"))),
        "agreed_on": _day(page.now), "reason": x.get("note"),
    }  # fmt: skip


def attorney(page: "Page", m: Case, x: Extra) -> Extra:
    filer = _party(page, x["party"])
    others = [_names(page, side) for side in SIDE_WORDS if filer is None or side != filer.side]
    return opening_fields(page, m, x) | {
        "agent": x["name"], "opponents": [words for words in others if words], "agent_kind": AGENTS[x["kind"]], "scope": SCOPES[x["scope"]],
        "matters": [MATTERS[key] for key in x["matters"]],
    }  # fmt: skip


def defence(page: "Page", m: Case, x: Extra) -> Extra:
    return opening_fields(page, m, x) | {"limitation": LIMITATION[x["limitation"]]}


def counterclaim(page: "Page", m: Case, x: Extra) -> Extra:
    """Its claims are those of the form: they join the file only when it is accepted."""
    return opening_fields(page, m, x) | {"claims": _typed(x["claims"])}


def claim_change(page: "Page", m: Case, x: Extra) -> Extra:
    changed = [{**row, "old": _yuan(row["old"]), "new": _yuan(row["new"])} for row in x["changed"]]
    return opening_fields(page, m, x) | {"claims": _typed(x["claims"]), "changed": changed}


def recusal(page: "Page", m: Case, x: Extra) -> Extra:
    seats = {p: r for r, p in page.outcome.after.roles}
    who = UUID(x["person"])
    words = ROLE_LABELS[seats[who]].zh if who in seats else ""
    return opening_fields(page, m, x) | {"person": f"{_people([x['person']])[0]}（{words}）", "ground": RECUSALS[x["ground"]]}


def joinder(page: "Page", m: Case, x: Extra) -> Extra:
    return opening_fields(page, m, x) | {"as_what": AS_WHAT[x["as_what"]]}


def decision(page: "Page", m: Case, x: Extra) -> Extra:
    by = _party(page, x.get("by"))
    return opening_fields(page, m, x) | {"asked_by": by.name if by else None}


def inquiry(page: "Page", m: Case, x: Extra) -> Extra:
    return opening_fields(page, m, x) | {"signed": SIGNATURES[x["signed"]], "started_at": x["started_at"]}


def inspection(page: "Page", m: Case, x: Extra) -> Extra:
    return opening_fields(page, m, x) | {"signed": INSPECTED[x["signed"]], "started_at": x["started_at"]}


def appraisal(page: "Page", m: Case, x: Extra) -> Extra:
    return opening_fields(page, m, x) | {"chosen": CHOSEN[x["chosen"]], "until": x.get("until")}


def letter(page: "Page", m: Case, x: Extra) -> Extra:
    return opening_fields(page, m, x) | {"until": x.get("until")}


def transfer(page: "Page", m: Case, x: Extra) -> Extra:
    """What goes with the letter: the application, the evidence, and the papers of the case that are in force."""
    case = page.case
    titles = Document.objects.filter(case=case, status="complete").order_by("drafted_at", "position").values_list("kind", flat=True)
    shown = dict.fromkeys(get_kind(k).title.zh for k in titles if not get_kind(k).secondary)
    evidence = case.dispute.evidence.count()
    return opening_fields(page, m, x) | {"papers": [*(shown or ["仲裁申请书"]), *([f"证据材料{evidence}件"] if evidence else [])]}


def proof_of_service(page: "Page", m: Case, x: Extra) -> Extra:
    """One try: which paper, how, what came of it, and on which day it counts."""
    row = Document.objects.filter(pk=x["document"]).first() if x.get("document") else None
    parties = [p for p in page.case.dispute.parties.all() if x.get("to") in (None, str(p.pk))]
    title = get_kind(row.kind).title.zh if row else SERVED.get(x["paper"], get_kind(PAPER_OF[x["paper"]]).title.zh if x["paper"] in PAPER_OF else "仲裁文书")
    at = datetime.fromisoformat(x["at"])
    counted = deemed(Way(x["channel"]), at) if x["counts"] else None
    one = parties[0].details if len(parties) == 1 else {}
    notes = [f"结果：{x['result']}。", x["receipt"]]
    notes += [f"见证人：{x['witness']}。"] if x.get("witness") else []
    notes += ["受送达人签有送达地址确认书。"] if x.get("address_confirmed") else []
    notes += [f"自{counted:%Y年%m月%d日}起视为送达。"] if counted and counted.date() != at.date() else []
    paper = {
        "title": title, "number": row.number if row else None, "manner": LABELS[Way(x["channel"])].zh, "sent_at": at.isoformat(),
        "received_at": at.isoformat() if x["counts"] else None, "issued_by": page.case.office.name,
    }  # fmt: skip
    return arbitration_fields(page, m, x) | {
        "addressee": "、".join(p.name for p in parties), "address": one.get("address") or "按本人确认或者登记的地址", "papers": [paper],
        "server": page.actor.name, "proof": "，".join(filter(None, (x.get("tracking") and f"邮件单号{x['tracking']}", x["receipt"]))), "remarks": "\n".join(notes),
    }  # fmt: skip


def public_notice(page: "Page", m: Case, x: Extra) -> Extra:
    party, paper = _party(page, x["party"]), x["paper"]
    fields = opening_fields(page, m, x)
    claims = "；".join(f"{c['title']}{c['amount'] + '元' if c['amount'] else ''}" for c in fields["claims"])
    lines = [f"本委受理的{_names(page, 'applicant')}与{_names(page, 'respondent')}劳动争议一案，因用其他方式无法送达，现依法公告送达{SERVED[paper]}。"]
    if paper == "copy":
        lines.append(f"申请人的仲裁请求：{claims}。请于公告期内到本委领取上述文书，举证期限届满日由通知书载明。")
    if paper == "hearing" and fields.get("starts_at"):
        at = datetime.fromisoformat(fields["starts_at"]).astimezone(SHANGHAI)
        lines.append(f"本委定于{at:%Y年%m月%d日%H时%M分}在{fields['place']}开庭审理，请准时到庭。")
    if paper == "award":
        kinds = (page.outcome.after.facts.get("award") or {}).get("documents") or ["nonfinal"]
        lines += [remedy_told(kind, page.case.office) for kind in kinds]
    return fields | {"addressee": party.name if party else "", "served": SERVED[paper], "summary": "\n".join(lines), "effect": EFFECTS[paper]}


def _party(page: "Page", pk: Any) -> Party | None:
    return next((p for p in page.case.dispute.parties.all() if str(p.pk) == str(pk)), None)


def _fields(page: "Page", party: Party | None) -> list[Extra]:
    from shiquan.cases.contents import party_fields

    return [party_fields(party, agents_of(page.outcome.after.facts, party.pk))] if party else []


def _receiver(page: "Page") -> str:
    return page.actor.name if page.outcome.role.value not in SIDE_WORDS and page.person else "网上收件"


def _people(ids: Any) -> list[str]:
    names = dict(Person.objects.filter(pk__in=list(ids)).values_list("pk", "name"))
    return [names.get(UUID(str(pk)), "") for pk in ids]


def _names(page: "Page", side: str) -> str:
    speaking = page.outcome.after.facts.get("representatives") or ()
    return side_words([{"name": p.name, "represents": str(p.pk) in speaking} for p in page.case.dispute.parties.all() if p.side == side])


def _typed(rows: list[Extra]) -> list[Extra]:
    return [{"title": r["title"], "amount": _yuan(r.get("amount")), "basis": r.get("basis")} for r in rows]


def _written(day: str) -> str:
    at = date.fromisoformat(day)
    return f"{at.year}年{at.month}月{at.day}日"


def _yuan(value: Any) -> str | None:
    return None if value in (None, "") else str(Decimal(value).quantize(Decimal("0.01")))


def _day(value: datetime | date | str | None) -> str | None:
    if not value:
        return None
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return (at.astimezone(SHANGHAI).date() if isinstance(at, datetime) else at).isoformat()


OPENING_BUILDERS = {
    Kind.ARBITRATION_APPLICATION: application, Kind.SERVICE_ADDRESS: service_address, Kind.FILING_RECEIPT: receipt, Kind.FILING_APPROVAL: approval,
    Kind.JURISDICTION_STATEMENT: statement, Kind.MEDIATION_SUGGESTION: suggestion, Kind.POWER_OF_ATTORNEY: attorney, Kind.DEFENCE: defence, Kind.COUNTERCLAIM_APPLICATION: counterclaim,
    Kind.CLAIM_CHANGE_APPLICATION: claim_change, Kind.RECUSAL_APPLICATION: recusal, Kind.JOINDER_NOTICE: joinder, Kind.ARBITRATION_DECISION: decision,
    Kind.INVESTIGATION_RECORD: inquiry, Kind.INSPECTION_RECORD: inspection, Kind.INVESTIGATION_LETTER: letter, Kind.APPRAISAL_COMMISSION: appraisal, Kind.TRANSFER_LETTER: transfer,
    Kind.PROOF_OF_SERVICE: proof_of_service, Kind.PUBLIC_NOTICE: public_notice, Kind.EVIDENCE_LIST: opening_fields, Kind.REPRESENTATIVE_PROOF: opening_fields,
    Kind.JURISDICTION_OBJECTION: opening_fields, Kind.EVIDENCE_NOTICE: opening_fields, Kind.POSTPONEMENT_APPLICATION: opening_fields,
}  # fmt: skip
"""By kind; the words of a side are those that it typed."""
