"""The one typst compiler of the process.

It takes tens of milliseconds and about 100 MB to load, and is not safe for two threads at once: hence the lock.
Data goes in as JSON text; no text of a user ever becomes source code.
"""

import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from shiquan.documents.fonts import get_fonts

TEMPLATES = Path(__file__).parent / "templates_typst"
PDF_STANDARD: Literal["a-2b"] = "a-2b"

_LOCK = Lock()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(get_fonts().folders)
    )
    return typst.Compiler(root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)


def compile_pdf(template: str, data: str, timestamp: int) -> tuple[bytes, list[dict[str, Any]], int]:
    """The PDF/A, the places reserved in it (in points from the upper left corner), and the number of pages."""
    with _LOCK:
        compiler = _compiler()
        pdf = compiler.compile(
            input=TEMPLATES / template,
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=[PDF_STANDARD],
            timestamp=timestamp,
        )
        found = json.loads(compiler.query("<place>", field="value"))
        pages = json.loads(compiler.query("<pages>", field="value", one=True))
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no PDF")
    return pdf, found, pages


def compile_svg(template: str, data: str) -> str:
    """A one-page drawing as SVG."""
    with _LOCK:
        svg = _compiler().compile(input=TEMPLATES / template, format="svg", sys_inputs={"data": data})
    if isinstance(svg, list):
        svg = svg[0]
    if not isinstance(svg, bytes):
        raise TypeError("typst gave no drawing")
    return svg.decode()
