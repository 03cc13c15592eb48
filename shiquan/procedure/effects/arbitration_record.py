"""What the steps of a held hearing change. What was said stands in the events alone; the facts keep only what the rules ask for.

劳动争议调解仲裁法 (2008) arts. 38-40, 42, 45; 劳动人事争议仲裁办案规则 (2017) arts. 41-42, 52.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from shiquan.procedure.agency import agents_now
from shiquan.procedure.changes import (
    DECLINED,
    AddNote,
    Change,
    DraftDocument,
    RecordSignature,
    SendNotice,
    SetFact,
    UpdateDocument,
)
from shiquan.procedure.language import Role, Turn
from shiquan.procedure.snapshot import PartyFacts, Snapshot

RECORD, EXAMINATION, DELIBERATION, ELEMENT_FORM = "hearing_record", "examination_record", "deliberation_record", "element_form"
PREFIXES = {Role.APPLICANT: "申", Role.RESPONDENT: "被", Role.THIRD_PARTY: "三"}
TRIBUNALS_OWN = "庭"


def session_of(s: Snapshot) -> int:
    """The running number of the session that is held, or of the next one while a hearing is fixed."""
    return len(s.facts.get("hearings", ())) + (s.state == "scheduled")


def record_of(s: Snapshot) -> dict[str, Any]:
    return {"entries": 0, "requests": [], **(s.facts.get("record") or {})}


def put_presence(turn: Turn, row: dict[str, Any]) -> SetFact:
    """One row for each person and session; what is noted again replaces what was noted before."""
    session = session_of(turn.snapshot)
    mine = (session, row["party"] or "", row["name"])
    kept = [r for r in turn.snapshot.facts.get("presence", ()) if (r["session"], r["party"] or "", r["name"]) != mine]
    return SetFact("presence", [*kept, {**row, "session": session, "at": turn.now.isoformat()}])


def note_presence(turn: Turn) -> Iterator[Change]:
    row = {k: turn.data.get(k) for k in ("party", "name", "as_what", "mode", "status", "papers")}
    yield put_presence(turn, {**row, "checked": True})


def appear(turn: Turn) -> Iterator[Change]:
    """A side says by its own phone that it is here; the secretary still has to check who it is."""
    party = turn.snapshot.find_party(turn.actor.party)
    assert party is not None
    capacity = "agent" if turn.actor.agent else "self" if party.kind in ("worker", "person") else "representative"
    row = {"party": str(party.id), "name": turn.actor.name, "as_what": capacity}
    yield put_presence(turn, {**row, "mode": "online", "status": "present", "papers": None, "checked": False})


def turn_agenda(turn: Turn) -> Iterator[Change]:
    known = turn.snapshot.facts.get("agenda") or {}
    part = turn.data["part"]
    yield SetFact("agenda", {"part": part, "began": {**known.get("began", {}), part: turn.now.isoformat()}})


def record_entry(turn: Turn) -> Iterator[Change]:
    known = record_of(turn.snapshot)
    yield SetFact("record", {**known, "entries": known["entries"] + 1})


def correct_entry(turn: Turn) -> Iterator[Change]:
    """The new wording stands in the event beside the old one's; a paper that nobody has signed is made anew."""
    yield from renew_record(turn)


def ask_correction(turn: Turn) -> Iterator[Change]:
    """Law art. 40: whoever thinks his own words were taken down wrongly may ask; the request itself is recorded."""
    known = record_of(turn.snapshot)
    request = {"no": len(known["requests"]) + 1, "number": turn.data["number"], "text": turn.data["text"], "party": str(turn.actor.party or ""), "status": "asked"}
    yield SetFact("record", {**known, "requests": [*known["requests"], request]})
    if turn.snapshot.state not in ("hearing", "default_hearing"):
        yield SendNotice("arb_correction_asked", Role.SECRETARY.value)
    yield from renew_record(turn)


