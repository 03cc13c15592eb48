"""The changes about people beside the sides: who is heard, and who no longer holds a role.

What the rules ask about somebody who is heard stands in the facts, the phone in a sealed row of its own.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from shiquan.procedure.language import Role
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.testimony import participants_of


@dataclass(frozen=True, slots=True)
class AddParticipant:
    id: UUID
    role: str
    name: str
    phone: str
    party: UUID | None = None
    """Which side named this person; none: the tribunal."""

    def apply(self, s: Snapshot) -> Snapshot:
        row = {"id": str(self.id), "role": self.role, "name": self.name, "party": str(self.party) if self.party else None, "person": None}
        return replace(s, facts={**s.facts, "participants": [*participants_of(s.facts), row]})


@dataclass(frozen=True, slots=True)
class UpdateParticipant:
    """A phone put right before anybody has come in by it, or who came in."""

    id: UUID
    phone: str = ""
    person: UUID | None = None

    def apply(self, s: Snapshot) -> Snapshot:
        person = {"person": str(self.person)} if self.person else {}
        rows = [row | person if row["id"] == str(self.id) else row for row in participants_of(s.facts)]
        return replace(s, facts={**s.facts, "participants": rows})


@dataclass(frozen=True, slots=True)
class EndRole:
    """Somebody no longer holds a role on the case: its doors shut at once."""

    role: Role
    person: UUID

    def apply(self, s: Snapshot) -> Snapshot:
        return replace(s, roles=tuple(r for r in s.roles if r != (self.role, self.person)))
