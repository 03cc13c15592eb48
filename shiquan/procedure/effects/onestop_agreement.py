"""How one-stop mediation ends: the agreement, its force and its confirmation, or no agreement."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from shiquan.procedure.changes import (
    AddInstalment,
    Change,
    OpenCase,
    RecordSignature,
    SendNotice,
    SetFact,
    SetState,
    StartClock,
    UpdateClock,
    UpdateDocument,
    UpdateParty,
)
from shiquan.procedure.clocks import due_at
from shiquan.procedure.conditions import settled_total
from shiquan.procedure.effects.papers import draft, draft_and_sign
from shiquan.procedure.language import Clock, Role, Turn

BESIDE = ("WI_EMPLOYER_APPLY", "WI_WORKER_APPLY", "WI_RECOGNITION_60", "WI_RECOGNITION_15_CLEAR", "WI_CAPACITY_CONCLUSION", "WI_REASSESS_APPLY")
"""Clocks of other bodies that stand beside a work-injury dispute; with the agreement they matter here no longer."""


def draft_agreement(turn: Turn) -> Iterator[Change]:
    old = turn.snapshot.latest_document("mediation_agreement")
    if old is not None:
        yield UpdateDocument(old.id, "void")
    payments = [{**p, "id": str(turn.new_id())} for p in turn.data["payments"]]
    terms = {k: turn.data.get(k) for k in ("facts", "breach", "other_terms", "account_name", "bank")}
    yield SetFact("agreement", {"payments": payments, "total": str(settled_total(turn.snapshot)), **terms})
    for p in turn.snapshot.side(Role.APPLICANT):
        if turn.data.get("account"):
            yield UpdateParty(p.id, details={"bank_account": turn.data["account"]})
    yield draft(turn, "mediation_agreement", extra={**terms, "payments": payments, "account": turn.data.get("account")})
    for p in turn.snapshot.parties:
        yield SendNotice("agreement_ready", f"party:{p.id}")


def return_draft(turn: Turn) -> Iterator[Change]:
    old = turn.snapshot.latest_document("mediation_agreement")
    if old is not None:
        yield UpdateDocument(old.id, "void")
    yield SetFact("returned", [*turn.snapshot.facts.get("returned", ()), turn.data["reason"]])
    yield SendNotice("draft_returned", Role.MEDIATOR.value)


def agreement_takes_effect(turn: Turn) -> Iterator[Change]:
    """Signed by the parties and the mediator and sealed: in force (mediation and arbitration law art. 14)."""
    facts = turn.snapshot.find_document(UUID(turn.data["document"]))
    if facts is None:
        return
    if facts.kind == "mediation_agreement":
        yield from _in_force(turn)
    elif facts.kind == "confirmation_application":
        yield from _to_the_court(turn)


def _in_force(turn: Turn) -> Iterator[Change]:
    yield SetState("agreed")
    for key in ("CLOSE_7D", "ONESTOP_15", "MEDIATION_15"):
        for c in turn.snapshot.open_clocks(key):
            met = c.due_at is None or turn.now <= c.due_at
            yield UpdateClock(c.key, c.subject, "met" if met else "missed", added=c.added)
    for key in ("RESPONDENT_REMINDER", "APPOINTMENT_SOON", *BESIDE):
        for c in turn.snapshot.open_clocks(key):
            yield UpdateClock(c.key, c.subject, "cancelled")
    for key in () if turn.snapshot.facts.get("delegated_by") else ("JUDICIAL_CONFIRM", "ARB_REVIEW_APPLY"):
        due, provisional = due_at(Clock(key), turn.now)
        yield StartClock(key, "", turn.now, due, provisional)
    agreement = turn.snapshot.facts["agreement"]
    for p in agreement["payments"]:
        yield AddInstalment(
            UUID(p["id"]), datetime.fromisoformat(p["due_on"]).date(), Decimal(p["amount"]), p.get("way") or ""
        )
    handler = turn.snapshot.holder(Role.MEDIATOR)
    yield OpenCase(
        turn.new_id(), "followup", "open", turn.snapshot.office, "",
        {"agreement": turn.data["document"], "handler": str(handler) if handler else None, "total": agreement["total"]},
    )  # fmt: skip
    for p in turn.snapshot.parties:
        yield SendNotice("agreement_in_force", f"party:{p.id}")


def _to_the_court(turn: Turn) -> Iterator[Change]:
    for c in turn.snapshot.open_clocks("INJURY_MEDIATION_3H"):  # talks, papers, signing and this application: the whole sitting
        yield UpdateClock(c.key, c.subject, "met" if c.due_at is None or turn.now <= c.due_at else "missed")
    for c in turn.snapshot.open_clocks("JUDICIAL_CONFIRM"):
        yield UpdateClock(c.key, c.subject, "met")
    for c in turn.snapshot.open_clocks("ARB_REVIEW_APPLY"):
        yield UpdateClock(c.key, c.subject, "cancelled")
    agreement = turn.snapshot.latest_document("mediation_agreement")
    yield OpenCase(
        turn.new_id(), "confirmation", "receive", None, "court",
        {
            "agreement": str(agreement.id) if agreement else None, "application": turn.data["document"],
            "total": turn.snapshot.facts["agreement"]["total"], "mediation_number": turn.snapshot.number,
        },
    )  # fmt: skip


def apply_for_confirmation(turn: Turn) -> Iterator[Change]:
    """Two taps each: the first party drafts the joint application, every party signs it with the tap."""
    assert turn.actor.party is not None
    applied = [*turn.snapshot.facts.get("confirmation_by", ()), str(turn.actor.party)]
    yield SetFact("confirmation_by", applied)
    document = turn.snapshot.latest_document("confirmation_application")
    signers = document.signers if document else ()
    row = document.id if document else None
    if row is None:
        new = draft(turn, "confirmation_application")
        yield new
        row, signers = new.id, new.signers
    role = next(r for r, who in signers if who == turn.actor.party)
    handwriting = turn.data.get("handwriting")
    yield RecordSignature(
        row, turn.actor.party, role, "", UUID(handwriting) if handwriting else None, turn.data.get("proof") or "session"
    )
    for p in turn.snapshot.parties:
        if str(p.id) not in applied:
            yield SendNotice("confirmation_asked", f"party:{p.id}")


def end_by_refusal(turn: Turn) -> Iterator[Change]:
    extra = {"reason": turn.data.get("reason") or "", "by": turn.role.value}
    if turn.role is Role.MEDIATOR:
        yield from draft_and_sign(turn, "failure_record", extra=extra)
    else:
        yield draft(turn, "failure_record", extra=extra)


def end_by_time(turn: Turn) -> Iterator[Change]:
    yield draft(turn, "failure_record", extra={"reason": "调解期限届满", "by": "time"})
