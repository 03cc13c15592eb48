"""The papers that the steps of the ending draft: approvals signed with the act, applications, decisions, certificates."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from shiquan.procedure.changes import Change, DraftDocument, RecordSignature, SetFact
from shiquan.procedure.effects.arbitration_papers import decided
from shiquan.procedure.effects.papers import draft, draft_and_sign
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import PARTY_ROLES, Effect, Turn
from shiquan.procedure.snapshot import Snapshot

EXTENSION_OPINIONS = {"approve": "同意延长审理期限", "refuse": "不同意延长，请在期限内裁决"}
INTERIM = ("先予执行申请", "interim", "《劳动争议调解仲裁法》（2008）第44条、《劳动人事争议仲裁办案规则》（2017）第51条", "准许先予执行。", "不准许先予执行，本案继续审理。")
STAY_OPINIONS = {True: "同意中止审理", False: "不同意中止审理"}


def signing(kind: str, *keep: str) -> Effect:
    """An effect that drafts a paper which whoever acts signs with the same act; the named fields go into its content."""

    def effect(turn: Turn) -> Iterator[Change]:
        yield from draft_and_sign(turn, kind, extra={k: turn.data.get(k) for k in keep})

    return effect


def applying(kind: str, *keep: str) -> Effect:
    """An effect that drafts a party's application, signed by that party with the act itself."""

    def effect(turn: Turn) -> Iterator[Change]:
        yield from _signed_by_party(turn, draft(turn, kind, extra={k: turn.data.get(k) for k in keep}))

    return effect


def _signed_by_party(turn: Turn, document: DraftDocument) -> Iterator[Change]:
    yield document
    for role, who in document.signers:
        if turn.role in PARTY_ROLES and who == turn.actor.party:
            yield RecordSignature(document.id, who, role, "", None, "session")


def extension_approval(turn: Turn) -> Iterator[Change]:
    """What the director decided, for or against, before the parties are told (Rules art. 45)."""
    asked = turn.snapshot.facts.get("extension") or {}
    told = {k: asked.get(k) for k in ("days", "reason", "at")}
    told |= {"opinion": EXTENSION_OPINIONS[turn.data["decision"]], "remark": turn.data.get("note"), "approved": turn.data["decision"] == "approve"}
    yield from draft_and_sign(turn, "extension_approval", extra=told)


def stay_approval(approved: bool) -> Effect:
    """What the director decided about a stay (Rules art. 47), drafted while the request for it is still known.

    A stay that nobody asked for is the commission's own.
    """

    def effect(turn: Turn) -> Iterator[Change]:
        known = turn.snapshot.facts.get("stay") or {}
        asked = known if known.get("status") == "asked" else {}
        told = {k: turn.data[k] if approved else asked.get(k) for k in ("ground", "reason")}
        by = turn.snapshot.find_party(UUID(asked["by"])) if asked else None
        told |= {"asked_by": by.name if by else "仲裁庭" if asked else "仲裁委员会", "opinion": STAY_OPINIONS[approved]}
        yield from draft_and_sign(turn, "stay_approval", extra=told | {"remark": None if approved else turn.data["reason"]})

    return effect


def resumption_notice(turn: Turn) -> Iterator[Change]:
    stay = turn.snapshot.facts.get("stay") or {}
    yield draft(turn, "resumption_notice", extra={"reason": turn.data["reason"], "ground": stay.get("ground"), "from": stay.get("from")})


def interim_papers(turn: Turn) -> Iterator[Change]:
    """Granted: the ruling, and the letter by which it goes to the court for enforcement (Law art. 44). Rejected: a decision with the reason."""
    if turn.data["decision"] != "uphold":
        yield from decided(*INTERIM)(turn)
        return
    asked = turn.snapshot.facts.get("interim") or {}
    told = {k: asked.get(k) for k in ("claim", "amount", "hardship")}
    reason = turn.data.get("reason") or turn.data.get("note")
    yield from draft_and_sign(turn, "interim_award", extra=told | {"reason": reason, "security_waived": bool(turn.data.get("security_waived"))})
    yield draft(turn, "interim_transfer", extra=told)


