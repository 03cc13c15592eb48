"""The language of a person follows them to another browser."""

from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from shiquan.organisations.models import Person

Response = TypeVar("Response", bound=HttpResponseBase)


def keep_language(request: HttpRequest, response: Response, person: Person) -> Response:
    """Set the person's language in a browser that has chosen none itself."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        set_language(response, person.language)
    return response


def set_language(response: HttpResponseBase, language: str) -> None:
    """Remember a language in the browser, with the same cookie that Django's own switch writes."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,  # type: ignore[arg-type]
    )
