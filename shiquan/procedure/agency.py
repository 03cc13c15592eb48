"""Who acts for a side under a power of attorney: 劳动争议调解仲裁法 (2008) art. 24; 民事诉讼法 (2023) arts. 61-63."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from shiquan.procedure.language import Actor, Role
from shiquan.procedure.snapshot import DocumentFacts, Snapshot
from shiquan.procedure.testimony import own_ids, role_of, seats_of


def agents_now(facts: Mapping[str, Any]) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """Every side with each agent whose authority still runs."""
    for party, rows in (facts.get("agents") or {}).items():
        yield from ((UUID(party), row) for row in rows if not row.get("until"))


def agency_of(facts: Mapping[str, Any], person: UUID | None) -> tuple[UUID, dict[str, Any]] | None:
    """The side for which somebody acts who came in by the agent's link, with the agent's row; None for everybody else."""
    return next(((party, row) for party, row in agents_now(facts) if row.get("person") == str(person)), None)


def find_agent(facts: Mapping[str, Any], row: object) -> tuple[UUID, dict[str, Any]] | None:
    """The side and the row of an agent whose authority still runs."""
    return next(((party, one) for party, one in agents_now(facts) if one.get("id") == str(row)), None)


def signing_ids(s: Snapshot, actor: Actor, document: DocumentFacts) -> set[UUID | None]:
    """Under which ids somebody signs this very paper: an agent who has a place of its own beside the side signs there, and only there."""
    if actor.agent is not None and any(who == actor.agent for _, who in document.signers):
        return {actor.agent}
    return own_ids(s, actor)


def acting(mine: UUID | None, facts: Mapping[str, Any], person: UUID) -> tuple[UUID | None, dict[str, Any] | None]:
    """The side that somebody is (``mine``), or acts for under a power of attorney that still runs, then with the agent's row."""
    if mine is not None:
        return mine, None
    return agency_of(facts, person) or (None, None)


def named_in_the_case(actor: Actor, agent: dict[str, Any] | None, facts: Mapping[str, Any]) -> Actor:
    """An agent acts as the side, under the own name and within the powers that the attorney names.

    Somebody who is heard acts under the name in the record, for nothing but the own testimony; a side is nobody's witness.
    """
    if agent is not None:
        powers = frozenset(agent.get("matters") or ())
        return replace(actor, name=agent["name"], roles=actor.roles - {Role.AGENT}, agent=UUID(agent["id"]), powers=powers)
    rows = seats_of(facts, actor.id) if actor.party is None else []
    if not rows:
        return actor
    return replace(actor, name=rows[0]["name"], roles=actor.roles | {role_of(row) for row in rows})
