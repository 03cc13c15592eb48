"""The link in a respondent's message: it names the party and can't be guessed."""

from uuid import UUID

from django.conf import settings
from django.core import signing

SALT = "shiquan.respond"


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
