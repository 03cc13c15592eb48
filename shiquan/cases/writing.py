"""One writer for each kind of change: how it becomes rows."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, prefetch_related_objects

from shiquan.cases.contents import build_content, document_number
from shiquan.cases.models import (
    Appointment,
    Case,
    CaseRole,
    Claim,
    Deadline,
    Delivery,
    Document,
    Evidence,
    Instalment,
    Note,
    Notice,
    Offer,
    Participant,
    Party,
    Signature,
    StoredFile,
)
from shiquan.cases.recipients import find_recipients
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.organisations.rows import Script, find
from shiquan.procedure import changes as ch
from shiquan.procedure import changes_people as people
from shiquan.procedure.agency import find_agent
from shiquan.procedure.engine import Outcome
from shiquan.procedure.language import Actor, Refusal, Refused, Role
from shiquan.procedure.notices import NOTICES
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.testimony import find_participant

MOST_NAME = 100
"""Letters that the name at a signature has room for."""
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 letters, so that a random byte gives each of them alike."""

FACTS: dict[type[Model], str] = {Party: "parties", Claim: "claims", Evidence: "evidence"}
"""What papers quote again and again, by its name on the dispute."""


@dataclass
class Page:
    """What the writers share while one step is written down."""

    case: Case
    before: Snapshot
    outcome: Outcome
    actor: Actor
    person: Person | None
    now: datetime
    script: Script = field(default_factory=Script)
    jobs: list[tuple[str, str]] = field(default_factory=list)
    told: set[UUID] = field(default_factory=set)
    cause: str = ""
    position: int = 0
    kind: str = ""
    """The kind of the paper that is being filled in."""
    new_rows: list[Model] = field(default_factory=list)
    first_facts: dict[str, list[Model]] = field(default_factory=dict)
    """Parties, claims and evidence of a file that is being opened: nothing else can be in the tables yet."""

    def __post_init__(self) -> None:
        """What a later step adds to the file stands after what is there."""
        self.position = len(self.before.parties) + len(self.before.claims) + len(self.before.instalments)

    def next_position(self) -> int:
        self.position += 1
        return self.position

    def add(self, row: Model) -> None:
        """A new row, written by ``write``."""
        self.new_rows.append(row)
        if type(row) in FACTS:
            self.first_facts.setdefault(FACTS[type(row)], []).append(row)

    def write(self) -> None:
        """Writes the new rows and whatever else waits in the script."""
        self.script.insert(self.take_rows())
        self.script.run()

    def take_rows(self) -> list[Model]:
        """The new rows, which are then the caller's."""
        rows, self.new_rows = self.new_rows, []
        return rows

    def forget(self) -> None:
        """Forgets rows that were read of the case and its dispute."""
        for owner in (self.case, self.case.dispute):
            getattr(owner, "_prefetched_objects_cache", {}).clear()

    def refresh(self, *, opening: bool, written: bool, papers: bool, drafts: bool) -> None:
        """Forgets rows read before the step, so that papers quote the new ones; reads what papers quote only once.

        Of a file that is being opened the rows are at hand; as long as they are not ``written``, no table has them.
        """
        self.forget()
        dispute = self.case.dispute
        if opening:
            for table, name in FACTS.items():
                known = getattr(dispute, name).all() if written else table._default_manager.none()
                known._result_cache = self.first_facts.get(name, [])
                dispute.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known
        elif papers:
            prefetch_related_objects([dispute], "parties", *(("claims", "evidence") if drafts else ()))

    def job(self, name: str, argument: UUID) -> None:
        if (name, str(argument)) not in self.jobs:
            self.jobs.append((name, str(argument)))


def _nothing(page: Page, c: Any) -> None:
    """State, facts and office are columns of the case, written once at the end."""


def give_role(page: Page, c: ch.GiveRole) -> None:
    if c.only:
        CaseRole.objects.filter(case=page.case, role=c.role.value, until=None).exclude(person=c.person).update(
            until=page.now
        )
    CaseRole.objects.get_or_create(
        case=page.case, role=c.role.value, person_id=c.person, until=None, defaults={"since": page.now}
    )
    if c.only and c.role is not Role.SECRETARY:
        page.case.handler_id = c.person


def add_party(page: Page, c: ch.AddParty) -> None:
    party = Party(
        id=c.id, dispute=page.case.dispute, side=c.side.value, kind=c.kind, name=c.name, position=page.next_position(),
        consents_electronic=c.consents_electronic, person_id=c.person, joined_at=c.joined_at,
    )  # fmt: skip
    party.set_details(c.details)
    page.add(party)


def update_party(page: Page, c: ch.UpdateParty) -> None:
    party = Party.objects.get(pk=c.id)
    for name in ("joined_at", "consents_electronic"):
        if getattr(c, name) is not None:
            setattr(party, name, getattr(c, name))
    if c.person is not None:
        party.person_id = c.person
    if c.details:
        party.set_details({**party.details, **c.details})
    party.save()


