"""What the steps that end an arbitration change: conciliation, awards, their service and the roads after them."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from shiquan.procedure.award_check import require_sound
from shiquan.procedure.award_law import FINAL, papers_of, remedy_of
from shiquan.procedure.changes import (
    Change,
    DraftDocument,
    SendNotice,
    SetFact,
    SetState,
    StartClock,
    UpdateClaim,
    UpdateClock,
    UpdateDocument,
)
from shiquan.procedure.clocks import due_at
from shiquan.procedure.conditions_arbitration import is_served
from shiquan.procedure.effects import award_clock
from shiquan.procedure.effects.arbitration import close_clock, tell_parties
from shiquan.procedure.effects.papers import draft_and_sign
from shiquan.procedure.language import Clock, Role, Turn
from shiquan.procedure.service import Outcome
from shiquan.procedure.snapshot import PartyFacts, Snapshot

REMEDIES = ("SUE_AFTER_AWARD", "SET_ASIDE_FINAL_AWARD", "SUE_AFTER_FINAL_AWARD", "SUE_AFTER_PARTIAL_AWARD", "SET_ASIDE_PARTIAL_AWARD")
"""Clocks of the parties that run on after the case is closed. The third: a worker's time against the final one of two papers."""


def end_handling(turn: Turn) -> Iterator[Change]:
    """Nothing of the handling may go on in a closed case: every clock of it ends."""
    for c in turn.snapshot.clocks:
        if c.status in ("open", "paused") and c.key not in REMEDIES:
            yield UpdateClock(c.key, c.subject, "cancelled")


def draft_conciliation(turn: Turn) -> Iterator[Change]:
    d = turn.data
    yield SetFact("conciliation", {
        "terms": d["terms"], "total": d.get("total"), "payments": d.get("payments") or [], "state": turn.snapshot.state, "signed_for": [],
    })  # fmt: skip
    yield SetState("conciliating")
    yield from draft_and_sign(turn, "conciliation_statement", extra={k: d.get(k) for k in ("terms", "payments")})
    yield from tell_parties(turn, "arb_conciliation")


def sign_for_conciliation(turn: Turn) -> Iterator[Change]:
    yield from signed_for(turn, str(turn.actor.party))


def statement_served(turn: Turn) -> Iterator[Change]:
    """Somebody signed for the paper by hand; what was not delivered changes nothing."""
    if Outcome(turn.data.get("outcome") or Outcome.SERVED) is Outcome.SERVED:
        yield from signed_for(turn, turn.data["party"])


def signed_for(turn: Turn, party: str) -> Iterator[Change]:
    """In force when both sides have signed for it (Law art. 42): then the case is closed."""
    known = dict(turn.snapshot.facts.get("conciliation") or {})
    signed = list(dict.fromkeys([*known.get("signed_for", ()), party]))
    yield SetFact("conciliation", {**known, "signed_for": signed, "at": turn.now.isoformat()})
    if bound_by_signing(turn) <= set(signed):
        yield SetState("conciliated")
        for key in (award_clock.KEY, "FAST_TRACK_30"):
            yield from close_clock(turn, key, "")
        yield from end_handling(turn)
        yield from tell_parties(turn, "arb_conciliated")


def bound_by_signing(turn: Turn) -> set[str]:
    """Whose hands bring the statement into force: both sides; for many workers those who speak for them (Rules art. 63)."""
    speaking = set(turn.snapshot.facts.get("representatives", ()))
    workers = {str(p.id) for p in turn.snapshot.side(Role.APPLICANT)}
    return (speaking or workers) | {str(p.id) for p in turn.snapshot.side(Role.RESPONDENT)}


def refuse_conciliation(turn: Turn) -> Iterator[Change]:
    """Going back on it before signing for it: the award follows promptly (Law art. 42)."""
    known = turn.snapshot.facts.get("conciliation") or {}
    yield SetState(known.get("state") or "preparing")
    yield SetFact("conciliation", None)
    old = turn.snapshot.latest_document("conciliation_statement")
    if old is not None:
        yield UpdateDocument(old.id, "void")
    yield SendNotice("arb_conciliation_refused", Role.ARBITRATOR.value)


def draft_award(turn: Turn) -> Iterator[Change]:
    """The draft with a decision on each claim. Final and non-final items go into documents of their own (Rules art. 50)."""
    require_sound(turn.snapshot, turn.data, turn.now)
    yield SetFact("award", _award(turn))


def _award(turn: Turn) -> dict[str, Any]:
    d = turn.data
    return {
        "findings": d.get("findings"), "reasons": d.get("reasons"), "items": d["items"], "documents": papers_of(d["items"]),
        "remedy_final": d.get("remedy_final"), "remedy_nonfinal": d.get("remedy_nonfinal"),
        "perform_days": d.get("perform_days"), "by_default": bool(_all_absent(turn)), "drafted_at": turn.now.isoformat(),
    }  # fmt: skip


