"""What a step changes. Each change knows how to evolve a snapshot; the case file knows how to write it as rows."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

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


class Change(Protocol):
    def apply(self, s: Snapshot) -> Snapshot:
        """The snapshot after the change."""
        ...


def _swap(rows: tuple[Any, ...], row_id: UUID, **new: Any) -> tuple[Any, ...]:
    return tuple(replace(r, **new) if r.id == row_id else r for r in rows)


@dataclass(frozen=True, slots=True)
class SetState:
    state: str

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, state=self.state)


@dataclass(frozen=True, slots=True)
class SetProcedure:
    """The same case goes on under the current edition of another table that knows its states and clocks."""

    procedure: str

    def apply(self, s: Snapshot) -> Snapshot:
        from shiquan.procedure.tables import current_procedure

        return replace(s, procedure=current_procedure(self.procedure).name_and_edition)


@dataclass(frozen=True, slots=True)
class SetFact:
    """A fact of the case that conditions, pages and documents read, by name. JSON values only."""

    key: str
    value: Any

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, facts={**s.facts, self.key: self.value})


@dataclass(frozen=True, slots=True)
class MoveToOffice:
    office: UUID

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, office=self.office)


@dataclass(frozen=True, slots=True)
class AllocateNumber:
    """The case takes the next number of its office's gapless series (written at the end of the transaction)."""

    series: str

    def apply(self, s: Snapshot) -> Snapshot:
        return s


@dataclass(frozen=True, slots=True)
class GiveRole:
    role: Role
    person: UUID
    only: bool = True
    """Ends the role for whoever held it before."""

    def apply(self, s: Snapshot) -> Snapshot:
        kept = tuple(r for r in s.roles if not (self.only and r[0] is self.role) and r != (self.role, self.person))
        return replace(s, roles=(*kept, (self.role, self.person)))


@dataclass(frozen=True, slots=True)
class AddParty:
    id: UUID
    side: Role
    name: str
    kind: str
    consents_electronic: bool = False
    person: UUID | None = None
    joined_at: datetime | None = None
    details: dict[str, Any] = field(default_factory=dict)
    """phone, id_number, credit_code, address, contact, email, bank_account …: personal, sealed by the case file."""

    def apply(self, s: Snapshot) -> Snapshot:
        row = PartyFacts(
            self.id, self.side, self.name, self.kind, self.consents_electronic, self.joined_at, self.person
        )
        return replace(s, parties=(*s.parties, row))


@dataclass(frozen=True, slots=True)
class UpdateParty:
    id: UUID
    joined_at: datetime | None = None
    person: UUID | None = None
    consents_electronic: bool | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def apply(self, s: Snapshot) -> Snapshot:
        new = {
            k: v
            for k, v in (
                ("joined_at", self.joined_at),
                ("person", self.person),
                ("consents_electronic", self.consents_electronic),
            )
            if v is not None
        }
        return replace(s, parties=_swap(s.parties, self.id, **new))


@dataclass(frozen=True, slots=True)
class AddClaim:
    id: UUID
    kind: str
    title: str
    amount: Decimal | None
    basis: str = ""

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, claims=(*s.claims, ClaimFacts(self.id, self.kind, self.title, self.amount)))


@dataclass(frozen=True, slots=True)
class UpdateClaim:
    id: UUID
    status: str
    settled_amount: Decimal | None = None
    amount: Decimal | None = None
    """The sum now claimed; none: as before."""

    def apply(self, s: Snapshot) -> Snapshot:
        new: dict[str, Any] = {"status": self.status, "settled_amount": self.settled_amount}
        if self.amount is not None:
            new["amount"] = self.amount
        return replace(s, claims=_swap(s.claims, self.id, **new))


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """An uploaded file becomes evidence of a party."""

    id: UUID
    file: UUID
    party: UUID | None
    title: str
    proves: str = ""

    def apply(self, s: Snapshot) -> Snapshot:
        return s


@dataclass(frozen=True, slots=True)
class AddNote:
    """A note in a channel; ``caucus:<party id>`` is closed to every other side."""

    id: UUID
    channel: str
    text: str

    def apply(self, s: Snapshot) -> Snapshot:
        return s


@dataclass(frozen=True, slots=True)
class AddOffer:
    id: UUID
    claim: UUID | None
    by: Role
    party: UUID | None
    amount: Decimal | None
    terms: str
    shared: bool = True

    def apply(self, s: Snapshot) -> Snapshot:
        row = OfferFacts(self.id, self.claim, self.by, self.party, self.amount, self.terms, shared=self.shared)
        return replace(s, offers=(*s.offers, row))


@dataclass(frozen=True, slots=True)
class UpdateOffer:
    id: UUID
    status: str
    accepted_by: tuple[UUID, ...] | None = None
    shared: bool | None = None

    def apply(self, s: Snapshot) -> Snapshot:
        new: dict[str, Any] = {"status": self.status}
        if self.accepted_by is not None:
            new["accepted_by"] = self.accepted_by
        if self.shared is not None:
            new["shared"] = self.shared
        return replace(s, offers=_swap(s.offers, self.id, **new))


