"""What every page needs to know about its visitor: display modes, live channel, addresses that may not exist yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from shiquan.cases.clock import now

THEMES = ("auto", "light", "dark")
SIZES = ("normal", "large")
THEME_COOKIE = "shiquan-theme"
SIZE_COOKIE = "shiquan-size"


@dataclass(frozen=True)
class Display:
    """How this visitor wants pages to look."""

    theme: str
    size: str


def display_of(request: HttpRequest | None) -> Display:
    """The display modes from the cookies; anything unknown counts as the default."""
    cookies = request.COOKIES if request is not None else {}
    theme = cookies.get(THEME_COOKIE, "auto")
    size = cookies.get(SIZE_COOKIE, "normal")
    return Display(theme if theme in THEMES else "auto", size if size in SIZES else "normal")


def find_url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page, or an empty text while no such page exists."""
    try:
        return reverse(name, args=args or None, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


def live_events_url(request: HttpRequest | None) -> str:
    """Where this browser reaches the live channel: the address of a proxy, or the live port of the same host."""
    address = getattr(settings, "SHIQUAN_LIVE_URL", "")
    if not address and request is not None:
        try:
            host = request.get_host()
        except DisallowedHost:  # the error page for a wrong host must not fail by the same host
            return ""
        name, colon, port = host.rpartition(":")
        name = name if colon and port.isdigit() else host
        address = f"{request.scheme}://{name}:{getattr(settings, 'SHIQUAN_LIVE_PORT', 8001)}"
    return f"{address}/live/events"


def server_time() -> datetime:
    """The instant the page was made; browsers measure their own clock against it."""
    return now()


def is_demo() -> bool:
    """Whether this installation shows the demo doors."""
    return bool(getattr(settings, "SHIQUAN_DEMO", False))


def may_see_style_guide() -> bool:
    """The style guide is for people who build: only in debug or demo."""
    return bool(settings.DEBUG) or is_demo()
