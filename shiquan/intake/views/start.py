"""The door: begin an application, or go on with one."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shiquan.intake import drafts, handover
from shiquan.intake import questions as q
from shiquan.intake.models import ApplicationDraft, KnownCompany
from shiquan.intake.progress import read_progress
from shiquan.intake.views.guard import with_draft

MOST_FOUND = 8


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What an application needs, what is unfinished, and the button that begins one (POST side=worker|employer)."""
    claims = handover.find_claims(request)
    if request.method == "POST":
        return _begin(request, claims)
    rows = [(draft, read_progress(draft)) for draft in drafts.unfinished(request)]
    here = request.get_full_path()
    context = {
        "unfinished": rows,
        "claims": claims,
        "told": bool(claims) and bool(handover.find_facts(request)),
        "token": request.GET.get("claims", ""),
        "enter_url": f"{reverse('accounts:enter')}?{urlencode({'next': here})}",
        "is_clerk": drafts.is_clerk(drafts.person_of(request)),
    }
    return render(request, "intake/start.html", context)


def _begin(request: HttpRequest, claims: list[dict[str, str]]) -> HttpResponse:
    answers: dict[str, object] = {"side": q.EMPLOYER if request.POST.get("side") == q.EMPLOYER else q.WORKER}
    handover.put_in(answers, claims)
    if claims:
        handover.put_facts(answers, handover.find_facts(request))
    for key in (handover.SESSION_KEY, handover.FACTS_KEY):
        request.session.pop(key, None)
    person = drafts.person_of(request)
    draft = drafts.start(person if person is not None and person.phone_index else None, answers)
    response = redirect("intake:screen", draft=draft.pk, screen=q.screens_for(answers)[0].key)
    drafts.remember(response, draft)
    return response


@require_POST
@with_draft
def discard(request: HttpRequest, draft: ApplicationDraft) -> HttpResponse:
    """Deletes a draft with its uploads."""
    back = "intake:counter" if draft.clerk_id else "intake:start"
    drafts.discard(draft)
    response = redirect(back)
    if drafts.cookie_draft(request) == draft.pk:
        drafts.forget(response)
    return response


@require_safe
def find_companies(request: HttpRequest) -> HttpResponse:
    """Known companies by a part of their name or their credit code, as options for a list; JSON with ``format=json``."""
    words = next((str(value) for name, value in request.GET.items() if name.endswith("-name") or name == "q"), "").strip()
    words = words.replace("\x00", "")[:100]
    found = KnownCompany.objects.filter(name__icontains=words).order_by("name")[:MOST_FOUND] if len(words) > 1 else []
    if request.GET.get("format") == "json":
        return JsonResponse({"companies": [{"name": c.name, "kind": c.kind, "credit_code": c.credit_code} for c in found]})
    return render(request, "intake/parts/companies.html", {"companies": found})
