"""The text of each example document. ``python -m tests.documents.golden_texts`` writes the golden files anew."""

import io
import os
import sys
from pathlib import Path

from pypdf import PdfReader

from shiquan.documents.render import render
from shiquan.procedure.documents import KINDS, Kind
from tests.documents.examples import EXAMPLES, frame_of

GOLDEN = Path(__file__).parent / "golden"


def text_of(kind: Kind) -> str:
    """The text of the example, line by line, pages divided by a rule."""
    pdf = render(kind, EXAMPLES[kind], **frame_of(kind)).pdf
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    lines = [line.strip() for page in pages for line in (*page.splitlines(), "-----")]
    return "\n".join(line for line in lines if line) + "\n"


def write_all() -> None:
    """Write every golden file; look at the differences before committing them."""
    GOLDEN.mkdir(exist_ok=True)
    for kind in KINDS:
        (GOLDEN / f"{kind.value}.txt").write_text(text_of(kind), encoding="utf-8")
    sys.stdout.write(f"{len(KINDS)} golden texts written to {GOLDEN}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")
    write_all()
