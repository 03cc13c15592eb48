"""Which parts of a file somebody may take away: the main file (正卷), or all of it with the secondary file (副卷)."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from shiquan.cases.access import (
    SECONDARY,
    kinds_read_by,
    visible_documents,
    visible_evidence,
)
from shiquan.cases.models import Case, Document, Event, Evidence
from shiquan.procedure.documents import KINDS
from shiquan.procedure.language import HEARD_ROLES, PARTY_ROLES, Actor, Role

TRIBUNAL = frozenset({Role.ARBITRATOR, Role.SECRETARY})
"""Who reads what the tribunal keeps to itself, by a role held on this very case. 《办案规则》（2017）第22条"""
OPEN_PROCEDURES = ("arbitration/", "confirmation/")
"""Procedures whose steps both sides may read in full. What was said and offered in mediation is not among them."""


class Scope(StrEnum):
    """The main file for everybody on the case; the whole file for its tribunal alone."""

    MAIN = "main"
    WHOLE = "whole"


@dataclass(frozen=True)
class Holdings:
    """What an archive for one person holds: papers of this case, evidence of the dispute, and which events in full."""

    documents: tuple[Document, ...]
    secondary: tuple[Document, ...]
    evidence: tuple[Evidence, ...]
    events: tuple[Event, ...]
    disclosed: frozenset[int]


def scopes_of(case: Case, actor: Actor) -> tuple[Scope, ...]:
    """The scopes that somebody may ask for on this case; none for an expert or a stranger."""
    if not actor.roles - HEARD_ROLES - {Role.EXPERT, Role.AGENT, Role.SYSTEM}:
        return ()
    named = {Role(r.role) for r in case.roles.all() if r.person_id == actor.id and r.until is None}
    inside = bool(named & TRIBUNAL) and not actor.roles & PARTY_ROLES
    return (Scope.MAIN, Scope.WHOLE) if inside else (Scope.MAIN,)


def read_holdings(case: Case, actor: Actor, scope: Scope) -> Holdings:
    """The rows of an archive. Raises PermissionError for a scope that is not the actor's."""
    if scope not in scopes_of(case, actor):
        raise PermissionError(scope)
    papers = list(_papers(case, actor))
    inside = _kept_inside(case, actor)
    return Holdings(
        documents=tuple(d for d in papers if d.kind not in inside),
        secondary=tuple(d for d in papers if d.kind in inside) if scope is Scope.WHOLE else (),
        evidence=tuple(visible_evidence(case, actor).select_related("file", "party")),
        events=tuple(case.events.order_by("number")),
        disclosed=frozenset(e.number for e in case.events.all() if is_disclosed(case, e, actor, scope)),
    )


def _kept_inside(case: Case, actor: Actor) -> set[str]:
    """The kinds of the secondary file; where a procedure has none, what one side alone may read. A side has its own papers."""
    if actor.roles & PARTY_ROLES or case.procedure.startswith("arbitration/"):
        return set(SECONDARY)
    both = set(kinds_read_by(frozenset({Role.APPLICANT}))) & set(kinds_read_by(frozenset({Role.RESPONDENT})))
    return {str(kind) for kind in KINDS} - both


def is_disclosed(case: Case, event: Event, actor: Actor, scope: Scope) -> bool:
    """Whether an event's content goes into the archive; of any other only its place in the chain."""
    if scope is Scope.WHOLE:
        return True
    if event.private:
        return False
    if event.step == "complete_document":
        return True
    if case.procedure.startswith(OPEN_PROCEDURES):
        return True
    return actor.party is not None and event.party == actor.party


def _papers(case: Case, actor: Actor) -> "QuerySet[Document]":
    """The finished papers of this case that the actor may read, oldest first; of no other case of the dispute."""
    mine = visible_documents(case, actor).filter(case=case, status="complete", file__isnull=False)
    return mine.select_related("file", "office").order_by("drafted_at", "position")
