"""From rows to the pure snapshot that the engine reads.

A step reads all its rows with one query, because a dozen queries cost more than everything else in a step together.
A page that has fetched the rows already makes the snapshot from those. A test holds the two against each other.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from shiquan.cases.models import Case
from shiquan.procedure.language import Role
from shiquan.procedure.snapshot import (
    AppointmentFacts,
    ClaimFacts,
    ClockFacts,
    DocumentFacts,
    InstalmentFacts,
    OfferFacts,
    PartyFacts,
    Snapshot,
)

_PART = "(SELECT coalesce(json_agg(json_build_array({columns}) ORDER BY {order}), '[]') FROM {rows})"
_PARTS = {
    "roles": ("role, person_id", "id", "cases_caserole WHERE case_id = %(case)s AND until IS NULL"),
    "parties": ("id, side, name, kind, consents_electronic, joined_at, person_id", "position, id",
                "cases_party WHERE dispute_id = %(dispute)s"),
    "claims": ("id, kind, title, amount::text, status, settled_amount::text", "position, id",
               "cases_claim WHERE dispute_id = %(dispute)s"),
    "instalments": ("id, due_on, amount::text, status, paid::text", "due_on, position, id",
                    "cases_instalment WHERE dispute_id = %(dispute)s"),
    "offers": ("id, claim_id, role, party_id, amount::text, terms, status, shared, accepted_by", "at, position, id",
               "cases_offer WHERE case_id = %(case)s"),
    "appointments": ("id, kind, starts_at, minutes, mode, place, status", "position, id",
                     "cases_appointment WHERE case_id = %(case)s"),
    "documents": ("d.id, d.kind, d.status, d.signers, ARRAY(SELECT s.signer FROM cases_signature s WHERE s.document_id = d.id ORDER BY s.id)",
                  "d.drafted_at, d.position, d.id", "cases_document d WHERE d.case_id = %(case)s"),
    "clocks": ("key, subject, started_at, due_at, status, expired, paused_at, added, provisional", "id",
               "cases_deadline WHERE case_id = %(case)s"),
}  # fmt: skip
_QUERY = "SELECT " + ", ".join(_PART.format(columns=c, order=o, rows=r) for c, o, r in _PARTS.values())


def read_snapshot(case: Case) -> Snapshot:
    """The case as the engine sees it."""
    if "documents" in getattr(case, "_prefetched_objects_cache", {}):
        return snapshot_of_rows(case)
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, {"case": case.pk, "dispute": case.dispute_id})
        found = dict(zip(_PARTS, cursor.fetchone(), strict=True))
    return Snapshot(
        case=case.pk, dispute=case.dispute_id, procedure=case.procedure, state=case.state, number=case.number or "",
        office=case.office_id, opened_at=case.opened_at, facts=case.facts,
        **{name: tuple(_FACTS[name](*row) for row in rows) for name, rows in found.items()},
    )  # fmt: skip


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _sum(value: str | None) -> Decimal | None:
    return Decimal(value) if value is not None else None


_FACTS: dict[str, Callable[..., Any]] = {
    "roles": lambda role, person: (Role(role), UUID(person)),
    "parties": lambda i, side, name, kind, consents, joined, person: PartyFacts(
        UUID(i), Role(side), name, kind, consents, _instant(joined), _id(person)
    ),
    "claims": lambda i, kind, title, amount, status, settled: ClaimFacts(
        UUID(i), kind, title, _sum(amount), status, _sum(settled)
    ),
    "instalments": lambda i, due, amount, status, paid: InstalmentFacts(
        UUID(i), date.fromisoformat(due), Decimal(amount), status, Decimal(paid)
    ),
    "offers": lambda i, claim, role, party, amount, terms, status, shared, accepted: OfferFacts(
        UUID(i), _id(claim), Role(role), _id(party), _sum(amount), terms, status, shared, tuple(map(UUID, accepted))
    ),
    "appointments": lambda i, kind, starts, minutes, mode, place, status: AppointmentFacts(
        UUID(i), kind, datetime.fromisoformat(starts), minutes, mode, place, status
    ),
    "documents": lambda i, kind, status, signers, signed: DocumentFacts(
        UUID(i), kind, status, tuple((r, UUID(s)) for r, s in signers), tuple(map(UUID, signed))
    ),
    "clocks": lambda key, subject, started, due, status, expired, paused, added, provisional: ClockFacts(
        key, subject, datetime.fromisoformat(started), _instant(due), status, expired, _instant(paused), added, provisional
    ),
}


def snapshot_of_rows(case: Case) -> Snapshot:
    """The same from rows at hand, one query for each kind that was not fetched before."""
    dispute = case.dispute
    return Snapshot(
        case=case.id,
        dispute=case.dispute_id,
        procedure=case.procedure,
        state=case.state,
        number=case.number or "",
        office=case.office_id,
        opened_at=case.opened_at,
        roles=tuple((Role(r.role), r.person_id) for r in case.roles.all() if r.until is None),
        parties=tuple(
            PartyFacts(p.id, Role(p.side), p.name, p.kind, p.consents_electronic, p.joined_at, p.person_id)
            for p in dispute.parties.all()
        ),
        claims=tuple(
            ClaimFacts(c.id, c.kind, c.title, c.amount, c.status, c.settled_amount) for c in dispute.claims.all()
        ),
        instalments=tuple(
            InstalmentFacts(i.id, i.due_on, i.amount, i.status, i.paid) for i in dispute.instalments.all()
        ),
        offers=tuple(
            OfferFacts(
                o.id, o.claim_id, Role(o.role), o.party_id, o.amount, o.terms, o.status, o.shared,
                tuple(UUID(p) for p in o.accepted_by),
            )
            for o in case.offers.all()
        ),
        appointments=tuple(
            AppointmentFacts(a.id, a.kind, a.starts_at, a.minutes, a.mode, a.place, a.status)
            for a in case.appointments.all()
        ),
        documents=tuple(
            DocumentFacts(
                d.id, d.kind, d.status, tuple((r, UUID(s)) for r, s in d.signers),
                tuple(s.signer for s in d.signatures.all()),
            )
            for d in case.documents.all()
        ),
        clocks=tuple(
            ClockFacts(
                d.key, d.subject, d.started_at, d.due_at, d.status, d.expired, d.paused_at, d.added, d.provisional
            )
            for d in case.deadlines.all()
        ),
        facts=case.facts,
    )  # fmt: skip
