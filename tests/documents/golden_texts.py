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
    lines = [line.strip() for page in pages_of(kind) for line in (*page.splitlines(), "-----")]
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
