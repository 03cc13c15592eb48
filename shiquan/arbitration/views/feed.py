"""The secret calendar link: made, shown once, revoked; and the feed behind it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.arbitration import feed
from shiquan.arbitration.models import FeedLink
from shiquan.arbitration.views.desk import desk_person


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def manage_link(request: HttpRequest) -> HttpResponse:
    """One's own link: make a new one (the old one dies), or revoke it."""
    person = desk_person(request)
    made = ""
    if request.method == "POST":
        if request.POST.get("act") == "revoke":
            feed.revoke(person)
            messages.success(request, _("订阅链接已停用。"))
            return HttpResponseRedirect(reverse("arbitration:feed_link"))
        made = feed.make_link(person)
    answer = render(request, "arbitration/feed.html", {"made": made, "link": FeedLink.objects.filter(person=person).first()})
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def read_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The feed for whoever has the link; 404 for a wrong or revoked one."""
    person = feed.person_behind(token)
    if person is None:
        raise Http404
    answer = HttpResponse(feed.write_feed(person), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
