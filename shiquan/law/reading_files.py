"""The text and the rows of a file handed to the command line or the API, whatever a Chinese spreadsheet saved it as."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections.abc import Mapping
from pathlib import Path

from shiquan.law.errors import LawError

_SEPARATORS = ",\t;"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_of_file(path: str) -> str:
    """The text of a file, or of standard input for ``-``. Raises OSError, and UnicodeDecodeError for bytes that are no text."""
    return text_of(sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes())


def text_of(raw: bytes) -> str:
    """UTF-8 with or without a mark at the start, UTF-16 with one, else GB18030. Raises UnicodeDecodeError."""
    if raw.startswith(_UTF_16):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def rows_of(text: str, names: Mapping[str, str] | None = None) -> csv.DictReader[str]:
    """The rows of a table with a heading, separated by commas, tabs or semicolons (whichever the heading has most of).

    ``names`` maps headings as people write them (blanks and capitals do not matter) to the columns' own names.
    """
    clean = text.lstrip("\ufeff")
    heading = clean.partition("\n")[0]
    separator = max(_SEPARATORS, key=heading.count)
    reader = csv.DictReader(io.StringIO(clean, newline=""), delimiter=separator)
    known = names or {}
    reader.fieldnames = [
        known.get(plain.casefold(), plain) for plain in (str(name).strip() for name in reader.fieldnames or ())
    ]
    return reader


def cannot_read(error: Exception) -> LawError:
    """What stands in the way of reading a file, with how to mend it."""
    if isinstance(error, UnicodeDecodeError):
        return LawError(
            "文件不是文本，或编码无法识别；请另存为 UTF-8 或 GB18030 编码的文本",
            "the file is no text, or its encoding is not known; save it as UTF-8 or GB18030",
        )
    return LawError(f"不能读取文件：{error}", f"cannot read the file: {error}")
