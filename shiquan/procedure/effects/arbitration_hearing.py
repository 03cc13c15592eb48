"""What the steps of the hearing change: recusal, evidence, hearing, absence, stay, extension, interim enforcement."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from shiquan.law import rules
from shiquan.law.calendar import default_calendar
from shiquan.law.text import Label
from shiquan.procedure.changes import (
    AddAppointment,
    AddNote,
    Change,
    GiveRole,
    SendNotice,
    SetFact,
    SetState,
    StartClock,
    UpdateAppointment,
    UpdateClock,
    UpdateDocument,
)
from shiquan.procedure.effects import award_clock
from shiquan.procedure.effects.arbitration import deciding, start_clock, tell_bench, tell_parties
from shiquan.procedure.effects.papers import draft
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import Refusal, Refused, Role, Turn

HEARING_CLOCKS = ("HEARING_NOTICE_LATEST", "POSTPONE_REQUEST_LATEST", "HEARING_SOON")
LAW35 = "《劳动争议调解仲裁法》（2008）第35条"


def ask_recusal(turn: Turn) -> Iterator[Change]:
    told = {k: turn.data[k] for k in ("person", "ground", "reason")}
    yield SetFact("recusal", {**told, "status": "asked", "by": str(turn.actor.party), "at": turn.now.isoformat()})
    yield from start_clock(turn, "ARB_RECUSAL_DECISION")
    yield SendNotice("arb_recusal", Role.DIRECTOR.value)


def decide_recusal(turn: Turn) -> Iterator[Change]:
    """Decided by the director within three working days; upheld, somebody else takes the seat at once (Rules arts. 11-12)."""
    leaves = UUID((turn.snapshot.facts.get("recusal") or {})["person"])
    yield from deciding("recusal")(turn)
    if turn.data["decision"] == "uphold":
        role = next(r for r, p in turn.snapshot.roles if p == leaves and r in (Role.ARBITRATOR, Role.SECRETARY))
        instead = UUID(turn.data[role.value])
        seats = [instead if p == leaves else p for r, p in turn.snapshot.roles if r is role]
        for n, person in enumerate(seats):
            yield GiveRole(role, person, only=n == 0)
        for paper in turn.snapshot.documents:  # nobody can sign it for who has left: it is made anew
            if paper.status == "drafted" and leaves in paper.waiting_for:
                yield UpdateDocument(paper.id, "void")
        yield SendNotice("assigned", f"person:{instead}")
    yield from tell_parties(turn, "arb_decided")


def give_opinion(turn: Turn) -> Iterator[Change]:
    """Each side has one opinion on each piece of evidence: authentic, lawful, relevant."""
    d = turn.data
    opinions = dict(turn.snapshot.facts.get("opinions", {}))
    said = {k: d.get(k) for k in ("authentic", "lawful", "relevant", "note")}
    opinions[d["item"]] = {**opinions.get(d["item"], {}), str(turn.actor.party): said}
    yield SetFact("opinions", opinions)


def rule_on_evidence(turn: Turn) -> Iterator[Change]:
    d = turn.data
    found = dict(turn.snapshot.facts.get("evidence_rulings", {}))
    found[d["item"]] = {"admitted": d["admitted"], "reason": d["reason"]}
    yield SetFact("evidence_rulings", found)


def fix_issues(turn: Turn) -> Iterator[Change]:
    yield SetFact("issues", [row["text"] for row in turn.data["issues"]])


def schedule_hearing(turn: Turn) -> Iterator[Change]:
    """Day and place, told in writing five working days before (Law art. 35). Raises Refused for too short a notice."""
    d = turn.data
    starts_at = datetime.fromisoformat(d["starts_at"])
    day = starts_at.astimezone(SHANGHAI).date()
    latest = rules.due("HEARING_NOTICE_LATEST", day, provisional=True)
    today = turn.now.astimezone(SHANGHAI).date()
    if day <= today and not d.get("short_notice") or starts_at <= turn.now:
        raise Refused(_too_soon("开庭时间已经过去，或就在今天。", "The hearing lies in the past or is today.", first_lawful_day(today)))
    if today > latest.date and not d.get("short_notice"):
        raise Refused(_too_soon("离开庭不足 5 个工作日，来不及书面通知。", "Less than 5 working days' notice.", first_lawful_day(today)))
    yield from cancel_hearing(turn)
    row = turn.new_id()
    everyone = tuple(p.id for p in turn.snapshot.parties)
    yield AddAppointment(row, "hearing", starts_at, d["minutes"] or 120, d["mode"], d["place"], everyone)
    facts = {"id": str(row), "starts_at": d["starts_at"], "place": d["place"], "closed": d["closed"], "mode": d["mode"]}
    yield SetFact("hearing", {**facts, "short_notice": bool(d.get("short_notice"))})
    served = dict(turn.snapshot.facts.get("served", {}))
    yield SetFact("served", {**served, "hearing": {}})
    tries = turn.snapshot.facts.get("tries", {})
    if tries:
        # A new hearing is told anew: what was tried with the notice of the one before says nothing about this notice.
        yield SetFact("tries", {p: [{**r, "paper": "hearing_before"} if r["paper"] == "hearing" else r for r in rows] for p, rows in tries.items()})
    if today <= latest.date:
        yield StartClock("HEARING_NOTICE_LATEST", "", turn.now, latest.instant, latest.provisional)
    ask = rules.due("POSTPONE_REQUEST_LATEST", day, provisional=True)
    if ask.instant > turn.now:
        yield StartClock("POSTPONE_REQUEST_LATEST", "", turn.now, ask.instant, ask.provisional)
    yield StartClock("HEARING_SOON", "", turn.now, max(turn.now, starts_at - timedelta(days=1)))
    for p in everyone:
        yield SendNotice("arb_hearing", f"party:{p}", {"starts_at": d["starts_at"], "place": d["place"], "link": "hearing"})
    yield from tell_bench(turn, "arb_hearing", starts_at=d["starts_at"], place=d["place"])


def first_lawful_day(today: date) -> date:
    """The first working day on which a hearing may be held if its notice is served today: five whole working days lie between."""
    day = today + timedelta(1)
    while rules.due("HEARING_NOTICE_LATEST", day, provisional=True).date < today or not default_calendar(provisional=True).is_working_day(day):
        day += timedelta(1)
    return day


def _too_soon(zh: str, en: str, first: date) -> Refusal:
    day = f"{first:%Y-%m-%d}"
    todo = Label(f"最早可以定在 {day}；双方同意更早的，请勾选。", f"The first lawful day is {day}; tick it if both sides agree to an earlier one.")
    return Refusal(Label(zh, en), todo, LAW35)


def notice_served_on_all(turn: Turn) -> Iterator[Change]:
    """The clock of the notice is met when it has reached every side."""
    told = turn.snapshot.facts.get("served", {}).get("hearing", {})
    if all(str(p.id) in told for p in turn.snapshot.parties):
        for c in turn.snapshot.open_clocks("HEARING_NOTICE_LATEST"):
            yield UpdateClock(c.key, c.subject, "met" if c.due_at is None or turn.now <= c.due_at else "missed")


def hearing_soon(turn: Turn) -> Iterator[Change]:
    yield UpdateClock("HEARING_SOON", turn.data.get("subject") or "", "met", expired=True)
    fixed = turn.snapshot.facts.get("hearing") or {}
    if turn.snapshot.state == "scheduled" and fixed:
        yield from tell_parties(turn, "arb_hearing_soon", starts_at=fixed["starts_at"], place=fixed["place"], link="hearing")
        yield from tell_bench(turn, "arb_hearing_soon", starts_at=fixed["starts_at"], place=fixed["place"])


def cancel_hearing(turn: Turn) -> Iterator[Change]:
    """The fixed hearing will not be held: its clocks end."""
    for a in turn.snapshot.appointments:
        if a.kind == "hearing" and a.status == "invited":
            yield UpdateAppointment(a.id, "cancelled")
    for key in HEARING_CLOCKS:
        for c in turn.snapshot.open_clocks(key):
            yield UpdateClock(c.key, c.subject, "cancelled")


def postpone(turn: Turn) -> Iterator[Change]:
    yield from cancel_hearing(turn)
    yield SetFact("postponed", [*turn.snapshot.facts.get("postponed", ()), turn.data["reason"]])
    yield from tell_parties(turn, "arb_postponed")


def decide_postponement(turn: Turn) -> Iterator[Change]:
    yield from deciding("postponement")(turn)
    if turn.data["decision"] == "uphold":
        yield SetState("preparing")
        yield from cancel_hearing(turn)
        yield from tell_parties(turn, "arb_postponed")
    else:
        yield from tell_parties(turn, "arb_decided")


def open_hearing(turn: Turn) -> Iterator[Change]:
    for a in turn.snapshot.appointments:
        if a.kind == "hearing" and a.status == "invited":
            yield UpdateAppointment(a.id, "held")
    for key in HEARING_CLOCKS:
        for c in turn.snapshot.open_clocks(key):
            yield UpdateClock(c.key, c.subject, "met")
    yield SetFact("absent", [])
    yield SetFact("hearings", [*turn.snapshot.facts.get("hearings", ()), turn.now.isoformat()])


def resume_hearing(turn: Turn) -> Iterator[Change]:
    yield SetState(_hearing_state(turn))


def _hearing_state(turn: Turn) -> str:
    gone = set(turn.snapshot.facts.get("absent", ()))
    return "default_hearing" if gone >= {str(p.id) for p in turn.snapshot.side(Role.RESPONDENT)} else "hearing"


def proceed_in_absence(turn: Turn) -> Iterator[Change]:
    """When every respondent is away, the award will be one by default (Law art. 36)."""
    absent = [*turn.snapshot.facts.get("absent", ()), turn.data["party"]]
    yield SetFact("absent", list(dict.fromkeys(absent)))
    yield SetFact("absence", [*turn.snapshot.facts.get("absence", ()), {k: turn.data[k] for k in ("party", "told", "reason")}])
    gone = set(absent)
    yield SetState("default_hearing" if gone >= {str(p.id) for p in turn.snapshot.side(Role.RESPONDENT)} else "hearing")


def deliberate(turn: Turn) -> Iterator[Change]:
    """The tribunal's own notes: the secondary file, closed to the parties for ever (Rules arts. 22-23)."""
    yield AddNote(turn.new_id(), "deliberation", turn.data["text"])


