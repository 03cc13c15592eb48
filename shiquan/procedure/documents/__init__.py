"""The documents of the procedures: one row per kind, from which layout, gaps, signatures and service follow."""

from collections.abc import Mapping
from typing import Any

from shiquan.procedure.documents.arbitration import ARBITRATION_KINDS
from shiquan.procedure.documents.arbitration_ending import ENDING_KINDS
from shiquan.procedure.documents.arbitration_hearing import HEARING_KINDS, PLACES
from shiquan.procedure.documents.arbitration_opening import ARBITRATION_OPENING_KINDS
from shiquan.procedure.documents.confirmation import CONFIRMATION_KINDS, COURT_SERIES
from shiquan.procedure.documents.fields import HANDS, PARTY_FIELDS
from shiquan.procedure.documents.followup import FOLLOWUP_KINDS
from shiquan.procedure.documents.gaps import Gap, find_gaps
from shiquan.procedure.documents.kinds import (
    SEAL_PLACE,
    SIGNER_LABELS,
    DocField,
    DocumentKind,
    Issuer,
    Kind,
    Manner,
    Reader,
    Shape,
    Signer,
    signer_of,
)
from shiquan.procedure.documents.mediation import MEDIATION_KINDS
from shiquan.procedure.documents.opening import OPENING_KINDS
from shiquan.procedure.documents.parties import heads_of, is_listed, side_words

KINDS: Mapping[Kind, DocumentKind] = {
    kind.key: kind
    for kind in (
        *OPENING_KINDS, *MEDIATION_KINDS, *CONFIRMATION_KINDS, *FOLLOWUP_KINDS, *ARBITRATION_KINDS, *ARBITRATION_OPENING_KINDS, *HEARING_KINDS, *ENDING_KINDS,
    )
}  # fmt: skip


MANY_HANDS: Mapping[Signer, str] = {Signer.APPLICANT: "applicants", Signer.RESPONDENT: "respondents", Signer.ARBITRATOR: "arbitrators"}
"""The field that says how many sign in a role."""


def get_kind(key: Kind | str) -> DocumentKind:
    """The row of a kind. Raises ValueError for an unknown key."""
    return KINDS[Kind(key)]


def check_gaps(kind: Kind | str, content: Mapping[str, Any]) -> list[Gap]:
    """The required fields without a value, each with a message in Chinese and English that says what to fill in."""
    return find_gaps(get_kind(kind), content)


def place_keys(kind: Kind | str, content: Mapping[str, Any]) -> list[str]:
    """The names of the signature places of one document: one per party, then the others, the seal last.

    Parties get ``applicant``, ``applicant_2``, … in the order of the content, and so do the arbitrators of a tribunal. A
    content that names its ``places`` has just those: a record is signed by whoever was there.
    """
    row = get_kind(kind)
    if content.get("places"):
        return [*content["places"], SEAL_PLACE] if row.sealed else list(content["places"])
    keys: list[str] = []
    for signer in row.signers:
        names = MANY_HANDS.get(signer)
        count = max(1, len(content.get(names) or ())) if names else 1
        keys += [signer.value if n == 1 else f"{signer.value}_{n}" for n in range(1, count + 1)]
    return [*keys, SEAL_PLACE] if row.sealed else keys


def format_number(prefix: str, stem: str, year: int, serial: int) -> str:
    """A document or case number, such as ``石劳调受〔2026〕第12号``; court numbers ``（2026）陕0922民特12号``.

    The prefix is the office's short name or, for a court, its code.
    """
    if stem == COURT_SERIES:
        return f"（{year}）{prefix}{stem}{serial}号"
    return f"{prefix}{stem}〔{year}〕第{serial}号"


PARTS: Mapping[str, str] = {"chinese": "之{}", "digits": "-{}"}
"""How the papers under one case number are told apart; commissions write either."""
_CHINESE = "〇一二三四五六七八九"


def part_number(number: str, part: int, style: str) -> str:
    """The number of the n-th award of a case: ``…第12号之二``, or ``…第12号-2`` in the style ``digits``."""
    return number + PARTS[style].format(part if style == "digits" else _chinese(part))


def _chinese(value: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _CHINESE[tens]) + ("十" if tens else "") + (_CHINESE[ones] if ones else "")


__all__ = [
    "COURT_SERIES",
    "HANDS",
    "KINDS",
    "PARTY_FIELDS",
    "PLACES",
    "SEAL_PLACE",
    "SIGNER_LABELS",
    "DocField",
    "DocumentKind",
    "Gap",
    "Issuer",
    "Kind",
    "Manner",
    "Reader",
    "Shape",
    "Signer",
    "check_gaps",
    "format_number",
    "get_kind",
    "heads_of",
    "is_listed",
    "part_number",
    "place_keys",
    "side_words",
    "signer_of",
]
