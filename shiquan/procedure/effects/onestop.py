"""What the steps of one-stop mediation change."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from shiquan.law.periods import Period, Unit
from shiquan.procedure.changes import (
    AddAppointment,
    AddClaim,
    AddEvidence,
    AddInstalment,
    AddNote,
    AddOffer,
    AddParty,
    AllocateNumber,
    Change,
    GiveRole,
    MoveToOffice,
    OpenCase,
    RecordSignature,
    SendNotice,
    SetFact,
    SetState,
    StartClock,
    UpdateAppointment,
    UpdateClaim,
    UpdateClock,
    UpdateDocument,
    UpdateOffer,
    UpdateParty,
)
from shiquan.procedure.clocks import due_at
from shiquan.procedure.conditions import settled_total
from shiquan.procedure.effects.inputs import keep_told
from shiquan.procedure.effects.papers import draft, draft_and_sign
from shiquan.procedure.language import Clock, Role, Turn

BESIDE = ("WI_EMPLOYER_APPLY", "WI_WORKER_APPLY", "WI_RECOGNITION_60", "WI_RECOGNITION_15_CLEAR", "WI_CAPACITY_CONCLUSION", "WI_REASSESS_APPLY")
"""Clocks of other bodies that stand beside a work-injury dispute; with the agreement they matter here no longer."""
REMINDER = Clock("RESPONDENT_REMINDER", period=Period(24, Unit.HOUR))
DETAILS = (
    "phone", "id_number", "credit_code", "address", "contact", "email", "birth_date", "sex",
    "legal_representative", "platform_work", "wechat",
)  # fmt: skip


def _money(value: str | None) -> Decimal | None:
    return Decimal(value) if value else None


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
        yield AddClaim(turn.new_id(), c["kind"], c["title"], _money(c.get("amount")), c.get("basis") or "")
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


def record_caucus(turn: Turn) -> Iterator[Change]:
    party = turn.data["party"]
    yield AddNote(turn.new_id(), f"caucus:{party}", turn.data["text"])
    yield SetFact("done:caucus", [*turn.snapshot.facts.get("done:caucus", ()), party])


def schedule(turn: Turn) -> Iterator[Change]:
    d = turn.data
    starts_at = datetime.fromisoformat(d["starts_at"])
    row = turn.new_id()
    invited = tuple(UUID(p) for p in d["parties"]) or tuple(p.id for p in turn.snapshot.parties)
    yield AddAppointment(row, d["kind"], starts_at, d["minutes"] or 60, d["mode"], d.get("place") or "", invited)
    for party in invited:
        yield SendNotice("appointment", f"party:{party}", {"starts_at": d["starts_at"], "place": d.get("place") or ""})
    yield StartClock("APPOINTMENT_SOON", str(row), turn.now, max(turn.now, starts_at - timedelta(hours=1)))


def appointment_soon(turn: Turn) -> Iterator[Change]:
    subject = turn.data["subject"]
    yield UpdateClock("APPOINTMENT_SOON", subject, "met", expired=True)
    row = next((a for a in turn.snapshot.appointments if str(a.id) == subject), None)
    if row is not None and row.status == "invited":
        for p in turn.snapshot.parties:
            yield SendNotice("appointment_soon", f"party:{p.id}", {"starts_at": row.starts_at.isoformat()})


def change_appointment(turn: Turn) -> Iterator[Change]:
    row = UUID(turn.data["appointment"])
    yield UpdateAppointment(row, turn.data["status"])
    for c in turn.snapshot.open_clocks("APPOINTMENT_SOON"):
        if c.subject == str(row):
            yield UpdateClock(c.key, c.subject, "cancelled")


def record_joint(turn: Turn) -> Iterator[Change]:
    yield SetFact("done:joint", [*turn.snapshot.facts.get("done:joint", ()), turn.now.isoformat()])
    yield AddNote(turn.new_id(), "joint", turn.data["statements"])
    kept = ("place", "present", "statements", "proposals", "result")
    yield from draft_and_sign(turn, "session_record", extra={k: turn.data.get(k) for k in kept})


def invite_expert(turn: Turn) -> Iterator[Change]:
    expert = UUID(turn.data["expert"])
    yield GiveRole(Role.EXPERT, expert, only=False)
    asked = dict(turn.snapshot.facts.get("experts", {}))
    asked[str(expert)] = {"question": turn.data["question"], "share": turn.data["share"]}
    yield SetFact("experts", asked)
    yield SendNotice("expert_invited", f"person:{expert}")


def opine(turn: Turn) -> Iterator[Change]:
    yield SetFact("done:expert", [*turn.snapshot.facts.get("done:expert", ()), str(turn.actor.id)])
    question = turn.snapshot.facts.get("experts", {}).get(str(turn.actor.id), {}).get("question", "")
    extra = {"question": question, "opinion": turn.data["opinion"], "basis": turn.data.get("basis")}
    yield from draft_and_sign(turn, "expert_opinion", extra=extra)
    yield SendNotice("expert_opined", Role.MEDIATOR.value)


def offer(turn: Turn) -> Iterator[Change]:
    d, party = turn.data, turn.actor.party
    claim = UUID(d["claim"]) if d.get("claim") else None
    for o in turn.snapshot.offers:
        if o.status == "open" and o.claim == claim and o.party == party and o.by is turn.role:
            yield UpdateOffer(o.id, "superseded")
    shared = not d.get("mediator_only")
    yield AddOffer(turn.new_id(), claim, turn.role, party, _money(d.get("amount")), d.get("terms") or "", shared)
    if shared:
        for p in turn.snapshot.parties:
            if p.id != party:
                yield SendNotice("offer_made", f"party:{p.id}")
    yield SendNotice("offer_made", Role.MEDIATOR.value)


def accept_offer(turn: Turn) -> Iterator[Change]:
    """A party's offer is accepted by the other side; the mediator's proposal needs both sides."""
    o = turn.snapshot.find_offer(UUID(turn.data["offer"]))
    assert o is not None and turn.actor.party is not None
    accepted = (*o.accepted_by, turn.actor.party)
    sides = {p.side for p in turn.snapshot.parties if p.id in (*accepted, o.party)}
    if not {Role.APPLICANT, Role.RESPONDENT} <= sides:
        yield UpdateOffer(o.id, "open", accepted)
        return
    yield UpdateOffer(o.id, "accepted", accepted)
    if o.claim is not None:
        yield UpdateClaim(o.claim, "settled", o.amount)
    else:
        yield from _settle_all(turn, o.amount)
    yield SendNotice("offer_accepted", Role.MEDIATOR.value)


def _settle_all(turn: Turn, amount: Decimal | None) -> Iterator[Change]:
    """A lump sum settles every open claim; the parts follow the claimed sums, the last takes the rest."""
    claims = [c for c in turn.snapshot.claims if c.status == "open"]
    total = sum((c.amount or Decimal(0) for c in claims), Decimal(0))
    left = amount or Decimal("0.00")
    for i, c in enumerate(claims):
        if i == len(claims) - 1:
            part = left
        elif total:
            part = ((amount or Decimal(0)) * (c.amount or Decimal(0)) / total).quantize(Decimal("0.01"))
        else:
            part = Decimal("0.00")
        left -= part
        yield UpdateClaim(c.id, "settled", part)


def decline_offer(turn: Turn) -> Iterator[Change]:
    yield UpdateOffer(UUID(turn.data["offer"]), "declined")
    yield SendNotice("offer_declined", Role.MEDIATOR.value)


def settle_claim(turn: Turn) -> Iterator[Change]:
    yield UpdateClaim(UUID(turn.data["claim"]), "settled", _money(turn.data["amount"]))


def drop_claim(turn: Turn) -> Iterator[Change]:
    yield UpdateClaim(UUID(turn.data["claim"]), "dropped")


def ask_extension(turn: Turn) -> Iterator[Change]:
    consents = [str(turn.actor.party)] if turn.actor.party else []
    yield SetFact(
        "extension", {"days": turn.data["days"], "reason": turn.data["reason"], "consents": consents, "status": "asked"}
    )
    for p in turn.snapshot.parties:
        if str(p.id) not in consents:
            yield SendNotice("extension_asked", f"party:{p.id}")


def consent_to_extension(turn: Turn) -> Iterator[Change]:
    extension = dict(turn.snapshot.facts["extension"])
    if not turn.data["agree"]:
        yield SetFact("extension", {**extension, "status": "declined"})
        yield SendNotice("extension_declined", Role.MEDIATOR.value)
        return
    consents = [*extension["consents"], str(turn.actor.party)]
    sides = {p.side for p in turn.snapshot.parties if str(p.id) in consents}
    if not {Role.APPLICANT, Role.RESPONDENT} <= sides:
        yield SetFact("extension", {**extension, "consents": consents})
        return
    yield SetFact("extension", {**extension, "consents": consents, "status": "granted"})
    for c in turn.snapshot.open_clocks("ONESTOP_15"):
        due, _ = due_at(Clock("ONESTOP_15"), c.started_at, added=int(extension["days"]))
        yield UpdateClock(c.key, c.subject, "open", due_at=due, added=int(extension["days"]), expired=False)
    yield draft(turn, "extension_consent", extra={"days": extension["days"], "reason": extension["reason"]})


def skip_step(turn: Turn) -> Iterator[Change]:
    skipped = dict(turn.snapshot.facts.get("skipped", {}))
    skipped[turn.data["which"]] = turn.data["reason"]
    yield SetFact("skipped", skipped)


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


def number_and_accept(turn: Turn) -> Iterator[Change]:
    """The case number is allocated at acceptance, in a gapless series."""
    yield AllocateNumber("mediation")
    yield SetFact("accepted_at", turn.now.isoformat())


def supplement(turn: Turn) -> Iterator[Change]:
    if turn.data.get("text"):
        yield SetFact("supplements", [*turn.snapshot.facts.get("supplements", ()), turn.data["text"]])
    for row in turn.data["evidence"]:
        yield AddEvidence(turn.new_id(), UUID(row["file"]), turn.actor.party, row["title"], row.get("proves") or "")
