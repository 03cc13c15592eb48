"""What anybody is told about a document: the verdict, and nothing personal."""

from dataclasses import dataclass
from typing import Any

from shiquan.cases import files
from shiquan.cases.clock import SHANGHAI, now
from shiquan.cases.models import Document
from shiquan.documents.authority import SEAL_ROLE
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import Verification, verify_pdf
from shiquan.law.text import Label
from shiquan.organisations.personal import mask_name
from shiquan.procedure.documents import SIGNER_LABELS, DocumentKind, Signer, get_kind, signer_of

PARTY_PLACES = frozenset({
    Signer.APPLICANT.value, Signer.RESPONDENT.value, Signer.PARTY.value, Signer.THIRD_PARTY.value, Signer.AGENT.value,
    Signer.WITNESS.value, Signer.APPRAISER.value, Signer.INTERPRETER.value,
})  # fmt: skip
NOT_OURS = Label(
    "签名有效，但本平台没有登记这份文件；可能由其他系统出具，或者是尚未办结的版本。",
    "The signatures hold, but this file is not registered here: another system issued it, or it is an unfinished version.",
)
UNKNOWN = Label("没有这个查验码，请核对后再试。", "There is no such code. Please check it and try again.")
VOID = Label("这份文书已经作废，请以最新的一份为准。", "This document is void; the newest one counts.")
UNFINISHED = Label("这份文书还没有办完签署，尚未生效。", "This document has not been signed by all yet: it is not in force.")
LOST = Label("原件暂时无法读取，请稍后再试。", "The original cannot be read at the moment. Please try again later.")
ALTERED = Label(
    "平台保存的原件与登记的指纹不一致，请联系出具单位。",
    "The stored original does not match its registered fingerprint. Please ask the office that issued it.",
)


@dataclass(frozen=True)
class Verdict:
    """Whether a document counts, why not, who signed it."""

    good: bool
    problems: tuple[Label, ...]
    signatures: tuple[dict[str, Any], ...] = ()
    row: Document | None = None
    sha256: str = ""
    number: str = ""

    @property
    def kind(self) -> DocumentKind | None:
        return get_kind(self.row.kind) if self.row else None

    @property
    def fingerprint(self) -> str:
        """The fingerprint in groups of eight, so that two people can compare it."""
        return " ".join(self.sha256[i : i + 8] for i in range(0, len(self.sha256), 8))


def judge_code(code: str) -> Verdict:
    """The verdict on the document behind a code: its state, the stored file's fingerprint, and every signature in it."""
    # A NUL or a line break is no part of any code, and the database would not take the first.
    row = Document.objects.select_related("office", "file").filter(verify_code=code.strip().upper()).first() if code.isprintable() else None
    if row is None or get_kind(row.kind).secondary:
        return Verdict(False, (UNKNOWN,))
    if row.status != "complete" or row.file is None:
        return Verdict(False, (VOID if row.status == "void" else UNFINISHED,), row=row, sha256=row.sha256, number=row.number)
    try:
        stored = files.read(row.file)
    except files.FileMissing:
        return Verdict(False, (LOST,), row=row, sha256=row.sha256, number=row.number)
    found = verify_pdf(stored, get_provider(now()).trust_roots())
    problems = found.problems if found.sha256 == row.sha256 else (ALTERED, *found.problems)
    return Verdict(found.valid and not problems, problems, signature_lines(found), row, row.sha256, row.number)


def judge_file(found: Verification) -> Verdict:
    """The verdict on a file that somebody gave: its signatures, and whether this very file was issued here."""
    row = Document.objects.select_related("office").filter(sha256=found.sha256).order_by("-drafted_at").first()
    if row is not None and get_kind(row.kind).secondary:
        row = None
    problems = found.problems
    if row is not None and row.status == "void":
        problems = (VOID, *problems)
    elif found.valid and (row is None or row.status != "complete"):
        problems = (NOT_OURS, *problems)
    good = found.valid and not problems
    return Verdict(good, problems, signature_lines(found), row, found.sha256, found.number)


def signature_lines(found: Verification) -> tuple[dict[str, Any], ...]:
    """Who signed, as what, when and whether it holds; the names of parties are masked."""
    return tuple(
        {
            "role": _role(s.place),
            "seal": s.role == SEAL_ROLE,
            "name": mask_name(s.signer) if signer_of(s.place) in PARTY_PLACES else s.signer,
            "at": s.at.astimezone(SHANGHAI) if s.at else None,
            "good": s.valid,
            "problem": s.problem,
        }
        for s in found.signatures
    )


def _role(place: str) -> Label:
    stem = signer_of(place)
    if stem == SEAL_ROLE:
        return Label("印章", "Seal")
    return SIGNER_LABELS[Signer(stem)] if stem in set(Signer) else Label(place, place)
