"""The changes that name somebody who is heard. What the rules ask for stands in the facts, the phone in a sealed row of its own."""

from dataclasses import dataclass, replace
from uuid import UUID

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
