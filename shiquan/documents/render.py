"""Documents as PDF/A-2b: typst sets the layout, the content goes in as data, signature places come out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

import segno

from shiquan.documents.chinese import LEGAL_ZONE, write_date, write_date_in_words
from shiquan.documents.engine import compile_pdf
from shiquan.documents.fonts import get_fonts
from shiquan.documents.pdf import add_signature_fields
from shiquan.documents.view import Printable, show_content
from shiquan.procedure.documents import (
    SEAL_PLACE,
    SIGNER_LABELS,
    DocumentKind,
    Gap,
    Issuer,
    Kind,
    Signer,
    check_gaps,
    get_kind,
    place_keys,
    signer_of,
)

PAGE_HEIGHT = 841.8898
"""A4 in points; places are measured from the lower left corner, as in PDF."""


class Purpose(StrEnum):
    """What the paper is for: a document to issue, a preview to read, or an empty form for the counter."""

    ISSUE = "issue"
    PREVIEW = "preview"
    BLANK = "blank"


class Incomplete(ValueError):
    """The content has gaps; a document with gaps is never issued."""

    def __init__(self, gaps: list[Gap]) -> None:
        self.gaps = gaps
        super().__init__("；".join(gap.message.zh for gap in gaps))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signature or the seal goes: page from 1, and a box in points from the page's lower left corner."""

    page: int
    x: float
    y: float
    w: float
    h: float

    def as_json(self) -> dict[str, float]:
        """For storing."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A laid out document that nobody has signed yet. ``missing`` lists characters that no font could show."""

    kind: Kind
    pdf: bytes
    pages: int
    places: dict[str, Place]
    missing: tuple[str, ...] = ()


def render(
    kind: Kind | str,
    content: Mapping[str, Any],
    *,
    number: str | None,
    office: str,
    verify_url: str,
    issued_at: date,
    purpose: Purpose = Purpose.ISSUE,
) -> Rendered:
    """Lay out a document and make an empty signature field at each reserved place.

    ``office`` is the issuing office or, for a party's application, the office it is addressed to. ``verify_url`` is
    printed as QR code; its last part is the verification code. The same input gives the same bytes.
    Raises ``Incomplete`` for a document to issue with gaps, ``UnknownField`` for a field the kind does not have.
    """
    row = get_kind(kind)
    if purpose is Purpose.ISSUE and (gaps := check_gaps(row.key, content)):
        raise Incomplete(gaps)
    printable = Printable()
    doc = _frame(row, content, number, office, verify_url, issued_at, purpose, printable)
    data = {
        "doc": doc,
        "content": show_content(row, content, printable),
        "labels": {field.name: field.label.zh for field in row.fields},
        "signers": _signers(row, content),
    }
    pdf, places, pages = _compile(row.template, data, issued_at)
    if purpose is Purpose.ISSUE:
        pdf = add_signature_fields(pdf, {key: _field(place) for key, place in places.items()})
    return Rendered(row.key, pdf, pages, places, tuple(sorted(printable.missing)))


def render_pdf(
    kind: Kind | str,
    content: Mapping[str, Any],
    *,
    number: str | None,
    office: str,
    verify_url: str,
    issued_at: date,
) -> bytes:
    """The PDF alone; see ``render``."""
    return render(kind, content, number=number, office=office, verify_url=verify_url, issued_at=issued_at).pdf


def render_blank(kind: Kind | str, *, office: str, issued_at: date) -> bytes:
    """An empty form of the kind to fill in by hand at a counter."""
    return render(
        kind, {}, number=None, office=office, verify_url="", issued_at=issued_at, purpose=Purpose.BLANK
    ).pdf