def decide_correction(turn: Turn) -> Iterator[Change]:
    known, d = record_of(turn.snapshot), turn.data
    status = "accepted" if d["decision"] == "accept" else "noted"
    requests = [r | {"status": status, "answer": d.get("reason") or ""} if r["no"] == d["request"] else r for r in known["requests"]]
    yield SetFact("record", {**known, "requests": requests})
    yield from renew_record(turn)


def show_exhibit(turn: Turn) -> Iterator[Change]:
    """An exhibit gets its number when it is first shown: 申1, 被1 … for the sides, 庭1 … for what the tribunal collected."""
    shown = list(turn.snapshot.facts.get("exhibits", ()))
    item, by = turn.data["item"], turn.data.get("by")
    if any(e["item"] == item for e in shown):
        return
    party = turn.snapshot.find_party(UUID(by)) if by else None
    prefix = PREFIXES[party.side] if party else TRIBUNALS_OWN
    count = sum(e["no"].startswith(prefix) for e in shown) + 1
    yield SetFact("exhibits", [*shown, {"item": item, "by": by, "no": f"{prefix}{count}", "session": session_of(turn.snapshot)}])


def is_present(s: Snapshot, party: PartyFacts) -> bool:
    """Whether a side was noted as here in any session; where nobody was noted, whoever was not found absent."""
    rows = [r for r in s.facts.get("presence", ()) if r["party"] == str(party.id)]
    if s.facts.get("presence"):
        return any(r["status"] in ("present", "left") for r in rows)
    return str(party.id) not in s.facts.get("absent", ())


def close_hearing(turn: Turn) -> Iterator[Change]:
    yield from make_record(turn)


def close_in_absence(turn: Turn) -> Iterator[Change]:
    """The applicant did not come to a hearing that was opened: its record says so and is signed by who was here.

    劳动人事争议仲裁办案规则 (2017) arts. 39, 42. Where the hearing was never opened there is nothing to record.
    """
    waiting = any(a.kind == "hearing" and a.status == "invited" for a in turn.snapshot.appointments)
    if waiting or not turn.snapshot.facts.get("hearings"):
        return
    noted = bool(turn.snapshot.facts.get("presence"))
    here = [p for p in turn.snapshot.parties if is_present(turn.snapshot, p) and (noted or p.side is not Role.APPLICANT)]
    yield from _void_unsigned(turn, RECORD)
    yield _paper(turn, RECORD, [p for p in here if str(p.id) != turn.data["party"]])


def make_record(turn: Turn) -> Iterator[Change]:
    """The paper of the record (庭审笔录) for everybody who was here to sign; an unsigned earlier one is void. Law art. 40."""
    if record_of(turn.snapshot)["entries"]:
        yield from _void_unsigned(turn, RECORD)
        yield _paper(turn, RECORD, [p for p in turn.snapshot.parties if is_present(turn.snapshot, p)], beside=True)


def renew_record(turn: Turn) -> Iterator[Change]:
    """A correction changes the paper as long as it waits for its first signature."""
    paper = turn.snapshot.latest_document(RECORD)
    if paper is not None and paper.status == "drafted" and not paper.signed:
        yield from make_record(turn)


def make_examination(turn: Turn) -> Iterator[Change]:
    """The record of the exchange and examination of evidence (质证笔录), before or between hearings. Rules art. 18."""
    yield from _void_unsigned(turn, EXAMINATION)
    yield _paper(turn, EXAMINATION, list(turn.snapshot.parties))


def make_deliberation(turn: Turn) -> Iterator[Change]:
    """The record of the deliberation (合议笔录), signed by the arbitrators and read by nobody else. Rules arts. 22, 52."""
    extra = {k: turn.data.get(k) for k in ("views", "conclusion", "minority")}
    seats = [(Role.ARBITRATOR.value, p) for r, p in turn.snapshot.roles if r is Role.ARBITRATOR]
    yield DraftDocument(turn.new_id(), DELIBERATION, tuple(seats), extra)


