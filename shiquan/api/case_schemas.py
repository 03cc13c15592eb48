"""The shapes in which the API shows a case: only what this person may see, sums as text in yuan, instants with zone."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Schema

from shiquan.api.step_schemas import step_row
from shiquan.cases.access import (
    reads_private,
    visible_appointments,
    visible_documents,
    visible_evidence,
    visible_notes,
    visible_offers,
    visible_parts,
)
from shiquan.cases.models import Case, Document, Event
from shiquan.organisations.personal import mask_id_number, mask_phone
from shiquan.procedure.documents import get_kind
from shiquan.procedure.language import Role
from shiquan.workspace.opening import Opened


class CaseLine(Schema):
    """A case in a list."""

    id: UUID
    dispute: UUID
    number: str
    procedure: str
    state: str
    title: str
    office: UUID
    handler: UUID | None
    opened_at: datetime
    closed_at: datetime | None
    due_at: datetime | None


class CaseView(CaseLine):
    """A case with everything in it that this person may see."""

    receipt_number: str
    roles: list[str]
    party: UUID | None
    parties: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    offers: list[dict[str, Any]]
    appointments: list[dict[str, Any]]
    instalments: list[dict[str, Any]]
    evidence: list[dict[str, Any]]
    clocks: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    events: list[dict[str, Any]]
    siblings: list[CaseLine]
    steps: list[str]


class DocumentLine(Schema):
    """A document: `base_sha256` is what a signer has read, `sha256` the final file."""

    id: UUID
    kind: str
    title: str
    number: str
    status: str
    phase: str
    sha256: str
    base_sha256: str
    verify_code: str
    waits_for_me: bool
    drafted_at: datetime
    completed_at: datetime | None


class Taken(Schema):
    """A step that was taken, with the state it led to."""

    case: UUID
    number: str
    receipt_number: str
    state: str
    step: str
    event: int
    at: datetime
    hash: str
    repeated: bool


def case_line(case: Case) -> dict[str, Any]:
    """One line of a list; needs the dispute at hand."""
    return {
        "id": case.pk, "dispute": case.dispute_id, "number": case.number or "", "procedure": case.procedure, "state": case.state,
        "title": case.dispute.title, "office": case.office_id, "handler": case.handler_id, "opened_at": case.opened_at,
        "closed_at": case.closed_at, "due_at": case.due_at,
    }  # fmt: skip


def case_view(opened: Opened) -> dict[str, Any]:
    """The whole case for one person."""
    case, s = opened.case, opened.snapshot
    siblings = Case.objects.for_actor(opened.viewer).filter(dispute=case.dispute_id).exclude(pk=case.pk)
    return {
        **case_line(case),
        "receipt_number": case.dispute.receipt_number,
        "roles": [r.value for r in Role if r in opened.actor.roles],
        "party": opened.actor.party,
        "parties": [_party(p, opened) for p in case.dispute.parties.all()],
        "claims": [
            {"id": c.id, "kind": c.kind, "title": c.title, "amount": _yuan(c.amount), "status": c.status, "settled": _yuan(c.settled_amount)}
            for c in (s.claims if "claims" in visible_parts(case, opened.actor) else ())
        ],
        "offers": [
            {"id": o.pk, "claim": o.claim_id, "by": o.role, "party": o.party_id, "amount": _yuan(o.amount), "terms": o.terms, "status": o.status}
            for o in visible_offers(case, opened.actor)
        ],
        "appointments": [
            {"id": a.pk, "kind": a.kind, "starts_at": a.starts_at, "minutes": a.minutes, "mode": a.mode, "place": a.place, "status": a.status}
            for a in visible_appointments(case, opened.actor)
        ],
        "instalments": [
            {"id": i.id, "due_on": i.due_on, "amount": _yuan(i.amount), "status": i.status, "paid": _yuan(i.paid)}
            for i in s.instalments
        ],
        "evidence": [
            {"id": e.pk, "file": e.file_id, "title": e.title, "proves": e.proves, "party": e.party_id}
            for e in visible_evidence(case, opened.actor)
        ],
        "clocks": [
            {"key": c.key, "subject": c.subject, "due_at": c.due_at, "status": c.status, "expired": c.expired, "provisional": c.provisional}
            for c in s.clocks
        ],
        "notes": [{"channel": n.channel, "text": n.text, "at": n.at} for n in visible_notes(case, opened.actor)],
        "events": _events(opened),
        "siblings": [case_line(c) for c in siblings.select_related("dispute").order_by("opened_at")],
        "steps": [step.key for step in opened.steps],
    }  # fmt: skip


def document_line(document: Document, opened: Opened) -> dict[str, Any]:
    """One document as this person sees it."""
    facts = opened.snapshot.find_document(document.pk)
    mine = {opened.actor.party, opened.actor.id}
    waits = bool(facts and facts.status == "drafted" and document.file_id and mine & set(facts.waiting_for))
    return {
        "id": document.pk, "kind": document.kind, "title": get_kind(document.kind).title.zh, "number": document.number,
        "status": document.status, "phase": document.phase, "sha256": document.sha256, "base_sha256": document.base_sha256,
        "verify_code": document.verify_code, "waits_for_me": waits, "drafted_at": document.drafted_at,
        "completed_at": document.completed_at,
    }  # fmt: skip


def document_lines(opened: Opened) -> list[dict[str, Any]]:
    """The documents this person may read, oldest first."""
    return [document_line(d, opened) for d in visible_documents(opened.case, opened.actor).defer("content_sealed", "places")]


def step_rows(opened: Opened) -> list[dict[str, Any]]:
    """The steps this person may take now, each with its form."""
    return [step_row(s) for s in opened.steps]


def _events(opened: Opened) -> list[dict[str, Any]]:
    events = Event.objects.filter(case=opened.case)
    if not reads_private(opened.actor):
        events = events.filter(private=False)
    return [
        {"number": e.number, "step": e.step, "role": e.role, "actor": e.actor_name, "state": e.state, "at": e.at, "hash": e.hash}
        for e in events.order_by("number")
    ]


def _party(party: Any, opened: Opened) -> dict[str, Any]:
    """Phone and number masked, and these only for the staff and the party itself."""
    inside = opened.is_staff or party.pk == opened.actor.party
    details = party.details if inside else {}
    return {
        "id": party.pk, "side": party.side, "name": party.name, "kind": party.kind, "joined_at": party.joined_at,
        "phone": mask_phone(details["phone"]) if details.get("phone") else "",
        "number": mask_id_number(details["id_number"]) if details.get("id_number") else details.get("credit_code", ""),
    }  # fmt: skip


def _yuan(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
