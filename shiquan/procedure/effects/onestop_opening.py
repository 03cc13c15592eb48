"""What the steps of one-stop mediation change until the sides talk: application, triage, acceptance, the respondent's answer."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from shiquan.law.periods import Period, Unit
from shiquan.procedure.changes import (
    AddClaim,
    AddEvidence,
    AddOffer,
    AddParty,
    AllocateNumber,
    Change,
    GiveRole,
    MoveToOffice,
    RecordSignature,
    SendNotice,
    SetFact,
    StartClock,
    UpdateClock,
    UpdateParty,
)
from shiquan.procedure.clocks import due_at
from shiquan.procedure.effects.inputs import keep_told, read_sum
from shiquan.procedure.effects.papers import draft
from shiquan.procedure.language import Clock, Role, Turn

REMINDER = Clock("RESPONDENT_REMINDER", period=Period(24, Unit.HOUR))
DETAILS = (
    "phone", "id_number", "credit_code", "address", "contact", "email", "birth_date", "sex",
    "legal_representative", "platform_work", "wechat",
)  # fmt: skip


def file_application(turn: Turn) -> Iterator[Change]:
    """The application becomes the file: parties, claims, evidence, and what happened in the applicant's words.

    Who files at a counter names the applicant's own account; who files alone is the applicant, whatever is stated.
    """
    d = turn.data
    applicant = d["applicant"][0]
    applicant_id = turn.new_id()
    named = UUID(applicant["person"]) if applicant.get("person") else None
    person = turn.actor.id if turn.role is Role.APPLICANT else named
    yield AddParty(
        applicant_id, Role.APPLICANT, applicant["name"], applicant.get("kind") or "worker", bool(d["electronic_service"]),
        person, turn.now,
        {k: applicant[k] for k in DETAILS if applicant.get(k)},
    )  # fmt: skip
    for r in d["respondents"]:
        yield AddParty(
            turn.new_id(), Role.RESPONDENT, r["name"], r["kind"], details={k: r[k] for k in DETAILS if r.get(k)}
        )
    for c in d["claims"]:
        yield AddClaim(turn.new_id(), c["kind"], c["title"], read_sum(c.get("amount")), c.get("basis") or "")
    for e in d["evidence"]:
        yield AddEvidence(turn.new_id(), UUID(e["file"]), applicant_id, e["title"], e.get("proves") or "")
    for name in ("story", "started_on", "happened_on", "place", "channel", "relationship", "wish"):
        yield SetFact(name, d.get(name))
    yield from keep_told(turn)


def sign_application(turn: Turn) -> Iterator[Change]:
    """The papers of the application, signed by the applicant with the same act. Needs the parties to be on file."""
    applicant = turn.snapshot.side(Role.APPLICANT)[0].id
    for kind in ("mediation_application", "service_address"):
        document = draft(turn, kind, party=applicant)
        yield document
        proof = "otp" if turn.role is Role.APPLICANT or turn.data.get("proof") == "otp" else "counter"
        handwriting = turn.data.get("handwriting")
        for role, who in document.signers:
            if who == applicant:
                yield RecordSignature(
                    document.id, who, role, "", UUID(handwriting) if handwriting else None, proof
                )


def refer(turn: Turn) -> Iterator[Change]:
    yield MoveToOffice(UUID(turn.data["office"]))
    yield SetFact("referred", {"from": str(turn.snapshot.office), "reason": turn.data["reason"]})


def number_and_accept(turn: Turn) -> Iterator[Change]:
    """The case number is allocated at acceptance, in a gapless series."""
    yield AllocateNumber("mediation")
    yield SetFact("accepted_at", turn.now.isoformat())


def supplement(turn: Turn) -> Iterator[Change]:
    if turn.data.get("text"):
        yield SetFact("supplements", [*turn.snapshot.facts.get("supplements", ()), turn.data["text"]])
    for row in turn.data["evidence"]:
        yield AddEvidence(turn.new_id(), UUID(row["file"]), turn.actor.party, row["title"], row.get("proves") or "")


def assign(turn: Turn) -> Iterator[Change]:
    mediator = UUID(turn.data["mediator"])
    first = turn.snapshot.holder(Role.MEDIATOR) is None
    yield GiveRole(Role.MEDIATOR, mediator)
    yield SendNotice("assigned", f"person:{mediator}")
    if first:
        for p in turn.snapshot.side(Role.RESPONDENT):
            yield draft(turn, "invitation", extra={"respondent": str(p.id)})
            yield SendNotice("respondent_invited", f"party:{p.id}", {"link": "join"})
        due, provisional = due_at(REMINDER, turn.now)
        yield StartClock("RESPONDENT_REMINDER", "", turn.now, due, provisional)


def join(turn: Turn) -> Iterator[Change]:
    assert turn.actor.party is not None
    yield UpdateParty(turn.actor.party, joined_at=turn.now, person=turn.actor.id)
    others = [p for p in turn.snapshot.side(Role.RESPONDENT) if p.joined_at is None and p.id != turn.actor.party]
    if not others:
        for c in turn.snapshot.open_clocks("RESPONDENT_REMINDER"):
            yield UpdateClock(c.key, c.subject, "met")


def answer(turn: Turn) -> Iterator[Change]:
    d, party = turn.data, turn.actor.party
    assert party is not None
    yield UpdateParty(party, consents_electronic=bool(d["electronic_service"]), details=_contact(turn))
    answers = dict(turn.snapshot.facts.get("answers", {}))
    answers[str(party)] = {k: d.get(k) for k in ("stance", "view", "disputed", "limitation")}
    yield SetFact("answers", answers)
    if d.get("amount"):
        yield AddOffer(turn.new_id(), None, Role.RESPONDENT, party, Decimal(d["amount"]), d.get("terms") or "")


def _contact(turn: Turn) -> dict[str, str]:
    return {k: turn.data[k] for k in ("contact", "address", "email") if turn.data.get(k)}


def remind(turn: Turn) -> Iterator[Change]:
    """Reminds who has not joined; the next reminder is due in a day, three by the system at most."""
    tries = [*turn.snapshot.facts.get("reminders", ()), {
        "at": turn.now.isoformat(), "channel": turn.data.get("channel") or "sms",
        "result": turn.data.get("result") or "", "by": turn.role.value,
    }]  # fmt: skip
    yield SetFact("reminders", tries)
    for p in turn.snapshot.side(Role.RESPONDENT):
        if p.joined_at is None:
            yield SendNotice("respondent_reminded", f"party:{p.id}", {"link": "join"})
    for c in turn.snapshot.open_clocks("RESPONDENT_REMINDER"):
        yield UpdateClock(c.key, c.subject, "missed", expired=True)
    if len(tries) < 3:
        due, provisional = due_at(REMINDER, turn.now)
        yield StartClock("RESPONDENT_REMINDER", "", turn.now, due, provisional)
