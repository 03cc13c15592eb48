"""What the steps of the follow-up change."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from shiquan.procedure.changes import (
    AddEvidence,
    Change,
    GiveRole,
    SendNotice,
    SetFact,
    SetState,
    StartClock,
    UpdateClock,
    UpdateInstalment,
)
from shiquan.procedure.effects.papers import draft_and_sign
from shiquan.procedure.language import Role, Turn

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS_BEFORE, DAYS_AFTER = 3, 1


def open_followup(turn: Turn) -> Iterator[Change]:
    """A visit falls due three days before each payment date and one day after it."""
    yield SetFact("total", turn.data.get("total"))
    if turn.data.get("handler"):
        yield GiveRole(Role.MEDIATOR, UUID(turn.data["handler"]))
    for i in turn.snapshot.instalments:
        before = datetime.combine(i.due_on - timedelta(days=DAYS_BEFORE), time(18), SHANGHAI)
        after = datetime.combine(i.due_on + timedelta(days=DAYS_AFTER), time(18), SHANGHAI)
        yield StartClock("VISIT_BEFORE", str(i.id), turn.now, max(before, turn.now + timedelta(hours=1)))
        yield StartClock("VISIT_AFTER", str(i.id), turn.now, max(after, turn.now + timedelta(hours=2)))


def visit(turn: Turn) -> Iterator[Change]:
    d = turn.data
    visits = [*turn.snapshot.facts.get("visits", ()), {"at": turn.now.isoformat(), "way": d["way"], "result": d["result"]}]
    yield SetFact("visits", visits)
    key = "VISIT_BEFORE" if d["when"] == "before" else "VISIT_AFTER"
    for c in turn.snapshot.open_clocks(key):
        if d.get("instalment") in (None, c.subject):
            met = c.due_at is None or turn.now <= c.due_at
            yield UpdateClock(c.key, c.subject, "met" if met else "missed")
    extra = {k: d.get(k) for k in ("way", "said", "result", "instalment")}
    yield from draft_and_sign(turn, "followup_record", extra=extra)


def report_payment(turn: Turn) -> Iterator[Change]:
    """The respondent says that it paid, with proof; it counts when the worker or the mediator confirms."""
    d = turn.data
    if d.get("proof_file"):
        yield AddEvidence(turn.new_id(), UUID(d["proof_file"]), turn.actor.party, "付款凭证", "")
    reported = dict(turn.snapshot.facts.get("reported", {}))
    reported[d["instalment"]] = {"amount": d["amount"], "on": d["on"]}
    yield SetFact("reported", reported)
    for p in turn.snapshot.side(Role.APPLICANT):
        yield SendNotice("payment_reported", f"party:{p.id}", {"amount": d["amount"]})


def confirm_payment(turn: Turn) -> Iterator[Change]:
    d = turn.data
    row = next(i for i in turn.snapshot.instalments if i.id == UUID(d["instalment"]))
    paid = row.paid + Decimal(d["amount"])
    if d.get("proof_file"):
        yield AddEvidence(turn.new_id(), UUID(d["proof_file"]), turn.actor.party, "到账凭证", "")
    yield UpdateInstalment(row.id, "paid" if paid >= row.amount else "due", paid)
    yield SendNotice("payment_confirmed", Role.MEDIATOR.value, {"amount": d["amount"]})
    others = [i for i in turn.snapshot.instalments if i.id != row.id]
    if paid >= row.amount and all(i.status == "paid" for i in others):
        yield SetState("performed")


def report_unpaid(turn: Turn) -> Iterator[Change]:
    row = next(i for i in turn.snapshot.instalments if i.id == UUID(turn.data["instalment"]))
    yield UpdateInstalment(row.id, "unpaid", row.paid)
    for p in turn.snapshot.parties:
        yield SendNotice("unpaid", f"party:{p.id}")


def rate(turn: Turn) -> Iterator[Change]:
    yield SetFact("rating", {"stars": int(turn.data["stars"]), "text": turn.data.get("text")})


def close(turn: Turn) -> Iterator[Change]:
    recovered = sum((i.paid for i in turn.snapshot.instalments), Decimal("0.00"))
    yield SetFact("recovered", str(recovered))
    yield from draft_and_sign(turn, "closing_report", extra={"recovered": str(recovered), "note": turn.data.get("note")})
