"""What the steps of arbitration change, from the application to the tribunal."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from shiquan.procedure.changes import (
    AddClaim,
    AddEvidence,
    AddParty,
    AllocateNumber,
    Change,
    GiveRole,
    OpenCase,
    SendNotice,
    SetFact,
    SetProcedure,
    StartClock,
    UpdateClaim,
    UpdateClock,
    UpdateParty,
)
from shiquan.procedure.clocks import due_at
from shiquan.procedure.conditions_arbitration import answers
from shiquan.procedure.effects import award_clock, onestop_opening
from shiquan.procedure.effects.injury import note_injury
from shiquan.procedure.effects.inputs import keep_told, told_when_filing
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import Clock, Effect, Role, Turn

STORY = ("story", "started_on", "happened_on", "place", "relationship", "witnesses", "channel")
DEFENCE = ("ARB_DEFENCE", "ARB_JURISDICTION_OBJECTION", "ARB_COUNTERCLAIM_LATEST")


def tell_parties(turn: Turn, kind: str, **params: Any) -> Iterator[Change]:
    for p in turn.snapshot.parties:
        yield SendNotice(kind, f"party:{p.id}", params)


def tell_bench(turn: Turn, kind: str, **params: Any) -> Iterator[Change]:
    for role in (Role.ARBITRATOR, Role.SECRETARY):
        yield SendNotice(kind, role.value, params)


def announcing(kind: str, *, bench: bool = False, director: bool = False) -> Effect:
    """An effect that tells every party, and the tribunal or the director too."""

    def effect(turn: Turn) -> Iterator[Change]:
        yield from tell_parties(turn, kind)
        if bench:
            yield from tell_bench(turn, kind)
        if director:
            yield SendNotice(kind, Role.DIRECTOR.value)

    return effect


def start_clock(turn: Turn, key: str, subject: str = "", at: datetime | None = None) -> Iterator[Change]:
    """Starts a clock whose length comes from its law rule; a running one under the same name ends."""
    for c in turn.snapshot.open_clocks(key):
        if c.subject == subject:
            yield UpdateClock(c.key, c.subject, "cancelled")
    begins = at or turn.now
    due, provisional = due_at(Clock(key), begins)
    yield StartClock(key, subject, begins, due, provisional)


def close_clock(turn: Turn, key: str, subject: str) -> Iterator[Change]:
    for c in turn.snapshot.open_clocks(key):
        if c.subject == subject:
            yield UpdateClock(c.key, c.subject, "met" if c.due_at is None or turn.now <= c.due_at else "missed", added=c.added)


def ending(key: str, status: str = "cancelled") -> Effect:
    """What the system does when a party's time runs out: the clock is closed, nothing else changes."""

    def effect(turn: Turn) -> Iterator[Change]:
        yield UpdateClock(key, turn.data.get("subject") or "", status, expired=True)

    return effect


def asking(fact: str, *names: str) -> Effect:
    """Somebody asks for something that others decide: kept under ``fact`` with the status ``asked``."""

    def effect(turn: Turn) -> Iterator[Change]:
        told = {n: turn.data.get(n) for n in names}
        yield SetFact(fact, {**told, "status": "asked", "by": str(turn.actor.party or turn.actor.id), "at": turn.now.isoformat()})

    return effect


def deciding(fact: str) -> Effect:
    """What was asked for is decided: ``uphold`` or ``reject``, with the reason."""

    def effect(turn: Turn) -> Iterator[Change]:
        asked = dict(turn.snapshot.facts.get(fact) or {})
        status = {"uphold": "upheld", "reject": "rejected"}.get(turn.data["decision"], turn.data["decision"])
        answer = {"status": status, "answer": turn.data.get("reason") or turn.data.get("note"), "decided_at": turn.now.isoformat()}
        yield SetFact(fact, {**asked, **answer})

    return effect


