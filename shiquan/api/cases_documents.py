"""Documents of cases: lists, files, one-time codes to sign with, receipt."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router, Schema
from ninja.errors import HttpError

from shiquan.accounts import codes
from shiquan.accounts.demo import demo_on
from shiquan.api.case_schemas import DocumentLine, document_lines
from shiquan.api.errors import Detail
from shiquan.cases import files
from shiquan.cases.access import may_read_document
from shiquan.cases.models import Document
from shiquan.organisations.models import Person
from shiquan.workspace.opening import open_lightly

router = Router(tags=["文书 Documents"])


class CodeSent(Schema):
    """In the demo the code is shown; elsewhere it only comes by SMS."""

    sent: bool
    demo_code: str = ""


@router.get("/of/{uuid:case}/", summary="案件的文书 Documents of a case", response=list[DocumentLine])
def list_documents(request: HttpRequest, case: UUID) -> list[dict[str, Any]]:
    """您有权看到的文书；waits_for_me 表示等您签署。Those you may read."""
    return document_lines(open_lightly(request, case))


@router.get("/{uuid:document}/", summary="文书文件 The PDF", response={200: Any, 404: Detail})
def read_pdf(request: HttpRequest, document: UUID) -> HttpResponse:
    """PDF 文件。The file as it stands: signed by whoever has signed so far."""
    row = _readable(request, document)
    if row.file is None:
        raise HttpError(404, _("文书正在生成，请稍候再取。"))
    answer = HttpResponse(files.read(row.file), content_type="application/pdf")
    answer["Cache-Control"] = "private, no-store"
    return answer


@router.post("/{uuid:document}/code/", summary="获取签署验证码 Code to sign with", response={200: CodeSent, 404: Detail, 429: Detail})
def send_sign_code(request: HttpRequest, document: UUID) -> dict[str, Any]:
    """短信验证码，只用于签署这一份文书。For this document only."""
    row, person = _readable(request, document), request.user
    assert isinstance(person, Person)
    try:
        code = codes.send_code(person.phone, f"sign:{row.pk}")
    except codes.CodeRefused as refused:
        raise HttpError(429, refused.message) from refused
    return {"sent": True, "demo_code": code if demo_on() else ""}


def _readable(request: HttpRequest, document: UUID) -> Document:
    row = Document.objects.select_related("case__dispute", "file").filter(pk=document).first()
    if row is None or not isinstance(request.user, Person) or not may_read_document(row, request.user):
        raise Http404
    return row
