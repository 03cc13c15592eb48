"""The page of a hearing: one for the bench, one calm view for the sides; every form of it goes through the one door."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.arbitration import hearing
from shiquan.cases.perform import Done
from shiquan.procedure.effects.arbitration_record import PREFIXES
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened, open_case
from shiquan.workspace.taking import Problems, take
from shiquan.workspace.views import frame, show_problems
from shiquan.workspace.wording import say

KNOWN = ("item", "number", "request", "party", "name", "as_what", "part", "participant")
"""Values of a form that a link on the page may give beforehand."""
QUIET = frozenset({"record_entry", "turn_agenda", "show_exhibit"})
"""Steps whose effect is seen at once: nothing needs to be said about them."""


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_hearing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The hearing of an arbitration as this person may see it; posting takes a step. 404 for whoever has no part in the case."""
    opened = open_case(request, pk)
    if not opened.case.procedure.startswith("arbitration/") or "record_entry" not in opened.rules.step_by_key or not (opened.is_staff or opened.is_party):
        raise Http404
    form = None
    if request.method == "POST":
        form, answer = _act(request, opened, pk)
        if not isinstance(answer, Problems):
            return answer
    elif request.GET.get("do"):
        form = _asked_for(request, opened)
    return _show(request, opened, form)


def _act(request: HttpRequest, opened: Opened, pk: UUID) -> tuple[StepForm, HttpResponse | Problems]:
    """Takes the step that was posted. A script gets JSON, a form the page again; what was refused stays in the form."""
    step = request.POST.get("step", "")
    row = opened.rules.step_by_key.get(step)
    if row is None or step not in hearing.ACTS:
        raise Http404
    form = StepForm(row, opened, request.POST, request.FILES)
    if form.asks_for_row:
        return form, Problems()
    answer = take(request, pk, step, form.raw())
    by_script = request.headers.get("X-Requested-With") == "fetch"
    if isinstance(answer, Done):
        if by_script:
            return form, JsonResponse({"event": answer.event.number, "repeated": answer.repeated}, status=200 if answer.repeated else 201)
        if step not in QUIET:
            messages.success(request, _("已办理：%(step)s") % {"step": say(row.name)})
        return form, HttpResponseRedirect(reverse("arbitration:hearing", args=[pk]))
    if by_script:
        return form, JsonResponse(_in_words(answer), status=422)
    show_problems(form, answer)
    return form, answer


def _in_words(problems: Problems) -> dict[str, Any]:
    text = problems.message or "；".join(problems.fields.values())
    return {"message": " ".join(filter(None, (text, problems.todo))), "fields": dict(problems.fields)}


def _asked_for(request: HttpRequest, opened: Opened) -> StepForm | None:
    """The form that a link on the page opens, with what is known already."""
    step = request.GET["do"]
    row = opened.rules.step_by_key.get(step)
    if row is None or step not in hearing.ACTS:
        raise Http404
    if not opened.may(step):
        messages.info(request, _("“%(step)s”现在不能办理，请看庭审的最新进展。") % {"step": say(row.name)})
        return None
    known: dict[str, Any] = {k: request.GET[k] for k in KNOWN if len(request.GET.get(k, "")) in range(1, 60)}
    if step == "fill_elements":
        known |= opened.snapshot.facts.get("elements", {}).get(str(opened.actor.party), {})
    if step == "fix_issues":
        known["issues"] = [{"text": text} for text in opened.snapshot.facts.get("issues", ())]
    return StepForm(row, opened, initial=known)


def _show(request: HttpRequest, opened: Opened, form: StepForm | None) -> HttpResponse:
    wrong = bool(form and (form.message or form.wrong))
    everything = "all" in request.GET
    facts = hearing.read_all(opened, everything)
    context = frame(opened) | facts | {
        "form": form, "here": reverse("arbitration:hearing", args=[opened.case.pk]), "everything": everything, "bench": opened.is_staff,
        "may": {step: opened.may(step) for step in hearing.ACTS}, "typed": _typed(form),
    }  # fmt: skip
    if form and form.step.key == "correct_entry" and request.method != "POST":
        _fill_wording(form, facts["record"])
    if opened.is_staff:
        context |= {"speakers": hearing.speakers(opened), "acts": list(hearing.act_links(opened)), "prefixes": PREFIXES}
    page = "arbitration/hearing/bench.html" if opened.is_staff else "arbitration/hearing/side.html"
    return render(request, page, context, status=422 if wrong else 200)


def _typed(form: StepForm | None) -> Mapping[str, str]:
    """What the secretary typed, when the entry was refused: nothing typed is lost."""
    if form is None or form.step.key != "record_entry" or form.data is None:
        return {}
    return {"speaker": form.data.get("speaker", ""), "text": form.data.get("text", "")}


def _fill_wording(form: StepForm, record: Any) -> None:
    """The entry as it reads now, to be put right."""
    number = str(form.initial.get("number", ""))
    line = next((x for x in record.lines if x.number and str(x.number) == number), None)
    if line is not None:
        form.sheet.initial["text"] = line.text.zh
