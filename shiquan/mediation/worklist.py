"""The rows of the worklist, with a fixed number of queries however many rows there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from shiquan.cases.models import Case, Deadline, Party
from shiquan.organisations.models import Absence, Person, Post
from shiquan.workspace.listing import names_of, nearest_clock, with_list_rows

from .filters import COUNT_LIMIT, PAGE, Wanted

if TYPE_CHECKING:
    from shiquan.cases.models.case import CaseQuerySet


@dataclass(frozen=True)
class Row:
    """One line of the worklist."""

    case: Case
    applicants: str
    respondents: str
    cause: str
    who: str
    level: str
    """Who must answer an application: a, b or supervisor; empty once it is answered."""
    clock: Deadline | None
    more_clocks: int
    urgent: bool
    url: str

    @property
    def waits(self) -> bool:
        return bool(self.level)


@dataclass(frozen=True)
class Sheet:
    """One page of rows; ``total`` is None when there are more than anybody counts."""

    rows: list[Row]
    total: int | None
    has_more: bool


def read_sheet(cases: "CaseQuerySet", wanted: Wanted, at: datetime, known: int | None = None) -> Sheet:
    """The rows of a view of the worklist. ``cases`` are chosen and ordered; ``known`` is their number, where it was counted."""
    chosen = list(with_list_rows(cases).annotate(urgency=F("facts__triage__urgency"))[wanted.start : wanted.start + PAGE + 1])
    counted = known if known is not None else cases.order_by()[: COUNT_LIMIT + 1].count()
    holders = _holders({c.office_id for c in chosen if c.state == "filed"}, at)
    rows = [_row(c, holders) for c in chosen[:PAGE]]
    return Sheet(rows, counted if counted <= COUNT_LIMIT else None, len(chosen) > PAGE)


def _row(case: Case, holders: dict[UUID, dict[str, str]]) -> Row:
    parties = list(case.dispute.parties.all())
    clock = nearest_clock(case)
    running: list[str] = getattr(clock, "running", [])
    applicants, respondents = names_of(case)
    level = _level(case, running)
    return Row(
        case=case,
        applicants=applicants,
        respondents=respondents,
        cause=_cause(case.dispute.title, parties),
        who=holders.get(case.office_id, {}).get(level, "") if level else (case.handler.name if case.handler else ""),
        level=level,
        clock=clock,
        more_clocks=max(0, len(running) - 1),
        urgent=getattr(case, "urgency", None) == "urgent",
        url=reverse("mediation:case", args=[case.pk]),
    )


def _cause(title: str, parties: Iterable[Party]) -> str:
    """What the dispute is about: its title without the names."""
    names = [p.name for p in parties]
    head = f"{names[0]}与{'、'.join(names[1:])}" if names else ""
    return title.removeprefix(head).removesuffix("纠纷") or title


def _level(case: Case, running: list[str]) -> str:
    """Whose turn it is to answer, read from the clocks: A's, then B's, then neither."""
    if case.state != "filed":
        return ""
    return "a" if "ANSWER_A" in running else "b" if "ANSWER_B" in running else "supervisor"


def _holders(offices: set[UUID], at: datetime) -> dict[UUID, dict[str, str]]:
    """The names behind the duty posts of these offices; who is away is passed over."""
    if not offices:
        return {}
    posts = list(Post.objects.filter(office__in=offices, key="duty").select_related("holder_a", "holder_b", "supervisor"))
    people = [p.holder_a_id for p in posts] + [p.holder_b_id for p in posts if p.holder_b_id]
    away = set(Absence.objects.filter(person__in=people, start__lte=at, end__gt=at).values_list("person", flat=True))
    return {post.office_id: _names(post, away) for post in posts}


def _names(post: Post, away: set[Any]) -> dict[str, str]:
    def here(person: Person | None) -> Person | None:
        return person if person is not None and person.is_active and person.pk not in away else None

    b = here(post.holder_b) or post.supervisor
    return {"a": (here(post.holder_a) or b).name, "b": b.name, "supervisor": post.supervisor.name}


def level_words(level: str) -> str:
    """Whose turn it is, in words."""
    return {"a": _("A岗"), "b": _("已转B岗"), "supervisor": _("已转主管")}.get(level, "")
