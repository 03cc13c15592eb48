"""The check of an award before it is issued: every claim decided, every sum right, every article real, the remedies lawful. Pure.

劳动争议调解仲裁法 (2008) arts. 31, 33, 36, 43, 45-50; 劳动人事争议仲裁办案规则 (2017) arts. 11, 39, 45, 50, 52, 53. An error
forbids issuing; a warning is shown. Each says why, by which article, and what to do.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from shiquan.law.text import Label
from shiquan.procedure.award_check_items import check_amounts, check_claims, check_finality, check_words
from shiquan.procedure.award_check_paper import (
    check_bench,
    check_citations_of,
    check_dates,
    check_performance,
    check_presence,
    check_remedies,
)
from shiquan.procedure.award_findings import Draft, Finding, read_draft
from shiquan.procedure.award_sums import check_sums
from shiquan.procedure.language import Refusal, Refused
from shiquan.procedure.snapshot import Snapshot

CHECKS = (
    check_claims, check_amounts, check_words, check_finality, check_sums, check_remedies, check_citations_of, check_presence, check_bench,
    check_performance, check_dates,
)  # fmt: skip
MOST_TOLD = 4


def check_award(snapshot: Snapshot, data: Mapping[str, Any], at: datetime, *, partial: bool = False) -> tuple[Finding, ...]:
    """Everything that is wrong or doubtful with the award in ``data`` (the form of its step) if it were made at ``at``.

    Errors first, each group in the order of the checks.
    """
    draft: Draft = read_draft(snapshot, data, at, partial=partial)
    found = [finding for check in CHECKS for finding in check(draft)]
    return tuple(sorted(found, key=lambda f: not f.forbids))


def require_sound(snapshot: Snapshot, data: Mapping[str, Any], at: datetime, *, partial: bool = False) -> None:
    """Raises Refused with the errors of an award that may not be issued."""
    wrong = [f for f in check_award(snapshot, data, at, partial=partial) if f.forbids]
    if not wrong:
        return
    told, more = wrong[:MOST_TOLD], len(wrong) - MOST_TOLD
    zh, en = "".join(f.why.zh for f in told), " ".join(f.why.en for f in told)
    if more > 0:
        zh, en = f"{zh}另有{more}处。", f"{en} And {more} more."
    todo = Label("".join(dict.fromkeys(f.todo.zh for f in told)), " ".join(dict.fromkeys(f.todo.en for f in told)))
    raise Refused(Refusal(Label(zh, en), todo, "；".join(dict.fromkeys(f.article for f in told))))
