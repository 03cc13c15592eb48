"""What the steps of collective arbitration change: many workers, few who speak, one notice for all."""

from collections.abc import Iterator
from dataclasses import replace

from shiquan.procedure.changes import (
    AddParty,
    Change,
    RecordSignature,
    SetFact,
    UpdateDocument,
    UpdateParty,
)
from shiquan.procedure.conditions_arbitration import answers
from shiquan.procedure.effects.papers import draft
from shiquan.procedure.effects.service import not_in_the_future, note_try, served
from shiquan.procedure.engine import evolve
from shiquan.procedure.language import PARTY_ROLES, Role, Turn

DETAILS = ("phone", "id_number", "address", "claimed")
APPLICATION = "arbitration_application"


def add_workers(turn: Turn) -> Iterator[Change]:
    """The first applicant speaks unless others were ticked; whoever is ticked is a representative."""
    speaking = list(turn.snapshot.facts.get("representatives", ()))
    for row in turn.data["workers"]:
        worker = turn.new_id()
        yield AddParty(worker, Role.APPLICANT, row["name"], "worker", details={k: row[k] for k in DETAILS if row.get(k)})
        if row.get("represents"):
            speaking.append(str(worker))
    first = turn.snapshot.side(Role.APPLICANT)[0].id
    if turn.data.get("own_claimed"):
        yield UpdateParty(first, details={"claimed": turn.data["own_claimed"]})
    yield SetFact("representatives", list(dict.fromkeys([str(first), *speaking])))


def renew_application(turn: Turn) -> Iterator[Change]:
    """Until it is accepted the application names everybody: drafted anew, signed by who speaks, the earlier one void.

    Rules (2017) arts. 29, 63. Who hands the list in signs with the act; at the counter all representatives do. A
    representative who has no account on the platform signs nothing on it: what one of them does takes effect for all.
    """
    if turn.snapshot.facts.get("accepted_at"):
        return
    for old in turn.snapshot.documents:
        if old.kind == APPLICATION and old.status != "void":
            yield UpdateDocument(old.id, "void")
    chosen = set(turn.snapshot.facts.get("representatives", ()))
    speaking = [p for p in turn.snapshot.side(Role.APPLICANT) if str(p.id) in chosen]
    inside = turn.role not in PARTY_ROLES
    hands = [p.id for p in speaking if inside or p.person is not None] or [p.id for p in speaking]
    yield (document := replace(draft(turn, APPLICATION), signers=tuple((Role.APPLICANT.value, p) for p in hands)))
    for who in hands:
        if inside or who == turn.actor.party:
            yield RecordSignature(document.id, who, Role.APPLICANT.value, "", None, "counter" if inside else "session")


def change_representatives(turn: Turn) -> Iterator[Change]:
    yield SetFact("representatives", [row["party"] for row in turn.data["representatives"]])


def note_consents(turn: Turn) -> Iterator[Change]:
    known = turn.snapshot.facts.get("consents", ())
    yield SetFact("consents", list(dict.fromkeys([*known, *(row["party"] for row in turn.data["consents"])])))


def single_notice(turn: Turn) -> Iterator[Change]:
    """Copy, tribunal, periods, day and place reach every side with one paper (Rules art. 64)."""
    yield from _serve_all(turn, "copy")


def _serve_all(turn: Turn, paper: str) -> Iterator[Change]:
    """Each side once; later ones see what the earlier ones changed."""
    at = not_in_the_future(turn)
    seen = turn.snapshot
    told = answers(seen) if paper == "copy" else seen.parties
    yield from note_try(turn, paper, tuple(p.id for p in told))
    for party in told:
        changes = tuple(served(replace(turn, snapshot=seen), paper, party.id, turn.data["channel"], at))
        seen = evolve(seen, changes)
        yield from changes


def hearing_for_all(turn: Turn) -> Iterator[Change]:
    yield from _serve_all(turn, "hearing")


def award_for_all(turn: Turn) -> Iterator[Change]:
    yield from _serve_all(turn, "award")
