"""Files at rest: encrypted with the installation's personal-data key, bound to their row."""

import hashlib
import os
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from shiquan.cases.clock import now
from shiquan.cases.models import StoredFile
from shiquan.organisations.keyring import get_keyring
from shiquan.organisations.models import Person


class FileMissing(Exception):
    """The stored bytes are not there, or do not open."""


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _seal(data: bytes, row: UUID) -> bytes:
    ring = get_keyring()
    nonce = os.urandom(12)
    head = f"1.{ring.current}.".encode()
    return head + nonce + AESGCM(ring.keys[ring.current]).encrypt(nonce, data, row.bytes)


def _open(raw: bytes, row: UUID) -> bytes:
    _version, key_id, rest = raw.split(b".", 2)
    ring = get_keyring()
    if key_id.decode() not in ring.keys:
        ring = get_keyring(fresh=True)
    return AESGCM(ring.keys[key_id.decode()]).decrypt(rest[:12], rest[12:], row.bytes)


def store(data: bytes, name: str, media_type: str, *, owner: Person | None = None, session: str = "") -> StoredFile:
    """Keeps bytes as a new complete file."""
    row = StoredFile(owner=owner, session=session, name=name[:200], media_type=media_type, created_at=now())
    write(row, data)
    return row


def write(row: StoredFile, data: bytes) -> None:
    """Writes (or writes anew, under a new path) the bytes of a row and saves it; the old bytes go."""
    old = row.path
    row.sha256 = digest(data)
    row.size = row.received = len(data)
    folder = row.created_at.strftime("%Y/%m/%d")
    row.path = default_storage.save(f"{folder}/{row.id}-{row.sha256[:8]}", ContentFile(_seal(data, row.id)))
    row.complete = True
    row.save()
    if old and old != row.path:
        default_storage.delete(old)


def read(row: StoredFile) -> bytes:
    """The bytes of a file. Raises :class:`FileMissing`."""
    try:
        with default_storage.open(row.path, "rb") as stream:
            return _open(stream.read(), row.id)
    except (OSError, ValueError, KeyError) as error:
        raise FileMissing(row.name) from error
