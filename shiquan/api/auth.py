"""Who asks: a browser by its session cookie (with CSRF token), or a machine by a bearer token."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from shiquan.api.models import find_person
from shiquan.organisations.models import Person

SAFE = {"GET", "HEAD", "OPTIONS"}


class BearerToken(HttpBearer):
    """`Authorization: Bearer sq_…`. A wrong token is an error, even where a session cookie would do."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        person = find_person(token)
        if person is None:
            raise HttpError(401, _("令牌无效、已过期或已停用。"))
        request.user = person
        return person


class BrowserSession(APIKeyCookie):
    """The cookie of somebody who logged in; a change also needs the `X-CSRFToken` header."""

    param_name: str = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Any | None:
        if not isinstance(request.user, Person):
            return None
        if request.method not in SAFE and check_csrf(request):
            raise HttpError(403, _("缺少 X-CSRFToken 请求头，或它与 Cookie 不符。"))
        # From here on the person, not Django's promise of one, which looks anew at each question.
        request.user = getattr(request.user, "_wrapped", request.user)
        return request.user

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        return request.user
