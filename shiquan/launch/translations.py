"""Compiles each app's translations (.po) when they changed. The result (.mo) is never committed."""

import os
from pathlib import Path

from shiquan.config.environment import REPOSITORY


def compile_translations(root: Path = REPOSITORY / "shiquan") -> int:
    """Compile what is newer than its result; how many files that were. Raises ValueError for a file that is broken."""
    stale = [
        source
        for source in sorted(root.glob("*/locale/*/LC_MESSAGES/*.po"))
        if not (made := source.with_suffix(".mo")).exists() or made.stat().st_mtime <= source.stat().st_mtime
    ]
    if not stale:
        return 0
    # Loaded only when needed: most starts find nothing to do.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in stale:
        with source.open("rb") as stream:
            catalog = read_po(stream, abort_invalid=True)
        draft = source.with_suffix(f".{os.getpid()}.new")
        with draft.open("wb") as stream:
            write_mo(stream, catalog)
        draft.replace(source.with_suffix(".mo"))
    return len(stale)