def end_role(page: Page, c: people.EndRole) -> None:
    CaseRole.objects.filter(case=page.case, role=c.role.value, person=c.person, until=None).update(until=page.now)


def add_participant(page: Page, c: people.AddParticipant) -> None:
    row = Participant(id=c.id, case=page.case, role=c.role, name=c.name)
    row.set_phone(c.phone)
    page.add(row)


def update_participant(page: Page, c: people.UpdateParticipant) -> None:
    row = Participant.objects.get(pk=c.id, case=page.case)
    if c.phone:
        row.set_phone(c.phone)
    if c.person is not None:
        row.person_id = c.person
    row.save()


def add_claim(page: Page, c: ch.AddClaim) -> None:
    page.cause = page.cause or c.title
    page.add(Claim(
        id=c.id, dispute=page.case.dispute, position=page.next_position(), kind=c.kind, title=c.title, amount=c.amount,
        basis=c.basis,
    ))  # fmt: skip


def update_claim(page: Page, c: ch.UpdateClaim) -> None:
    new: dict[str, Any] = {"status": c.status, "settled_amount": c.settled_amount}
    if c.amount is not None:
        new["amount"] = c.amount
    Claim.objects.filter(pk=c.id).update(**new)


def add_evidence(page: Page, c: ch.AddEvidence) -> None:
    file = StoredFile.objects.get(pk=c.file, complete=True)
    page.add(Evidence(
        id=c.id, dispute=page.case.dispute, party_id=c.party, file=file, title=c.title, proves=c.proves, added_at=page.now
    ))  # fmt: skip


def add_note(page: Page, c: ch.AddNote) -> None:
    note = Note(id=c.id, case=page.case, channel=c.channel, author=page.person, at=page.now)
    note.set_text(c.text)
    note.save(force_insert=True)


def add_offer(page: Page, c: ch.AddOffer) -> None:
    Offer.objects.create(
        id=c.id, case=page.case, claim_id=c.claim, role=c.by.value, party_id=c.party, amount=c.amount, terms=c.terms,
        shared=c.shared, at=page.now, position=page.next_position(),
    )  # fmt: skip


def update_offer(page: Page, c: ch.UpdateOffer) -> None:
    new: dict[str, Any] = {"status": c.status}
    if c.accepted_by is not None:
        new["accepted_by"] = [str(p) for p in c.accepted_by]
    if c.shared is not None:
        new["shared"] = c.shared
    Offer.objects.filter(pk=c.id).update(**new)


def add_appointment(page: Page, c: ch.AddAppointment) -> None:
    Appointment.objects.create(
        id=c.id, case=page.case, kind=c.kind, starts_at=c.starts_at, minutes=c.minutes, mode=c.mode, place=c.place,
        parties=[str(p) for p in c.parties], position=page.case.appointments.count(),
    )  # fmt: skip


def update_appointment(page: Page, c: ch.UpdateAppointment) -> None:
    Appointment.objects.filter(pk=c.id).update(status=c.status)


def start_clock(page: Page, c: ch.StartClock) -> None:
    row = page.case.rules.clock_by_key.get(c.key)
    page.add(Deadline(
        case=page.case, key=c.key, subject=c.subject, kind=row.kind.value if row else "promise",
        started_at=c.started_at, due_at=c.due_at, provisional=c.provisional,
    ))  # fmt: skip


def update_clock(page: Page, c: ch.UpdateClock) -> None:
    row = find(Deadline, "case_id = %s AND key = %s AND subject = %s ORDER BY id DESC", page.case.pk, c.key, c.subject)
    assert row is not None
    row.status, row.paused_at = c.status, c.paused_at
    for name in ("due_at", "added", "expired"):
        if getattr(c, name) is not None:
            setattr(row, name, getattr(c, name))
    if c.status in ("met", "missed", "cancelled"):
        row.closed_at = page.now
    page.script.update(row)


def draft_document(page: Page, c: ch.DraftDocument) -> None:
    document = Document(
        id=c.id, case=page.case, kind=c.kind, office=page.case.office, drafted_at=page.now,
        verify_code="".join(ALPHABET[byte % len(ALPHABET)] for byte in secrets.token_bytes(16)), position=page.next_position(),
        signers=[[role, str(who)] for role, who in c.signers],
    )  # fmt: skip
    document.number = document_number(page.case, c.kind, page.now, c.extra.get("part"))
    document.set_content(build_content(page, document, c.extra))
    page.add(document)


def update_document(page: Page, c: ch.UpdateDocument) -> None:
    new: dict[str, Any] = {"status": c.status}
    if c.sha256:
        new |= {"sha256": c.sha256, "completed_at": page.now}
    Document.objects.filter(pk=c.id).update(**new)


