"""When a period ends, how the days were counted, and on which article; a guessed day is marked."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shiquan.advice.forms import say
from shiquan.law.due_request import answer
from shiquan.law.errors import LawError
from shiquan.law.periods import INSTANT_UNITS
from shiquan.law.rules import rules
from shiquan.law.text import Label

GROUPS = {
    "arbitration": Label("仲裁", "Arbitration"), "mediation": Label("调解", "Mediation"), "onestop": Label("一站式调解", "One-stop mediation"),
    "review": Label("仲裁审查", "Arbitration review"), "confirmation": Label("司法确认", "Judicial confirmation"),
    "after_award": Label("裁决以后", "After the award"), "limitation": Label("时效", "Limitation"), "work_injury": Label("工伤", "Work injury"),
    "payment_order": Label("支付令", "Payment order"), "court_mediation": Label("法院调解平台", "Court mediation platform"),
    "service": Label("送达", "Service"), "promises": Label("服务承诺", "Promises of service"),
}  # fmt: skip


@require_safe
def show_deadlines(request: HttpRequest) -> HttpResponse:
    """The form of a rule and a day, and the answer; the address holds both, so it can be shared and printed."""
    key, start = request.GET.get("rule", "")[:60], request.GET.get("start", "").strip()[:40]
    context: dict[str, Any] = {"key": key, "start": start, "groups": _groups()}
    if key or start:
        context |= _answer(key, start)
    return render(request, "advice/deadlines.html", context, status=422 if context.get("error") else 200)


def _answer(key: str, start: str) -> dict[str, Any]:
    try:
        rule, end = answer(key, start)
    except LawError:
        try:
            rule, end = answer(key, start, [("provisional", "yes")])
        except LawError as error:
            return {"error": say(error.label)}
    return {"rule": rule, "end": end, "exact": rule.period.unit in INSTANT_UNITS, "length": rule.period.label()}


def _groups() -> list[tuple[Label, list[Any]]]:
    rows = [rule for rule in rules().values() if rule.period.length]
    rows.sort(key=lambda rule: list(GROUPS).index(rule.group) if rule.group in GROUPS else 99)
    return [(GROUPS.get(group, Label(group, group)), list(found)) for group, found in groupby(rows, key=lambda rule: rule.group)]
