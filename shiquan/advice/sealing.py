"""Answers travel in the address of the page, sealed: nothing is stored, nothing can be read in a log, back loses nothing."""

import json
from typing import Any
from uuid import UUID

from shiquan.organisations.personal import SealBroken, open_text, seal_text

FIELD = "advice.answers"
NOBODY = UUID(int=0)
LONGEST = 6000
"""Characters of a token; longer addresses are cut by some servers."""

Answers = dict[str, Any]


class TooLong(ValueError):
    """More was typed than an address can carry."""


def seal(answers: Answers) -> str:
    """The token that carries the answers. Raises TooLong."""
    if not answers:
        return ""
    token = seal_text(json.dumps(answers, ensure_ascii=False, separators=(",", ":")), field=FIELD, row=NOBODY)
    if len(token) > LONGEST:
        raise TooLong(str(len(token)))
    return token


def unseal(token: str) -> Answers | None:
    """The answers behind a token; an empty one gives none. None for a token that was cut, altered or sealed elsewhere."""
    if not token:
        return {}
    if len(token) > LONGEST:
        return None
    try:
        read = json.loads(open_text(token, field=FIELD, row=NOBODY))
    except (SealBroken, UnicodeError, ValueError):
        return None
    return read if isinstance(read, dict) else None
