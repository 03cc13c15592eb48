"""Words for people, carried by the pure floors in both interface languages."""

from typing import NamedTuple


class Label(NamedTuple):
    """A text in Simplified Chinese and in English."""

    zh: str
    en: str

    def in_language(self, code: str) -> str:
        """The text for a language code such as ``zh-hans`` or ``en``."""
        return self.en if code.startswith("en") else self.zh
