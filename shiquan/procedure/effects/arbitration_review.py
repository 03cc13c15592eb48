"""What the steps of arbitration review change (办案规则 (2017) arts. 74-79), and the joint application for it."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from shiquan.procedure.changes import (
    AllocateNumber,
    Change,
    GiveRole,
    OpenCase,
    SendNotice,
    SetFact,
    SetState,
    UpdateClock,
)
from shiquan.procedure.clocks import due_at
from shiquan.procedure.conditions_arbitration import RULES, fit_to_sit, refuse
from shiquan.procedure.effects.arbitration import tell_parties
from shiquan.procedure.language import Actor, Clock, Refusal, Role, Turn
from shiquan.procedure.snapshot import Snapshot

KEY = "ARB_REVIEW_DECIDE"
MORE = 5
"""Working days that the director may add once."""


def review_still_in_time(s: Snapshot, actor: Actor, data: Mapping[str, Any]) -> Refusal | None:
    """Both parties jointly, within 15 days of the agreement's effect; not after a court confirmed it, not for employment itself."""
    if any(key.startswith("opened:confirmation") for key in s.facts):
        return refuse("已经申请司法确认，不能再申请仲裁审查。", "Confirmation by the court was applied for.", "请等待法院裁定。", "Wait for the court.", f"{RULES}第75条")
    if any(c.kind == "relationship" and c.status == "settled" for c in s.claims):
        return refuse("确认劳动关系的协议不能仲裁审查。", "An agreement that confirms employment can't be reviewed.", "可以申请司法确认或仲裁。", "Court confirmation or arbitration is open.", f"{RULES}第75条")
    clock = s.find_clock("ARB_REVIEW_APPLY")
    if clock is None or clock.status != "open" or clock.expired:
        return refuse("申请仲裁审查的 15 日期限已过，或已经申请。", "The 15 days have passed, or it was applied for.", "可以申请司法确认（30 日内）。", "Court confirmation is open for 30 days.", f"{RULES}第74条")
    if str(actor.party) in s.facts.get("review_by", []):
        return refuse("您已经提交过申请。", "You have applied already.", "请等待对方提交。", "Wait for the other side.", f"{RULES}第74条")
    return None


def apply_for_review(turn: Turn) -> Iterator[Change]:
    """One tap each: when every party has applied, the commission gets the agreement."""
    applied = [*turn.snapshot.facts.get("review_by", ()), str(turn.actor.party)]
    yield SetFact("review_by", applied)
    if {str(p.id) for p in turn.snapshot.parties} <= set(applied):
        for c in turn.snapshot.open_clocks("ARB_REVIEW_APPLY"):
            yield UpdateClock(c.key, c.subject, "met")
        agreement = turn.snapshot.latest_document("mediation_agreement")
        data = {
            "agreement": str(agreement.id) if agreement else None, "mediation_number": turn.snapshot.number,
            "mediators": " ".join(sorted(str(p) for r, p in turn.snapshot.roles if r in (Role.MEDIATOR, Role.EXPERT))),
            "total": (turn.snapshot.facts.get("agreement") or {}).get("total"),
        }  # fmt: skip
        yield OpenCase(turn.new_id(), "arbitration/review", "receive", None, "arbitration_commission", data)
        return
    for p in turn.snapshot.parties:
        if str(p.id) not in applied:
            yield SendNotice("arb_review_asked", f"party:{p.id}")


def receive(turn: Turn) -> Iterator[Change]:
    for name in ("agreement", "total", "mediation_number"):
        yield SetFact(name, turn.data.get(name))
    yield SetFact("mediators", (turn.data.get("mediators") or "").split())


def fit_to_review(s: Snapshot, actor: Actor, data: Mapping[str, Any]) -> Refusal | None:
    return fit_to_sit(s, [str(data["arbitrator"])]) if data.get("arbitrator") else None


def accept(turn: Turn) -> Iterator[Change]:
    yield GiveRole(Role.ARBITRATOR, UUID(turn.data["arbitrator"]))
    yield AllocateNumber("arbitration_review")
    yield SetFact("accepted_at", turn.now.isoformat())


def not_yet_lengthened(s: Snapshot, actor: Actor, data: Mapping[str, Any]) -> Refusal | None:
    clock = s.find_clock(KEY)
    if clock is not None and clock.status == "open" and not clock.added and not clock.expired:
        return None
    return refuse("审查期限只能延长一次，并且要在届满前批准。", "Lengthened once only, before it ends.", "请尽快决定。", "Decide now.", f"{RULES}第76条")


def lengthen(turn: Turn) -> Iterator[Change]:
    for c in turn.snapshot.open_clocks(KEY):
        due, _ = due_at(Clock(KEY), c.started_at, added=MORE)
        yield UpdateClock(c.key, c.subject, "open", due_at=due, added=MORE)
    yield from tell_parties(turn, "arb_extended")


def overdue(turn: Turn) -> Iterator[Change]:
    for c in turn.snapshot.open_clocks(KEY):
        yield UpdateClock(c.key, c.subject, "open", expired=True)
    yield from tell_parties(turn, "arb_overdue")
    for role in (Role.CLERK, Role.ARBITRATOR, Role.DIRECTOR):
        yield SendNotice("arb_overdue_inside", role.value)


def sign_for(turn: Turn) -> Iterator[Change]:
    """In force when both have signed for it: it can be enforced like an award (Law art. 51)."""
    known = dict(turn.snapshot.facts.get("conciliation") or {})
    signed = list(dict.fromkeys([*known.get("signed_for", ()), str(turn.actor.party)]))
    yield SetFact("conciliation", {**known, "signed_for": signed})
    if {str(p.id) for p in turn.snapshot.parties} <= set(signed):
        yield SetState("confirmed")
        yield from tell_parties(turn, "arb_conciliated")
