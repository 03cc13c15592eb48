"""The facts on which employment of platform workers turns: found, for and against, like which cases, what to ask. No verdict."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from shiquan.advice.sealing import TooLong, seal, unseal
from shiquan.law.relationship import Finding, assess, factors

CHOICES = (("yes", _("是")), ("no", _("不是")), ("disputed", _("双方说法不一")), ("unknown", _("不清楚")))
LONGEST_NOTE = 80


@require_http_methods(["GET", "HEAD", "POST"])
def show_relationship(request: HttpRequest) -> HttpResponse:
    """The factors as questions, and the picture that the answers give."""
    if request.method == "POST":
        findings = {f.key: request.POST[f.key] for f in factors() if request.POST.get(f.key) in {f.value for f in Finding}}
        notes = {f.key: request.POST.get(f"note-{f.key}", "").strip()[:LONGEST_NOTE] for f in factors()}
        told = {"f": findings, "n": {key: words for key, words in notes.items() if words}}
        try:
            return HttpResponseRedirect(f"{reverse('advice:relationship')}?a={seal(told)}#picture")
        except TooLong:
            return HttpResponseRedirect(f"{reverse('advice:relationship')}?a={seal({'f': findings})}#picture")
    told_before: dict[str, Any] | None = unseal(request.GET.get("a", ""))
    return render(request, "advice/relationship.html", _context(request, told_before or {}) | {"broken": told_before is None})


def _context(request: HttpRequest, told: dict[str, Any]) -> dict[str, Any]:
    known = {f.key for f in factors()}
    findings = {k: v for k, v in (told.get("f") or {}).items() if k in known and v in {f.value for f in Finding}}
    notes = {k: str(v) for k, v in (told.get("n") or {}).items() if k in known}
    hints = {k: str(v) for k, v in (told.get("h") or {}).items() if k in known}
    rows = [
        {"factor": f, "finding": findings.get(f.key, "unknown"), "note": notes.get(f.key, ""), "hint": hints.get(f.key, "")}
        for f in factors()
    ]  # fmt: skip
    answered = any(value != "unknown" for value in findings.values())
    return {
        "rows": rows,
        "choices": CHOICES,
        "picture": assess(findings, notes) if answered else None,
        "share_url": request.build_absolute_uri(),
    }
