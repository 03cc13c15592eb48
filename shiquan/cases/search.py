"""Search text: character pairs, so that two Chinese characters are found through an index."""

import re

MOST = 4000


def pairs(text: str) -> list[str]:
    """Overlapping character pairs of each run of letters, digits and Chinese characters, lower case."""
    found: list[str] = []
    for run in re.findall(r"\w+", text.lower()):
        found += [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]
    return found


def index_text(*texts: str) -> str:
    """Space-separated distinct pairs of the texts (a text that is pairs already stays as it is)."""
    seen: dict[str, None] = {}
    for text in texts:
        for pair in text.split() if _is_pairs(text) else pairs(text):
            seen.setdefault(pair)
    return " ".join(seen)[:MOST]


def _is_pairs(text: str) -> bool:
    parts = text.split()
    return len(parts) > 1 and all(len(p) <= 2 for p in parts)
