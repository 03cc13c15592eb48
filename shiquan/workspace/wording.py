"""Words of the pure floors in the visitor's language."""

from django.utils.translation import get_language

from shiquan.law.text import Label


def say(label: Label | None) -> str:
    """The text of a label in the language of this request; empty for none."""
    return label.in_language(get_language() or "zh-hans") if label else ""
