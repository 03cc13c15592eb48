"""The Content-Security-Policy, completed for each request with the address of the live channel."""

from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


def find_live_origin(request: HttpRequest) -> str:
    """Scheme, host and port at which this browser reaches the live channel."""
    if settings.SHIQUAN_LIVE_URL:
        return str(settings.SHIQUAN_LIVE_URL)
    host = request.get_host()
    if not host.endswith("]"):
        host = host.rsplit(":", 1)[0] if ":" in host.rsplit("]", 1)[-1] else host
    return f"{request.scheme}://{host}:{settings.SHIQUAN_LIVE_PORT}"


class ContentSecurityMiddleware(CSPMiddleware):
    """Adds the live channel to `connect-src`: it is the same host, so no wildcard is needed."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            update: dict[str, Any] = dict(parts.update or {})
            update["connect-src"] = [*update.get("connect-src", []), find_live_origin(request)]
            parts.update = update
        return parts
