"""One question a screen: show it, keep what is typed as it is typed, check it when the visitor goes on."""

from typing import Any

import orjson
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shiquan.cases.clock import today
from shiquan.intake import drafts
from shiquan.intake import questions as q
from shiquan.intake.answers import Flat, count_claims, find_faults, keep, row_numbers
from shiquan.intake.models import ApplicationDraft, KnownCompany
from shiquan.intake.progress import address_of
from shiquan.intake.sheet import Sheet, sheet_for
from shiquan.intake.views.guard import with_draft
from shiquan.intake.views.uploads import take_whole
from shiquan.intake.wording import LIKELY, PROOFS
from shiquan.law.situations import BY_KEY as SITUATION
from shiquan.law.text import Label
from shiquan.procedure.language import FieldKind

MOST_RESPONDENTS = 5


@require_POST
@with_draft
def save(request: HttpRequest, draft: ApplicationDraft) -> HttpResponse:
    """Keeps what is typed, right or wrong: {"fields": {name: value}} → 204."""
    try:
        fields = orjson.loads(request.body)["fields"]
        assert isinstance(fields, dict)
    except (ValueError, KeyError, TypeError, AssertionError):
        return JsonResponse({"error": _("没有收到内容。")}, status=400)
    with drafts.change(draft.pk) as answers:
        keep(answers, fields)
        if draft.clerk_id is not None:
            count_claims(answers)
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def screen(request: HttpRequest, draft: ApplicationDraft, screen: str) -> HttpResponse:
    """A question. POST keeps and checks the answer, then goes on (``then=review`` goes back to the review page)."""
    answers = drafts.read(draft)
    row = next((s for s in q.screens_for(answers) if s.key == screen), None)
    if row is None or row.key == "phone":
        if screen in q.BY_KEY:  # a screen that these answers don't lead to (any more)
            return redirect("intake:screen", draft=draft.pk, screen=q.screens_for(answers)[0].key)
        raise Http404
    faults: dict[str, Label] = {}
    words: list[str] = []
    if request.method == "POST":
        words = [w for f in request.FILES.getlist("file") if (w := take_whole(draft, f))]
        answers = _keep(request, draft, row)
        if request.POST.get("more"):
            return _show(request, draft, row, answers, {}, more=True)
        faults = _faults(row, answers)
        if not faults and not words:
            return redirect(_next(draft, row, answers, request.POST.get("then", "")))
    return _show(request, draft, row, answers, faults, words=words)


def _keep(request: HttpRequest, draft: ApplicationDraft, row: q.Screen) -> Flat:
    with drafts.change(draft.pk) as answers:
        given = sheet_for(row, answers).given(request.POST)
        given |= {name: value for name, value in request.POST.items() if name not in given}
        keep(answers, given)
        if row.key == "respondent":
            _fill_in_known(answers)
        order = [s.key for s in q.screens_for(answers)] + ["review"]
        answers["at"] = order[order.index(row.key) + 1]
    return answers


def _fill_in_known(answers: Flat) -> None:
    """A company chosen from the list brings its code and address along, where nothing else was typed."""
    for i in row_numbers(answers, "respondents"):
        name = str(answers.get(f"respondents-{i}-name", "")).replace("\x00", "").strip()
        known = KnownCompany.objects.filter(name=name[:100]).first()
        for column in ("kind", "credit_code", "address"):
            if known is not None and not answers.get(f"respondents-{i}-{column}"):
                answers[f"respondents-{i}-{column}"] = getattr(known, column)


def _faults(row: q.Screen, answers: Flat) -> dict[str, Label]:
    if row.key == "about":
        form = q.part_of(("evidence.title", "evidence.proves"), q.side_of(answers))
        return find_faults(form, answers)
    faults = find_faults(q.form_of(row, answers), answers)
    happened = str(answers.get("happened_on") or "")
    if row.key == "since" and not faults and happened > today().isoformat():
        faults["happened_on"] = Label("这个日子还没到，请检查。", "This day has not come yet; please check.")
    return faults


def _next(draft: ApplicationDraft, row: q.Screen, answers: Flat, then: str) -> str:
    order = [s.key for s in q.screens_for(answers)] + ["review"]
    # A ticked claim asks for its sum before the way back to the review page.
    if then == "review" and not (row.key in ("claims", "evidence") and order[order.index(row.key) + 1] in ("amounts", "about")):
        return reverse("intake:review", args=[draft.pk])
    address = address_of(draft, order[order.index(row.key) + 1])
    return f"{address}?then=review" if then == "review" else address


def _show(
    request: HttpRequest, draft: ApplicationDraft, row: q.Screen, answers: Flat, faults: dict[str, Label], *,
    more: bool = False, words: list[str] | None = None,
) -> HttpResponse:  # fmt: skip
    rows = len(row_numbers(answers, "respondents"))
    form = Sheet(q.form_of(row, answers), answers, faults, shown={"respondents": rows + more} if more else None)
    context = frame(draft, row.key, answers) | {
        "screen": row,
        "form": form,
        "heading": row.heading(q.side_of(answers)),
        "then": request.POST.get("then") or request.GET.get("then", ""),
        "rows": form.rows(row.asks[0].partition(".")[0]) if row.asks and "." in row.asks[0] else [],
        "may_add": row.key == "respondent" and rows + more < MOST_RESPONDENTS,
        "words": words or [],
    }
    context |= _extras(draft, row, answers, faults)
    if row.key == "claims":
        likely = LIKELY.get(str(answers.get("situation")), ())
        form.put_first("kinds", likely)
    return render(request, f"intake/screens/{row.template}.html", context, status=422 if faults or words else 200)


def _extras(draft: ApplicationDraft, row: q.Screen, answers: Flat, faults: dict[str, Label]) -> dict[str, Any]:
    if row.template == "situation":
        hints = {key: s.hint for key, s in SITUATION.items()}
        return {"situations": [(k, label, hints.get(k)) for k, label in q.SITUATION.choices], "chosen": answers.get("situation")}
    if row.template == "amounts":
        words = dict(q.KINDS.choices)
        titles = [answers.get(f"claims-{i}-title") or words.get(answers[f"claims-{i}-kind"]) for i in row_numbers(answers, "claims")]
        return {"titles": titles}
    if row.template in ("evidence", "about"):
        return {"files": file_rows(draft, answers, faults), "proofs": PROOFS}
    if row.key == "reach":
        return {"titles": [answers.get(f"respondents-{i}-name", "") for i in row_numbers(answers, "respondents")]}
    return {}


def file_rows(draft: ApplicationDraft, answers: Flat, faults: dict[str, Label]) -> list[dict[str, Any]]:
    """The uploads with what was said about each."""
    return [
        {
            "file": file, "picture": file.media_type.startswith("image/"),
            "title": answers.get(f"title-{file.pk}", ""), "proves": answers.get(f"proves-{file.pk}", ""),
            "fault": faults.get(f"title-{file.pk}") or faults.get(f"proves-{file.pk}"),
        }
        for file in drafts.files_of(draft)
    ]  # fmt: skip


def frame(draft: ApplicationDraft, key: str, answers: Flat) -> dict[str, Any]:
    """What every screen shows around its question: where one stands, the way back, where drafts go."""
    order = [s.key for s in q.screens_for(answers)] + ["review"]
    at = order.index(key)
    return {
        "draft": draft,
        "answers": answers,
        "step_number": at + 1,
        "step_count": len(order),
        "back_url": address_of(draft, order[at - 1]) if at else reverse("intake:start"),
        "draft_url": reverse("intake:save", args=[draft.pk]),
        "side": q.side_of(answers),
        "kinds": FieldKind,
    }
