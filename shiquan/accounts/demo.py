"""Whether this installation is a demo: asked here, so that each door asks the same way."""

from django.conf import settings


def demo_on() -> bool:
    """Say whether the demo's doors are open (setting ``SHIQUAN_DEMO``)."""
    return bool(getattr(settings, "SHIQUAN_DEMO", False))
