"""The Content-Security-Policy, completed with the address of the live channel."""

from functools import lru_cache
from http import HTTPStatus

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

DEBUG_PAGES = (HTTPStatus.NOT_FOUND, HTTPStatus.INTERNAL_SERVER_ERROR)
"""Django's own pages for developers bring scripts along."""


def find_live_origin(request: HttpRequest) -> str:
    """Scheme, host and port at which this browser reaches the live channel."""
    if settings.SHIQUAN_LIVE_URL:
        return str(settings.SHIQUAN_LIVE_URL)
    host = request.get_host()
    if not host.endswith("]"):
        host = host.rsplit(":", 1)[0] if ":" in host.rsplit("]", 1)[-1] else host
    return f"{request.scheme}://{host}:{settings.SHIQUAN_LIVE_PORT}"


class ContentSecurityMiddleware(MiddlewareMixin):
    """Adds the live channel to `connect-src`: it is the same host, so no wildcard is needed.

    No page has a policy of its own, so each host's is put together once.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not (settings.DEBUG and response.status_code in DEBUG_PAGES):
            response.headers.setdefault(HEADER, _policy(find_live_origin(request)))
        return response


@lru_cache(maxsize=64)
def _policy(live: str) -> str:
    return build_policy(update={"connect-src": [live]})
