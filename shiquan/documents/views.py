"""Reading one's documents, and verifying anybody's."""

from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.cases import files
from shiquan.cases.access import may_edit_document, may_read_document
from shiquan.cases.clock import SHANGHAI, now
from shiquan.cases.models import Document
from shiquan.documents.editable import render_docx
from shiquan.documents.public import judge_code, judge_file
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import LIMIT_BYTES, verify_untrusted
from shiquan.organisations.models import Person
from shiquan.procedure.documents import get_kind


@require_safe
def read_document(request: HttpRequest, document: UUID) -> HttpResponse:
    """The PDF, for whoever may read it on its case; 404 for everybody else."""
    row = get_object_or_404(Document.objects.select_related("case__dispute", "file"), pk=document)
    if not isinstance(request.user, Person) or row.file is None or not may_read_document(row, request.user):
        raise Http404
    answer = HttpResponse(files.read(row.file), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{row.verify_code}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def read_editable(request: HttpRequest, document: UUID) -> HttpResponse:
    """The same words as a DOCX to work on, for the staff of its case; 404 for everybody else, the sides above all."""
    row = get_object_or_404(Document.objects.select_related("case__dispute", "office"), pk=document)
    if not isinstance(request.user, Person) or not may_edit_document(row, request.user):
        raise Http404
    day = row.drafted_at.astimezone(SHANGHAI).date()
    data = render_docx(row.kind, row.content, number=row.number, office=row.office.name, issued_at=day)
    answer = HttpResponse(data, content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    name = quote(f"{get_kind(row.kind).title.zh} {row.number}".strip())
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}.docx"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def show_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the QR code leads to: state, number, issuer, fingerprint and the signatures of the stored file."""
    verdict = judge_code(code)
    context = {"verdict": verdict, "row": verdict.row, "code": code[:24].upper()}
    return render(request, "documents/code.html", context, status=200 if verdict.row else 404)


@require_http_methods(["GET", "HEAD", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    """Anybody drops a PDF; its signatures, seal and fingerprint are checked. The file is not kept."""
    code = "".join(request.GET.get("code", "").split())[:24]
    if code:
        return HttpResponseRedirect(reverse("documents:code", args=[code.replace("/", "")]))
    context: dict[str, object] = {}
    if request.method == "POST":
        upload = request.FILES.get("file")
        if upload is None:
            context["error"] = _("请选择要查验的PDF文件。")
        elif (upload.size or 0) > LIMIT_BYTES:
            context["error"] = _("文件超过20MB，不能查验。")
        else:
            answer = verify_untrusted(upload.read(), get_provider(now()).trust_roots())
            context |= {"verdict": judge_file(answer), "name": upload.name}
    return render(request, "documents/check.html", context)
