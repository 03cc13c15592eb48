"""What the steps of judicial confirmation change."""

from collections.abc import Iterator
from uuid import UUID

from shiquan.law.periods import Period, Unit
from shiquan.procedure import court_checks
from shiquan.procedure.changes import (
    AddEvidence,
    AllocateNumber,
    Change,
    GiveRole,
    SendNotice,
    SetFact,
    SetState,
    StartClock,
    UpdateClock,
    UpdateDocument,
)
from shiquan.procedure.clocks import due_at
from shiquan.procedure.effects.papers import draft
from shiquan.procedure.language import Clock, Role, Turn


def receive(turn: Turn) -> Iterator[Change]:
    """The file arrives at the court with everything in it; nobody types it again."""
    for name in ("agreement", "application", "total", "mediation_number"):
        yield SetFact(name, turn.data.get(name))
    yield SendNotice("confirmation_received", Role.JUDGE.value)


def docket(turn: Turn) -> Iterator[Change]:
    assert turn.actor.id is not None
    judge = turn.data.get("judge")
    yield GiveRole(Role.JUDGE, UUID(judge) if judge else turn.actor.id)
    yield AllocateNumber("confirmation")
    yield SetFact("docketed_at", turn.now.isoformat())


def ask_supplement(turn: Turn) -> Iterator[Change]:
    yield SetFact("asked", {"text": turn.data["text"], "days": turn.data["days"]})
    due, provisional = due_at(Clock("COURT_SUPPLEMENT", period=Period(int(turn.data["days"]), Unit.CALENDAR_DAY)), turn.now)
    yield StartClock("COURT_SUPPLEMENT", "", turn.now, due, provisional)


def answer_court(turn: Turn) -> Iterator[Change]:
    answers = turn.snapshot.facts.get("court_answers", ())
    yield SetFact("court_answers", [*answers, {"by": turn.role.value, "text": turn.data["text"]}])


def rule_on_it(turn: Turn) -> Iterator[Change]:
    """The ruling is drafted and waits for the judge's hand; the check list gives the reasons that were not written."""
    confirms = turn.data["result"] == "confirm"
    yield SetState("ruling")
    old = turn.snapshot.latest_document("confirming_ruling") or turn.snapshot.latest_document("rejecting_ruling")
    if old is not None:
        yield UpdateDocument(old.id, "void")
    yield SetFact("ruling", turn.data["result"])
    kind = "confirming_ruling" if confirms else "rejecting_ruling"
    checks = turn.data.get("checks") or []
    yield SetFact("checks", checks)
    extra = {
        "findings": turn.data.get("findings") or court_checks.write_findings(checks) or None,
        "ground": turn.data.get("ground") or court_checks.ground_of(checks) or None,
        "reason": turn.data.get("reason") or court_checks.write_reason(checks) or None,
    }
    yield draft(turn, kind, extra=extra, handler=turn.actor.id)


def ruling_takes_effect(turn: Turn) -> Iterator[Change]:
    facts = turn.snapshot.find_document(UUID(turn.data["document"]))
    if facts is None or facts.kind not in ("confirming_ruling", "rejecting_ruling"):
        return
    yield SetState("confirmed" if facts.kind == "confirming_ruling" else "rejected")
    for c in turn.snapshot.open_clocks("CONFIRM_DECIDE_30"):
        met = c.due_at is None or turn.now <= c.due_at
        yield UpdateClock(c.key, c.subject, "met" if met else "missed", added=c.added)
    for p in turn.snapshot.parties:
        yield SendNotice(f"ruling_{turn.snapshot.facts['ruling']}", f"party:{p.id}")


def add_papers(turn: Turn) -> Iterator[Change]:
    for row in turn.data.get("evidence") or ():
        yield AddEvidence(turn.new_id(), UUID(row["file"]), turn.actor.party, row["title"], row.get("proves") or "")
