"""Turns what the floors below carry (labels, enums, lazy texts) into words of the visitor's language."""

from typing import Any

from django.utils.encoding import force_str
from django.utils.translation import get_language

from shiquan.law.text import Label


def in_words(thing: Any) -> str:
    """The text of a Label, of anything with a `label` or a `name` that is one, of an enum, or of a plain value."""
    if thing is None:
        return ""
    if isinstance(thing, Label):
        return thing.in_language(get_language() or "zh-hans")
    if isinstance(thing, str) and not hasattr(thing, "label"):
        return force_str(thing)
    for attribute in ("label", "name"):
        inner = getattr(thing, attribute, None)
        if isinstance(inner, Label):
            return in_words(inner)
    return force_str(getattr(thing, "label", thing))