def _check_version(c: ch.RecordSignature) -> None:
    """Somebody signs what he has read: the fingerprint that he sends must be that of the rendered paper.

    Electronic Signature Law (2019) art. 13: a later change of the paper must be found out. A paper that its author
    signs with the step that drafts it has no fingerprint yet and is not checked. Raises Refused.
    """
    if not c.sha256:
        return
    base = Document.objects.filter(pk=c.document).values_list("base_sha256", flat=True).first()
    if base == c.sha256:
        return
    why = Label("您读到的不是这份文书现在的内容，没有签署。", "What you read is not this document as it stands; nothing was signed.")
    todo = Label("请重新打开文书，读过现在的内容再签。", "Open the document again and read it before you sign.")
    if not base:
        why = Label("文书还在生成，没有签署。", "The document is still being made; nothing was signed.")
        todo = Label("请等几秒，打开文书读过再签。", "Wait some seconds, then open and read it before you sign.")
    raise Refused(Refusal(why, todo, "《电子签名法》（2019）第13条"))


def record_signature(page: Page, c: ch.RecordSignature) -> None:
    _check_version(c)
    party = next((p for p in page.case.dispute.parties.all() if p.pk == c.signer), None)
    heard = find_participant(page.outcome.after.facts, c.signer)
    agent = find_agent(page.outcome.after.facts, c.signer)
    name = party.name if party else heard["name"] if heard else agent[1]["name"] if agent else page.actor.name
    if party is not None and page.actor.agent is not None and c.proof != "refused":
        by = f"（代理人{page.actor.name}）"
        name = party.name[: MOST_NAME - len(by)] + by
    if c.proof == "refused":
        name = f"{name}拒绝签名，{page.actor.name}记明"
    page.add(Signature(
        document_id=c.document, signer=c.signer, name=name, role=c.role, person=page.person, sha256=c.sha256,
        handwriting_id=c.handwriting, proof=c.proof, signed_at=page.now,
    ))  # fmt: skip
    page.job("shiquan.documents.advance", c.document)


def serve_document(page: Page, c: ch.ServeDocument) -> None:
    sent = page.now if c.status == "sent" else None
    page.add(Delivery(
        id=c.id, document_id=c.document, party_id=c.party, channel=c.channel, status=c.status, sent_at=sent
    ))  # fmt: skip


def record_delivery(page: Page, c: ch.RecordDelivery) -> None:
    row = None
    if c.status != "failed":
        row = Delivery.objects.filter(document_id=c.document, party_id=c.party).exclude(status="failed").first()
    if row is None:
        row = Delivery(document_id=c.document, party_id=c.party, sent_at=c.at)
    row.channel, row.status, row.proof = c.channel, c.status, c.proof
    row.received_at = None if c.status == "failed" else c.at
    row.counts_at, row.file_id = c.counts_at, c.file or row.file_id
    row.save()


def add_instalment(page: Page, c: ch.AddInstalment) -> None:
    Instalment.objects.create(
        id=c.id, dispute=page.case.dispute, due_on=c.due_on, amount=c.amount, way=c.way, position=page.next_position()
    )


def update_instalment(page: Page, c: ch.UpdateInstalment) -> None:
    Instalment.objects.filter(pk=c.id).update(status=c.status, paid=c.paid)


def send_notice(page: Page, c: ch.SendNotice) -> None:
    assert c.kind in NOTICES, c.kind
    for person, party in find_recipients(page.case, c.to, page.now):
        notice = Notice(case=page.case, kind=c.kind, person_id=person, party=party, params=c.params, created_at=page.now)
        page.add(notice)
        if person is not None:
            page.told.add(person)
        if NOTICES[c.kind].sms:
            page.job("shiquan.notices.send", notice.pk)


WRITERS: dict[type, Callable[[Page, Any], None]] = {
    ch.SetState: _nothing,
    ch.SetFact: _nothing,
    ch.SetProcedure: _nothing,
    ch.MoveToOffice: _nothing,
    ch.GiveRole: give_role,
    ch.AddParty: add_party,
    ch.UpdateParty: update_party,
    people.EndRole: end_role,
    people.AddParticipant: add_participant,
    people.UpdateParticipant: update_participant,
    ch.AddClaim: add_claim,
    ch.UpdateClaim: update_claim,
    ch.AddEvidence: add_evidence,
    ch.AddNote: add_note,
    ch.AddOffer: add_offer,
    ch.UpdateOffer: update_offer,
    ch.AddAppointment: add_appointment,
    ch.UpdateAppointment: update_appointment,
    ch.StartClock: start_clock,
    ch.UpdateClock: update_clock,
    ch.DraftDocument: draft_document,
    ch.UpdateDocument: update_document,
    ch.RecordSignature: record_signature,
    ch.ServeDocument: serve_document,
    ch.RecordDelivery: record_delivery,
    ch.AddInstalment: add_instalment,
    ch.UpdateInstalment: update_instalment,
    ch.SendNotice: send_notice,
}
ADDING = frozenset({
    ch.SetState, ch.SetFact, ch.SetProcedure, ch.AddParty, ch.AddClaim, ch.AddEvidence, ch.StartClock, ch.ServeDocument,
})  # fmt: skip
"""Changes that only add rows: a run of them is written together. Any other change finds all rows before it written."""
