"""What happens to documents in every procedure: signing, completion, service, receipt."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from shiquan.procedure.agency import signing_ids
from shiquan.procedure.changes import (
    AddEvidence,
    Change,
    DraftDocument,
    RecordDelivery,
    RecordSignature,
    SendNotice,
    ServeDocument,
    SetFact,
    UpdateClock,
    UpdateDocument,
)
from shiquan.procedure.documents import Reader, Signer, get_kind
from shiquan.procedure.language import PARTY_ROLES, Effect, Role, Turn
from shiquan.procedure.service import DEEMED, OPENED, Outcome, Way, deemed


def signer_id(turn: Turn) -> UUID:
    """Whose signature it is: the party's row for a party, the person otherwise."""
    signer = turn.actor.party if turn.role in PARTY_ROLES else turn.actor.id
    assert signer is not None
    return signer


def sign(turn: Turn) -> Iterator[Change]:
    document = UUID(turn.data["document"])
    facts = turn.snapshot.find_document(document)
    assert facts is not None
    mine = signing_ids(turn.snapshot, turn.actor, facts)
    role, signer = next((r, who) for r, who in facts.signers if who in mine and who in facts.waiting_for)
    handwriting = turn.data.get("handwriting")
    yield RecordSignature(
        document, signer, role, turn.data["sha256"], UUID(handwriting) if handwriting else None, turn.data["proof"]
    )


def complete_document(turn: Turn) -> Iterator[Change]:
    """A rendered, signed and sealed document takes effect and goes to its readers."""
    document = UUID(turn.data["document"])
    facts = turn.snapshot.find_document(document)
    assert facts is not None
    yield UpdateDocument(document, "complete", turn.data["sha256"])
    kind = get_kind(facts.kind)
    both = {Reader.APPLICANT, Reader.RESPONDENT} <= set(kind.readers)
    for party in turn.snapshot.parties if kind.manners else ():
        if party.side.value in kind.readers or (both and party.side is Role.THIRD_PARTY):
            channel = "electronic" if party.consents_electronic else "direct"
            status = "sent" if party.consents_electronic else "to_do"
            yield ServeDocument(turn.new_id(), document, party.id, channel, status)
            yield SendNotice("document_served", f"party:{party.id}", {"document": str(document), "kind": facts.kind})


def receive_document(turn: Turn) -> Iterator[Change]:
    assert turn.actor.party is not None
    yield RecordDelivery(UUID(turn.data["document"]), turn.actor.party, "electronic", turn.now, OPENED)


def record_service(turn: Turn) -> Iterator[Change]:
    d = turn.data
    at, way = datetime.fromisoformat(d["at"]), Way(d["channel"])
    counts = Outcome(d.get("outcome") or Outcome.SERVED).counts
    later = deemed(way, at) if counts and way in DEEMED else None
    file = UUID(d["file"]) if d.get("file") else None
    yield RecordDelivery(UUID(d["document"]), UUID(d["party"]), d["channel"], at, d["receipt"], "received" if counts else "failed", later, file)


def add_evidence(turn: Turn) -> Iterator[Change]:
    for row in turn.data["evidence"]:
        yield AddEvidence(turn.new_id(), UUID(row["file"]), turn.actor.party, row["title"], row.get("proves") or "")


def draft(
    turn: Turn, kind: str, *, extra: dict[str, Any] | None = None, handler: UUID | None = None, party: UUID | None = None
) -> DraftDocument:
    """A draft with the signers that its kind names, looked up on this case.

    Parties sign with their row (``party`` for a paper that one side makes); the others with the person who holds the role
    (``handler`` overrides). A paper of the tribunal is signed by everybody who sits: 劳动争议调解仲裁法 (2008) art. 45.
    """
    signers: list[tuple[str, UUID]] = []
    for role in get_kind(kind).signers:
        if role is Signer.PARTY:
            assert party is not None, kind
            signers.append((str(role), party))
            continue
        if Role(role) in PARTY_ROLES:
            signers += [(str(role), p.id) for p in turn.snapshot.side(Role(role))]
            continue
        seats = [p for r, p in turn.snapshot.roles if r is Role.ARBITRATOR] if role is Signer.ARBITRATOR else []
        if seats:
            signers += [(str(role), p) for p in seats]
            continue
        person = handler or turn.snapshot.holder(Role(role)) or turn.actor.id
        if person is not None:
            signers.append((str(role), person))
    return DraftDocument(turn.new_id(), kind, tuple(signers), extra or {})


def draft_and_sign(turn: Turn, kind: str, *, extra: dict[str, Any] | None = None) -> Iterator[Change]:
    """A draft that its author signs with the same act (a record made by staff with a second factor)."""
    document = draft(turn, kind, extra=extra, handler=turn.actor.id)
    yield document
    for role, who in document.signers:
        if who == turn.actor.id:
            yield RecordSignature(document.id, who, role, "", None, "session")


def note_expiry(turn: Turn) -> Iterator[Change]:
    """A clock ran out and nothing follows by itself: it stays open, marked, and people are told."""
    key, subject = turn.data["clock"], turn.data.get("subject") or ""
    yield UpdateClock(key, subject, "open", expired=True)
    for to in (turn.data.get("tells") or "").split():
        sides = {r.value for r in PARTY_ROLES}
        targets = [f"party:{p.id}" for p in turn.snapshot.side(Role(to))] if to in sides else [to]
        for target in targets:
            yield SendNotice("clock_expired", target, {"clock": turn.data.get("name") or key})


def drafting(kind: str, *keep: str) -> Effect:
    """An effect that drafts one document, with the named fields of the step's form in its content."""

    def effect(turn: Turn) -> Iterator[Change]:
        yield draft(turn, kind, extra={k: turn.data.get(k) for k in keep})

    return effect


def remember(*names: str, under: str = "") -> Effect:
    """An effect that keeps fields of the form as facts of the case."""

    def effect(turn: Turn) -> Iterator[Change]:
        if under:
            yield SetFact(under, {n: turn.data.get(n) for n in names})
            return
        for n in names:
            yield SetFact(n, turn.data.get(n))

    return effect


def telling(kind: str, *to: str) -> Effect:
    """An effect that tells roles; party roles mean each party on that side."""

    def effect(turn: Turn) -> Iterator[Change]:
        for t in to:
            if t in {r.value for r in PARTY_ROLES}:
                for p in turn.snapshot.side(Role(t)):
                    yield SendNotice(kind, f"party:{p.id}", {})
            else:
                yield SendNotice(kind, t, {})

    return effect
