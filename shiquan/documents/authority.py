"""The installation's own certificate authority, and the seam where a licensed one takes its place.

ECDSA P-256 throughout. A root signs one issuing certificate; that one issues a seal certificate per office, and a
certificate per party signature whose private key lives for that one signature and is never written down. Because the
key is gone, nothing need be revoked, and the certificate stays valid for as long as the document must be checked.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings

from shiquan.cases.clock import now

ECDSA_SHA256 = "1.2.840.10045.4.3.2"
FULL_NAME = x509.ObjectIdentifier("2.5.4.41")
SEAL_ROLE = "seal"
ROOT_LIFE = timedelta(days=365 * 80)
LEAF_LIFE = timedelta(days=365 * 30)
MARGIN = timedelta(minutes=10)
BACKDATE = timedelta(days=400)
"""The authority counts from before it was made, because imported and demo papers are signed as of their own day."""


@dataclass(frozen=True)
class Credential:
    """What a signature is made with. ``sign`` may be overridden by a provider whose keys never leave its device."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    key: ec.EllipticCurvePrivateKey
    algorithm: str = ECDSA_SHA256

    def sign(self, data: bytes) -> bytes:
        """The signature value over the data."""
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))


class SigningProvider(Protocol):
    """Who vouches for signers: our own authority, or a licensed certification service."""

    def party_credential(self, name: str, role: str, at: datetime) -> Credential:
        """A credential for one signature of a person in a role."""
        ...

    def seal_credential(self, office: str, at: datetime) -> Credential:
        """The credential of an office's electronic seal."""
        ...

    def trust_roots(self) -> tuple[x509.Certificate, ...]:
        """The certificates on which verification rests."""
        ...


