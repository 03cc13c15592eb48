"""How the identity of a signer was checked: never taken from what was sent, except that the counter says so itself."""

from collections.abc import Mapping
from typing import Any

from shiquan.accounts import codes
from shiquan.cases.models import Event
from shiquan.law.text import Label
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person
from shiquan.procedure.language import InvalidData
from shiquan.procedure.tables import PROCEDURES

CODE = "code"


ASKS_PROOF = frozenset(
    step.key for p in PROCEDURES.values() for step in p.steps if any(f.name == "proof" for f in step.form)
)


def with_proof(step: str, person: Person, data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The data with an honest ``proof``: ``otp`` after a right code for this very document, else ``session``.

    A code is used up once; a request repeated under its key needs none. Raises InvalidData for a wrong code.
    """
    if step not in ASKS_PROOF:
        return dict(data)
    given = {k: v for k, v in data.items() if k != CODE}
    proof = "session"
    code = str(data.get(CODE) or "")
    if code and not Event.objects.filter(key=key).exists():
        _check(person, str(data.get("document") or step), code)
        proof = "otp"
    elif data.get("proof") == "counter" and any(role == "counter" for role, _office in active_roles(person)):
        proof = "counter"
    return {**given, "proof": proof}


def _check(person: Person, subject: str, code: str) -> None:
    try:
        codes.check(person.phone, f"sign:{subject}", code)
    except codes.CodeRefused as refused:
        raise InvalidData({CODE: Label(refused.message, refused.message)}) from refused
