"""Reading one's documents, and verifying anybody's."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.cases import files
from shiquan.cases.access import may_read_document
from shiquan.cases.clock import now
from shiquan.cases.models import Document
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
def show_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the QR code leads to: number, issuer, fingerprint and whether the document counts. No personal data."""
    row = Document.objects.select_related("office").filter(verify_code=code.strip().upper()).first()
    problem = ""
    if row is None:
        problem = _("没有这个查验码，请核对后再试。")
    elif row.status == "void":
        problem = _("这份文书已经作废，请以最新的一份为准。")
    elif row.status != "complete":
        problem = _("这份文书还没有办完签署，尚未生效。")
    context = {"row": row, "kind": get_kind(row.kind) if row else None, "problem": problem, "code": code}
    return render(request, "documents/code.html", context, status=200 if row else 404)


@require_http_methods(["GET", "HEAD", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    """Anybody drops a PDF; its signatures, seal and fingerprint are checked. The file is not kept."""
    context: dict[str, object] = {}
    if request.method == "POST":
        upload = request.FILES.get("file")
        if upload is None:
            context["error"] = _("请选择要查验的PDF文件。")
        elif (upload.size or 0) > LIMIT_BYTES:
            context["error"] = _("文件超过20MB，不能查验。")
        else:
            answer = verify_untrusted(upload.read(), get_provider(now()).trust_roots())
            context["answer"] = answer
            context["known"] = Document.objects.filter(sha256=answer.sha256, status="complete").exists()
    return render(request, "documents/check.html", context)
