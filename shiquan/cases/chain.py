"""The hash chain of a case's events, and its verification."""

import hashlib
import json
from collections.abc import Iterator
from typing import NamedTuple

from shiquan.cases.models import Case, Event

GENESIS = "0" * 64


def event_hash(event: Event) -> str:
    """SHA-256 over the event's canonical JSON and the hash before it."""
    body = {
        "case": str(event.case_id),
        "number": event.number,
        "step": event.step,
        "role": event.role,
        "person": str(event.person_id) if event.person_id else None,
        "party": str(event.party) if event.party else None,
        "data": event.data,
        "state": event.state,
        "at": event.at.astimezone().timestamp().hex(),
        "private": event.private,
        "previous": event.previous_hash,
    }
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class ChainResult(NamedTuple):
    case_number: str
    ok: bool
    first_bad_event: int | None
    events: int


def verify_chain(case: Case) -> ChainResult:
    """Recomputes every hash of a case; the last one must be the case's own."""
    previous, number = GENESIS, 0
    name = case.number or str(case.id)
    for event in case.events.order_by("number").iterator():
        number += 1
        if event.number != number or event.previous_hash != previous or event_hash(event) != event.hash:
            return ChainResult(name, False, number, case.events_count)
        previous = event.hash
    complete = number == case.events_count and previous == (case.last_hash or GENESIS)
    return ChainResult(name, complete, None if complete else number + 1, number)


def verify_all_chains() -> Iterator[ChainResult]:
    """Every case's chain, oldest first."""
    for case in Case.objects.order_by("opened_at", "id").iterator(chunk_size=500):
        yield verify_chain(case)
