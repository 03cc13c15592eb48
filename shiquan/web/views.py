"""The home page, the display modes, and the small addresses that every installation answers."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST, require_safe

from . import shell

YEAR = 365 * 24 * 3600
FIVE_STEPS = (
    {"name": gettext_lazy("背对背释法"), "note": gettext_lazy("调解员分别听双方说，讲清法律"), "state": ""},
    {"name": gettext_lazy("面对面协商"), "note": gettext_lazy("双方坐到一起谈方案"), "state": ""},
    {"name": gettext_lazy("专家会诊"), "note": gettext_lazy("疑难问题请专家出意见"), "state": ""},
    {"name": gettext_lazy("司法确认"), "note": gettext_lazy("法院确认，协议有强制力"), "state": ""},
    {"name": gettext_lazy("跟踪回访"), "note": gettext_lazy("直到钱真正到账"), "state": ""},
)


@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """Three doors for the public, one for staff, and what will happen behind them."""
    return render(request, "web/home.html", {"steps": FIVE_STEPS})


@require_POST
def choose_display(request: HttpRequest) -> HttpResponse:
    """Remember the theme or type size in a cookie and go back to where the visitor was."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response: HttpResponse = HttpResponseRedirect(back)
    if request.headers.get("X-Requested-With") == "fetch":
        response = HttpResponse(status=204)
    for field, cookie, known in (
        ("theme", shell.THEME_COOKIE, shell.THEMES),
        ("size", shell.SIZE_COOKIE, shell.SIZES),
    ):
        chosen = request.POST.get(field)
        if chosen is not None and chosen in known:
            response.set_cookie(
                cookie,
                chosen,
                max_age=YEAR,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
            )
    return response


@require_safe
def show_offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows when there is no network; holds nothing about anybody."""
    return render(request, "web/offline.html")


@require_GET
def show_ready(request: HttpRequest) -> JsonResponse:
    """For a load balancer: 200 when this process reaches its database, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})


@require_safe
@cache_control(max_age=86400)
def show_favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for it beside a PDF, which cannot name an icon."""
    return HttpResponseRedirect(static("web/img/mark.svg"))


@require_safe
@cache_control(max_age=3600)
def show_manifest(request: HttpRequest) -> JsonResponse:
    """The web app manifest, so that a phone can keep the page on its home screen."""
    return JsonResponse(
        {
            "name": _("石泉 · 劳动纠纷一站式调解"),
            "short_name": _("石泉"),
            "start_url": "/",
            "display": "standalone",
            "background_color": "#f3f7f6",
            "theme_color": "#074650",
            "icons": [{"src": static("web/img/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
        },
        content_type="application/manifest+json",
    )


@require_safe
@cache_control(no_cache=True)
def show_service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, served from the root so that its scope is the whole site."""
    found = finders.find("web/js/worker.js")
    return HttpResponse(Path(str(found)).read_text("utf-8"), content_type="text/javascript; charset=utf-8")
