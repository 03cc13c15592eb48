"""Everything on one page, with a way to each answer; the box that says it is true; the button that files."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.documents.handwriting import BadHandwriting
from shiquan.intake import drafts, filing
from shiquan.intake.answers import Flat, flat_name
from shiquan.intake.models import ApplicationDraft
from shiquan.intake.progress import review as sections_of
from shiquan.intake.sheet import say
from shiquan.intake.views.screen import frame
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.procedure.language import InvalidData, Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, draft: UUID) -> HttpResponse:
    """GET shows it all. POST files it once: whoever sends it again is shown the receipt."""
    found = ApplicationDraft.objects.filter(pk=draft, filed_at=None).first()
    if found is None:
        # Filed a moment ago by the first of two taps, or from another device; the receipt checks who may see it.
        return redirect("intake:receipt", draft=draft)
    try:
        drafts.check_owner(request, found)
    except drafts.LoggedOut:
        return redirect(f"{reverse('accounts:enter')}?next={request.path}")
    answers = drafts.read(found)
    person = drafts.person_of(request)
    if person is None or found.owner_id is None:
        return redirect("intake:phone", draft=draft)
    if request.method != "POST":
        answers.pop("truthful", None)
        return _show(request, found, person, answers, {})
    answers["truthful"] = "on" if request.POST.get("truthful") else ""
    try:
        if request.POST.get("signature"):
            drafts.keep_ink(found, request.POST["signature"])
        ink = drafts.ink_of(found)
        filing.file_own(found.pk, person, answers, handwriting=str(ink.pk) if ink else "")
    except BadHandwriting as bad:
        return _show(request, found, person, answers, {}, words=str(bad))
    except InvalidData as invalid:
        faults = {flat_name(path, answers): label for path, label in invalid.errors.items()}
        return _show(request, found, person, answers, faults, tried=True)
    except filing.Incomplete as incomplete:
        return _show(request, found, person, answers, incomplete.faults, tried=True)
    except Refused as refused:
        return _show(request, found, person, answers, {}, words=f"{say(refused.refusal.why)}{say(refused.refusal.todo)}")
    except filing.NoCentre:
        words = _("本县还没有开通网上受理。您填的内容已保存，请带身份证到就近的调解窗口办理。")
        return _show(request, found, person, answers, {}, words=words)
    filing.drop_draft(found.pk)
    response = redirect("intake:receipt", draft=draft)
    drafts.forget(response)
    return response


def _show(
    request: HttpRequest, draft: ApplicationDraft, person: Person, answers: Flat, faults: dict[str, Label], *,
    tried: bool = False, words: str = "",
) -> HttpResponse:  # fmt: skip
    data = filing.step_data({**answers, "truthful": "on"}, channel="phone", phone=person.phone)
    gaps = {**filing.find_gaps(data, answers)}
    titles = {str(file.pk): file.name for file in drafts.files_of(draft)}
    context = frame(draft, "review", answers) | {
        "sections": sections_of(answers, gaps, titles),
        "gaps": len(gaps),
        "phone_masked": person.phone_masked,
        "ticked": bool(answers.get("truthful")),
        "untrue": say(faults["truthful"]) if tried and "truthful" in faults else "",
        "words": words,
        "signed": drafts.ink_of(draft) is not None,
    }
    return render(request, "intake/review.html", context, status=422 if tried or words else 200)
