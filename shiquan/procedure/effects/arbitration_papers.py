"""Which papers the steps of an arbitration make: what a side files is signed by it with the same act, what the commission says is drafted.

劳动争议调解仲裁法 (2008) arts. 24-39; 劳动人事争议仲裁办案规则 (2017) arts. 9-22, 29-44.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from shiquan.procedure.changes import Change, DraftDocument, RecordSignature, UpdateParty
from shiquan.procedure.conditions_service import PAPER_OF, paper_key
from shiquan.procedure.effects.papers import draft, draft_and_sign
from shiquan.procedure.language import PARTY_ROLES, Effect, Role, Turn
from shiquan.procedure.service import Outcome, Way

TRIED = ("channel", "outcome", "at", "receipt", "tracking", "witness", "address_confirmed")
CONTACT = ("receiver", "address", "contact_phone", "email", "postcode", "agent")


def own(turn: Turn, kind: str, party: UUID | None = None, /, **extra: Any) -> Iterator[Change]:
    """A paper that a side makes, signed by it with the act: by its own hand, or at the counter."""
    side = party or turn.actor.party
    assert side is not None
    yield from _signed(turn, draft(turn, kind, extra={"party": str(side), **extra}, party=side), side)


def _signed(turn: Turn, document: DraftDocument, party: UUID) -> Iterator[Change]:
    yield document
    mine = turn.role in PARTY_ROLES
    hand = turn.data.get("handwriting")
    for role, who in document.signers:
        if who == party and (not mine or turn.actor.party in (None, party)):
            proof = turn.data.get("proof") or ("session" if mine else "counter")
            yield RecordSignature(document.id, who, role, "", UUID(hand) if hand else None, proof if mine or proof == "otp" else "counter")


def filing_papers(turn: Turn) -> Iterator[Change]:
    """The application, the address and the list of evidence, signed by the applicant; a receipt for all of it (Rules art. 29)."""
    applicant = turn.snapshot.side(Role.APPLICANT)[0].id
    titles = [("仲裁申请书", "1份"), ("送达地址确认书", "1份")]
    yield from _signed(turn, draft(turn, "arbitration_application"), applicant)
    yield from own(turn, "service_address", applicant)
    yield from _evidence_list(turn, applicant)
    yield draft(turn, "filing_receipt", extra={"papers": _received(turn, titles)})


def handed_over_papers(turn: Turn) -> Iterator[Change]:
    """A file that came from elsewhere: the application waits for the applicant's signature, the receipt names what came."""
    if not turn.data.get("from_office"):
        yield draft(turn, "arbitration_application")
    came = turn.data.get("mediation_number") or turn.data.get("from_office") or ""
    yield draft(turn, "filing_receipt", extra={"papers": [{"title": "转来的案卷材料", "pages": "1卷", "note": came}]})


def correction_papers(turn: Turn) -> Iterator[Change]:
    if turn.actor.party is not None:
        yield from _evidence_list(turn, turn.actor.party)
    titles = [("补正说明", "1份")] if turn.data.get("text") else []
    yield draft(turn, "filing_receipt", extra={"papers": _received(turn, titles) or [{"title": "补正材料", "pages": "", "note": ""}]})


def _received(turn: Turn, titles: list[tuple[str, str]]) -> list[dict[str, str]]:
    rows = [{"title": title, "pages": pages, "note": ""} for title, pages in titles]
    return rows + [{"title": e["title"], "pages": _pages(e), "note": e.get("proves") or ""} for e in turn.data.get("evidence") or ()]


def _pages(row: Mapping[str, Any]) -> str:
    return f"{row['pages']}页" if row.get("pages") else "1件"


def _evidence_list(turn: Turn, party: UUID) -> Iterator[Change]:
    """Only what was handed in with this act; an earlier list stays as it was signed."""
    rows = turn.data.get("evidence") or ()
    if rows:
        items = [{"title": e["title"], "kind": e.get("kind"), "original": e.get("original"), "pages": str(e.get("pages") or ""), "proves": e.get("proves")} for e in rows]
        yield from own(turn, "evidence_list", party, listed=items, late_reason=turn.data.get("late_reason"))


def evidence_papers(turn: Turn) -> Iterator[Change]:
    if turn.actor.party is not None:
        yield from _evidence_list(turn, turn.actor.party)


def approval(words: str) -> Effect:
    """The approval sheet of the secondary file, signed by whoever decides (Rules art. 22)."""

    def effect(turn: Turn) -> Iterator[Change]:
        extra = {"decision": words, **{k: turn.data.get(k) for k in ("ground", "reason", "commission")}}
        yield from draft_and_sign(turn, "filing_approval", extra=extra)

    return effect


