"""A case goes out of arbitration to a mediation organisation and comes back: one file, and nothing is typed again.

劳动人事争议仲裁办案规则 (2017) arts. 70, 72. What is said and offered out there stays behind the wall; only the result comes back,
and the signed agreement where there is one, so that the tribunal can make its statement from it.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from shiquan.procedure.changes import (
    Change,
    OpenCase,
    SetFact,
    SetState,
    TellParent,
    UpdateClaim,
    UpdateClock,
)
from shiquan.procedure.conditions_arbitration import RULES, refuse
from shiquan.procedure.effects.arbitration import start_clock, tell_bench, tell_parties
from shiquan.procedure.effects.handover import carried, receive_for_talks
from shiquan.procedure.language import Actor, Effect, Refusal, Turn
from shiquan.procedure.snapshot import Snapshot

CLOCK = "ARB_DELEGATED_MEDIATION"
AGREED_TERMS = ("total", "payments", "other_terms")
"""What the sides signed: the tribunal's statement is drafted from it (Rules art. 72)."""


def somebody_is_named(s: Snapshot, actor: Actor, data: Any) -> Refusal | None:
    if data.get("office") or data.get("body"):
        return None
    return refuse(
        "请选择平台内的调解组织，或者写明委托给谁。", "Choose an organisation on this platform, or say to whom the case goes.",
        "两项填一项即可。", "One of the two is enough.", f"{RULES}第70条",
    )  # fmt: skip


def is_elsewhere(s: Snapshot, actor: Actor, data: Any) -> Refusal | None:
    """The result of a mediation on this platform comes by itself; nobody writes it down for the mediator."""
    if not (s.facts.get("delegated") or {}).get("office"):
        return None
    return refuse(
        "调解在平台内进行，结果会自动转回。", "The mediation runs on this platform: its result comes back by itself.",
        "请等待，或者等委托期满自动恢复仲裁。", "Wait, or let the time for mediation run out.", f"{RULES}第70条",
    )  # fmt: skip


def delegate(turn: Turn) -> Iterator[Change]:
    """To an organisation on this platform, where a mediation of the same file opens; or to somebody elsewhere, by name."""
    office = turn.data.get("office")
    told = {"to": turn.data.get("body") or "", "office": office, "at": turn.now.isoformat(), "state": turn.snapshot.state, "status": "asked"}
    yield SetFact("delegated", told)
    yield SetState("delegated")
    yield from start_clock(turn, CLOCK)
    yield from tell_parties(turn, "arb_delegated")
    if office:
        data = carried(turn.snapshot) | {"arbitration_number": turn.snapshot.number}
        yield OpenCase(turn.new_id(), "mediation/onestop", "receive_delegated", UUID(office), "", data)


def receive_delegated(turn: Turn) -> Iterator[Change]:
    """The organisation's side: accepted by being sent, numbered at once, with what the applicant told the commission."""
    yield from receive_for_talks(turn)
    yield SetFact("delegated_by", {"number": turn.data.get("arbitration_number"), "at": turn.now.isoformat()})


def hand_back(result: str) -> Effect:
    """An effect of every ending of a mediation: whoever sent it out learns the result."""

    def effect(turn: Turn) -> Iterator[Change]:
        if turn.snapshot.facts.get("delegated_by"):
            agreement = turn.snapshot.facts.get("agreement") or {}
            terms = {k: agreement.get(k) for k in AGREED_TERMS} if result == "agreed" else {}
            yield TellParent("hear_of_mediation", {"result": result, "number": turn.snapshot.number, **terms})
        elif turn.snapshot.facts.get("put_off_by"):
            # Acceptance was put off for these talks (art. 69): if they failed, it goes on without anybody asking.
            if result == "agreed":
                yield TellParent("hear_of_agreement", {"number": turn.snapshot.number})
            else:
                yield TellParent("resume_filing", {"reason": "先行调解没有达成协议"})

    return effect


def hand_back_agreement(turn: Turn) -> Iterator[Change]:
    """The same, when the paper that took effect is the agreement."""
    paper = turn.snapshot.find_document(UUID(turn.data["document"]))
    if paper is not None and paper.kind == "mediation_agreement":
        yield from hand_back("agreed")(turn)


def return_from_mediation(turn: Turn) -> Iterator[Change]:
    """Agreed or not, the case comes back to where it was; without agreement the hearing must be held (Rules art. 70).

    What was settled or given up out there was said without prejudice: without an agreement every claim stands open again.
    """
    known = dict(turn.snapshot.facts.get("delegated") or {})
    result = turn.data.get("result") or "not_agreed"
    brought = {k: turn.data.get(k) for k in ("number", *AGREED_TERMS) if turn.data.get(k)}
    yield SetState(known.get("state") or "preparing")
    yield SetFact("delegated", {**known, **brought, "status": result})
    for c in turn.snapshot.open_clocks(CLOCK):
        yield UpdateClock(c.key, c.subject, "met" if c.due_at is None or turn.now <= c.due_at else "missed")
    if result != "agreed":
        for claim in turn.snapshot.claims:
            if claim.status in ("settled", "dropped"):
                yield UpdateClaim(claim.id, "open")


def tell_of_return(turn: Turn) -> Iterator[Change]:
    kind = "arb_back_agreed" if turn.data.get("result") == "agreed" else "arb_back_failed"
    yield from tell_parties(turn, kind)
    yield from tell_bench(turn, kind)


def agreed_terms(s: Snapshot) -> dict[str, Any]:
    """The statement's form, filled from the agreement that came back from mediation; empty without one (Rules art. 72)."""
    known = s.facts.get("delegated") or {}
    if known.get("status") != "agreed":
        return {}
    payments = [{k: p.get(k) for k in ("due_on", "amount", "way")} for p in known.get("payments") or ()]
    lines = [f"被申请人于{p['due_on']}前向申请人支付{p['amount']}元{'，' + p['way'] if p['way'] else ''}。" for p in payments]
    return {"terms": "\n".join([*lines, *filter(None, [known.get("other_terms")])]), "total": known.get("total"), "payments": payments}


def stays_with_the_tribunal(s: Snapshot, actor: Actor, data: Any) -> Refusal | None:
    """An agreement made out of a running arbitration becomes the tribunal's statement, not another body's paper."""
    if not s.facts.get("delegated_by"):
        return None
    return refuse(
        "这件调解是仲裁委员会委托的，协议由仲裁庭制作调解书确认。", "This mediation was sent out by the commission: its tribunal makes a statement of the agreement.",
        "请在仲裁案件里申请制作调解书，或者撤回仲裁申请。", "Ask for the statement in the arbitration, or withdraw the application there.", f"{RULES}第70条、第72条",
    )  # fmt: skip
