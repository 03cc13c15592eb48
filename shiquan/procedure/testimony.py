"""Who is called into a hearing for one part of it: witnesses, appraisers, interpreters, and the stretches of the record that are theirs.

Such a person is not in the room before and after (民诉法解释 (2022) arts. 119-120, 民事证据规定 (2019) art. 74, which arbitration follows),
so nothing but the own stretch is read and signed. 劳动争议调解仲裁法 (2008) art. 40; 劳动人事争议仲裁办案规则 (2017) art. 42.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from shiquan.procedure.language import Actor, Role
from shiquan.procedure.snapshot import Snapshot

PAPER = "testimony_record"
"""The kind of the paper that such a person signs: the own stretch, word for word as in the record."""


def participants_of(facts: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """Everybody who was named: ``id``, ``role``, ``name``, ``party`` that named them, ``person`` once they have come in by the link."""
    return tuple(facts.get("participants") or ())


def seats_of(facts: Mapping[str, Any], person: UUID | None) -> list[dict[str, Any]]:
    """The rows of one person; empty for anybody else."""
    return [row for row in participants_of(facts) if row["person"] is not None and row["person"] == str(person)]


def own_ids(s: Snapshot, actor: Actor) -> set[UUID | None]:
    """Under which ids somebody stands as a signer on papers: as a side, as a person, as somebody heard."""
    return {actor.party, actor.agent, actor.id, *(UUID(row["id"]) for row in seats_of(s.facts, actor.id))}


def find_participant(facts: Mapping[str, Any], row: object) -> dict[str, Any] | None:
    return next((p for p in participants_of(facts) if p["id"] == str(row)), None)


def stretches_of(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The stretches in their order: ``participant``, numbers of the ``entries``, ``ended``, ``document``."""
    return list(facts.get("testimony") or ())


def on_stand(facts: Mapping[str, Any]) -> list[str]:
    """The ids of those who are being heard now."""
    return [row["participant"] for row in stretches_of(facts) if not row["ended"]]


def own_entries(facts: Mapping[str, Any], person: UUID | None) -> set[int]:
    """The numbers of the entries that somebody who was heard may read and may ask to put right."""
    mine = {row["id"] for row in seats_of(facts, person)}
    return {n for row in stretches_of(facts) if row["participant"] in mine for n in row["entries"]}


def own_papers(facts: Mapping[str, Any], person: UUID | None) -> list[str]:
    """The papers of what somebody said."""
    mine = {row["id"] for row in seats_of(facts, person)}
    return [row["document"] for row in stretches_of(facts) if row["participant"] in mine and row["document"]]


def papers_with(facts: Mapping[str, Any], number: int) -> Iterator[UUID]:
    """The papers of stretches that hold an entry."""
    return (UUID(row["document"]) for row in stretches_of(facts) if row["document"] and number in row["entries"])


def role_of(row: Mapping[str, Any]) -> Role:
    return Role(row["role"])
