"""When a side is too many to be set out in the head of a paper: then those who speak for it stand there, and a list follows."""

from collections.abc import Mapping, Sequence
from typing import Any

MANY = 4
"""Up to three are each named in full."""
GROUP = 10
"""So many are listed even before anybody speaks for them: 劳动人事争议仲裁办案规则 (2017) art. 62."""


def is_listed(parties: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a side stands in a list at the end: its head names the representatives (Rules (2017) art. 63) and how many there are."""
    return len(parties) >= GROUP or (len(parties) >= MANY and any(p.get("represents") for p in parties))


def heads_of(parties: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Whom a paper names for the side: everybody, or of a listed side those who speak for it, or its first."""
    if not is_listed(parties):
        return list(parties)
    return [p for p in parties if p.get("represents")] or [parties[0]]


def side_words(parties: Sequence[Mapping[str, Any]]) -> str:
    """The side in a running text: all names, or ``甲、乙等12人``."""
    names = "、".join(str(p["name"]) for p in heads_of(parties))
    return f"{names}等{len(parties)}人" if is_listed(parties) else names
