"""Which fonts documents are set in, and which characters they can show.

Default: Noto Serif SC for text and Noto Sans SC for headings (package pylopdf-fonts-zh-cn). An office that owns a
Fangsong sets ``SHIQUAN_FONT_FOLDERS`` (folders), ``SHIQUAN_BODY_FONTS`` and ``SHIQUAN_HEADING_FONTS`` (families, in
order of preference) in the environment (docs/settings.md).
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

PACKAGED = Path(pylopdf_fonts_zh_cn.__file__).parent
MISSING = "□"
"""Shown where no font has the character, as printed Chinese does."""


@dataclass(frozen=True, slots=True)
class FontChoice:
    """Folders with font files, and families in order of preference."""

    folders: tuple[str, ...]
    body: tuple[str, ...]
    heading: tuple[str, ...]


@cache
def get_fonts() -> FontChoice:
    """The fonts of this installation; the packaged ones always stand behind the office's own."""
    return FontChoice(
        folders=(*_setting("SHIQUAN_FONT_FOLDERS"), str(PACKAGED)),
        body=(*_setting("SHIQUAN_BODY_FONTS"), "Noto Serif SC"),
        heading=(*_setting("SHIQUAN_HEADING_FONTS"), "Noto Sans SC"),
    )


def _setting(name: str) -> tuple[str, ...]:
    try:
        return tuple(str(value) for value in getattr(settings, name, ()))
    except ImproperlyConfigured:  # the command verifies files, and the bench runs, without any settings
        return ()


@cache
def covered_characters() -> frozenset[int]:
    """The code points that every text font together can show; PDF/A refuses a text with any other."""
    found: set[int] = set()
    for folder in get_fonts().folders:
        for path in sorted(Path(folder).iterdir()):
            if path.suffix.lower() in {".otf", ".ttf"}:
                found.update(_code_points(path.read_bytes()))
    return frozenset(found - set(range(0x20)))


def _code_points(font: bytes) -> Iterable[int]:
    """The code points of the best Unicode table (``cmap`` format 12, else 4) of an OpenType font."""
    tables = {}
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        tables[tag] = offset
    start = tables[b"cmap"]
    formats = {}
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        offset = start + struct.unpack_from(">I", font, start + 8 + 8 * number)[0]
        formats[struct.unpack_from(">H", font, offset)[0]] = offset
    if 12 in formats:
        return _format_12(font, formats[12])
    return _format_4(font, formats[4]) if 4 in formats else ()


def _format_12(font: bytes, at: int) -> Iterable[int]:
    for number in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * number)
        yield from range(first, last + 1)


def _format_4(font: bytes, at: int) -> Iterable[int]:
    double = struct.unpack_from(">H", font, at + 6)[0]
    for number in range(0, double, 2):
        last = struct.unpack_from(">H", font, at + 14 + number)[0]
        first = struct.unpack_from(">H", font, at + 16 + double + number)[0]
        yield from range(first, min(last, 0xFFFE) + 1)