def _frame(
    row: DocumentKind,
    content: Mapping[str, Any],
    number: str | None,
    office: str,
    verify_url: str,
    issued_at: date,
    purpose: Purpose,
    printable: Printable,
) -> dict[str, Any]:
    fonts = get_fonts()
    shown_number = printable.text(number or "")
    code = verify_url.rstrip("/").rpartition("/")[2] if verify_url else ""
    blank = purpose is Purpose.BLANK
    return {
        "title": row.title.zh,
        "full_title": f"{row.title.zh} {shown_number}".strip(),
        "number": shown_number,
        "office": printable.text(office),
        "issued_on": "　　年　　月　　日" if blank else write_date(issued_at),
        "issued_in_words": "　　年　　月　　日" if blank else write_date_in_words(issued_at),
        "keywords": _keywords(row, shown_number or str(content.get("case_number") or ""), code),
        "verify_code": printable.text(code),
        "qr": _qr(verify_url) if verify_url else "",
        "sealed": row.sealed is not None,
        "by_party": row.issuer is Issuer.PARTY,
        "preview": purpose is Purpose.PREVIEW,
        "articles": list(row.articles),
        "body_fonts": list(fonts.body),
        "heading_fonts": list(fonts.heading),
        "foot_left": shown_number or printable.text(content.get("case_number") or ""),
        "foot_right": f"查验码 {printable.text(code)}" if code else "",
    }


def _keywords(row: DocumentKind, number: str, code: str) -> list[str]:
    """What the verifier reads back from the file itself."""
    return [f"kind:{row.key.value}", f"number:{number}", f"code:{code}"]


def _qr(url: str) -> str:
    # Readers take any mask; weighing all eight would cost a sixth of the whole document.
    return segno.make(url, error="m", micro=False, mask=3).svg_inline(border=0, scale=4)


def _signers(row: DocumentKind, content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One signature cell per place but the seal's, with the printed name beside the role where there are several."""
    cells = []
    for key in place_keys(row.key, content):
        if key == SEAL_PLACE:
            continue
        stem = signer_of(key)
        count = key.removeprefix(stem).removeprefix("_")
        if stem == Signer.ARBITRATOR and len(content.get("arbitrators") or ()) > 1:
            cells.append({"key": key, "label": _seat(list(content["arbitrators"]), int(count or 1)), "company": False})
            continue
        if stem == Signer.APPLICANT and content.get("hands"):
            cells.append({"key": key, "label": f"申请人代表　{content['hands'][int(count or 1) - 1]}", "company": False})
            continue
        parties = content.get({"applicant": "applicants", "respondent": "respondents", "third_party": "third_parties", "party": "filer"}.get(stem, ""), ())
        party = parties[int(count or 1) - 1] if parties else {}
        cells.append(
            {
                "key": key,
                "label": SIGNER_LABELS[Signer(stem)].zh + (count if count else ""),
                "company": bool(party.get("company")),
            }
        )
    return cells


def _seat(names: list[str], turn: int) -> str:
    """Who signs where on a paper of three: the presiding arbitrator first, each with the name printed."""
    name = names[turn - 1] if turn <= len(names) else ""
    return f"{'首席仲裁员' if turn == 1 else SIGNER_LABELS[Signer.ARBITRATOR].zh}　{name}".rstrip()


def _compile(template: str, data: Mapping[str, Any], day: date) -> tuple[bytes, dict[str, Place], int]:
    """The bytes, the reserved places and the number of pages."""
    # A fixed hour makes the same input give the same bytes, so a document can be made again and compared.
    stamp = datetime.combine(day, time(12), LEGAL_ZONE)
    pdf, found, pages = compile_pdf(template, json.dumps(data, ensure_ascii=False), int(stamp.timestamp()))
    places = {
        item["key"]: Place(
            item["page"],
            round(item["x"], 2),
            round(PAGE_HEIGHT - item["y"] - item["h"], 2),
            round(item["w"], 2),
            round(item["h"], 2),
        )
        for item in found
    }
    return pdf, places, pages


def _field(place: Place) -> tuple[int, tuple[float, float, float, float]]:
    return place.page - 1, (place.x, place.y, place.x + place.w, place.y + place.h)
