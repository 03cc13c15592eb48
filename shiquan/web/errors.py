"""Error pages in the look of the product. Config names them: handler400 = "shiquan.web.errors.show_400" and so on."""

import logging
import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader

from shiquan.cases.files import FileMissing

log = logging.getLogger(__name__)

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
    """
    Our fault. The page asks no database and no context processor: either may be what broke.

    A database that is away for a moment (it restarts, or no connection is free) is 503: the same request may be sent again.
    """
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    code = 503 if away else 500
    page = loader.get_template("web/errors/500.html").render({"error_request": request, "code": code})
    return HttpResponseServerError(page, status=code, headers={"Retry-After": "2"} if away else {})


class LostFileMiddleware:
    """Any page that wants a stored file whose bytes are gone says so, and the operator reads which address asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls it for what a view raised; 503, as a restored backup mends it."""
        if not isinstance(exception, FileMissing):
            return None
        log.error("a stored file cannot be read: %s", request.path)
        return render(request, "web/errors/lost.html", {"code": 503, "asked": request.path}, status=503)


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
