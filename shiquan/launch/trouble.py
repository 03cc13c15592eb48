"""What stops an installation from starting, said so that its owner can mend it."""


class Trouble(Exception):
    """Something the owner can mend. `zh` and `en` say what is wrong and what to do; no traceback is shown."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en
