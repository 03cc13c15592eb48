"""Reaching a respondent whose number was missing or wrong."""

from collections.abc import Iterator
from uuid import UUID

from shiquan.procedure.changes import Change, SendNotice, UpdateParty
from shiquan.procedure.language import Turn


def correct_phone(turn: Turn) -> Iterator[Change]:
    """The side gets the number that was checked, and the invitation with its link once more."""
    party = UUID(turn.data["party"])
    yield UpdateParty(party, details={"phone": turn.data["phone"]})
    yield SendNotice("respondent_invited", f"party:{party}", {"link": "join"})
