"""Where each slice's pages live. A slice that is not there (yet) is left out."""

from importlib.util import find_spec

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, include, path

SLICES = [
    ("api/", "api"),
    ("", "accounts"),
    ("cases/", "workspace"),
    ("apply/", "intake"),
    ("", "parties"),
    ("desk/", "mediation"),
    ("arbitration/", "arbitration"),
    ("court/", "court"),
    ("followup/", "followup"),
    ("figures/", "statistics"),
    ("rooms/", "rooms"),
    ("documents/", "signing"),
    ("", "documents"),
    ("notices/", "notices"),
    ("law/", "advice"),
    ("", "demo"),
    ("", "web"),
]


def show_health(request: HttpRequest) -> JsonResponse:
    """For a load balancer and the launcher: this process answers. Says nothing about anybody."""
    return JsonResponse({"status": "ok"})


def include_slices() -> list[URLPattern | URLResolver]:
    """One entry for each slice that has a `urls` module."""
    return [
        path(prefix, include(f"shiquan.{name}.urls"))
        for prefix, name in SLICES
        if find_spec(f"shiquan.{name}") and find_spec(f"shiquan.{name}.urls")
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", show_health, name="health"),
    path("i18n/", include("django.conf.urls.i18n")),
    *include_slices(),
]

handler400 = "shiquan.web.errors.show_400"
handler403 = "shiquan.web.errors.show_403"
handler404 = "shiquan.web.errors.show_404"
handler500 = "shiquan.web.errors.show_500"