def file_application(turn: Turn) -> Iterator[Change]:
    """The application becomes the file, like that of a mediation."""
    yield from onestop_opening.file_application(turn)
    yield SetFact("witnesses", turn.data.get("witnesses"))


def receive(turn: Turn) -> Iterator[Change]:
    """A file that comes from mediation or another commission: parties, claims, evidence and consents are there already.

    What was settled or given up in mediation was said without prejudice: every claim stands open again.
    """
    for name in STORY:
        yield SetFact(name, turn.data.get(name))
    yield from keep_told(turn)
    yield SetFact("mediators", (turn.data.get("mediators") or "").split())
    yield SetFact("came_from", turn.data.get("mediation_number") or turn.data.get("from_office"))
    if turn.data.get("accident_on"):
        yield from note_injury(turn)
    for c in turn.snapshot.claims:
        if c.status != "open":
            yield UpdateClaim(c.id, "open")
    for p in turn.snapshot.side(Role.APPLICANT):
        yield SendNotice("arb_received", f"party:{p.id}")


def choose_track(track: str) -> Effect:
    """The same case goes on under another table; number, acceptance date and clocks stay (Rules art. 61)."""

    def effect(turn: Turn) -> Iterator[Change]:
        yield SetFact("track", {"to": track, "at": turn.now.isoformat(), "reason": turn.data.get("reason") or ""})
        yield SetProcedure(track)

    return effect


def choose_fast_track(turn: Turn) -> Iterator[Change]:
    """Before acceptance: the check was passed, the promise of the same day begins now."""
    yield SetFact("fast_check", dict(turn.data))
    yield from choose_track("arbitration/fasttrack")(turn)
    due, provisional = due_at(Clock("FAST_ACCEPT", rule="FAST_TRACK_SAME_DAY"), turn.now)
    yield StartClock("FAST_ACCEPT", "", turn.now, due, provisional)


def accept(turn: Turn) -> Iterator[Change]:
    """Accepted and numbered: the clock of the award starts on this day (Law art. 43)."""
    yield AllocateNumber("arbitration")
    yield SetFact("accepted_at", turn.now.isoformat())
    yield from award_clock.begin(turn)
    yield from _evidence_period(turn, int(turn.data["evidence_days"]))
    for p in turn.snapshot.side(Role.APPLICANT):
        yield SendNotice("arb_accepted", f"party:{p.id}")
    for p in answers(turn.snapshot):
        yield SendNotice("arb_answer", f"party:{p.id}", {"link": "join"})


def _evidence_period(turn: Turn, days: int) -> Iterator[Change]:
    last = date.fromordinal(turn.now.astimezone(SHANGHAI).date().toordinal() + days)
    yield from _evidence_until(turn, last)


def _evidence_until(turn: Turn, last: date) -> Iterator[Change]:
    for c in turn.snapshot.open_clocks("EVIDENCE_PERIOD"):
        yield UpdateClock(c.key, c.subject, "cancelled")
    yield SetFact("evidence_until", last.isoformat())
    yield StartClock("EVIDENCE_PERIOD", "", turn.now, datetime.combine(last, time(23, 59, 59), SHANGHAI))


def set_evidence_period(turn: Turn) -> Iterator[Change]:
    yield from _evidence_until(turn, date.fromisoformat(turn.data["until"]))
    yield from tell_parties(turn, "arb_evidence_period", until=turn.data["until"])


def refer(turn: Turn) -> Iterator[Change]:
    """No jurisdiction: the applicant is shown where to go; a commission on this platform gets the whole file."""
    yield SetFact("referred", {k: turn.data.get(k) for k in ("commission", "reason", "office")})
    yield from send_on(turn)


