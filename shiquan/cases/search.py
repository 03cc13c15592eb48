"""Search text: character pairs, so that two Chinese characters are found through an index."""

import re

from django.db.models import Q

from shiquan.cases.models.dispute import Dispute, Party, search_pairs
from shiquan.organisations.personal import blind_index

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


def find_disputes(text: str) -> Q:
    """A condition on cases: the dispute's names or numbers hold every word of the text.

    A whole mobile or ID-card number is found through its blind index; it is never stored in the clear.
    """
    number = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"1\d{10}", number):
        return Q(dispute__in=Party.objects.filter(phone_index=blind_index(number, "phone")).values("dispute"))
    if re.fullmatch(r"\d{17}[\dX]", number):
        return Q(dispute__in=Party.objects.filter(id_index=blind_index(number, "id_number")).values("dispute"))
    words = re.findall(r"\w+", text)[:8]
    if not words:
        return Q(pk__in=[])
    found = Dispute.objects.alias(pairs=search_pairs())
    needed = [pair for word in words if len(word) > 1 for pair in pairs(word)]
    if needed:
        found = found.filter(pairs__contains=needed)
    # Pairs may stand apart from each other: the words themselves are looked for in what the pairs left over.
    exact = Q()
    for word in words:
        exact &= Q(title__icontains=word) | Q(receipt_number__icontains=word) | Q(cases__number__icontains=word)
    return Q(dispute__in=found.filter(exact).values("pk"))