def correction_decision(turn: Turn) -> Iterator[Change]:
    told = {k: turn.data.get(k) for k in ("wrong", "right", "reason", "document")}
    yield from draft_and_sign(turn, "correction_decision", extra=told)


def apply_for_review_on_paper(turn: Turn) -> Iterator[Change]:
    """The joint application: the first side drafts it, each signs it with the tap."""
    known = turn.snapshot.latest_document("review_application")
    if known is None:
        yield from _signed_by_party(turn, draft(turn, "review_application"))
        return
    role = next((r for r, who in known.signers if who == turn.actor.party), None)
    if role is not None and turn.actor.party is not None and turn.actor.party not in known.signed:
        yield RecordSignature(known.id, turn.actor.party, role, "", None, "session")


def payment_order_on_paper(turn: Turn) -> Iterator[Change]:
    """Who takes the road of the payment order gets the application filled in; the worker's own tap signs it (Law art. 16)."""
    if turn.data["road"] == "payment_order":
        yield from _signed_by_party(turn, draft(turn, "payment_order_application"))


def certify_effect(turn: Turn) -> Iterator[Change]:
    """A certificate that a paper is in force, since when, and why (made on request after it took effect)."""
    document = UUID(turn.data["document"])
    since, why = in_force_since(turn.snapshot, document) or (None, "")
    yield SetFact("certified", [*turn.snapshot.facts.get("certified", ()), {"document": str(document), "at": turn.now.isoformat()}])
    yield draft(turn, "effect_certificate", extra={"document": str(document), "effective_on": since, "why": why})


def approve_closing(turn: Turn) -> Iterator[Change]:
    """The director signs the closing (Rules art. 21): what the handler noted and what was decided about it."""
    closing = dict(turn.snapshot.facts.get("closing") or {})
    approved = turn.data["decision"] == "approve"
    answer = {"approved_by": turn.actor.name, "approved_at": turn.now.isoformat()} if approved else None
    yield SetFact("closing", {**closing, **answer} if answer else None)
    opinion = "同意结案" if approved else "退回补正后再报"
    yield from draft_and_sign(turn, "closing_approval", extra={**closing, "opinion": opinion, "remark": turn.data.get("note")})


def in_force_since(s: Snapshot, document: UUID) -> tuple[str, str] | None:
    """Since which day (ISO) a paper of the case is in force and why; None while it is not.

    Law arts. 47-51: a final item from the day it is made; a non-final one when nobody sued in fifteen days of receipt; a
    conciliation statement when both have signed for it. Interp. I (2020) art. 16: a suit about any item takes effect from all.
    """
    facts = s.find_document(document)
    if facts is None or facts.status != "complete":
        return None
    if facts.kind == "conciliation_statement":
        signed = s.facts.get("conciliation") or {}
        day = _day(signed.get("at"))
        return (day, "双方当事人均已签收调解书。") if s.state == "conciliated" and day else None
    if facts.kind != "award" or any(r["what"] in ("lawsuit", "set_aside") for r in s.facts.get("remedies", ())):
        return None
    award = s.facts.get("award") or {}
    kind = next((k for k, row in (award.get("papers") or {}).items() if row == str(document)), None)
    if kind == "final":
        day = _day(award.get("made_at"))
        return (day, "终局裁决自作出之日起发生法律效力。") if day else None
    return _not_sued(s) if kind == "nonfinal" else None


def _not_sued(s: Snapshot) -> tuple[str, str] | None:
    """When the last side's fifteen days ended unused."""
    clocks = [c for c in s.clocks if c.key == "SUE_AFTER_AWARD"]
    over = all(c.status not in ("open", "paused") for c in clocks)
    if s.state not in ("awarded", "default_awarded") or not clocks or not over:
        return None
    last = max(c.due_at for c in clocks if c.due_at is not None)
    return (last.astimezone(SHANGHAI).date() + timedelta(days=1)).isoformat(), "双方当事人收到裁决书后十五日内均未起诉。"


def _day(value: Any) -> str | None:
    return datetime.fromisoformat(value).astimezone(SHANGHAI).date().isoformat() if value else None
