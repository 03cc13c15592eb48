"""The keys that protect personal data, kept in the data folder and never in the database.

One JSON file, ``<data folder>/keys/personal.json``, readable by its owner only::

    {"current": "k1", "keys": {"k1": "<base64, 32 bytes>"}, "index": "<base64, 32 bytes>"}

Losing the file means losing the sealed values, so it belongs in every backup.
"""

import base64
import binascii
import json
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

KEY_BYTES = 32


class KeyFileDamaged(Exception):
    """The key file exists but cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Keyring:
    """Keys for sealing by id, the id used for new values, and the key of the blind index."""

    current: str
    keys: dict[str, bytes]
    index: bytes


_loaded: dict[Path, Keyring] = {}
"""By the data folder, so that no path is put together each time a value is opened."""


def key_file() -> Path:
    """Return where the keys are kept (setting ``SHIQUAN_DATA``)."""
    return Path(settings.SHIQUAN_DATA) / "keys" / "personal.json"


def get_keyring(*, fresh: bool = False) -> Keyring:
    """Return the keys, making them at first use; ``fresh`` reads the file again.

    Raises KeyFileDamaged when the file is there but unreadable.
    """
    folder: Path = settings.SHIQUAN_DATA
    if fresh or folder not in _loaded:
        path = key_file()
        if not path.exists():
            _write(path, _new_keyring(), replace=False)
        _loaded[folder] = _read(path)
    return _loaded[folder]


def add_key() -> str:
    """Add a sealing key, make it current and return its id. Old keys stay to open old values."""
    ring = get_keyring(fresh=True)
    number = len(ring.keys) + 1
    while f"k{number}" in ring.keys:
        number += 1
    name = f"k{number}"
    keys = {**ring.keys, name: secrets.token_bytes(KEY_BYTES)}
    _write(key_file(), Keyring(current=name, keys=keys, index=ring.index), replace=True)
    get_keyring(fresh=True)
    return name


def _new_keyring() -> Keyring:
    return Keyring("k1", {"k1": secrets.token_bytes(KEY_BYTES)}, secrets.token_bytes(KEY_BYTES))


def _read(path: Path) -> Keyring:
    try:
        raw = json.loads(path.read_text(encoding="ascii"))
        keys = {str(name): base64.b64decode(value, validate=True) for name, value in raw["keys"].items()}
        ring = Keyring(raw["current"], keys, base64.b64decode(raw["index"], validate=True))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise KeyFileDamaged(f"个人信息密钥文件无法读取：{path}。请从备份恢复该文件后再启动。") from error
    if ring.current not in keys or any(len(key) != KEY_BYTES for key in (*keys.values(), ring.index)):
        raise KeyFileDamaged(f"个人信息密钥文件不完整：{path}。请从备份恢复该文件后再启动。")
    return ring


def _write(path: Path, ring: Keyring, *, replace: bool) -> None:
    """Write whole or not at all; without ``replace`` the first of two racing processes wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = {
        "current": ring.current,
        "keys": {name: base64.b64encode(key).decode() for name, key in ring.keys.items()},
        "index": base64.b64encode(ring.index).decode(),
    }
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".personal-")  # mkstemp makes it 0600
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            json.dump(content, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        if replace:
            draft.replace(path)
            return
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink(missing_ok=True)
