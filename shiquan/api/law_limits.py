"""A soft limit for operations that everybody may ask: generous, per address and process, and told in the answer."""

from collections import OrderedDict
from time import monotonic

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError

MOST = 240
"""Requests from one address in a window, in one process."""
WINDOW = 60.0
"""Seconds."""
MOST_BYTES = 2 * 1024 * 1024
MOST_ADDRESSES = 4096
_counts: OrderedDict[str, tuple[float, int]] = OrderedDict()


def count(request: HttpRequest) -> None:
    """Counts a request. Raises HttpError 429 above the limit, 413 for a body that is too large."""
    address = str(request.META.get("REMOTE_ADDR") or "-")
    at = monotonic()
    begun, seen = _counts.pop(address, (at, 0))
    if at - begun > WINDOW:
        begun, seen = at, 0
    _counts[address] = (begun, seen + 1)
    while len(_counts) > MOST_ADDRESSES:
        _counts.popitem(last=False)
    if seen >= MOST:
        raise HttpError(429, _("请求太频繁，请一分钟后再试；大批计算请用命令行 shiquan law。"))
    if request.method == "POST" and len(request.body) > MOST_BYTES:
        raise HttpError(413, _("内容超过 2 MB，请分批提交，或用命令行 shiquan law。"))


def forget() -> None:
    """Starts counting anew."""
    _counts.clear()
