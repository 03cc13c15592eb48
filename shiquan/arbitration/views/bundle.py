"""Reading the file as a bundle in the browser: index with page numbers, one page at a time, and the whole as a PDF."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.arbitration.dossier.leaves import take_page
from shiquan.arbitration.dossier.scope import Scope, scopes_of
from shiquan.arbitration.dossier.work import PDF, ask_export
from shiquan.arbitration.models import DossierExport
from shiquan.arbitration.views.dossier import open_export
from shiquan.cases import files
from shiquan.workspace.opening import open_case
from shiquan.workspace.views import frame


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_bundle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The bundle that this person had bound last, at a page; posting has it bound anew. Each binds and reads only his own."""
    opened = open_case(request, pk)
    scopes = scopes_of(opened.case, opened.actor)
    scope = (request.POST or request.GET).get("scope", Scope.MAIN)
    if scope not in scopes:
        raise Http404
    here = f"{reverse('arbitration:bundle', args=[pk])}?{urlencode({'scope': scope})}"
    if request.method == "POST":
        ask_export(opened.case, opened.person, Scope(scope), PDF)
        return HttpResponseRedirect(here)
    made = DossierExport.objects.filter(case=opened.case, asked_by=opened.person, scope=scope, form=PDF).select_related("file")
    bound = made.filter(status="done").first()
    page = _page_asked_for(request, bound)
    context = frame(opened) | {
        "scope": scope, "whole": Scope.WHOLE in scopes, "here": here, "bound": bound, "page": page, "running": made.filter(status__in=("queued", "running")).first(),
        "failed": bound is None and made.filter(status="failed").exists(), "outdated": bound is not None and bound.events < opened.case.events_count,
        "page_url": reverse("arbitration:bundle_page", args=[bound.pk, page]) if bound else "",
        "rows": [r | {"current": r["first"] <= page <= r["last"]} for r in bound.index] if bound else [],
    }  # fmt: skip
    return render(request, "arbitration/bundle.html", context)


@login_required
@require_safe
def read_page(request: HttpRequest, export: UUID, number: int) -> HttpResponse:
    """One numbered page of a bundle as a PDF of its own, for whoever had it bound and still may read as much."""
    row, _whole = open_export(request, export)
    place = row.lead + number - 1
    sheaf = row.sheaves.filter(first__lte=place).select_related("file").last()
    if sheaf is None or not 1 <= number <= row.pages:
        raise Http404
    answer = HttpResponse(take_page(files.read(sheaf.file), place - sheaf.first), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{number}.pdf"'
    answer["Cache-Control"] = "private, max-age=600"
    return answer


def _page_asked_for(request: HttpRequest, bound: DossierExport | None) -> int:
    """The page in the address, kept within the bundle; nonsense is page 1."""
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return max(1, min(number, bound.pages if bound else 1))
