"""Files at rest: encrypted with the installation's personal-data key, bound to their row."""

import hashlib
import os
from functools import partial
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

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
        # Not before the commit: until then others read the old path, and a killed process leaves it standing.
        transaction.on_commit(partial(default_storage.delete, old))


def read(row: StoredFile) -> bytes:
    """The bytes of a file. Raises :class:`FileMissing`."""
    try:
        return _read(row)
    except FileNotFoundError as error:
        # Written anew (a paper was signed) since this row was read: what stands there now is meant.
        now_at = StoredFile.objects.filter(pk=row.pk).values_list("path", flat=True).first()
        if now_at in (None, row.path):
            raise FileMissing(row.name) from error
        row.path = now_at
    except (OSError, ValueError, KeyError, InvalidTag) as error:
        raise FileMissing(row.name) from error
    try:
        return _read(row)
    except (OSError, ValueError, KeyError, InvalidTag) as error:
        raise FileMissing(row.name) from error


def _read(row: StoredFile) -> bytes:
    with default_storage.open(row.path, "rb") as stream:
        return _open(stream.read(), row.id)


def delete(row: StoredFile) -> None:
    """Removes a file's row and bytes, half uploads too. Only for files that no case holds."""
    delete_parts(row)
    if row.path:
        default_storage.delete(row.path)
    row.delete()


def write_part(row: StoredFile, data: bytes) -> None:
    """Keeps the next bytes of an upload, sealed, beside the parts before; counts them in ``received`` and saves."""
    place = _part(row, row.received)
    default_storage.delete(place)  # what a killed process wrote and never counted
    default_storage.save(place, ContentFile(_seal(data, row.id)))
    row.received += len(data)
    row.save(update_fields=["received"])


def join_parts(row: StoredFile) -> bytes:
    """All bytes of an upload so far. Raises :class:`FileMissing` when a part is gone or does not fit."""
    whole = b""
    while len(whole) < row.received:
        try:
            with default_storage.open(_part(row, len(whole)), "rb") as stream:
                part = _open(stream.read(), row.id)
        except (OSError, ValueError, KeyError, InvalidTag) as error:
            raise FileMissing(row.name) from error
        if not part:
            raise FileMissing(row.name)
        whole += part
    return whole


def delete_parts(row: StoredFile) -> None:
    """Removes the parts of an upload once they are joined, or given up."""
    folder = f"parts/{row.id}"
    try:
        names = default_storage.listdir(folder)[1]
    except OSError:
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    default_storage.delete(folder)


def _part(row: StoredFile, offset: int) -> str:
    return f"parts/{row.id}/{offset:09d}"