@dataclass(frozen=True, slots=True)
class AddAppointment:
    id: UUID
    kind: str
    starts_at: datetime
    minutes: int
    mode: str
    place: str
    parties: tuple[UUID, ...] = ()

    def apply(self, s: Snapshot) -> Snapshot:
        row = AppointmentFacts(self.id, self.kind, self.starts_at, self.minutes, self.mode, self.place)
        return replace(s, appointments=(*s.appointments, row))


@dataclass(frozen=True, slots=True)
class UpdateAppointment:
    id: UUID
    status: str

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, appointments=_swap(s.appointments, self.id, status=self.status))


@dataclass(frozen=True, slots=True)
class StartClock:
    key: str
    subject: str
    started_at: datetime
    due_at: datetime | None
    provisional: bool = False

    def apply(self, s: Snapshot) -> Snapshot:
        row = ClockFacts(self.key, self.subject, self.started_at, self.due_at, provisional=self.provisional)
        return replace(s, clocks=(*s.clocks, row))


@dataclass(frozen=True, slots=True)
class UpdateClock:
    """Changes the newest clock with this key and subject."""

    key: str
    subject: str
    status: str
    due_at: datetime | None = None
    paused_at: datetime | None = None
    added: int | None = None
    expired: bool | None = None

    def apply(self, s: Snapshot) -> Snapshot:
        last = s.find_clock(self.key, self.subject)
        new: dict[str, Any] = {"status": self.status, "paused_at": self.paused_at}
        for name in ("due_at", "added", "expired"):
            if getattr(self, name) is not None:
                new[name] = getattr(self, name)
        clocks = tuple(replace(c, **new) if c is last else c for c in s.clocks)
        return replace(s, clocks=clocks)


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """A document comes into being as content; rendering, sealing and sending follow outside the transaction."""

    id: UUID
    kind: str
    signers: tuple[tuple[str, UUID], ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, documents=(*s.documents, DocumentFacts(self.id, self.kind, signers=self.signers)))


@dataclass(frozen=True, slots=True)
class UpdateDocument:
    id: UUID
    status: str
    sha256: str = ""

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, documents=_swap(s.documents, self.id, status=self.status))


DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class RecordSignature:
    document: UUID
    signer: UUID
    role: str
    sha256: str
    handwriting: UUID | None
    proof: str
    """otp, session, counter; refused: who acts writes down at the signer's place that he refuses; declined: the place stays empty"""

    def apply(self, s: Snapshot) -> Snapshot:
        doc = s.find_document(self.document)
        assert doc is not None
        return replace(s, documents=_swap(s.documents, self.document, signed=(*doc.signed, self.signer)))


@dataclass(frozen=True, slots=True)
class ServeDocument:
    """The document goes to a party by a channel; electronic only with consent."""

    id: UUID
    document: UUID
    party: UUID
    channel: str
    status: str = "sent"

    def apply(self, s: Snapshot) -> Snapshot:
        return s


@dataclass(frozen=True, slots=True)
class RecordDelivery:
    """Proof of service: when and how a party received a document."""

    document: UUID
    party: UUID
    channel: str
    at: datetime
    proof: str
    status: str = "received"
    """received, or failed for a try that did not reach the party"""
    counts_at: datetime | None = None
    """When it counts, if not at once (left, posted, public notice)."""
    file: UUID | None = None
    """The scanned receipt, slip or photo."""

    def apply(self, s: Snapshot) -> Snapshot:
        return s


@dataclass(frozen=True, slots=True)
class AddInstalment:
    id: UUID
    due_on: date
    amount: Decimal
    way: str = ""

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, instalments=(*s.instalments, InstalmentFacts(self.id, self.due_on, self.amount)))


@dataclass(frozen=True, slots=True)
class UpdateInstalment:
    id: UUID
    status: str
    paid: Decimal

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, instalments=_swap(s.instalments, self.id, status=self.status, paid=self.paid))


@dataclass(frozen=True, slots=True)
class SendNotice:
    """Somebody is told. ``to`` is a role's value, ``party:<id>`` or ``person:<id>``."""

    kind: str
    to: str
    params: dict[str, Any] = field(default_factory=dict)

    def apply(self, s: Snapshot) -> Snapshot:
        return s


@dataclass(frozen=True, slots=True)
class OpenCase:
    """The next case of the same dispute opens with this data; nothing is typed again."""

    id: UUID
    procedure: str
    step: str
    office: UUID | None
    office_kind: str
    data: dict[str, Any] = field(default_factory=dict)

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, facts={**s.facts, f"opened:{self.procedure}": str(self.id)})


@dataclass(frozen=True, slots=True)
class TellParent:
    """The case that this one was opened from takes a step of the system; if it no longer waits for that, nothing happens."""

    step: str
    data: dict[str, Any] = field(default_factory=dict)

    def apply(self, s: Snapshot) -> Snapshot:
        return s
