"""The cases behind a figure, newest first."""

from typing import Any

from django.db.models import Q
from django.urls import reverse

from shiquan.organisations.models import Person
from shiquan.statistics.models import NOBODY, Line
from shiquan.statistics.scope import Asked

PAGE = 50


def read_page(asked: Asked, rule: Q, page: int, *, every_month: bool) -> tuple[list[dict[str, Any]], bool]:
    """One page of cases, and whether there are more. ``every_month`` for figures about this moment."""
    lines = Line.objects.filter(asked.places() & rule)
    if not every_month:
        lines = lines.filter(asked.months())
    start = (page - 1) * PAGE
    found = list(lines.select_related("case__dispute", "office").order_by("-opened_at", "case_id")[start : start + PAGE + 1])
    people = dict(Person.objects.filter(pk__in={x.mediator for x in found} - {NOBODY}).values_list("pk", "name"))
    rows = [
        {
            "line": x, "case": x.case, "title": x.case.dispute.title, "office": x.office.short_name, "mediator": people.get(x.mediator, ""),
            "state": x.case.state, "state_label": x.case.state_label, "minutes": None if x.answered_seconds is None else -(-x.answered_seconds // 60),
            "url": reverse("workspace:case", args=[x.case_id]),
        }
        for x in found[:PAGE]
    ]  # fmt: skip
    return rows, len(found) > PAGE
