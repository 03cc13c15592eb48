"""From a failed mediation to arbitration, and from an application for arbitration to mediation first: the same file goes on."""

from collections.abc import Iterator, Mapping
from typing import Any

from shiquan.procedure.changes import AllocateNumber, Change, OpenCase, SendNotice, SetFact
from shiquan.procedure.effects.injury import note_injury
from shiquan.procedure.effects.inputs import keep_told, told_when_filing
from shiquan.procedure.language import Role, Turn
from shiquan.procedure.snapshot import Snapshot

CARRIED = ("story", "started_on", "happened_on", "place", "relationship", "channel")
"""The application by name; with it go the facts behind the sums. The wish, the answers of the other side, notes, offers and marks stay behind."""


def carried(snapshot: Snapshot) -> dict[str, Any]:
    """What the applicant told when filing, for whoever deals with the file next: the same on every road between talks and tribunal."""
    return {k: snapshot.facts.get(k) for k in CARRIED} | {"inputs": told_when_filing(snapshot)}


def receive_for_talks(turn: Turn) -> Iterator[Change]:
    """The mediation's side of it: the application stands in the new case, which is accepted and numbered by being sent."""
    for name in CARRIED:
        yield SetFact(name, turn.data.get(name))
    yield from keep_told(turn)
    yield AllocateNumber("mediation")
    yield SetFact("accepted_at", turn.now.isoformat())


def go_to_arbitration(turn: Turn) -> Iterator[Change]:
    """Parties, claims, evidence and consents belong to the dispute; the facts of the application are handed over by name.

    Whoever mediated is named too, so that the commission can't seat them (mediation and arbitration law art. 33).
    """
    facts = turn.snapshot.facts
    inside = {str(p) for r, p in turn.snapshot.roles if r in (Role.MEDIATOR, Role.EXPERT)}
    data = carried(turn.snapshot)
    data |= {"mediators": " ".join(sorted(inside)), "mediation_number": turn.snapshot.number}
    data["accident_on"] = _accident(facts)
    yield SetFact("went_to_arbitration", {"by": turn.role.value, "at": turn.now.isoformat()})
    yield OpenCase(turn.new_id(), "arbitration/ordinary", "receive", None, "arbitration_commission", data)


def mediate_first(turn: Turn) -> Iterator[Change]:
    """Acceptance is put off and the file goes to the mediation centre (Rules (2017) art. 69): the injury is not recognised yet."""
    yield SetFact("mediation_first", {"note": turn.data.get("note") or "", "at": turn.now.isoformat()})
    data = carried(turn.snapshot)
    data |= {"arbitration": str(turn.snapshot.case), "accident_on": _accident(turn.snapshot.facts)}
    yield OpenCase(turn.new_id(), "mediation/onestop", "receive", None, "mediation_centre", data)


def hear_of_agreement(turn: Turn) -> Iterator[Change]:
    """Mediation first led to an agreement in force: the applicant is asked to withdraw, and nobody does it over his head.

    Rules (2017) arts. 35, 69. Until then no clock runs; if the other side does not perform, the application may go on.
    """
    known = dict(turn.snapshot.facts.get("mediation_first") or {})
    yield SetFact("mediation_first", {**known, "agreed": turn.data.get("number") or "", "agreed_at": turn.now.isoformat()})
    for p in turn.snapshot.side(Role.APPLICANT):
        yield SendNotice("arb_agreed_first", f"party:{p.id}")
    yield SendNotice("arb_agreed_first_inside", Role.CLERK.value)


def withdrawal_reason(s: Snapshot) -> dict[str, Any]:
    """The form of the withdrawal, filled in once mediation first led to an agreement."""
    known = s.facts.get("mediation_first") or {}
    if not known.get("agreed_at") or s.state != "mediation_first":
        return {}
    number = f"（{known['agreed']}）" if known["agreed"] else ""
    return {"reason": f"双方在先行调解中已经达成调解协议{number}并已生效，申请人撤回仲裁申请。"}


def receive_for_mediation(turn: Turn) -> Iterator[Change]:
    """A file that comes from the commission is accepted with it. The arbitration waits: nobody needs to open a second one."""
    yield from receive_for_talks(turn)
    yield SetFact("triage", {"track": "injury", "urgency": "normal", "bodies": []})
    yield SetFact("put_off_by", turn.data.get("arbitration"))
    yield SetFact("opened:arbitration/ordinary", turn.data.get("arbitration"))
    if turn.data.get("accident_on"):
        yield from note_injury(turn)
    for p in turn.snapshot.side(Role.APPLICANT):
        yield SendNotice("accepted", f"party:{p.id}")


def _accident(facts: Mapping[str, Any]) -> str | None:
    return (facts.get("injury") or {}).get("accident_on")
