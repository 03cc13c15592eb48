"""The phases of a document as types: Draft → Rendered → Signed → Complete → Served.

Only a ``Complete`` document can be served, so an unsigned one cannot: the type checker refuses it, and so does
``serve`` at run time. ``load_phase`` finds the phase of a stored file from the file itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from shiquan.documents import sign as signing
from shiquan.documents.authority import SigningProvider
from shiquan.documents.render import Rendered, render
from shiquan.procedure.documents import (
    SEAL_PLACE,
    Gap,
    Issuer,
    Kind,
    Manner,
    check_gaps,
    get_kind,
)


class NotServable(ValueError):
    """The document or the manner of service does not allow service; the message says why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Content, not yet laid out."""

    kind: Kind
    content: Mapping[str, Any]

    def gaps(self) -> list[Gap]:
        """What is missing before it can be issued."""
        return check_gaps(self.kind, self.content)

    def render(self, *, number: str | None, office: str, verify_url: str, issued_at: date) -> Rendered:
        """Lay it out. Raises Incomplete."""
        return render(
            self.kind,
            self.content,
            number=number,
            office=office,
            verify_url=verify_url,
            issued_at=issued_at,
        )


@dataclass(frozen=True, slots=True)
class Signed:
    """Signed by somebody, not yet by all (or not yet sealed)."""

    kind: Kind
    pdf: bytes
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Complete:
    """Every signature and the seal are on it; ``sha256`` names these bytes from now on."""

    kind: Kind
    pdf: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Served:
    """A complete document handed to somebody."""

    document: Complete
    recipient: str
    manner: Manner
    at: datetime


def load_phase(kind: Kind, pdf: bytes) -> Rendered | Signed | Complete:
    """The phase of one of our files, read from its signature fields. Raises BrokenPdf."""
    waiting, signed = signing.waiting_places(pdf), signing.signed_places(pdf)
    if not waiting:
        return Complete(kind, pdf, sha256(pdf).hexdigest())
    if signed:
        return Signed(kind, pdf, tuple(waiting))
    return Rendered(kind, pdf, 0, {})


def add_signature(
    document: Rendered | Signed,
    place: str,
    *,
    name: str,
    reason: str,
    at: datetime,
    handwriting_png: bytes | None = None,
    provider: SigningProvider | None = None,
) -> Signed | Complete:
    """Sign at a place; the next phase. Raises what ``sign`` raises."""
    pdf = signing.sign(
        document.pdf,
        place,
        name=name,
        reason=reason,
        at=at,
        handwriting_png=handwriting_png,
        provider=provider,
    )
    return _after(document.kind, pdf)


def add_seal(
    document: Rendered | Signed, *, office: str, at: datetime, provider: SigningProvider | None = None
) -> Complete:
    """Seal a document that everybody has signed; it is complete then. Raises CannotSign."""
    issuer = get_kind(document.kind).sealed or Issuer.ORGANISATION
    pdf = signing.seal(document.pdf, office=office, at=at, issuer=issuer, provider=provider)
    phase = _after(document.kind, pdf)
    assert isinstance(phase, Complete)
    return phase


def needs_only_seal(document: Rendered | Signed) -> bool:
    """Whether all signatures are there and only the seal is missing."""
    return signing.waiting_places(document.pdf) == [SEAL_PLACE]


def serve(document: Complete, *, recipient: str, manner: Manner, at: datetime) -> Served:
    """Record service of a complete document in a manner that its kind allows. Raises NotServable."""
    if not isinstance(document, Complete):
        raise NotServable(
            "文书尚未签名盖章齐全，不能送达 / the document is not complete and cannot be served"
        )
    allowed = get_kind(document.kind).manners
    if manner not in allowed:
        names = "、".join(each.value for each in allowed) or "不需要送达"
        raise NotServable(
            f"这种文书不能用“{manner.value}”方式送达，可用：{names} / not servable by {manner.value}"
        )
    return Served(document, recipient, manner, at)


def _after(kind: Kind, pdf: bytes) -> Signed | Complete:
    phase = load_phase(kind, pdf)
    assert not isinstance(phase, Rendered)
    return phase