def stay(turn: Turn) -> Iterator[Change]:
    """Approved by the director: the time until the case goes on is not counted (Rules arts. 46-47)."""
    yield SetFact("stay", {
        "ground": turn.data["ground"], "reason": turn.data["reason"], "from": turn.now.isoformat(),
        "state": _state_to_return_to(turn), "status": "stayed",
    })  # fmt: skip
    yield SetState("suspended")
    yield from cancel_hearing(turn)
    for c in turn.snapshot.open_clocks(award_clock.KEY):
        yield UpdateClock(c.key, c.subject, "paused", paused_at=turn.now)
    yield from tell_parties(turn, "arb_stayed")


def refuse_stay(turn: Turn) -> Iterator[Change]:
    known = dict(turn.snapshot.facts.get("stay") or {})
    yield SetFact("stay", {**known, "status": "rejected", "answer": turn.data["reason"]})
    yield from tell_parties(turn, "arb_decided")


def _state_to_return_to(turn: Turn) -> str:
    """A hearing that was fixed is off: a new day has to be found."""
    state = turn.snapshot.state
    return {"scheduled": "preparing", "interrupted": "preparing", "hearing": "preparing", "default_hearing": "preparing"}.get(state, state)


def resume(turn: Turn) -> Iterator[Change]:
    known = dict(turn.snapshot.facts.get("stay") or {})
    yield SetState(known.get("state") or "preparing")
    yield SetFact("stay", {**known, "status": "ended", "until": turn.now.isoformat()})
    since = datetime.fromisoformat(known.get("from") or turn.now.isoformat())
    yield from award_clock.leave_out(turn, since, turn.now)
    yield from tell_parties(turn, "arb_resumed")


def approve_extension(turn: Turn) -> Iterator[Change]:
    known = dict(turn.snapshot.facts.get("extension") or {})
    agreed = turn.data["decision"] == "approve"
    status = "approved" if agreed else "refused"
    yield SetFact("extension", {**known, "status": status, "answer": turn.data.get("note") or "", "by_director": turn.actor.name})
    if agreed:
        yield from award_clock.lengthen(turn, int(known["days"]))
        yield draft(turn, "extension_decision", extra={"days": known["days"], "reason": known["reason"]})
        yield from tell_parties(turn, "arb_extended")


def award_overdue(turn: Turn) -> Iterator[Change]:
    """The 45 days are over without an award: the parties may sue, the director is told (Law art. 43)."""
    for c in turn.snapshot.open_clocks(award_clock.KEY):
        yield UpdateClock(c.key, c.subject, "open", expired=True)
    yield SetFact("overdue", turn.now.isoformat())
    yield from tell_parties(turn, "arb_overdue")
    yield from tell_bench(turn, "arb_overdue_inside")
    yield SendNotice("arb_overdue_inside", Role.DIRECTOR.value)
