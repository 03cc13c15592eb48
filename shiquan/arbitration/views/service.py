"""Service of the papers of a case: tries, the next lawful manner, the day on which each counts."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shiquan.arbitration import service
from shiquan.cases.clock import now
from shiquan.workspace.opening import open_case
from shiquan.workspace.views import frame


@login_required
@require_safe
def show_service(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Each paper for each side, for those who work on the case; 404 for everybody else."""
    opened = open_case(request, pk)
    if not opened.case.procedure.startswith("arbitration/") or not opened.is_staff:
        raise Http404
    rows = service.papers(opened)
    context = frame(opened) | {"papers": rows, "left": sum(r.open for r in rows if r.ready), "now": now()}
    return render(request, "arbitration/service.html", context)
