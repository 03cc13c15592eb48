"""What it changes that a witness, an appraiser or an interpreter is named, called, heard, and signs what was said.

劳动争议调解仲裁法 (2008) art. 40; 劳动人事争议仲裁办案规则 (2017) arts. 41-42; 民诉法解释 (2022) arts. 117-120.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from shiquan.procedure.changes import (
    Change,
    DraftDocument,
    RecordSignature,
    SendNotice,
    SetFact,
    UpdateDocument,
)
from shiquan.procedure.changes_people import AddParticipant, UpdateParticipant
from shiquan.procedure.effects.arbitration_record import put_presence, record_of
from shiquan.procedure.language import Role, Turn
from shiquan.procedure.testimony import PAPER, find_participant, participants_of, stretches_of


def register(turn: Turn) -> Iterator[Change]:
    """Somebody is named and gets a link. Named again before coming in: the phone is put right and the link sent once more."""
    d = turn.data
    known = next((p for p in participants_of(turn.snapshot.facts) if (p["role"], p["name"], p["person"]) == (d["role"], d["name"], None)), None)
    row = UUID(known["id"]) if known else turn.new_id()
    if known:
        yield UpdateParticipant(row, phone=d["phone"])
    else:
        yield AddParticipant(row, d["role"], d["name"], d["phone"], UUID(d["party"]) if d.get("party") else None)
    yield SendNotice("arb_heard", f"participant:{row}", {"participant": str(row)})


def enter(turn: Turn) -> Iterator[Change]:
    yield UpdateParticipant(UUID(turn.data["participant"]), person=UUID(turn.data["person"]))


def call(turn: Turn) -> Iterator[Change]:
    """From here on entries belong to this person's stretch too, until released."""
    row = find_participant(turn.snapshot.facts, turn.data["participant"])
    assert row is not None
    # Under no side: that a witness of a side is here does not mean that the side is.
    here = {"party": None, "name": row["name"], "as_what": row["role"], "mode": turn.data["mode"], "status": "present", "papers": turn.data.get("papers")}
    yield put_presence(turn, {**here, "checked": True})
    stretch = {"participant": row["id"], "entries": [], "ended": None, "document": None}
    yield SetFact("testimony", [*stretches_of(turn.snapshot.facts), stretch])


def take_down(turn: Turn) -> Iterator[Change]:
    """The entry just recorded belongs to everybody who is being heard."""
    rows = stretches_of(turn.snapshot.facts)
    if any(not row["ended"] for row in rows):
        number = record_of(turn.snapshot)["entries"]
        yield SetFact("testimony", [row if row["ended"] else row | {"entries": [*row["entries"], number]} for row in rows])


def release(turn: Turn) -> Iterator[Change]:
    yield from _end(turn, turn.data["participant"])


def release_all(turn: Turn) -> Iterator[Change]:
    """Whoever is still being heard when the session ends has been heard."""
    yield from _end(turn, None)


def _end(turn: Turn, participant: str | None) -> Iterator[Change]:
    """The stretch is over; its paper is drafted at once, so that it is signed before this person leaves."""
    rows = stretches_of(turn.snapshot.facts)
    changed = list(rows)
    drafts = []
    for place, row in enumerate(rows):
        if row["ended"] or participant not in (None, row["participant"]):
            continue
        draft = _draft(turn, place, row) if row["entries"] else None
        changed[place] = row | {"ended": turn.now.isoformat(), "document": str(draft.id) if draft else None}
        drafts += [draft] if draft else []
    if changed != rows:
        yield SetFact("testimony", changed)
    for draft in drafts:
        yield draft


def renew(turn: Turn) -> Iterator[Change]:
    """A correction changes the paper of a stretch as long as nobody has signed it."""
    number = turn.data.get("number") or next(r["number"] for r in record_of(turn.snapshot)["requests"] if r["no"] == turn.data["request"])
    rows = stretches_of(turn.snapshot.facts)
    for place, row in enumerate(rows):
        paper = turn.snapshot.find_document(UUID(row["document"])) if row["document"] else None
        if number not in row["entries"] or paper is None or paper.status != "drafted" or paper.signed:
            continue
        draft = _draft(turn, place, row)
        yield UpdateDocument(paper.id, "void")
        rows[place] = row | {"document": str(draft.id)}
        yield SetFact("testimony", list(rows))
        yield draft


def _draft(turn: Turn, place: int, row: dict[str, Any]) -> DraftDocument:
    """Signed by whoever was heard and by the secretary; the record, which holds the same entries, has the arbitrators' hands."""
    person = find_participant(turn.snapshot.facts, row["participant"])
    assert person is not None
    signers = [(person["role"], UUID(person["id"])), *((r.value, who) for r, who in turn.snapshot.roles if r is Role.SECRETARY)]
    return DraftDocument(turn.new_id(), PAPER, tuple(signers), {"stretch": place})


def note_refusal(turn: Turn) -> Iterator[Change]:
    """Who was heard and does not sign has it written at the own place, with the reason in the file. Law art. 40; Rules art. 42."""
    d, s = turn.data, turn.snapshot
    signer = UUID(d["participant"])
    row = find_participant(s.facts, signer)
    assert row is not None
    refusals = list(s.facts.get("refused_to_sign", ()))
    papers = [p for p in s.documents if p.kind == PAPER and p.status == "drafted" and signer in p.waiting_for]
    for paper in papers:
        refusals.append({"party": str(signer), "document": str(paper.id), "reason": d["reason"]})
    yield SetFact("refused_to_sign", refusals)
    for paper in papers:
        yield RecordSignature(paper.id, signer, row["role"], "", None, "refused")


