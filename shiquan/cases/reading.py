"""From rows to the pure snapshot that the engine reads."""

from uuid import UUID

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


def read_snapshot(case: Case) -> Snapshot:
    """The case as the engine sees it. One query for each kind of row."""
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