def _all_absent(turn: Turn) -> bool:
    gone = set(turn.snapshot.facts.get("absent", ()))
    sides = {str(p.id) for p in turn.snapshot.side(Role.RESPONDENT)}
    return bool(sides) and gone >= sides


def return_award(turn: Turn) -> Iterator[Change]:
    yield SetFact("award_returned", [*turn.snapshot.facts.get("award_returned", ()), turn.data["reason"]])
    yield SendNotice("draft_returned", Role.ARBITRATOR.value)


def issue_award(turn: Turn) -> Iterator[Change]:
    """Signed and sealed: made in time or not is settled here (Law arts. 43, 45, 46)."""
    award = dict(turn.snapshot.facts.get("award") or {})
    require_sound(turn.snapshot, award, turn.now)
    papers = list(_documents(turn, award))
    yield SetFact("award", {**award, "made_at": turn.now.isoformat(), "papers": ids_of(papers)})
    yield from _decide_claims(award.get("items", ()))
    yield from papers
    for key in (award_clock.KEY, "FAST_TRACK_30"):
        yield from close_clock(turn, key, "")
    yield from tell_parties(turn, "arb_award_made")


def _documents(turn: Turn, award: dict[str, Any]) -> Iterator[Change]:
    """One paper for final and one for non-final items, each signed by whoever issues it with the act, by the others of the tribunal after it.

    Several awards under one case number are told apart by their part (之一, 之二), partial awards counted first.
    """
    kinds = award.get("documents", ())
    before = sum(d.kind == "award" and d.status != "void" for d in turn.snapshot.documents)
    several = before + len(kinds) > 1 or bool(award.get("partial"))
    for n, kind in enumerate(kinds, before + 1):
        items = [row for row in award["items"] if row["finality"] == kind]
        told = {k: award.get(k) for k in ("findings", "reasons", "perform_days", "by_default", "partial")}
        others = [m for m in range(before + 1, before + 1 + len(kinds)) if m != n]
        told |= {"remedy": award.get(f"remedy_{kind}"), "part": n if several else None, "others": others}
        yield from draft_and_sign(turn, "award", extra={**told, "type": kind, "items": items})


def ids_of(papers: list[Change]) -> dict[str, str]:
    """The id of each drafted paper by final or nonfinal."""
    return {p.extra["type"]: str(p.id) for p in papers if isinstance(p, DraftDocument)}


def _decide_claims(items: Any) -> Iterator[Change]:
    for row in items:
        status = "rejected" if row["decision"] == "reject" else "awarded"
        yield UpdateClaim(UUID(row["claim"]), status, Decimal(row["amount"]) if row.get("amount") else None)


def partial_award(turn: Turn) -> Iterator[Change]:
    """Part of the facts is clear: that part is decided now, the rest goes on (Law art. 43)."""
    require_sound(turn.snapshot, turn.data, turn.now, partial=True)
    known = turn.snapshot.facts.get("partial_awards", ())
    papers = list(_documents(turn, {**_award(turn), "partial": True}))
    yield SetFact("partial_awards", [*known, {**_award(turn), "made_at": turn.now.isoformat(), "papers": ids_of(papers)}])
    yield from _decide_claims(turn.data["items"])
    yield from papers
    yield from tell_parties(turn, "arb_award_made")


def award_served(turn: Turn) -> Iterator[Change]:
    """Each side's road of remedy runs from its own receipt of each paper; when all have all of it, the case is closed.

    Law arts. 47-50: against a final item the worker may sue in 15 days, the employer may only ask to set it aside in 30;
    against a non-final one either may sue in 15 days.
    """
    s = turn.snapshot
    started = {(c.key, c.subject) for c in s.clocks}
    for p in s.parties:
        for key, at in _roads_of(s, p):
            if (key, str(p.id)) not in started:
                begins = datetime.fromisoformat(at)
                due, provisional = due_at(Clock(key, rule=RULE_OF.get(key, key)), begins)
                yield StartClock(key, str(p.id), begins, due, provisional)
    if s.state == "serving" and all(is_served(s, "award", p.id) for p in s.parties):
        by_default = (s.facts.get("award") or {}).get("by_default")
        yield SetState("default_awarded" if by_default else "awarded")
        yield from end_handling(turn)


