"""From a failed mediation to arbitration: the same file goes on, and nothing that was said or offered goes with it."""

from collections.abc import Iterator

from shiquan.procedure.changes import Change, OpenCase, SetFact
from shiquan.procedure.language import Role, Turn

CARRIED = ("story", "started_on", "happened_on", "place", "relationship", "channel")
"""What the applicant told when filing. The wish, the answers of the other side, notes, offers and marks stay behind."""


def go_to_arbitration(turn: Turn) -> Iterator[Change]:
    """Parties, claims, evidence and consents belong to the dispute; the facts of the application are handed over by name.

    Whoever mediated is named too, so that the commission can't seat them (mediation and arbitration law art. 33).
    """
    facts = turn.snapshot.facts
    inside = {str(p) for r, p in turn.snapshot.roles if r in (Role.MEDIATOR, Role.EXPERT)}
    data = {k: facts.get(k) for k in CARRIED}
    data |= {"mediators": " ".join(sorted(inside)), "mediation_number": turn.snapshot.number}
    data["accident_on"] = (facts.get("injury") or {}).get("accident_on")
    yield SetFact("went_to_arbitration", {"by": turn.role.value, "at": turn.now.isoformat()})
    yield OpenCase(turn.new_id(), "arbitration/ordinary", "receive", None, "arbitration_commission", data)