def defence_papers(turn: Turn) -> Iterator[Change]:
    """The statement of defence, the evidence with it, and the address where papers reach this side from now on."""
    d = turn.data
    yield from own(turn, "defence", view=d["view"], disputed=d.get("disputed") or [], limitation=d["limitation"], evidence=_named(d))
    yield from evidence_papers(turn)
    if d.get("address"):
        yield from address_paper(turn)


def _named(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"title": e["title"], "proves": e.get("proves")} for e in data.get("evidence") or ()]


def address_paper(turn: Turn) -> Iterator[Change]:
    """The address counts for every paper from now on; whoever is not reached there bears it (CPL interpretation (2022) art. 136)."""
    party = turn.actor.party or UUID(turn.data["party"])
    told = {k: turn.data.get(k) for k in CONTACT}
    kept = {"address": told["address"], "phone": told["contact_phone"], "email": told["email"]}
    facts = turn.snapshot.find_party(party)
    consents = bool(turn.data.get("electronic_service")) or bool(facts and facts.consents_electronic)
    yield UpdateParty(party, consents_electronic=consents, details={k: v for k, v in kept.items() if v and (k != "phone" or not facts or facts.person is None)})
    yield from own(turn, "service_address", party, **told, consents_electronic=consents)


def asked(kind: str, *names: str) -> Effect:
    """What a side asks for, as a paper signed with the act."""

    def effect(turn: Turn) -> Iterator[Change]:
        yield from own(turn, kind, **{n: turn.data.get(n) for n in names})

    return effect


def counterclaim_papers(turn: Turn) -> Iterator[Change]:
    yield from own(turn, "counterclaim_application", claims=turn.data["claims"], facts=turn.data["story"], evidence=_named(turn.data))
    yield from evidence_papers(turn)


def claim_change_paper(turn: Turn) -> Iterator[Change]:
    known = {str(c.id): c for c in turn.snapshot.claims}
    changed = [
        {"title": known[row["claim"]].title, "old": _yuan(known[row["claim"]].amount), "new": row["amount"]}
        for row in turn.data.get("changed") or () if row["claim"] in known
    ]  # fmt: skip
    yield from own(turn, "claim_change_application", claims=turn.data.get("claims") or [], changed=changed, reason=turn.data["reason"])


def _yuan(value: Any) -> str | None:
    return None if value is None else str(value)


def decided(matter: str, fact: str, article: str, uphold: str, reject: str) -> Effect:
    """A decision as a paper of its own number; what was asked stands in the fact. The step's own effect comes first."""

    def effect(turn: Turn) -> Iterator[Change]:
        known = turn.snapshot.facts.get(fact) or {}
        words = {"uphold": uphold, "upheld": uphold, "join": uphold, "joined": uphold}.get(turn.data.get("decision") or known.get("status") or "", reject)
        if turn.data.get("decision") == "separate":
            words = "告知另行申请仲裁。"
        extra = {"matter": matter, "by": known.get("by"), "asked": known.get("reason") or known.get("story") or known.get("hardship"), "decision": words, "article": article}
        yield draft(turn, "arbitration_decision", extra={**extra, "reason": turn.data.get("reason") or known.get("answer")})

    return effect


def joinder_papers(turn: Turn) -> Iterator[Change]:
    """Both sides are told who was joined; the copy of the application goes to the new one with a notice that names it."""
    yield draft(turn, "joinder_notice", extra={"joined": turn.data["name"], "as_what": turn.data["side"], "reason": turn.data["reason"]})
    yield draft(turn, "response_notice")


def proof_of(paper: str = "") -> Effect:
    """The receipt of one try to serve: manner, outcome, proof, signed by the server with the act (Rules art. 20)."""

    def effect(turn: Turn) -> Iterator[Change]:
        d = turn.data
        key = paper_key(turn.snapshot, d, paper)
        row = turn.snapshot.latest_document(PAPER_OF[key]) if key in PAPER_OF else turn.snapshot.find_document(UUID(d["document"]))
        outcome = Outcome(d.get("outcome") or Outcome.SERVED)
        told = {k: d.get(k) for k in TRIED}
        words = {"manner": Way(d["channel"]).label.zh, "result": outcome.label.zh, "counts": outcome.counts}
        extra = {**told, **words, "to": d.get("party"), "document": str(row.id) if row else "", "paper": key}
        yield from draft_and_sign(turn, "proof_of_service", extra=extra)

    return effect


def transfer_papers(turn: Turn) -> Iterator[Change]:
    extra = {k: turn.data.get(k) for k in ("commission", "reason")}
    yield draft(turn, "transfer_letter", extra=extra)
