"""Choosing a situation, and answering only what is still needed: one question on a page, every answer in the address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.advice.forms import QuestionForm, find_errors, say_error, to_raw, to_typed, unit_of
from shiquan.advice.sealing import TooLong
from shiquan.advice.state import Road, road_of
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.situations import BY_KEY, GROUPS, Question

ICONS = {
    "unpaid": "money", "dismissed": "logout", "forced_to_leave": "logout", "no_contract": "document", "overtime": "clock",
    "leave": "calendar", "probation": "people", "injured": "alert", "death": "alert", "rider_injured": "alert",
    "rider_pay": "money", "heat": "sun", "standstill": "clock", "sick": "info", "maternity": "people", "noncompete": "shield",
    "deducted": "money", "low_wage": "money", "reinstate": "undo", "unlicensed": "alert", "rider_death": "alert", "training": "star",
    "noncompete_claimed": "shield",
}  # fmt: skip


@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """The situations in plain words, and the tools."""
    groups = [(key, heading, [{"situation": BY_KEY[k], "icon": ICONS.get(k, "scales")} for k in keys]) for key, heading, keys in GROUPS]
    return render(request, "advice/home.html", {"groups": groups})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, situation: str) -> HttpResponse:
    """The next question that is still needed (or the one named by ``q``); when none is left, the result."""
    road = road_of(request, situation)
    question = road.question(request.GET.get("q", "")) or next(iter(road.needed), None)
    if question is None:
        return HttpResponseRedirect(road.url("result"))
    if request.method == "POST":
        return _take(request, road, question)
    initial = {question.fact: to_typed(road.answers.get(question.fact))}
    return _page(request, road, question, QuestionForm([question], initial=initial, must=True))


def _take(request: HttpRequest, road: Road, question: Question) -> HttpResponse:
    """Keeps an answer, or that it was skipped, and goes on."""
    if "skip" in request.POST:
        road.answers[question.fact] = None
        return _go_on(request, road, question, None)
    form = QuestionForm([question], request.POST, must=True)
    if not form.is_valid():
        return _page(request, road, question, form, status=422)
    typed = to_raw(question, form.data[question.fact].strip())
    others = {name: value for name, value in road.facts.items() if name != question.fact and name in FACT_FIELDS}
    for error in find_errors({**others, question.fact: typed}):
        form.add_error(question.fact, say_error(error))
    if form.errors:
        return _page(request, road, question, form, status=422)
    road.answers[question.fact] = typed
    return _go_on(request, road, question, form)


def _go_on(request: HttpRequest, road: Road, question: Question, form: QuestionForm | None) -> HttpResponse:
    name = "result" if request.GET.get("then") == "result" or not road.needed else "ask"
    try:
        return HttpResponseRedirect(road.url(name))
    except TooLong:
        del road.answers[question.fact]
        form = form or QuestionForm([question])
        form.add_error(question.fact, _("填写的内容太长，请简短一些。"))
        return _page(request, road, question, form, status=422)


def _page(request: HttpRequest, road: Road, question: Question, form: QuestionForm, status: int = 200) -> HttpResponse:
    asked = [q for q in road.asked if q.fact != question.fact]
    before = _before(road, question)
    whole = len(asked) + len([q for q in road.needed if q.fact != question.fact]) + 1
    context = {
        "road": road, "question": question, "form": form, "bound": form[question.fact], "unit": unit_of(question),
        "step_number": min(len(asked) + 1, whole), "step_count": whole,
        "back_url": road.url(q=before.fact) if before else reverse("advice:home"),
        "result_url": road.url("result") if road.answers else "",
    }  # fmt: skip
    return render(request, "advice/question.html", context, status=status)


def _before(road: Road, question: Question) -> Question | None:
    """The question answered just before this one, so that going back shows it with its answer."""
    order = list(road.answers)
    place = order.index(question.fact) if question.fact in order else len(order)
    return road.question(order[place - 1]) if place else None
