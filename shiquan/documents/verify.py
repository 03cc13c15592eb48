"""Is this document genuine? One answer, and never an exception: whatever cannot be checked is not valid.

A document is valid when every signature field is signed (or is an arbitrator's that the seal declares to be left empty:
who dissents need not sign), every signature's bottom line is good at its time of
signing, each signer's role is the one of its place, nothing but further signatures was added since, and the last
signature covers the file to its last byte. Files of strangers are checked in a child process with limits of time
and memory (``verify_untrusted``).
"""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from shiquan.documents.authority import SEAL_ROLE, read_subject
from shiquan.law.text import Label
from shiquan.procedure.documents import Signer, signer_of

SOURCE = Path(__file__).resolve().parents[2]
LIMIT_BYTES = 20 * 1024 * 1024
LIMIT_SIGNATURES = 32
LIMIT_SECONDS = 20
LIMIT_MEMORY = 2 * 1024**3

TOO_LARGE = Label("文件超过20MB，无法核验。", "The file is larger than 20 MB and cannot be checked.")
NOT_PDF = Label(
    "这不是PDF文件，请拖入下载的原始文件。", "This is no PDF. Please use the file as it was downloaded."
)
UNREADABLE = Label(
    "文件已损坏或者被改动，无法读取。", "The file is damaged or was changed and cannot be read."
)
UNSIGNED = Label(
    "文件没有电子签名，不是本平台出具的正式文书。", "The file has no signature: it was not issued here."
)
TOO_MANY = Label("签名数量超出限制，无法核验。", "There are too many signatures to check.")
CHANGED = Label("签名之后文件被改动过。", "The file was changed after it was signed.")
ADDED = Label("最后一个签名之后还有未签名的内容。", "Something unsigned was added after the last signature.")
TIMEOUT = Label(
    "文件过于复杂，核验超时，视为无效。", "The file is too complex; the check ran out of time: not valid."
)


@dataclass(frozen=True, slots=True)
class SignatureResult:
    """One signature: who, as what, when, whether it holds, and why not."""

    place: str
    signer: str
    role: str
    at: datetime | None
    valid: bool
    covers_whole: bool
    reason: str
    problem: Label | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer. ``readable`` is false when the file could not even be opened as a signed PDF."""

    valid: bool
    readable: bool
    modified: bool
    number: str
    kind: str
    code: str
    sha256: str
    signatures: tuple[SignatureResult, ...] = ()
    waiting: tuple[str, ...] = ()
    problems: tuple[Label, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For the command and for the child process."""
        data = asdict(self)
        for entry in data["signatures"]:
            entry["at"] = entry["at"].isoformat() if entry["at"] else None
        return data


@dataclass
class _Findings:
    signatures: list[SignatureResult] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    problems: list[Label] = field(default_factory=list)
    modified: bool = False
    keywords: dict[str, str] = field(default_factory=dict)


def verify_pdf(data: bytes, trust_roots: Iterable[x509.Certificate]) -> Verification:
    """Check a document against the given roots. Never raises; for files of strangers see ``verify_untrusted``."""
    digest = sha256(data).hexdigest()
    if len(data) > LIMIT_BYTES:
        return _unreadable(digest, TOO_LARGE)
    if not data.startswith(b"%PDF-"):
        return _unreadable(digest, NOT_PDF)
    findings = _Findings()
    try:
        _examine(data, tuple(trust_roots), findings)
    except Exception:  # hostile files break parsers in every possible way; none of them makes a file valid
        findings.problems.append(UNREADABLE)
        findings.modified = bool(findings.signatures) or findings.modified
    good = bool(findings.signatures) and all(result.valid for result in findings.signatures)
    valid = good and not findings.problems and not findings.waiting and not findings.modified
    return Verification(
        valid=valid,
        readable=bool(findings.signatures),
        modified=findings.modified,
        number=findings.keywords.get("number", ""),
        kind=findings.keywords.get("kind", ""),
        code=findings.keywords.get("code", ""),
        sha256=digest,
        signatures=tuple(findings.signatures),
        waiting=tuple(findings.waiting),
        problems=tuple(findings.problems),
    )


def _unreadable(digest: str, problem: Label) -> Verification:
    return Verification(False, False, False, "", "", "", digest, problems=(problem,))


def _examine(data: bytes, roots: tuple[x509.Certificate, ...], findings: _Findings) -> None:
    reader = PdfFileReader(BytesIO(data), strict=True)
    if reader.encrypted:
        raise ValueError("encrypted")
    findings.keywords = _keywords(reader)
    findings.waiting = _unsigned_fields(reader)
    embedded = list(reader.embedded_signatures)
    if len(embedded) > LIMIT_SIGNATURES:
        findings.problems.append(TOO_MANY)
        return
    if not embedded:
        findings.problems.append(UNSIGNED)
        return
    anchors = [asn1_x509.Certificate.load(root.public_bytes(Encoding.DER)) for root in roots]
    for number, signature in enumerate(embedded, 1):
        result = _check(signature, anchors, last=number == len(embedded))
        findings.signatures.append(result)
        if result.problem:
            findings.problems.append(result.problem)
        findings.modified = findings.modified or result.problem in {CHANGED, ADDED}
    findings.waiting = [place for place in findings.waiting if place not in _left_empty(embedded[-1], findings.signatures[-1])]
    for place in findings.waiting:
        findings.problems.append(
            Label(f"尚缺签名或者印章：{place}", f"A signature or seal is missing: {place}")
        )


