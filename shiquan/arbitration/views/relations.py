"""Everybody's own declarations of ties that call for recusal."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shiquan.arbitration.views.desk import desk_person
from shiquan.cases.clock import now
from shiquan.organisations.models import DeclaredRelation, Person, RelationKind

MOST = 200


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_relations(request: HttpRequest) -> HttpResponse:
    """One's own declarations: add one, take one back. Nobody changes those of others."""
    person = desk_person(request)
    errors: dict[str, str] = {}
    if request.method == "POST":
        if request.POST.get("end"):
            _end(person, request.POST["end"])
            messages.success(request, _("已撤回。"))
            return HttpResponseRedirect(reverse("arbitration:relations"))
        errors = _declare(person, request.POST.get("name", ""), request.POST.get("kind", ""))
        if not errors:
            messages.success(request, _("已申报。"))
            return HttpResponseRedirect(reverse("arbitration:relations"))
    context = {
        "rows": DeclaredRelation.objects.filter(person=person, ended_at__isnull=True)[:MOST], "kinds": RelationKind.choices, "errors": errors,
        "name": request.POST.get("name", ""), "kind": request.POST.get("kind", ""),
    }  # fmt: skip
    return render(request, "arbitration/relations.html", context, status=422 if errors else 200)


def _declare(person: Person, name: str, kind: str) -> dict[str, str]:
    """Writes the declaration down; otherwise what is wrong, by field."""
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    errors = {}
    if not name or len(name) > 100:
        errors["name"] = _("请填写对方姓名或单位全称（不超过 100 字）。")
    if kind not in RelationKind.values:
        errors["kind"] = _("请选择关系。")
    if not errors:
        DeclaredRelation.objects.get_or_create(person=person, name=name, kind=kind, ended_at=None, defaults={"declared_at": now()})
    return errors


def _end(person: Person, row: str) -> None:
    try:
        wanted = UUID(row)
    except ValueError:
        return
    DeclaredRelation.objects.filter(pk=wanted, person=person, ended_at__isnull=True).update(ended_at=now())
