"""The expert's own pages: what was asked, the shared part of the file, and the opinion."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from shiquan.organisations.models import Person
from shiquan.procedure.language import Role
from shiquan.workspace import pages
from shiquan.workspace.opening import open_case

from ..case.experts import read_invitations, shared_file
from ..case.frame import step_box


@login_required
@require_safe
def show_consultations(request: HttpRequest) -> HttpResponse:
    """The consultations that somebody was asked for."""
    assert isinstance(request.user, Person)
    return render(request, "mediation/consultations.html", {"rows": read_invitations(request.user)})


@login_required
@require_safe
def show_consultation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One consultation: only the question, the shared parts, the own opinion. 404 for whoever was not asked."""
    opened = open_case(request, pk)
    asked = opened.snapshot.facts.get("experts", {}).get(str(opened.actor.id))
    if Role.EXPERT not in opened.actor.roles or asked is None:
        raise Http404
    back = reverse("mediation:consultation", args=[pk])
    documents = pages.document_rows(opened)
    context = {
        "case": opened.case, "question": asked["question"], "file": shared_file(opened.case, opened.actor),
        "box": step_box(opened, "opine", back), "back": back, "documents": documents,
        "answered": str(opened.actor.id) in opened.snapshot.facts.get("done:expert", ()),
    }  # fmt: skip
    return render(request, "mediation/consultation.html", context)
