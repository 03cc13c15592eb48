"""Personal data at rest: sealed per field and row, found by a blind index, shown masked.

Sealing is AES-256-GCM whose additional data names the field and the row, so that a value copied to another
row or column does not open. The blind index is an HMAC: equal values meet without being readable.
"""

import base64
import binascii
import hashlib
import hmac
import os
import re
import unicodedata
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .keyring import Keyring, get_keyring

_NONCE_BYTES = 12
_COMPOUND_SURNAMES = frozenset(
    {
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "司徒",
        "令狐",
        "夏侯",
        "宇文",
        "长孙",
        "端木",
        "南宫",
        "独孤",
    }
)


class SealBroken(Exception):
    """A sealed value does not belong to this field and row, was altered, or its key is gone."""


def seal_text(plain: str, *, field: str, row: UUID) -> str:
    """Return ``plain`` sealed for one field of one row; an empty text stays empty."""
    if not plain:
        return ""
    ring = get_keyring()
    nonce = os.urandom(_NONCE_BYTES)
    sealed = _cipher(ring.keys[ring.current]).encrypt(nonce, plain.encode(), _bound_to(field, row))
    return f"1.{ring.current}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def open_text(token: str, *, field: str, row: UUID) -> str:
    """Return the plain text of a sealed value. Raises SealBroken for a wrong field, row, key or content."""
    if not token:
        return ""
    version, _, rest = token.partition(".")
    key_id, _, body = rest.partition(".")
    if version != "1" or not body:
        raise SealBroken("not a sealed value")
    try:
        raw = base64.urlsafe_b64decode(body)
        plain = _cipher(_key(key_id)).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _bound_to(field, row))
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise SealBroken(f"the sealed {field} of {row} does not open") from error
    return plain.decode()


def needs_resealing(token: str) -> bool:
    """Say whether a sealed value was made with an older key than the current one."""
    return bool(token) and token.split(".")[1:2] != [get_keyring().current]


def blind_index(value: str, field: str) -> str:
    """Return 64 hex digits by which equal values of a field meet; an empty value gives an empty index."""
    normal = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", value)).upper()
    if not normal:
        return ""
    message = f"{field}\0{normal}".encode()
    return hmac.new(get_keyring().index, message, hashlib.sha256).hexdigest()


def mask_phone(phone: str) -> str:
    """13812345678 → 138****5678; shorter numbers keep their last two digits only."""
    if len(phone) >= 11:
        return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"
    return _keep_end(phone, 2)


def mask_id_number(number: str) -> str:
    """Keep three digits in front and four behind, so that the date of birth is gone."""
    if len(number) >= 15:
        return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
    return _keep_end(number, 2)


def mask_name(name: str) -> str:
    """王小明 → 王**, 欧阳静 → 欧阳*; a single character stays as it is."""
    shown = 2 if name[:2] in _COMPOUND_SURNAMES and len(name) > 2 else 1
    return name[:shown] + "*" * max(0, len(name) - shown)


def mask_bank_account(account: str) -> str:
    """Keep the last four digits."""
    return _keep_end(re.sub(r"\s", "", account), 4)


def _keep_end(text: str, count: int) -> str:
    if len(text) <= count:
        return "*" * len(text)
    return "*" * (len(text) - count) + text[-count:]


@lru_cache(maxsize=16)
def _cipher(key: bytes) -> AESGCM:
    """Made once for each key: making it costs as much as sealing a phone number."""
    return AESGCM(key)


def _bound_to(field: str, row: UUID) -> bytes:
    return f"shiquan|{field}|{row}".encode()


def _key(key_id: str) -> bytes:
    """Find a key; another process may have added it since the file was read."""
    ring: Keyring = get_keyring()
    if key_id not in ring.keys:
        ring = get_keyring(fresh=True)
    if key_id not in ring.keys:
        raise SealBroken(f"the key {key_id} is not in the key file")
    return ring.keys[key_id]
