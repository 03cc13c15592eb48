"""What the talks of one-stop mediation change: caucus, appointments, joint session, experts, more time, steps left out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from shiquan.procedure.changes import (
    AddAppointment,
    AddNote,
    Change,
    GiveRole,
    SendNotice,
    SetFact,
    StartClock,
    UpdateAppointment,
    UpdateClock,
)
from shiquan.procedure.clocks import due_at
from shiquan.procedure.effects.papers import draft, draft_and_sign
from shiquan.procedure.language import Clock, Role, Turn


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
