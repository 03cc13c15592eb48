"""What offers change: made, accepted, declined; a claim settled or given up."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from shiquan.procedure.changes import AddOffer, Change, SendNotice, UpdateClaim, UpdateOffer
from shiquan.procedure.effects.inputs import read_sum
from shiquan.procedure.language import Role, Turn


def offer(turn: Turn) -> Iterator[Change]:
    d, party = turn.data, turn.actor.party
    claim = UUID(d["claim"]) if d.get("claim") else None
    for o in turn.snapshot.offers:
        if o.status == "open" and o.claim == claim and o.party == party and o.by is turn.role:
            yield UpdateOffer(o.id, "superseded")
    shared = not d.get("mediator_only")
    yield AddOffer(turn.new_id(), claim, turn.role, party, read_sum(d.get("amount")), d.get("terms") or "", shared)
    if shared:
        for p in turn.snapshot.parties:
            if p.id != party:
                yield SendNotice("offer_made", f"party:{p.id}")
    yield SendNotice("offer_made", Role.MEDIATOR.value)


def accept_offer(turn: Turn) -> Iterator[Change]:
    """A party's offer is accepted by the other side; the mediator's proposal needs both sides."""
    o = turn.snapshot.find_offer(UUID(turn.data["offer"]))
    assert o is not None and turn.actor.party is not None
    accepted = (*o.accepted_by, turn.actor.party)
    sides = {p.side for p in turn.snapshot.parties if p.id in (*accepted, o.party)}
    if not {Role.APPLICANT, Role.RESPONDENT} <= sides:
        yield UpdateOffer(o.id, "open", accepted)
        return
    yield UpdateOffer(o.id, "accepted", accepted)
    if o.claim is not None:
        yield UpdateClaim(o.claim, "settled", o.amount)
    else:
        yield from _settle_all(turn, o.amount)
    yield SendNotice("offer_accepted", Role.MEDIATOR.value)


def _settle_all(turn: Turn, amount: Decimal | None) -> Iterator[Change]:
    """A lump sum settles every open claim; the parts follow the claimed sums, the last takes the rest."""
    claims = [c for c in turn.snapshot.claims if c.status == "open"]
    total = sum((c.amount or Decimal(0) for c in claims), Decimal(0))
    left = amount or Decimal("0.00")
    for i, c in enumerate(claims):
        if i == len(claims) - 1:
            part = left
        elif total:
            part = ((amount or Decimal(0)) * (c.amount or Decimal(0)) / total).quantize(Decimal("0.01"))
        else:
            part = Decimal("0.00")
        left -= part
        yield UpdateClaim(c.id, "settled", part)


def decline_offer(turn: Turn) -> Iterator[Change]:
    yield UpdateOffer(UUID(turn.data["offer"]), "declined")
    yield SendNotice("offer_declined", Role.MEDIATOR.value)


def settle_claim(turn: Turn) -> Iterator[Change]:
    yield UpdateClaim(UUID(turn.data["claim"]), "settled", read_sum(turn.data["amount"]))


def drop_claim(turn: Turn) -> Iterator[Change]:
    yield UpdateClaim(UUID(turn.data["claim"]), "dropped")
