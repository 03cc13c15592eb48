"""Who acts for a side, and what the tribunal looks into by itself: agents, legal representatives, inquiries, expert bodies, public notice."""

from collections.abc import Iterator
from uuid import UUID

from shiquan.procedure.agency import agents_now, find_agent
from shiquan.procedure.changes import AddEvidence, Change, GiveRole, SendNotice, SetFact, UpdateParty
from shiquan.procedure.changes_people import EndRole
from shiquan.procedure.effects.arbitration import tell_parties
from shiquan.procedure.effects.arbitration_papers import own
from shiquan.procedure.effects.papers import draft, draft_and_sign
from shiquan.procedure.language import Role, Turn

SHOWN = ("name", "kind", "unit", "scope", "matters")
PERSONAL = ("agent_phone", "agent_id", "agent_address")


def register_agent(turn: Turn) -> Iterator[Change]:
    """The power of attorney, signed by the side with the act; name and scope stand on the case, the rest is sealed (Law art. 24)."""
    party = turn.actor.party or UUID(turn.data["party"])
    row = turn.new_id()
    known = turn.snapshot.facts.get("agents", {})
    told = {k: turn.data.get(k) for k in SHOWN}
    yield SetFact("agents", {**known, str(party): [*known.get(str(party), ()), {"id": str(row), **told, "since": turn.now.isoformat(), "person": None}]})
    yield UpdateParty(party, details={f"agent:{row}": {k: turn.data[k] for k in PERSONAL if turn.data.get(k)}})
    yield SendNotice("arb_agent", f"agent:{row}", {"agent": str(row), "party": str(party)})
    yield from own(turn, "power_of_attorney", party, **{k: turn.data.get(k) for k in (*SHOWN, *PERSONAL)})
    if turn.data.get("file"):
        yield AddEvidence(turn.new_id(), UUID(turn.data["file"]), party, f"{turn.data['name']}的代理人身份材料")


def end_agent(turn: Turn) -> Iterator[Change]:
    """From now on papers go to the side itself; what the agent did before stands."""
    party = str(turn.actor.party or turn.data["party"])
    known = turn.snapshot.facts.get("agents", {})
    ended = {r.get("person") for r in known.get(party, ()) if r["name"] == turn.data["name"] and not r.get("until")} - {None}
    rows = [{**r, "until": turn.now.isoformat(), "why": turn.data["reason"]} if r["name"] == turn.data["name"] and not r.get("until") else r for r in known.get(party, ())]
    yield SetFact("agents", {**known, party: rows})
    for person in sorted(ended - {r.get("person") for _, r in agents_now({"agents": {**known, party: rows}})}):
        yield EndRole(Role.AGENT, UUID(person))


def enter_agent(turn: Turn) -> Iterator[Change]:
    """The agent came in by link and code: from now on the side's doors open for this person too, within the powers."""
    found = find_agent(turn.snapshot.facts, turn.data["agent"])
    assert found is not None
    party, row = found
    known = turn.snapshot.facts["agents"]
    rows = [r | {"person": turn.data["person"]} if r["id"] == row["id"] else r for r in known[str(party)]]
    yield SetFact("agents", {**known, str(party): rows})
    yield GiveRole(Role.AGENT, UUID(turn.data["person"]), only=False)


def prove_representative(turn: Turn) -> Iterator[Change]:
    party = turn.actor.party or UUID(turn.data["party"])
    yield UpdateParty(party, details={"legal_representative": turn.data["person"], "post": turn.data["post"]})
    yield from own(turn, "representative_proof", party, **{k: turn.data.get(k) for k in ("person", "post", "since", "person_phone")})


def ask_acceptance(turn: Turn) -> Iterator[Change]:
    """The clerk's view for whoever decides; it stays in the secondary file (Rules art. 22)."""
    told = {k: turn.data[k] for k in ("view", "opinion")}
    yield SetFact("acceptance_report", {**told, "by": turn.actor.name, "at": turn.now.isoformat()})


def investigate(turn: Turn) -> Iterator[Change]:
    d = turn.data
    kept = {"addressee": d["addressee"], "at": turn.now.isoformat()}
    yield SetFact("inquiries", [*turn.snapshot.facts.get("inquiries", ()), kept])
    wanted = [row["text"] for row in d["wanted"]]
    yield draft(turn, "investigation_letter", extra={"addressee": d["addressee"], "wanted": wanted, "until": d.get("until"), "two": [d["arbitrator"], d["clerk"]]})


def record_investigation(turn: Turn) -> Iterator[Change]:
    """What was found belongs to no side; both may read it and be heard on it (Rules arts. 17-18)."""
    d = turn.data
    for row in d.get("evidence") or ():
        yield AddEvidence(turn.new_id(), UUID(row["file"]), None, row["title"], row.get("proves") or "")
    taken = "、".join(row["title"] for row in d.get("evidence") or ())
    kept = ("started_at", "place", "asked_person", "asked_unit", "statements", "signed")
    yield from draft_and_sign(turn, "investigation_record", extra={**{k: d.get(k) for k in kept}, "taken": taken, "two": [d["arbitrator"], d["clerk"]]})


def record_inspection(turn: Turn) -> Iterator[Change]:
    """A place or thing that the tribunal looked at itself; both sides may read it and be heard on it. CPL (2023) art. 83; Rules art. 18."""
    d = turn.data
    for row in d.get("evidence") or ():
        yield AddEvidence(turn.new_id(), UUID(row["file"]), None, row["title"], row.get("proves") or "")
    taken = "、".join(row["title"] for row in d.get("evidence") or ())
    kept = ("started_at", "place", "inspected", "attending", "invited", "findings", "signed")
    yield from draft_and_sign(turn, "inspection_record", extra={**{k: d.get(k) for k in kept}, "taken": taken, "two": [d["arbitrator"], d["clerk"]]})


def commission_appraisal(turn: Turn) -> Iterator[Change]:
    d = turn.data
    yield SetFact("appraisal", {"status": "asked", "institution": d["institution"], "at": turn.now.isoformat()})
    extra = {k: d.get(k) for k in ("institution", "chosen", "fee", "until")}
    yield draft(turn, "appraisal_commission", extra={**extra, "questions": [r["text"] for r in d["questions"]], "materials": [r["text"] for r in d["materials"]]})


def record_appraisal(turn: Turn) -> Iterator[Change]:
    known = dict(turn.snapshot.facts.get("appraisal") or {})
    yield SetFact("appraisal", {**known, "status": "done", "received_on": turn.data["received_on"], "conclusion": turn.data["conclusion"]})
    for row in turn.data.get("evidence") or ():
        yield AddEvidence(turn.new_id(), UUID(row["file"]), None, row["title"], row.get("proves") or "")
    yield from tell_parties(turn, "arb_appraisal")


def draft_public_notice(turn: Turn) -> Iterator[Change]:
    """The text to publish; its service is recorded when it has appeared (CPL (2023) art. 95)."""
    yield draft(turn, "public_notice", extra={k: turn.data[k] for k in ("party", "paper", "published")})
