"""The text of each example document. ``python -m tests.documents.golden_texts`` writes the golden files anew."""

import io
import os
import sys
from functools import cache
from pathlib import Path

from pypdf import PdfReader

from shiquan.documents.render import Rendered, render
from shiquan.procedure.documents import KINDS, Kind
from tests.documents.examples import EXAMPLES, frame_of

GOLDEN = Path(__file__).parent / "golden"
THREE = ["严明", "唐静", "魏国强"]
OF_THREE = (Kind.AWARD, Kind.INTERIM_AWARD, Kind.CONCILIATION_STATEMENT, Kind.CORRECTION_DECISION)
"""The papers that a tribunal of three signs, with goldens of their own."""


@cache
def rendered(kind: Kind) -> Rendered:
    """The example document, rendered once."""
    return render(kind, EXAMPLES[kind], **frame_of(kind))


@cache
def pages_of(kind: Kind) -> tuple[str, ...]:
    """The text of each page of the example."""
    return tuple(page.extract_text() for page in PdfReader(io.BytesIO(rendered(kind).pdf)).pages)


def text_of(kind: Kind) -> str:
    """The text of the example, line by line, pages divided by a rule."""
    return _flat(pages_of(kind))


def flat_text(pdf: bytes) -> str:
    """The same for any PDF of ours."""
    return _flat(tuple(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def _flat(pages: tuple[str, ...]) -> str:
    lines = [line.strip() for page in pages for line in (*page.splitlines(), "-----")]
    return "\n".join(line for line in lines if line) + "\n"


def of_three(kind: Kind) -> Rendered:
    """The example with a tribunal of three."""
    return render(kind, EXAMPLES[kind] | {"arbitrators": THREE}, **frame_of(kind))


def write_all() -> None:
    """Write every golden file; look at the differences before committing them."""
    GOLDEN.mkdir(exist_ok=True)
    for kind in KINDS:
        (GOLDEN / f"{kind.value}.txt").write_text(text_of(kind), encoding="utf-8")
    for kind in OF_THREE:
        (GOLDEN / f"{kind.value}_of_three.txt").write_text(flat_text(of_three(kind).pdf), encoding="utf-8")
    sys.stdout.write(f"{len(KINDS)} golden texts written to {GOLDEN}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")
    write_all()
