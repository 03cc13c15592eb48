"""Search text: character pairs, so that two Chinese characters are found through an index."""

import re
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from shiquan.cases.models.dispute import Party, search_pairs
from shiquan.organisations.personal import blind_index

if TYPE_CHECKING:
    from shiquan.cases.models.case import CaseQuerySet

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


FOUND_LIMIT = 500


def find_cases(cases: "CaseQuerySet", text: str) -> "CaseQuerySet":
    """Those of the cases whose dispute's names or numbers hold every word of the text; 500 at most.

    A whole mobile or ID-card number is found through its blind index; it is never stored in the clear.
    """
    number = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"1\d{10}", number):
        return _of_party(cases, phone_index=blind_index(number, "phone"))
    if re.fullmatch(r"\d{17}[\dX]", number):
        return _of_party(cases, id_index=blind_index(number, "id_number"))
    words = re.findall(r"\w+", text)[:8]
    if not words:
        return cases.none()
    found = cases.order_by()
    needed = [pair for word in words if len(word) > 1 for pair in pairs(word)]
    if needed:
        found = found.alias(pairs=search_pairs("dispute__search")).filter(pairs__contains=needed)  # type: ignore[misc]  # the plugin knows no arrays
    # Pairs may stand apart from each other: the words themselves are looked for in what the pairs left over.
    for word in words:
        exact = Q(dispute__title__icontains=word) | Q(dispute__receipt_number__icontains=word) | Q(number__icontains=word)
        if len(word) > 1:  # the title names only the first of many workers; asked last, because it costs most
            exact |= Q(Exists(Party.objects.filter(dispute=OuterRef("dispute"), name__icontains=word)))
        found = found.filter(exact)
    # Without an order the database stops at the limit, so that a word that fits everything costs no more than a rare one.
    return cases.filter(pk__in=list(found.values_list("pk", flat=True)[:FOUND_LIMIT]))


def _of_party(cases: "CaseQuerySet", **index: str) -> "CaseQuerySet":
    return cases.filter(dispute__in=Party.objects.filter(**index).values("dispute"))
