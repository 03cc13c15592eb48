"""The text of a file handed to the command line, whatever a Chinese spreadsheet saved it as."""

from __future__ import annotations

import sys
from pathlib import Path


def text_of_file(path: str) -> str:
    """The text of a file, or of standard input for ``-``: UTF-8 with or without a mark at the start, else GB18030.

    Raises OSError for a file that cannot be read and UnicodeDecodeError for bytes that are no text.
    """
    raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")