def fill_elements(turn: Turn) -> Iterator[Change]:
    known = dict(turn.snapshot.facts.get("elements", {}))
    yield SetFact("elements", {**known, str(turn.actor.party): {k: v for k, v in turn.data.items() if v not in (None, "")}})


def make_element_form(turn: Turn) -> Iterator[Change]:
    """What both sides said, point by point, to be signed by who filled it in."""
    filled = turn.snapshot.facts.get("elements", {})
    yield from _void_unsigned(turn, ELEMENT_FORM)
    yield _paper(turn, ELEMENT_FORM, [p for p in turn.snapshot.parties if str(p.id) in filled], bench=())


def note_refusal(turn: Turn) -> Iterator[Change]:
    """Who refuses to sign is written down at his place by the secretary, with the reason in the file. Law art. 40; Rules art. 42."""
    paper = turn.snapshot.latest_document(RECORD)
    assert paper is not None
    signer = UUID(turn.data["party"])
    role = next(r for r, who in paper.signers if who == signer)
    refusals = [*turn.snapshot.facts.get("refused_to_sign", ()), {"party": str(signer), "document": str(paper.id), "reason": turn.data["reason"]}]
    yield SetFact("refused_to_sign", refusals)
    yield RecordSignature(paper.id, signer, role, "", None, "refused")


def leave_unsigned(turn: Turn) -> Iterator[Change]:
    """A dissenter's place stays empty; why is a note among the tribunal's own (Law art. 45; Rules arts. 22, 52)."""
    assert turn.actor.id is not None
    paper = UUID(turn.data["document"])
    known = turn.snapshot.facts.get("left_unsigned", ())
    yield AddNote(turn.new_id(), "deliberation", f"持不同意见，不在裁决书上签名：{turn.data['reason']}")
    yield SetFact("left_unsigned", [*known, {"document": str(paper), "person": str(turn.actor.id)}])
    yield RecordSignature(paper, turn.actor.id, Role.ARBITRATOR.value, "", None, DECLINED)


def _void_unsigned(turn: Turn, kind: str) -> Iterator[Change]:
    for d in turn.snapshot.documents:
        if d.kind == kind and d.status == "drafted" and not d.signed:
            yield UpdateDocument(d.id, "void")


def agents_beside(s: Snapshot, party: PartyFacts) -> list[UUID]:
    """The agents who came to the hearing together with the party and have a log-in: each signs beside it.

    An agent who came alone signs for the party, at the party's place. Law art. 40; CPL (2023) art. 61.
    """
    here = [r for r in s.facts.get("presence", ()) if r["party"] == str(party.id) and r["status"] in ("present", "left")]
    if not any(r["as_what"] in ("self", "representative") for r in here):
        return []
    names = {r["name"] for r in here if r["as_what"] == "agent"}
    return [UUID(row["id"]) for side, row in agents_now(s.facts) if side == party.id and row["name"] in names and row.get("person")]


def _paper(turn: Turn, kind: str, sides: list[PartyFacts], bench: tuple[Role, ...] = (Role.ARBITRATOR, Role.SECRETARY), *, beside: bool = False) -> DraftDocument:
    """Signed by the sides in the order of the file, third parties after applicants and respondents, then by everybody who sits.

    For many workers those sign who speak for them: Rules (2017) art. 63.
    """
    speaking = set(turn.snapshot.facts.get("representatives", ()))
    silent = {p.id for p in sides if speaking and p.side is Role.APPLICANT and str(p.id) not in speaking}
    signers = [(p.side.value, p.id) for side in PREFIXES for p in sides if p.side is side and p.id not in silent]
    signers += [(Role.AGENT.value, row) for _, party in tuple(signers) for row in agents_beside(turn.snapshot, _side(turn, party))] if beside else []
    signers += [(role.value, p) for role in bench for r, p in turn.snapshot.roles if r is role]
    return DraftDocument(turn.new_id(), kind, tuple(signers))


def _side(turn: Turn, party: UUID) -> PartyFacts:
    found = turn.snapshot.find_party(party)
    assert found is not None
    return found
