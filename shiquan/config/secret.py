"""The secret key of an installation: made once, kept in a file that only its owner reads."""

import os
import secrets
from pathlib import Path


def load_secret_key(file: Path) -> str:
    """The key kept in `file`; makes a new one (mode 0600) when there is none. Raises OSError if that fails."""
    try:
        kept = file.read_text(encoding="ascii").strip()
        if kept:
            return kept
    except FileNotFoundError:
        pass
    file.parent.mkdir(parents=True, exist_ok=True)
    mine = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(48) + "\n")
    # A link fails if another process was faster: then its key is the one that counts.
    try:
        os.link(mine, file)
    except FileExistsError:
        if not file.read_text(encoding="ascii").strip():
            mine.replace(file)
            return file.read_text(encoding="ascii").strip()
    mine.unlink(missing_ok=True)
    return file.read_text(encoding="ascii").strip()
