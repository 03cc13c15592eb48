"""What the launcher says to the person who started it: Chinese first, English after."""

import sys


def say(zh: str, en: str) -> None:
    """One line in both languages."""
    print(f"{zh}  {en}", flush=True)


def warn(zh: str, en: str) -> None:
    """The same on the error stream, so that it is seen when the output goes to a file."""
    print(f"{zh}  {en}", file=sys.stderr, flush=True)