def _keywords(reader: PdfFileReader) -> dict[str, str]:
    info = reader.trailer["/Info"]
    words = str(info["/Keywords"]) if "/Keywords" in info else ""
    return {key: value.strip() for key, value in re.findall(r"(kind|number|code):([^,]*)", words)}


def _unsigned_fields(reader: PdfFileReader) -> list[str]:
    form = reader.root.get("/AcroForm")
    fields = form["/Fields"] if form else ()
    entries = [fields[index] for index in range(len(fields))]  # by index: pyHanko then follows the references
    return [str(entry["/T"]) for entry in entries if entry.get("/FT") == "/Sig" and "/V" not in entry]


def _left_empty(last: EmbeddedPdfSignature, result: SignatureResult) -> set[str]:
    """The arbitrators' places of which a good seal says that nobody signs there: 劳动争议调解仲裁法 (2008) art. 45."""
    if not result.valid or result.place != SEAL_ROLE:
        return set()
    named = str(last.sig_object.get("/LeftEmpty", "")).split()
    return {place for place in named if signer_of(place) == Signer.ARBITRATOR}


def _check(
    signature: EmbeddedPdfSignature, anchors: list[asn1_x509.Certificate], *, last: bool
) -> SignatureResult:
    place = str(signature.field_name)
    at = signature.self_reported_timestamp
    certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
    signer, role = read_subject(certificate.subject)
    reason = str(signature.sig_object.get("/Reason", ""))
    problem: Label | None
    covers = False
    try:
        # A certificate made for one signature is judged at the time of that signature.
        context = ValidationContext(trust_roots=anchors, moment=at, allow_fetching=False)
        status = validate_pdf_signature(signature, signer_validation_context=context)
        covers = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        problem = _judge(status, place, role, last=last)
    except Exception:
        problem = Label(f"签名无法核验：{signer}", f"The signature cannot be checked: {signer}")
    return SignatureResult(place, signer, role, at, problem is None, covers, reason, problem)


def _judge(status: PdfSignatureStatus, place: str, role: str, *, last: bool) -> Label | None:
    if not status.intact or not status.valid:
        return CHANGED
    if not status.trusted:
        return Label(f"签名证书不受信任：{place}", f"The signer's certificate is not trusted: {place}")
    if last and status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return ADDED
    if not status.bottom_line:
        return CHANGED
    if role != signer_of(place):
        expected = "印章" if place == SEAL_ROLE else place
        return Label(
            f"签名人身份与签名位置不符：{expected}", f"The signer's role does not fit the place: {place}"
        )
    return None


def verify_untrusted(data: bytes, trust_roots: Iterable[x509.Certificate]) -> Verification:
    """``verify_pdf`` in a child process that is stopped after 20 seconds or 2 GB. Never raises."""
    digest = sha256(data).hexdigest()
    if len(data) > LIMIT_BYTES:
        return _unreadable(digest, TOO_LARGE)
    if not data.startswith(b"%PDF-"):
        return _unreadable(digest, NOT_PDF)
    roots = b"".join(root.public_bytes(Encoding.PEM) for root in trust_roots)
    message = len(roots).to_bytes(8, "big") + roots + data
    command = [sys.executable, "-m", "shiquan.documents.verify"]
    try:
        done = subprocess.run(
            command, input=message, capture_output=True, timeout=LIMIT_SECONDS, check=True, cwd=SOURCE
        )
        return from_json(json.loads(done.stdout))
    except (subprocess.SubprocessError, OSError, ValueError, KeyError, TypeError):
        return _unreadable(digest, TIMEOUT)


def from_json(data: dict[str, Any]) -> Verification:
    """The answer as ``as_json`` wrote it."""
    signatures = []
    for entry in data.pop("signatures"):
        at, problem = entry.pop("at"), entry.pop("problem")
        signatures.append(
            SignatureResult(
                **entry,
                at=datetime.fromisoformat(at) if at else None,
                problem=Label(*problem) if problem else None,
            )
        )
    problems = tuple(Label(*problem) for problem in data.pop("problems"))
    waiting = tuple(data.pop("waiting"))
    return Verification(**data, signatures=tuple(signatures), waiting=waiting, problems=problems)


def _serve_parent() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_MEMORY, LIMIT_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_SECONDS, LIMIT_SECONDS))
    logging.disable(logging.CRITICAL)
    message = sys.stdin.buffer.read(LIMIT_BYTES * 2)
    size = int.from_bytes(message[:8], "big")
    roots = x509.load_pem_x509_certificates(message[8 : 8 + size]) if size else []
    print(json.dumps(verify_pdf(message[8 + size :], roots).as_json(), ensure_ascii=False))


if __name__ == "__main__":
    _serve_parent()
