"""Error pages in the look of the product. Config names them: handler400 = "shiquan.web.errors.show_400" and so on."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader

HIDDEN_FIELDS = frozenset({"csrfmiddlewaretoken", "password", "code", "signature"})
COPY_LIMIT = 200


def show_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request could not be read."""
    return _show(request, 400)


def show_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The visitor may not open this page."""
    return _show(request, 403)


def show_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or none that this visitor may know of."""
    return _show(request, 404)


def show_500(request: HttpRequest) -> HttpResponse:
    """Our fault. The page asks no database and no context processor: either may be what broke."""
    return HttpResponseServerError(
        loader.get_template("web/errors/500.html").render({"error_request": request})
    )


def show_csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long. Everything typed is shown again, to be sent once more with one tap."""
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in HIDDEN_FIELDS and not name.startswith("password")
    ][:COPY_LIMIT]
    context = {"kept": kept, "lost_files": bool(request.FILES), "action": request.get_full_path()}
    return render(request, "web/errors/csrf.html", context, status=403)


def _show(request: HttpRequest, code: int) -> HttpResponse:
    return render(request, f"web/errors/{code}.html", {"code": code, "asked": request.path}, status=code)