def send_on(turn: Turn) -> Iterator[Change]:
    if not turn.data.get("office"):
        return
    facts = turn.snapshot.facts
    carried = {k: facts.get(k) for k in STORY} | {"inputs": told_when_filing(turn.snapshot)}
    carried["mediators"] = " ".join(facts.get("mediators") or ())
    carried["from_office"] = turn.snapshot.number or ""
    yield OpenCase(turn.new_id(), "arbitration/ordinary", "receive", UUID(turn.data["office"]), "", carried)


def shorten_defence(turn: Turn) -> Iterator[Change]:
    """By the respondent's own hand (Rules art. 58): the three rights of the period end together."""
    days, party = int(turn.data["days"]), str(turn.actor.party)
    for key in DEFENCE:
        for c in turn.snapshot.open_clocks(key):
            if c.subject == party and c.status == "open":
                last = date.fromordinal(c.started_at.astimezone(SHANGHAI).date().toordinal() + days)
                due = datetime.combine(last, time(23, 59, 59), SHANGHAI)
                if days == 0:
                    yield UpdateClock(key, party, "cancelled")
                elif c.due_at is None or due < c.due_at:
                    yield UpdateClock(key, party, "open", due_at=due)
    yield SetFact("shortened", {**turn.snapshot.facts.get("shortened", {}), party: days})


def defend(turn: Turn) -> Iterator[Change]:
    """The defence, with the answer to the question of limitation (Interp. II art. 20: it is raised here or never)."""
    party = turn.actor.party
    assert party is not None
    d = turn.data
    said = {k: d.get(k) for k in ("view", "disputed", "limitation")}
    yield SetFact("defences", {**turn.snapshot.facts.get("defences", {}), str(party): {**said, "at": turn.now.isoformat()}})
    if d.get("electronic_service"):
        yield UpdateParty(party, consents_electronic=True)
    yield from add_papers(turn)
    yield from close_clock(turn, "ARB_DEFENCE", str(party))
    yield from start_clock(turn, "ARB_FORWARD_DEFENCE", str(party))
    yield from tell_bench(turn, "arb_defended")
    yield SendNotice("arb_defended", Role.CLERK.value)


def forward_defence(turn: Turn) -> Iterator[Change]:
    for p in turn.snapshot.side(Role.APPLICANT):
        yield SendNotice("arb_defence_forwarded", f"party:{p.id}")


def add_papers(turn: Turn) -> Iterator[Change]:
    for row in turn.data.get("evidence") or ():
        yield AddEvidence(turn.new_id(), UUID(row["file"]), turn.actor.party, row["title"], row.get("proves") or "")


def add_evidence(turn: Turn) -> Iterator[Change]:
    yield from add_papers(turn)
    if turn.data.get("late_reason"):
        late = [*turn.snapshot.facts.get("late_evidence", ()), {"by": str(turn.actor.party), "reason": turn.data["late_reason"]}]
        yield SetFact("late_evidence", late)
    yield from tell_bench(turn, "evidence_added")


def decide_jurisdiction(decision: str) -> Effect:
    """Upheld: the case is transferred and ends here; the 45 days begin again with the other commission (Rules arts. 9, 10, 46)."""

    def effect(turn: Turn) -> Iterator[Change]:
        asked = dict(turn.snapshot.facts.get("jurisdiction") or {})
        status = {"uphold": "upheld", "reject": "rejected"}[decision]
        yield SetFact("jurisdiction", {**asked, "status": status, "answer": turn.data["reason"], "decided_at": turn.now.isoformat()})
        for p in turn.snapshot.side(Role.RESPONDENT):
            yield from close_clock(turn, "ARB_JURISDICTION_OBJECTION", str(p.id))
        if decision == "uphold":
            yield from refer(turn)

    return effect


def counterclaim(turn: Turn) -> Iterator[Change]:
    yield from asking("counterclaim", "claims", "story")(turn)
    yield from add_papers(turn)
    yield from close_clock(turn, "ARB_COUNTERCLAIM_LATEST", str(turn.actor.party))
    yield from start_clock(turn, "ARB_COUNTERCLAIM_DECISION")
    yield SendNotice("arb_counterclaim", Role.CLERK.value)


