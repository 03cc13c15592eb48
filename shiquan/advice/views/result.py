"""What follows from the answers: amounts line by line, articles, proofs, clocks, print, PDF, and the way into an application."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shiquan.advice.claims import hand_over
from shiquan.advice.drawing import draw_contributions, draw_time_line
from shiquan.advice.forms import QuestionForm, say, say_error, to_raw, to_typed
from shiquan.advice.sealing import TooLong
from shiquan.advice.sheet import render_sheet
from shiquan.advice.state import TIMING, Road, road_of
from shiquan.advice.timing import Times, time_left, today
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.limitation import INTERRUPTION_WORDS
from shiquan.law.reckoning import Reckoning, reckon
from shiquan.law.situations import Question
from shiquan.law.text import Label


@require_http_methods(["GET", "HEAD", "POST"])
def show_result(request: HttpRequest, situation: str) -> HttpResponse:
    """The result; posting changes facts or the facts of time, and shows what follows at a new address."""
    road = road_of(request, situation)
    form = None
    if request.method == "POST":
        form = _changed(request, road)
        if form is None or form.is_valid():
            try:
                return HttpResponseRedirect(road.url("result") + ("#facts" if form else "#time"))
            except TooLong:
                messages.error(request, _("填写的内容太长，请简短一些。"))
    reckoning = reckon(road.situation, road.facts, today())
    context = _context(request, road, reckoning) | {"form": form or _form(road)}
    return render(request, "advice/result.html", context, status=422 if form is not None and form.errors else 200)


@require_POST
def take_into_application(request: HttpRequest, situation: str) -> HttpResponse:
    """Leaves the chosen claims for the application and goes there. Raises Http404 where the claims are the employer's own."""
    road = road_of(request, situation)
    if road.situation.against:
        raise Http404
    count = hand_over(request, reckon(road.situation, road.facts, today()), road.facts, set(request.POST.getlist("item")))
    if not count:
        messages.error(request, _("请至少选一项要写进申请的请求。"))
        return HttpResponseRedirect(road.url("result") + "#apply")
    try:
        return HttpResponseRedirect(reverse("intake:start") + "?from=law")
    except NoReverseMatch:
        messages.info(request, _("网上申请暂未开放，请打印后到窗口办理。"))
        return HttpResponseRedirect(road.url("result"))


@require_safe
def show_sheet(request: HttpRequest, situation: str) -> HttpResponse:
    """The result on paper: a PDF in Chinese."""
    road = road_of(request, situation)
    reckoning = reckon(road.situation, road.facts, today())
    pdf = render_sheet(road, reckoning, time_left(road.situation.key, road.facts, road.timing))
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = "inline; filename*=UTF-8''%E8%AE%A1%E7%AE%97%E6%98%8E%E7%BB%86.pdf"
    answer["Cache-Control"] = "private, no-store"
    return answer


def editable(road: Road) -> list[Question]:
    """Every question of the situation, and where the work was done, for changing what was told."""
    spec = FACT_FIELDS["region"]
    place = Question(
        "region", Label("在哪里上班？", "Where was the work?"), Label("写省、市或县，不填按石泉县", "Province, city or county; Shiquan if empty"),
        spec.kind, road.situation.items, optional=True,
    )  # fmt: skip
    return [*(q for q in road.situation.questions if not _hidden(q, road)), place]


def _hidden(question: Question, road: Road) -> bool:
    """Questions that the answers so far do not call for and that were not answered."""
    from shiquan.law.situations import still_needed

    return question.fact not in road.answers and question not in still_needed(road.situation, road.answers)


def _form(road: Road) -> QuestionForm:
    return QuestionForm(editable(road), initial={name: to_typed(value) for name, value in road.answers.items()})


def _changed(request: HttpRequest, road: Road) -> QuestionForm | None:
    """Takes what was typed into the road: the facts (a form), or the facts of time (no form)."""
    if "timing" in request.POST:
        road.timing = {name: request.POST.get(name, "").strip()[:40] for name in TIMING if request.POST.get(name, "").strip()}
        return None
    form = QuestionForm(editable(road), request.POST)
    if form.is_valid():
        for question in form.questions:
            typed = (form.data.get(question.fact) or "").strip()
            if typed:
                road.answers[question.fact] = to_raw(question, typed)
            elif question.fact in road.answers:
                road.answers[question.fact] = None
    return form


def _context(request: HttpRequest, road: Road, reckoning: Reckoning) -> dict[str, Any]:
    times = time_left(road.situation.key, road.facts, road.timing)
    return {
        "road": road,
        "reckoning": reckoning,
        "bars": draw_contributions(reckoning.counted) if len(reckoning.counted) > 1 else "",
        "asks": ask_links(road, reckoning),
        "clocks": [(clock, draw_time_line(clock, times.today)) for clock in times.clocks],
        "time_errors": [say(words) for words in times.errors.values()],
        "asked_how": [(kind.value, words) for kind, words in INTERRUPTION_WORDS.items()],
        "share_url": request.build_absolute_uri(road.url("result")),
        "today": today(),
        "errors": [{"words": say_error(e), "url": _fix_url(road, e.key)} for e in reckoning.errors],
        "told": [{"label": q.text, "value": shown(q, road.answers[q.fact]), "url": road.url(q=q.fact, then="result")} for q in road.asked],
    }


def _fix_url(road: Road, fact: str) -> str:
    return road.url(q=fact, then="result") if road.question(fact) else ""


def shown(question: Question, value: Any) -> str:
    """An answer in words."""
    if value in (None, ""):
        return _("跳过")
    if question.options and str(value) in question.options:
        return say(question.options[str(value)])
    return {"true": _("是"), "false": _("否")}.get(str(value), to_typed(value))


def ask_links(road: Road, reckoning: Reckoning) -> list[dict[str, Any]]:
    """The facts that are still worth telling: those that narrow a range first, then those without which an item has no sum."""
    rows: dict[str, dict[str, Any]] = {}
    for claim in reckoning.claims:
        d = claim.derivation
        if d.narrowest and road.question(d.narrowest):
            rows.setdefault(d.narrowest, {"fact": d.narrowest, "narrows": d.label})
    for problem in reckoning.problems:
        fact = next((f for f in problem.missing if road.question(f)), None)
        if fact:
            rows.setdefault(fact, {"fact": fact, "opens": _item_label(problem.item)})
    for row in rows.values():
        row["question"] = road.question(row["fact"])
        row["url"] = road.url(q=row["fact"], then="result")
    return list(rows.values())


def _item_label(item: str) -> Label:
    from shiquan.law.entitlements.registry import BY_ITEM

    return BY_ITEM[item].label


__all__ = ["Times", "show_result", "show_sheet", "take_into_application"]
