"""The one clock: everything that needs the present instant asks here, so that tests and the demo may set it."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present instant, timezone-aware."""
    return timezone.now()
