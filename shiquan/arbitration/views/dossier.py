"""Asking for the file of a case as an archive, seeing how far it is, and taking it away."""

from urllib.parse import quote
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.arbitration.dossier.scope import Scope, scopes_of
from shiquan.arbitration.dossier.work import ARCHIVE, ask_export
from shiquan.arbitration.models import DossierExport
from shiquan.cases import files
from shiquan.cases.clock import now
from shiquan.cases.models import StoredFile
from shiquan.documents.sign import get_provider
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.views import frame

MOST = 8


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_dossier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The archives of a case that this person asked for; posting asks for one."""
    opened = open_case(request, pk)
    scopes = scopes_of(opened.case, opened.actor)
    if not scopes:
        raise Http404
    if request.method == "POST":
        scope = request.POST.get("scope", Scope.MAIN)
        if scope not in scopes:
            raise Http404
        ask_export(opened.case, opened.person, Scope(scope))
        return HttpResponseRedirect(reverse("arbitration:dossier", args=[pk]))
    exports = list(_mine(opened)[:MOST])
    context = frame(opened) | {
        "exports": exports, "whole": Scope.WHOLE in scopes, "running": any(e.status in ("queued", "running") for e in exports),
        "fingerprint": root_fingerprint(),
    }  # fmt: skip
    return render(request, "arbitration/dossier.html", context)


@login_required
@require_safe
def read_dossier(request: HttpRequest, export: UUID) -> HttpResponse:
    """The archive, for whoever asked for it and still may read as much."""
    row, file = open_export(request, export)
    answer = HttpResponse(files.read(file), content_type=file.media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer


def open_export(request: HttpRequest, export: UUID) -> tuple[DossierExport, StoredFile]:
    """An export that is made, with its file. Raises Http404 for everybody but who asked for it and still may read as much."""
    row = DossierExport.objects.select_related("file").filter(pk=export, status="done").first()
    if row is None or row.file is None:
        raise Http404
    opened = open_case(request, row.case_id)
    if row.asked_by_id != opened.person.pk or row.scope not in scopes_of(opened.case, opened.actor):
        raise Http404
    return row, row.file


def root_fingerprint() -> str:
    """SHA-256 of the root certificate in groups of eight, to be compared by people."""
    text = get_provider(now()).trust_roots()[0].fingerprint(SHA256()).hex()
    return " ".join(text[i : i + 8] for i in range(0, len(text), 8))


def _mine(opened: Opened) -> QuerySet[DossierExport]:
    return DossierExport.objects.filter(case=opened.case, asked_by=opened.person, form=ARCHIVE).select_related("file")