RULE_OF = {"SUE_AFTER_FINAL_AWARD": "SUE_AFTER_AWARD", "SUE_AFTER_PARTIAL_AWARD": "SUE_AFTER_AWARD", "SET_ASIDE_PARTIAL_AWARD": "SET_ASIDE_FINAL_AWARD"}
PARTIAL = {"SUE_AFTER_AWARD": "SUE_AFTER_PARTIAL_AWARD", "SET_ASIDE_FINAL_AWARD": "SET_ASIDE_PARTIAL_AWARD"}


def partial_award_served(turn: Turn) -> Iterator[Change]:
    """A partial award has its own roads, from its own receipt, while the rest of the case goes on (Law arts. 43, 47-50).

    A further partial award of the same kind moves the end of the running time, so that neither road is cut short.
    """
    s = turn.snapshot
    running = {(c.key, c.subject) for c in s.clocks if c.status == "open"}
    for p in s.parties:
        reached = s.facts.get("award_reached", {}).get(str(p.id), {})
        for award in s.facts.get("partial_awards", ()):
            for kind, document in award.get("papers", {}).items():
                key, at = PARTIAL[remedy_of(p, kind).rule], reached.get(document)
                if at is None or document in s.facts.get("partial_clocks", {}).get(str(p.id), ()):
                    continue
                known = turn.snapshot.facts.get("partial_clocks", {})
                yield SetFact("partial_clocks", {**known, str(p.id): [*known.get(str(p.id), ()), document]})
                due, provisional = due_at(Clock(key, rule=RULE_OF[key]), datetime.fromisoformat(at))
                if (key, str(p.id)) in running:
                    yield UpdateClock(key, str(p.id), "open", due_at=due)
                else:
                    yield StartClock(key, str(p.id), datetime.fromisoformat(at), due, provisional)


def _roads_of(s: Snapshot, party: PartyFacts) -> Iterator[tuple[str, str]]:
    """The clocks of a side with the instant (ISO) of its receipt of the paper that starts each."""
    award = s.facts.get("award") or {}
    papers = award.get("papers") or dict.fromkeys(award.get("documents", ()), "")
    reached = s.facts.get("award_reached", {}).get(str(party.id), {})
    whole = s.facts.get("served", {}).get("award", {}).get(str(party.id))
    for kind, document in papers.items():
        at = reached.get(document) or whole
        if at:
            rule = remedy_of(party, kind).rule
            apart = len(papers) > 1 and kind == FINAL and rule == "SUE_AFTER_AWARD"
            yield ("SUE_AFTER_FINAL_AWARD" if apart else rule), at


def note_remedy(turn: Turn) -> Iterator[Change]:
    """A lawsuit, an application to set aside, enforcement: which party took which road, and its clock is met."""
    d = turn.data
    taken = [*turn.snapshot.facts.get("remedies", ()), {k: d.get(k) for k in ("what", "party", "court", "on", "note")}]
    yield SetFact("remedies", taken)
    ways = {"lawsuit": "SUE_", "set_aside": "SET_ASIDE_"}
    for key in (k for k in REMEDIES if d["what"] in ways and k.startswith(ways[d["what"]])):
        yield from close_clock(turn, key, d["party"])


def remedy_ends(key: str) -> Any:
    """A party's time ran out unused; when no road is left open, the award is in force (Law arts. 49-51)."""

    def effect(turn: Turn) -> Iterator[Change]:
        subject = turn.data.get("subject") or ""
        yield UpdateClock(key, subject, "cancelled", expired=True)
        left = [c for c in turn.snapshot.clocks if c.key in REMEDIES and c.status == "open" and (c.key, c.subject) != (key, subject)]
        if not left and turn.snapshot.state in ("awarded", "default_awarded") and not turn.snapshot.facts.get("remedies"):
            yield SetFact("in_force", turn.now.isoformat())
            yield from tell_parties(turn, "arb_in_force")

    return effect


def correct_award(turn: Turn) -> Iterator[Change]:
    """A slip of the pen is put right by a decision; the time to sue runs on (Rules art. 54)."""
    made = [*turn.snapshot.facts.get("corrections", ()), {k: turn.data[k] for k in ("wrong", "right", "reason")}]
    yield SetFact("corrections", made)
    yield from tell_parties(turn, "arb_corrected")


def close_file(turn: Turn) -> Iterator[Change]:
    yield SetFact("closing", {"note": turn.data["note"], "by": turn.actor.name, "at": turn.now.isoformat()})


def archive(turn: Turn) -> Iterator[Change]:
    """Main and secondary file; awards are kept ten years at least, every other ending five (Rules art. 24)."""
    years = 10 if turn.snapshot.state in ("awarded", "default_awarded") else 5
    kept = {k: turn.data.get(k) for k in ("main_pages", "secondary_pages", "place")}
    yield SetFact("archived", {**kept, "years": years, "at": turn.now.isoformat()})
