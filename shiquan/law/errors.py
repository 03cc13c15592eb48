"""The one kind of error the law floor raises: words for a person, in both languages, saying what is wrong and how to mend it."""

from shiquan.law.text import Label


class LawError(ValueError):
    """Something the law floor cannot answer. ``str()`` gives the Chinese words; ``label`` holds both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.label = Label(zh, en)
