"""A case as the engine sees it: plain frozen facts, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

from shiquan.procedure.language import INITIAL, Role


@dataclass(frozen=True, slots=True)
class PartyFacts:
    id: UUID
    side: Role
    name: str
    kind: str
    consents_electronic: bool = False
    joined_at: datetime | None = None
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    id: UUID
    kind: str
    title: str
    amount: Decimal | None
    status: str = "open"
    """open, settled, dropped"""
    settled_amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OfferFacts:
    id: UUID
    claim: UUID | None
    by: Role
    party: UUID | None
    amount: Decimal | None
    terms: str
    status: str = "open"
    """open, accepted, declined, superseded"""
    shared: bool = True
    accepted_by: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    id: UUID
    kind: str
    starts_at: datetime
    minutes: int
    mode: str
    place: str
    status: str = "invited"
    """invited, held, cancelled"""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    id: UUID
    kind: str
    status: str = "drafted"
    """drafted → complete (sealed, signed by all); void"""
    signers: tuple[tuple[str, UUID], ...] = ()
    signed: tuple[UUID, ...] = ()

    @property
    def waiting_for(self) -> tuple[UUID, ...]:
        return tuple(s for _, s in self.signers if s not in self.signed)


@dataclass(frozen=True, slots=True)
class ClockFacts:
    key: str
    subject: str
    started_at: datetime
    due_at: datetime | None
    status: str = "open"
    """open, paused, met, missed, cancelled"""
    expired: bool = False
    """Ran out while open; the step on expiry has been taken."""
    paused_at: datetime | None = None
    added: int = 0
    """Extension in the rule's unit."""
    provisional: bool = False
    """Rests on a year without a published holiday list."""


@dataclass(frozen=True, slots=True)
class InstalmentFacts:
    id: UUID
    due_on: date
    amount: Decimal
    status: str = "due"
    """due, paid, unpaid"""
    paid: Decimal = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One case. ``parties``, ``claims`` and ``instalments`` belong to the dispute and are shared by its cases."""

    case: UUID
    dispute: UUID
    procedure: str
    state: str = INITIAL
    number: str = ""
    office: UUID | None = None
    opened_at: datetime | None = None
    roles: tuple[tuple[Role, UUID], ...] = ()
    parties: tuple[PartyFacts, ...] = ()
    claims: tuple[ClaimFacts, ...] = ()
    instalments: tuple[InstalmentFacts, ...] = ()
    offers: tuple[OfferFacts, ...] = ()
    appointments: tuple[AppointmentFacts, ...] = ()
    documents: tuple[DocumentFacts, ...] = ()
    clocks: tuple[ClockFacts, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def holder(self, role: Role) -> UUID | None:
        return next((p for r, p in self.roles if r is role), None)

    def side(self, side: Role) -> tuple[PartyFacts, ...]:
        return tuple(p for p in self.parties if p.side is side)

    def find_party(self, party: UUID | None) -> PartyFacts | None:
        return next((p for p in self.parties if p.id == party), None)

    def find_claim(self, claim: UUID | None) -> ClaimFacts | None:
        return next((c for c in self.claims if c.id == claim), None)

    def find_offer(self, offer: UUID | None) -> OfferFacts | None:
        return next((o for o in self.offers if o.id == offer), None)

    def find_document(self, document: UUID | None) -> DocumentFacts | None:
        return next((d for d in self.documents if d.id == document), None)

    def latest_document(self, kind: str) -> DocumentFacts | None:
        """The newest document of a kind that is not void."""
        return next((d for d in reversed(self.documents) if d.kind == kind and d.status != "void"), None)

    def find_clock(self, key: str, subject: str = "") -> ClockFacts | None:
        """The newest clock with this key and subject."""
        return next((c for c in reversed(self.clocks) if c.key == key and c.subject == subject), None)

    def open_clocks(self, key: str) -> tuple[ClockFacts, ...]:
        return tuple(c for c in self.clocks if c.key == key and c.status in ("open", "paused"))
