"""What service changes: the try is kept, a paper that arrived starts the clocks that hang on it, each side once."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from shiquan.law.text import Label
from shiquan.procedure.changes import Change, DraftDocument, RecordDelivery, SetFact
from shiquan.procedure.conditions_arbitration import answers, is_served
from shiquan.procedure.conditions_service import PAPER_OF, opened_papers, paper_key
from shiquan.procedure.effects import award_clock
from shiquan.procedure.effects.arbitration import DEFENCE, close_clock, start_clock
from shiquan.procedure.language import Effect, Refusal, Refused, Role, Turn
from shiquan.procedure.service import DEEMED, RULES, Outcome, Way, deemed
from shiquan.procedure.snapshot import Snapshot

KEPT = ("channel", "at", "receipt", "tracking", "witness", "file", "address_confirmed")


def serve(paper: str) -> Effect:
    """A try to serve a paper on a side, recorded by the staff; one that counts starts the clocks."""

    def effect(turn: Turn) -> Iterator[Change]:
        d = turn.data
        at, party = not_in_the_future(turn), UUID(d["party"])
        yield from note_try(turn, paper, (party,))
        counts = outcome_of(turn).counts
        if counts:
            yield from served(turn, paper, party, d["channel"], at)
        for row in papers_served(turn.snapshot, paper):
            later = deemed(Way(d["channel"]), at) if counts and Way(d["channel"]) in DEEMED else None
            file = UUID(d["file"]) if d.get("file") else None
            yield RecordDelivery(row, party, d["channel"], at, d["receipt"], "received" if counts else "failed", later, file)

    return effect


def papers_served(s: Snapshot, paper: str) -> tuple[UUID, ...]:
    """The documents that go out together under one name: an award with final and non-final items is two."""
    mixed = (s.facts.get("award") or {}).get("papers") if paper == "award" else None
    if mixed:
        return tuple(UUID(row) for row in mixed.values())
    row = s.latest_document(PAPER_OF[paper])
    return (row.id,) if row is not None else ()


def partial_papers(s: Snapshot) -> set[str]:
    """The documents of partial awards, which run their own clocks while the rest of the case goes on."""
    return {row for award in s.facts.get("partial_awards", ()) for row in award.get("papers", {}).values()}


def award_reached(turn: Turn, document: UUID, party: UUID, channel: str, at: datetime) -> Iterator[Change]:
    """One paper of an award reached a side: its own clock runs; the award is served when all its papers have arrived."""
    s = turn.snapshot
    papers = set(papers_served(s, "award"))
    if str(document) not in {*map(str, papers), *partial_papers(s)}:
        return
    reached = s.facts.get("award_reached", {})
    mine = dict(reached.get(str(party), {}))
    if str(document) not in mine:
        mine[str(document)] = deemed(Way(channel), at).isoformat()
        yield SetFact("award_reached", {**reached, str(party): mine})
    if document in papers and {str(row) for row in papers} <= set(mine):
        yield from served(turn, "award", party, channel, at)


def outcome_of(turn: Turn) -> Outcome:
    return Outcome(turn.data.get("outcome") or Outcome.SERVED)


def not_in_the_future(turn: Turn) -> datetime:
    """The instant of the service. Raises Refused for one that has not come yet."""
    at = datetime.fromisoformat(turn.data["at"])
    if at > turn.now:
        why = Label("送达时间还没有到。", "The time of service has not come yet.")
        raise Refused(Refusal(why, Label("请在送达之后登记。", "Record it when it has happened."), f"{RULES}第20条"))
    return at


def note_try(turn: Turn, paper: str, parties: tuple[UUID, ...]) -> Iterator[Change]:
    """Keeps the attempt for each side: manner, outcome, proof, who recorded it, and the day on which it counts."""
    outcome = outcome_of(turn)
    kept: dict[str, Any] = {k: turn.data[k] for k in KEPT if turn.data.get(k)}
    kept |= {"paper": paper, "outcome": outcome.value, "by": turn.actor.name}
    if turn.data.get("document"):
        kept["document"] = turn.data["document"]  # tells the papers of one award apart
    if outcome.counts:
        kept["counts_at"] = deemed(Way(turn.data["channel"]), datetime.fromisoformat(turn.data["at"])).isoformat()
    known = dict(turn.snapshot.facts.get("tries", {}))
    for party in parties:
        known[str(party)] = [*known.get(str(party), ()), kept]
    yield SetFact("tries", known)


def served(turn: Turn, paper: str, party: UUID, channel: str, at: datetime) -> Iterator[Change]:
    """A paper reached a side: once for each, with the clocks that hang on it, which run from the day on which it counts."""
    s = turn.snapshot
    if is_served(s, paper, party) or s.find_party(party) is None:
        return
    when = deemed(Way(channel), at)
    known = s.facts.get("served", {})
    yield SetFact("served", {**known, paper: {**known.get(paper, {}), str(party): when.isoformat()}})
    if channel == Way.NOTICE and paper != "award":
        yield from award_clock.leave_out(turn, at, when)
    if paper == "copy":
        yield from _copy_served(turn, party, when)


def paper_received(turn: Turn) -> Iterator[Change]:
    """A paper of the file reached a side by itself (opened on the phone) or by a service receipt: the clocks start as well."""
    facts = turn.snapshot.find_document(UUID(turn.data["document"]))
    paper = next((k for k, kind in PAPER_OF.items() if facts is not None and facts.kind == kind), None)
    party = turn.actor.party if turn.data.get("party") is None else UUID(turn.data["party"])
    if paper in (None, "conciliation") or party is None or not outcome_of(turn).counts:
        return
    partial = facts is not None and str(facts.id) in partial_papers(turn.snapshot)
    if paper != "award" and not turn.snapshot.open_clocks(award_clock.KEY):
        return
    if paper == "copy" and all(p.id != party for p in answers(turn.snapshot)):
        return
    if paper == "award" and turn.snapshot.state != "serving" and not partial:
        return
    facts_of = turn.snapshot.find_party(party)
    if turn.data.get("channel") is None and facts_of is not None and not facts_of.consents_electronic:
        return  # Reading it on the phone is no service on somebody who never agreed to be served that way (CPL art. 90).
    at = datetime.fromisoformat(turn.data["at"]) if turn.data.get("at") else turn.now
    assert paper is not None
    channel = turn.data.get("channel") or "electronic"
    if paper == "award" and facts is not None:
        yield from award_reached(turn, facts.id, party, channel, at)
        return
    yield from served(turn, paper, party, channel, at)


def note_opened(turn: Turn) -> Iterator[Change]:
    """A side that agreed to electronic service confirmed a paper by itself: the receipt of the case has one more line to tell."""
    party = turn.snapshot.find_party(turn.actor.party)
    known = opened_papers(turn.snapshot)
    row = {"document": turn.data["document"], "party": str(turn.actor.party)}
    if party is not None and party.consents_electronic and all(row != {k: one[k] for k in row} for one in known["rows"]):
        yield SetFact("opened_papers", {**known, "rows": [*known["rows"], {**row, "at": turn.now.isoformat()}]})


def electronic_receipt(turn: Turn) -> Iterator[Change]:
    """One receipt of all electronic service in the case, made from what the system recorded; nothing where none is new."""
    known = opened_papers(turn.snapshot)
    if len(known["rows"]) > known["told"]:
        yield SetFact("opened_papers", {**known, "told": len(known["rows"])})
        yield DraftDocument(turn.new_id(), "electronic_receipt")


def record_try(turn: Turn) -> Iterator[Change]:
    """The try behind ``record_service``, which may be about any paper of the file."""
    not_in_the_future(turn)
    yield from note_try(turn, paper_key(turn.snapshot, turn.data, ""), (UUID(turn.data["party"]),))


def _copy_served(turn: Turn, party: UUID, when: datetime) -> Iterator[Change]:
    for key in DEFENCE if turn.snapshot.find_party(party) in turn.snapshot.side(Role.RESPONDENT) else DEFENCE[:1]:
        yield from start_clock(turn, key, str(party), when)
    if all(p.id == party or is_served(turn.snapshot, "copy", p.id) for p in answers(turn.snapshot)):
        for key in ("ARB_SERVE_COPY", "FAST_SERVE"):
            yield from close_clock(turn, key, "")
