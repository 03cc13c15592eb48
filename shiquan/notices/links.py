"""The link in the message to a side, or to a witness: it names the row and can't be guessed."""

from uuid import UUID

from django.conf import settings
from django.core import signing

SALT = "shiquan.respond"
HEARD_SALT = "shiquan.heard"
AGENT_SALT = "shiquan.agent"


def party_token(party: UUID) -> str:
    """The token of a party's own link."""
    return signing.Signer(salt=SALT).sign(party.hex)


def find_party_id(token: str) -> UUID | None:
    """The party a token names, or none if it was not made here."""
    try:
        return UUID(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def party_link(party: UUID) -> str:
    return f"{settings.SHIQUAN_PUBLIC_URL}/respond/{party_token(party)}/"


def participant_token(row: UUID) -> str:
    """The token of somebody who is heard in a case without being a side."""
    return signing.Signer(salt=HEARD_SALT).sign(row.hex)


def find_participant_id(token: str) -> UUID | None:
    """The row such a token names, or none if it was not made here."""
    try:
        return UUID(signing.Signer(salt=HEARD_SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def participant_link(row: UUID) -> str:
    return f"{settings.SHIQUAN_PUBLIC_URL}/arbitration/heard/{participant_token(row)}/"


def agent_token(party: UUID, row: UUID) -> str:
    """The token of an agent: the side, and the agent's row in its power of attorney."""
    return signing.Signer(salt=AGENT_SALT).sign(f"{party.hex}.{row.hex}")


def find_agent_ids(token: str) -> tuple[UUID, UUID] | None:
    """Side and row that such a token names, or none if it was not made here."""
    try:
        party, _, row = signing.Signer(salt=AGENT_SALT).unsign(token).partition(".")
        return UUID(party), UUID(row)
    except (signing.BadSignature, ValueError):
        return None


def agent_link(party: UUID, row: UUID) -> str:
    return f"{settings.SHIQUAN_PUBLIC_URL}/agent/{agent_token(party, row)}/"
