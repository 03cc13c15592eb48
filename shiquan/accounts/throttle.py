"""Counting tries per account and per address, so that guessing takes too long to be worth it.

A try is written down *before* it is judged: any number of guesses made at once still count one by one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from shiquan.cases.clock import now
from shiquan.organisations.personal import blind_index

from .demo import demo_on
from .models import Attempt


@dataclass(frozen=True)
class Limit:
    """At most `most` tries of one kind within `span`."""

    kind: str
    most: int
    span: timedelta


PASSWORD_PER_ACCOUNT = Limit("login_account", 5, timedelta(minutes=15))
# Generous, because a whole bureau often shares one address.
PASSWORD_PER_ADDRESS = Limit("login_address", 50, timedelta(minutes=15))
SECOND_FACTOR = Limit("second_factor", 5, timedelta(minutes=15))
CODES_PER_ADDRESS = Limit("code_address", 60, timedelta(hours=1))


class Locked(Exception):
    """Too many tries; `until` is when the next one is allowed."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until

    @property
    def message(self) -> str:
        """What happened and from when on to try again, in the reader's language."""
        minutes = max(1, -int(-(self.until - now()).total_seconds() // 60))
        return _("尝试次数过多，为保护账号安全已暂时锁定。请在 %(time)s（约 %(minutes)s 分钟）后再试。") % {
            "time": timezone.localtime(self.until).strftime("%H:%M"),
            "minutes": minutes,
        }


def count_try(limit: Limit, whom: str) -> Attempt:
    """Write a try down and return it. Raises Locked when the limit is reached; that try is not counted."""
    instant = now()
    attempt = Attempt.objects.create(kind=limit.kind, mark=_mark(limit, whom), made_at=instant)
    recent = Attempt.objects.filter(kind=limit.kind, mark=attempt.mark, made_at__gt=instant - limit.span)
    times = list(
        recent.exclude(pk=attempt.pk).order_by("-made_at").values_list("made_at", flat=True)[: limit.most]
    )
    if len(times) >= limit.most:
        attempt.delete()
        raise Locked(times[-1] + limit.span)
    return attempt


def forget_tries(limit: Limit, whom: str) -> None:
    """Start again from zero: the right person came in."""
    Attempt.objects.filter(kind=limit.kind, mark=_mark(limit, whom)).delete()


def count_visit(limit: Limit, request: HttpRequest) -> None:
    """Counts a try of this address; not in a demo, which is shown to a whole room behind one address. Raises Locked."""
    if not demo_on():
        count_try(limit, client_address(request))


def client_address(request: HttpRequest) -> str:
    """Return the address of the browser; behind our own HTTPS proxy, the last one that the proxy wrote down."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if forwarded and settings.SECURE_PROXY_SSL_HEADER:
        return str(forwarded.rsplit(",", 1)[-1].strip()[:45])
    return str(request.META.get("REMOTE_ADDR", ""))[:45]


def _mark(limit: Limit, whom: str) -> str:
    return blind_index(whom.casefold(), limit.kind)
