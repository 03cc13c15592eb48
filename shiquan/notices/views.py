"""One's own notices, and the demo's outbox: every short message as its receiver would read it."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shiquan.cases.access import Viewer
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Notice, Party
from shiquan.notices.models import Try
from shiquan.notices.words import notice_text
from shiquan.organisations.models import Person
from shiquan.procedure.notices import NOTICES

MOST_COUNTED = 100


@never_cache
@login_required
@require_safe
def show_mine(request: HttpRequest) -> HttpResponse:
    """One's own notices, newest first, 20 a page; what is shown counts as read. ``?count=1`` gives the unread number alone."""
    assert isinstance(request.user, Person)
    sides = list(Party.objects.filter(person=request.user).values_list("pk", flat=True))  # two indexes, not one long join
    mine = Notice.objects.filter(Q(person=request.user) | Q(party__in=sides))
    if request.GET.get("count"):
        unread = mine.filter(read_at=None)[:MOST_COUNTED].count()
        words = "" if not unread else "99+" if unread == MOST_COUNTED else str(unread)
        return HttpResponse(words, content_type="text/plain; charset=utf-8")
    rows = mine.select_related("case__dispute", "case__office", "party").order_by("-created_at", "id")
    page = Paginator(rows, 20).get_page(request.GET.get("page"))
    # A case that went to another office is not there any more for who was told of it.
    told = {n.case_id for n in page.object_list}
    seen = set(Case.objects.for_actor(Viewer(request.user)).filter(pk__in=told).values_list("pk", flat=True))
    shown: list[dict[str, Any]] = [
        {"notice": n, "title": NOTICES[n.kind].title, "text": notice_text(n, linked=False), "unread": n.read_at is None,
         "opens": n.case_id in seen}
        for n in page.object_list
    ]  # fmt: skip
    if request.method == "GET":
        mine.filter(pk__in=[r["notice"].pk for r in shown if r["unread"]]).update(read_at=now())
    return render(request, "notices/mine.html", {"page": page, "rows": shown})


def show_outbox(request: HttpRequest) -> HttpResponse:
    """Newest first, 30 a page. Only in the demo."""
    if not settings.SHIQUAN_DEMO:
        raise Http404
    page = Paginator(Try.objects.order_by("-at", "pk"), 30).get_page(request.GET.get("page"))
    return render(request, "notices/outbox.html", {"page": page})
