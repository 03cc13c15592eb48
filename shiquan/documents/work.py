"""The paper's way after the step: render, sign, seal, complete. Every part may be done twice and happens once."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from shiquan.cases import files
from shiquan.cases.clock import SHANGHAI, now
from shiquan.cases.models import Document, Signature
from shiquan.cases.perform import perform
from shiquan.documents.render import render
from shiquan.documents.sign import seal, sign
from shiquan.procedure.changes import DECLINED
from shiquan.procedure.documents import DocumentKind, get_kind
from shiquan.procedure.language import Refused


def advance(document: UUID | str, *, at: datetime | None = None) -> None:
    """Brings a document as far as it can come; completes it when everybody has signed.

    ``at`` is the instant of sealing and completion where it is not the present one (demo and import).
    Raises ``render.Incomplete`` when its content has gaps: then nothing is issued.
    """
    with transaction.atomic():
        # Its file is found only once the lock is held: joined here, it would be missing for whoever waited while the first one was made.
        row = Document.objects.select_for_update(of=("self",), no_key=True).select_related("office").get(pk=document)
        if row.status != "drafted":
            return
        if row.phase != "complete":
            _bring_forward(row, at or now())
    if row.phase == "complete":
        try:
            data = {"document": str(row.pk), "sha256": row.sha256}
            perform(row.case_id, "complete_document", None, data, system=True, key=f"complete:{row.pk}", at=at)
        except Refused:
            row.refresh_from_db()
            if row.status == "drafted":
                raise


def verify_url(document: Document) -> str:
    """What the QR code leads to."""
    return f"{settings.SHIQUAN_PUBLIC_URL}/v/{document.verify_code}"


def _bring_forward(row: Document, at: datetime) -> None:
    kind = get_kind(row.kind)
    given = list(row.signatures.select_related("handwriting"))
    signatures = [s for s in given if s.applied_at is None]
    signed_by_all = len(row.signers) == len(given)
    if row.file is not None and not signatures and not signed_by_all:
        return
    pdf = files.read(row.file) if row.file else _first_rendering(row)
    for signature in signatures:
        pdf = _write_signature(row, pdf, kind, signature)
        row.phase = "signed"
    if signed_by_all:
        if kind.sealed is not None:
            left = [_place(row, s) for s in given if s.proof == DECLINED]
            pdf = seal(pdf, office=row.office.seal_name or row.office.name, at=at, issuer=kind.sealed, left=left)
        row.phase = "complete"
    if row.file is None:
        row.file = files.store(pdf, f"{kind.title.zh}.pdf", "application/pdf")
    else:
        files.write(row.file, pdf)
    row.sha256 = row.file.sha256
    row.save()
    Signature.objects.filter(pk__in=[s.pk for s in signatures]).update(applied_at=at)


def _first_rendering(row: Document) -> bytes:
    rendered = render(
        row.kind, row.content, number=row.number, office=row.office.name, verify_url=verify_url(row),
        issued_at=row.drafted_at.astimezone(SHANGHAI).date(),
    )  # fmt: skip
    row.places = {name: place.as_json() for name, place in rendered.places.items()}
    row.phase = "rendered"
    row.base_sha256 = files.digest(rendered.pdf)
    return rendered.pdf


def _write_signature(row: Document, pdf: bytes, kind: DocumentKind, signature: Signature) -> bytes:
    """The paper with one more hand on it; who dissents and does not sign leaves it as it is."""
    if signature.proof == DECLINED:
        return pdf
    ink = files.read(signature.handwriting) if signature.handwriting else None
    return sign(
        pdf, _place(row, signature), name=signature.name, reason=kind.title.zh, at=signature.signed_at, handwriting_png=ink
    )


def _place(row: Document, signature: Signature) -> str:
    """``applicant``, ``applicant_2`` …: the signer's turn among those of the same role."""
    same = [who for role, who in row.signers if role == signature.role]
    turn = same.index(str(signature.signer)) + 1
    return signature.role if turn == 1 else f"{signature.role}_{turn}"