class OwnAuthority:
    """The authority in a folder. Keys are read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._passphrase = (folder / "passphrase").read_bytes()
        self.root, _ = _read_pair(folder / "root.pem", None)
        self.issuing, self._key = _read_pair(folder / "issuing.pem", self._passphrase)
        self._seals: dict[str, Credential] = {}
        self._lock = Lock()

    def trust_roots(self) -> tuple[x509.Certificate, ...]:
        return (self.root,)

    def party_credential(self, name: str, role: str, at: datetime) -> Credential:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._issue(key.public_key(), name, role, at)
        return Credential(certificate, (self.issuing,), key)

    def seal_credential(self, office: str, at: datetime) -> Credential:
        with self._lock:
            if office not in self._seals:
                self._seals[office] = self._load_seal(office)
            return self._seals[office]

    def _load_seal(self, office: str) -> Credential:
        path = self.folder / "seals" / f"{hashlib.sha256(office.encode()).hexdigest()[:32]}.pem"
        with _exclusive(self.folder / ".lock"):
            if not path.exists():
                key = ec.generate_private_key(ec.SECP256R1())
                begins = self.issuing.not_valid_before_utc + MARGIN
                certificate = self._issue(key.public_key(), office, SEAL_ROLE, begins)
                path.parent.mkdir(mode=0o700, exist_ok=True)
                _write_pair(path, certificate, key, self._passphrase)
        certificate, loaded = _read_pair(path, self._passphrase)
        return Credential(certificate, (self.issuing,), loaded)

    def _issue(self, key: ec.EllipticCurvePublicKey, name: str, role: str, at: datetime) -> x509.Certificate:
        return (
            _builder(_name(name, role), self.issuing.subject, key, at, LEAF_LIFE)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(sign_documents=True), critical=True)
            .sign(self._key, hashes.SHA256())
        )


def authority_folder() -> Path:
    """Where this installation keeps its authority: in the data folder."""
    return Path(settings.SHIQUAN_DATA) / "authority"


def ensure_authority(folder: Path | None = None, at: datetime | None = None) -> OwnAuthority:
    """The authority kept in the folder, made on first use (root and issuing key, all files 0600).

    Safe against two processes at once and against being killed: the folder appears whole or not at all.
    """
    folder, at = folder or authority_folder(), at or now()
    if not (folder / "issuing.pem").exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _exclusive(folder.with_name(f".{folder.name}.lock")):
            if not (folder / "issuing.pem").exists():
                _found_authority(folder, at)
    return _open_authority(folder.resolve())


def describe_authority() -> tuple[bool, str, str]:
    """Whether documents can be signed, in Chinese and English, for ``shiquan doctor``."""
    folder = authority_folder()
    if not (folder / "issuing.pem").exists():
        return False, "还没有签章证书。请运行 ./run init。", "There are no certificates yet. Run ./run init."
    try:
        authority = _open_authority(folder.resolve())
    except Exception as error:  # whatever is wrong with the files, the operator must hear of it
        return (
            False,
            f"签章证书无法读取（{error}）。请从备份恢复 authority 文件夹。",
            f"The certificates cannot be read ({error}). Restore the folder 'authority' from a backup.",
        )
    until = authority.issuing.not_valid_after_utc.date()
    left = authority.issuing.not_valid_after_utc > now() + LEAF_LIFE
    return (
        left,
        f"签章证书有效至 {until}。" + ("" if left else "请更换签发证书。"),
        f"Certificates are valid until {until}." + ("" if left else " Replace the issuing certificate."),
    )


@cache
def _open_authority(folder: Path) -> OwnAuthority:
    return OwnAuthority(folder)


def _found_authority(folder: Path, at: datetime) -> None:
    building = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}")
    building.mkdir(mode=0o700)
    try:
        passphrase = secrets.token_hex(32).encode()
        _write_file(building / "passphrase", passphrase)
        root_key = ec.generate_private_key(ec.SECP256R1())
        subject = _name("Shiquan Root", "authority")
        root = (
            _builder(subject, subject, root_key.public_key(), at - BACKDATE, ROOT_LIFE)
            .add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
            .add_extension(_usage(sign_documents=False), critical=True)
            .sign(root_key, hashes.SHA256())
        )
        issuing_key = ec.generate_private_key(ec.SECP256R1())
        issuing = (
            _builder(_name("Shiquan Issuing", "authority"), subject, issuing_key.public_key(), at - BACKDATE, ROOT_LIFE)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(sign_documents=False), critical=True)
            .sign(root_key, hashes.SHA256())
        )
        _write_pair(building / "root.pem", root, None, passphrase)
        _write_pair(building / "root-key.pem", root, root_key, passphrase)
        _write_pair(building / "issuing.pem", issuing, issuing_key, passphrase)
        (building / "seals").mkdir(mode=0o700)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, at: datetime, life: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - MARGIN)
        .not_valid_after(at + life)
    )


def _usage(sign_documents: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign_documents,
        content_commitment=sign_documents,
        key_cert_sign=not sign_documents,
        crl_sign=not sign_documents,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(name: str, role: str) -> x509.Name:
    """A subject: the common name may hold 64 bytes only, so a longer name stands in full in a second attribute."""
    short = name.encode()[:64].decode(errors="ignore")
    parts = [
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, role),
        x509.NameAttribute(NameOID.COMMON_NAME, short),
    ]
    if short != name:
        parts.append(x509.NameAttribute(FULL_NAME, name))
    return x509.Name(parts)


def read_subject(subject: x509.Name) -> tuple[str, str]:
    """Name and role from a certificate's subject; empty where it has none."""

    def first(kind: x509.ObjectIdentifier) -> str:
        found = subject.get_attributes_for_oid(kind)
        return str(found[0].value) if found else ""

    return first(FULL_NAME) or first(NameOID.COMMON_NAME), first(NameOID.ORGANIZATIONAL_UNIT_NAME)


def _write_pair(
    path: Path, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey | None, passphrase: bytes
) -> None:
    content = certificate.public_bytes(serialization.Encoding.PEM)
    if key is not None:
        content += key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(passphrase),
        )
    _write_file(path, content)


def _read_pair(path: Path, passphrase: bytes | None) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    content = path.read_bytes()
    certificate = x509.load_pem_x509_certificate(content)
    if passphrase is None:
        return certificate, None  # type: ignore[return-value]
    key = serialization.load_pem_private_key(content[content.index(b"-----BEGIN ENCRYPTED") :], passphrase)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{path.name}: not an elliptic curve key")
    return certificate, key


def _write_file(path: Path, content: bytes) -> None:
    """Write whole or not at all, readable by the owner only."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


@contextmanager
def _exclusive(path: Path) -> Iterator[None]:
    """Only one process at a time between entering and leaving."""
    with path.open("a") as file:
        path.chmod(0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
