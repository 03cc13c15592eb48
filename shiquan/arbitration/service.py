"""Service of the papers of a case as the clerk sees it: each paper for each side, its tries, the next manner, the day it counts."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localtime

from shiquan.cases.models import Deadline, Delivery, Document
from shiquan.law.text import Label
from shiquan.procedure.conditions_arbitration import answers, was_told_in_time
from shiquan.procedure.conditions_service import PAPER_OF, manners_for, next_for
from shiquan.procedure.documents import get_kind
from shiquan.procedure.language import Role
from shiquan.procedure.service import OPENED, Manner, Outcome, Way
from shiquan.procedure.snapshot import DocumentFacts, PartyFacts
from shiquan.workspace.opening import Opened

STEPS = {"copy": "serve_copy", "hearing": "serve_hearing_notice", "award": "serve_award", "conciliation": "serve_conciliation"}
NAMES = {"copy": Label("申请书副本和应诉通知书", "Copy of the application and notice to answer")}
STARTED = {
    "copy": ("ARB_DEFENCE", "ARB_JURISDICTION_OBJECTION", "ARB_COUNTERCLAIM_LATEST"),
    "award": ("SUE_AFTER_AWARD", "SUE_AFTER_FINAL_AWARD", "SET_ASIDE_FINAL_AWARD"),
}
"""The clocks that run for a side from the day on which the paper counts as served on it."""
OF_SEVERAL = {
    "final": ("SUE_AFTER_FINAL_AWARD", "SET_ASIDE_FINAL_AWARD"), "nonfinal": ("SUE_AFTER_AWARD",),
    "partial final": ("SUE_AFTER_PARTIAL_AWARD", "SET_ASIDE_PARTIAL_AWARD"), "partial nonfinal": ("SUE_AFTER_PARTIAL_AWARD",),
}  # fmt: skip
"""The same where a case has several awards: final and non-final items apart, or part of the claims first."""


@dataclass(frozen=True)
class Attempt:
    """One recorded try."""

    way: Label
    outcome: Label
    counts: bool
    at: datetime
    counts_at: datetime | None
    told: str
    by: str
    file_url: str


@dataclass(frozen=True)
class Recipient:
    """One side that a paper is for. ``served_at``: the aware instant on which it counts; it may lie ahead."""

    party: PartyFacts
    attempts: tuple[Attempt, ...]
    served_at: datetime | None
    by_itself: bool
    """Opened on the phone, no try by the staff."""
    confirmed_at: datetime | None
    """When the side itself confirmed on the phone that the paper has come."""
    offered: Label | None
    offer_url: str
    manners: tuple[tuple[Manner, str], ...]
    clocks: tuple[Deadline, ...]
    too_late: bool
    """The notice of a hearing that came less than five working days before it."""
    represented: bool = False
    """One of many workers for whom others speak."""


@dataclass(frozen=True)
class PaperRow:
    """A paper with the sides that it is for; ``ready`` when it is sealed and may go out."""

    key: str
    title: Label
    number: str
    """Its own number, where it bears more than that of the case."""
    ready: bool
    recipients: tuple[Recipient, ...]

    @property
    def open(self) -> int:
        return sum(r.served_at is None for r in self.recipients)

    @property
    def heads(self) -> list[Recipient]:
        return [r for r in self.recipients if not r.represented]

    @property
    def others(self) -> list[Recipient]:
        return [r for r in self.recipients if r.represented]

    @property
    def others_open(self) -> int:
        return sum(r.served_at is None for r in self.others)


def papers(opened: Opened) -> list[PaperRow]:
    """Every paper of the case that goes to a side, in the order of drafting: the newest of its kind, but each award."""
    s = opened.snapshot
    known = {kind: key for key, kind in PAPER_OF.items()}
    newest: dict[str, DocumentFacts] = {}
    awards = [d.id for d in s.documents if d.kind == PAPER_OF["award"] and d.status != "void"]
    for d in s.documents:
        if d.status != "void" and get_kind(d.kind).manners and _readers(opened, d):
            apart = len(awards) > 1 and d.id in awards
            newest[f"award-{awards.index(d.id) + 1}" if apart else known.get(d.kind, str(d.id))] = d
    numbers = dict(Document.objects.filter(case=opened.case).values_list("pk", "number"))
    deliveries: dict[tuple[str, str], Delivery] = {}
    for row in Delivery.objects.filter(document__case=opened.case, status="received"):
        deliveries[str(row.document_id), str(row.party_id)] = row
    clocks = list(opened.case.deadlines.all())
    for clock in clocks:
        clock.case = opened.case
    rows = [_award_paper(opened, key, d, deliveries, clocks) if key.startswith("award-") else _paper(opened, key, d, deliveries, clocks) for key, d in newest.items()]
    return [replace(row, number=numbers[d.id]) if numbers[d.id] != opened.case.number else row for row, d in zip(rows, newest.values(), strict=True)]


def _readers(opened: Opened, d: DocumentFacts) -> tuple[PartyFacts, ...]:
    if d.kind == PAPER_OF["copy"]:
        return answers(opened.snapshot)
    readers = get_kind(d.kind).readers
    both = {"applicant", "respondent"} <= {str(r) for r in readers}
    return tuple(p for p in opened.snapshot.parties if p.side.value in readers or (both and p.side.value == "third_party"))


def _award_paper(opened: Opened, key: str, d: DocumentFacts, deliveries: dict[tuple[str, str], Delivery], clocks: list[Deadline]) -> PaperRow:
    """One of several awards: its own tries, its own day on each side, its own clocks; served by itself."""
    facts, rows = opened.snapshot.facts, []
    started = OF_SEVERAL.get(_sort_of_award(facts, d), ())
    for r in _paper(opened, "award", d, deliveries, clocks, by_itself=True).recipients:
        rows.append(replace(r, clocks=tuple(c for c in clocks if c.subject == str(r.party.id) and c.key in started)))
    return PaperRow(key, get_kind(d.kind).title, "", d.status == "complete", tuple(rows))


def _sort_of_award(facts: Any, d: DocumentFacts) -> str:
    """final or nonfinal, and whether it is a partial award."""
    whole = {row: kind for kind, row in ((facts.get("award") or {}).get("papers") or {}).items()}
    parts = {row: f"partial {kind}" for made in facts.get("partial_awards", ()) for kind, row in made.get("papers", {}).items()}
    return {**parts, **whole}.get(str(d.id), "")


def _paper(opened: Opened, key: str, d: DocumentFacts, deliveries: dict[tuple[str, str], Delivery], clocks: list[Deadline], *, by_itself: bool = False) -> PaperRow:
    s = opened.snapshot
    moves = key in STEPS and not by_itself
    step = STEPS[key] if moves else "record_service"
    extra = {} if moves else {"document": str(d.id)}
    rows, speaking = [], s.facts.get("representatives", ())
    for p in _readers(opened, d):
        attempts = _attempts(s.facts.get("tries", {}).get(str(p.id), ()), key, d)
        given = deliveries.get((str(d.id), str(p.id)))
        at = _reached_at(s.facts, d, p) if by_itself else _served_at(s.facts, key, p, attempts, given)
        offered = None if at else next_for(s, p, key)
        may = at is None and opened.may(step) and d.status == "complete" or at is None and moves and opened.may(step)
        link = _linker(opened, step, {"party": str(p.id), **extra}) if may else lambda way: ""
        started = tuple(c for c in clocks if c.subject == str(p.id) and c.key in STARTED.get(key, ()))
        rows.append(Recipient(
            p, attempts, at, bool(at and not any(a.counts for a in attempts)), given.received_at if given is not None and given.proof == OPENED else None, offered.label if offered else None,
            link(offered) if offered else "", tuple((m, link(m.way) if m.open else "") for m in manners_for(s, p, key)) if at is None else (), started,
            key == "hearing" and at is not None and not was_told_in_time(s, p.id), bool(speaking) and p.side is Role.APPLICANT and str(p.id) not in speaking,
        ))  # fmt: skip
    return PaperRow(key, NAMES.get(key, get_kind(d.kind).title), "", d.status == "complete", tuple(rows))


def _linker(opened: Opened, step: str, fields: dict[str, str]) -> Any:
    here = reverse("arbitration:service", args=[opened.case.pk])
    base = reverse("workspace:step", args=[opened.case.pk, step])
    at = f"{localtime():%Y-%m-%dT%H:%M}"
    return lambda way: f"{base}?{urlencode({**fields, 'channel': way.value, 'at': at, 'next': here})}"


def _reached_at(facts: Any, d: DocumentFacts, party: PartyFacts) -> datetime | None:
    """When one of several awards reached a side; what the staff handed over together reached it together."""
    mine = facts.get("award_reached", {}).get(str(party.id), {})
    whole = facts.get("served", {}).get("award", {}).get(str(party.id))
    together = whole if str(d.id) in ((facts.get("award") or {}).get("papers") or {}).values() else None
    when = mine.get(str(d.id)) or together
    return datetime.fromisoformat(when) if when else None


def _attempts(rows: Any, key: str, d: DocumentFacts) -> tuple[Attempt, ...]:
    return tuple(
        Attempt(
            Way(r["channel"]).label, Outcome(r["outcome"]).label, Outcome(r["outcome"]).counts, datetime.fromisoformat(r["at"]),
            datetime.fromisoformat(r["counts_at"]) if r.get("counts_at") else None,
            " · ".join(x for x in (r.get("receipt"), r.get("tracking"), r.get("witness")) if x), r.get("by") or "",
            reverse("workspace:file", args=[r["file"]]) if r.get("file") else "",
        )
        for r in rows if r["paper"] == key and r.get("document") in (None, str(d.id))
    )  # fmt: skip


def _served_at(facts: Any, key: str, party: PartyFacts, attempts: tuple[Attempt, ...], given: Delivery | None) -> datetime | None:
    """When it counts: what moved the case first, then what was recorded or opened. A notice of a new hearing begins anew."""
    if key == "conciliation":
        signed = (facts.get("conciliation") or {}).get("signed_for", ())
        at = (facts.get("conciliation") or {}).get("at")
        return datetime.fromisoformat(at) if str(party.id) in signed and at else None
    if key in STEPS:
        when = facts.get("served", {}).get(key, {}).get(str(party.id))
        return datetime.fromisoformat(when) if when else None
    counted = next((a.counts_at for a in attempts if a.counts), None)
    if given is None or (given.channel == "electronic" and not party.consents_electronic):
        return counted
    return counted or given.counts_at or given.received_at