def decide_counterclaim(turn: Turn) -> Iterator[Change]:
    """Joined: its claims stand beside the others, the award clock restarts, the applicant gets a defence period (art. 36)."""
    asked = turn.snapshot.facts.get("counterclaim") or {}
    status = {"join": "joined", "separate": "separate", "refuse": "refused"}[turn.data["decision"]]
    yield SetFact("counterclaim", {**asked, "status": status, "answer": turn.data["reason"]})
    yield from close_clock(turn, "ARB_COUNTERCLAIM_DECISION", "")
    if status == "joined":
        for row in asked.get("claims", ()):
            yield AddClaim(turn.new_id(), row["kind"], f"反申请：{row['title']}"[:100], _money(row.get("amount")), row.get("basis") or "")
        yield from award_clock.restart(turn, "counterclaim")
        for p in turn.snapshot.side(Role.APPLICANT):
            yield from start_clock(turn, "ARB_DEFENCE", str(p.id))
    yield from tell_parties(turn, "arb_decided")


def decide_claim_change(turn: Turn) -> Iterator[Change]:
    """Accepted: claims change, the award clock restarts, and the other side answers anew unless it waives (Rules art. 44)."""
    asked = turn.snapshot.facts.get("claim_change") or {}
    yield from deciding("claim_change")(turn)
    if turn.data["decision"] == "uphold":
        for row in asked.get("changed") or ():
            amount = _money(row["amount"])
            yield UpdateClaim(UUID(row["claim"]), "open" if amount else "dropped", amount=amount)
        for row in asked.get("claims") or ():
            yield AddClaim(turn.new_id(), row["kind"], row["title"], _money(row.get("amount")), row.get("basis") or "")
        yield from award_clock.restart(turn, "claims")
        if not turn.data.get("waived"):
            for p in turn.snapshot.side(Role.RESPONDENT):
                yield from start_clock(turn, "ARB_DEFENCE", str(p.id))
    yield from tell_parties(turn, "arb_decided")


def _money(value: str | None) -> Decimal | None:
    return Decimal(value) if value else None


def join_party(turn: Turn) -> Iterator[Change]:
    """A party is added by decision of the tribunal: the award clock restarts with it (Rules art. 46)."""
    d = turn.data
    row = turn.new_id()
    yield AddParty(row, Role(d["side"]), d["name"], d["kind"], details={k: d[k] for k in onestop_opening.DETAILS if d.get(k)})
    yield SetFact("joined", [*turn.snapshot.facts.get("joined", ()), {"name": d["name"], "reason": d["reason"]}])
    yield from award_clock.restart(turn, "party")
    yield from start_clock(turn, "ARB_SERVE_COPY")
    yield SendNotice("arb_answer", f"party:{row}", {"link": "join"})


def note_merge(turn: Turn) -> Iterator[Change]:
    yield SetFact("merged", [*turn.snapshot.facts.get("merged", ()), {k: turn.data[k] for k in ("what", "number", "reason")}])


def form_tribunal(turn: Turn) -> Iterator[Change]:
    """The secretary first: the presiding arbitrator is who handles the case in every list."""
    yield GiveRole(Role.SECRETARY, UUID(turn.data["secretary"]))
    yield GiveRole(Role.ARBITRATOR, UUID(turn.data["arbitrator"]))
    for row in turn.data.get("others") or ():
        yield GiveRole(Role.ARBITRATOR, UUID(row["arbitrator"]), only=False)
    if turn.data.get("checked"):
        yield SetFact("recusal_check", {"text": turn.data["checked"], "by": turn.actor.name, "at": turn.now.isoformat()})
    yield from tell_parties(turn, "arb_tribunal")
    yield SendNotice("assigned", Role.ARBITRATOR.value)
    yield SendNotice("assigned", Role.SECRETARY.value)
