"""The page that explains the API: written from the same description that machines read, without any script."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shiquan.api.main import api
from shiquan.law.text import Label
from shiquan.procedure.language import Role, Step
from shiquan.procedure.tables import PROCEDURES

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class ProcedureHelp:
    """A procedure as the page lists it: the steps that somebody may take."""

    key: str
    name: Label
    steps: list[dict[str, Any]]


@require_safe
def show_docs(request: HttpRequest) -> HttpResponse:
    """Every operation, grouped as in the description, and every step of every procedure."""
    context = {"groups": list_operations(api.get_openapi_schema()), "procedures": list_procedures()}
    return render(request, "api/docs.html", context)


def list_operations(schema: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Operations by their first tag: method, path, summary, description, and whether nobody need log in."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in schema["paths"].items():
        for method in METHODS:
            operation = methods.get(method)
            if operation is not None:
                row = {
                    "method": method.upper(),
                    "path": path,
                    "summary": operation.get("summary", ""),
                    "description": operation.get("description", ""),
                    "open": not operation.get("security"),
                }
                groups.setdefault((operation.get("tags") or ["API"])[0], []).append(row)
    return groups


def list_procedures() -> list[ProcedureHelp]:
    """Each procedure with the steps that people take; what the system does by itself is left out."""
    return [ProcedureHelp(p.name_and_edition, p.name, [_step(s) for s in p.steps if not s.automatic]) for p in PROCEDURES.values()]


def _step(step: Step) -> dict[str, Any]:
    return {"key": step.key, "name": step.name, "who": [r for r in Role if r in step.who], "form": step.form}
