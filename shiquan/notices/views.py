"""The demo's outbox: every short message as its receiver would read it."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from shiquan.notices.models import Try


def show_outbox(request: HttpRequest) -> HttpResponse:
    """Newest first, 30 a page. Only in the demo."""
    if not settings.SHIQUAN_DEMO:
        raise Http404
    page = Paginator(Try.objects.order_by("-at", "pk"), 30).get_page(request.GET.get("page"))
    return render(request, "notices/outbox.html", {"page": page})
