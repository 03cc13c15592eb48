"""Writing an outcome as rows: the event first in thought, last in the transaction. Rows only; no network, no rendering."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from shiquan.cases.chain import GENESIS, event_hash
from shiquan.cases.contents import DRAWN_FROM_MEMORY
from shiquan.cases.models import Case, Event
from shiquan.cases.numbers import next_number
from shiquan.cases.personal_data import seal_fields
from shiquan.cases.queueing import defer_all, defer_for_later
from shiquan.cases.search import index_text
from shiquan.cases.writing import ADDING, WRITERS, Page
from shiquan.organisations.directory import first_office
from shiquan.organisations.models import Office, Person
from shiquan.organisations.rows import Formula, Script
from shiquan.procedure.changes import (
    AddParty,
    AllocateNumber,
    DraftDocument,
    OpenCase,
    RecordSignature,
    SendNotice,
    TellParent,
)
from shiquan.procedure.documents import get_kind
from shiquan.procedure.documents.parties import MANY
from shiquan.procedure.engine import Outcome
from shiquan.procedure.language import INITIAL, Actor, Role
from shiquan.procedure.snapshot import PartyFacts, Snapshot

_TELL = """
    INSERT INTO cases_signal (topic) SELECT unnest(%s::text[])
    RETURNING pg_notify('shiquan', json_build_object('id', id, 'topic', topic)::text)
"""
Opener = Callable[[Case, UUID, str, str, Office, dict[str, Any], datetime], Case]
Teller = Callable[[Case, str, dict[str, Any], datetime], None]
ADVANCE = "shiquan.documents.advance"
PAPERS = (DraftDocument, RecordSignature, SendNotice)
BEFORE_PAPERS = (DraftDocument, SendNotice, OpenCase, TellParent, AllocateNumber, RecordSignature)


def record(
    case: Case,
    before: Snapshot,
    outcome: Outcome,
    actor: Actor,
    person: Person | None,
    uid: UUID,
    now: datetime,
    key: str | None,
    open_next: Opener,
    tell_parent: Teller,
) -> Event:
    """Writes changes, case, event, signals and jobs of one step; returns the event.

    Notices and papers come after the plain facts, because they quote them (names, sums), papers after the numbers too.
    Rows wait until somebody has to find them, and then go together; references between them are checked by the database
    when the transaction ends.
    """
    opening = before.state == INITIAL and case.parent_id is None
    at_once = opening and is_one_message(outcome)  # then papers quote from memory
    page = Page(case, before, outcome, actor, person, now, script=Formula() if at_once else Script())
    for change in outcome.changes:
        if not isinstance(change, BEFORE_PAPERS):
            if type(change) not in ADDING:
                page.write()
            WRITERS[type(change)](page, change)
    drafts = [change for change in outcome.changes if isinstance(change, DraftDocument)]
    if not opening:
        page.write()
    _update_case(page)
    page.refresh(
        opening=opening, written=not at_once, papers=any(isinstance(change, PAPERS) for change in outcome.changes), drafts=bool(drafts)
    )
    _add_papers(page, RecordSignature, SendNotice)
    for draft in drafts:
        page.job(ADVANCE, draft.id)
    event = _append_event(page, uid, key)
    _signal(page)
    # Who files has signed already, and reads the number on the receipt: nobody waits for these papers.
    (defer_for_later if opening else defer_all)(page.jobs, page.script)
    if drafts and not at_once:
        page.write()
    _allocate_numbers(page)
    _add_papers(page, DraftDocument)
    # A case that is being opened is written once, with its first event; the references to it are checked at the end.
    if case._state.adding:
        page.add(case)
    else:
        page.script.update(case)
    _update_dispute(page)
    page.write()
    if at_once:
        page.forget()
    for change in outcome.changes:
        if isinstance(change, OpenCase):
            open_next(case, change.id, change.procedure, change.step, _office_for(case, change), change.data, now)
        elif isinstance(change, TellParent):
            tell_parent(case, change.step, change.data, now)
    return event


def is_one_message(outcome: Outcome) -> bool:
    """Whether the step that opens a file only adds rows and asks for none, so that ``record`` sends everything at once."""
    return all(
        change.kind in DRAWN_FROM_MEMORY if isinstance(change, DraftDocument) else type(change) in ADDING or isinstance(change, PAPERS)
        for change in outcome.changes
    )


def _allocate_numbers(page: Page) -> None:
    """Case numbers last: everybody whose case is numbered by the same office waits from here to the end of the transaction."""
    case = page.case
    for change in page.outcome.changes:
        if isinstance(change, AllocateNumber) and case.number is None:
            page.write()
            case.number = next_number(case.office, change.series, page.now)


def _add_papers(page: Page, *kinds: type) -> None:
    for kind in kinds:
        for change in page.outcome.changes:
            if isinstance(change, kind):
                WRITERS[kind](page, change)


def _update_case(page: Page) -> None:
    case, after = page.case, page.outcome.after
    case.procedure, case.state = after.procedure, after.state
    case.facts = dict(after.facts)
    if after.office is not None:
        case.office_id = after.office
    state = case.rules.state_by_key[after.state]
    if state.closed and case.closed_at is None:
        case.closed_at, case.result = page.now, state.result
    elif state.closed:
        case.result = state.result
    # A clock that ran out stays open until somebody acts: such a case stands first in every list.
    open_clocks = [c.due_at for c in after.clocks if c.status == "open" and c.due_at is not None]
    case.due_at = min(open_clocks, default=None)


def _append_event(page: Page, uid: UUID, key: str | None) -> Event:
    case, outcome, actor = page.case, page.outcome, page.actor
    event = Event(
        uid=uid,
        case=case,
        number=case.events_count + 1,
        step=outcome.step.key,
        role=outcome.role.value,
        person=page.person,
        party=actor.party,
        actor_name=f"{actor.name}（代理人）" if actor.agent else actor.name,
        data=seal_fields(outcome.step.form, dict(outcome.data), uid),
        state=case.state,
        at=page.now,
        key=key,
        private=outcome.step.private or _is_about_secondary(page),
        previous_hash=case.last_hash or GENESIS,
    )
    event.hash = event_hash(event)
    page.add(event)
    case.events_count, case.last_hash = event.number, event.hash
    return event


def _is_about_secondary(page: Page) -> bool:
    """Whether the step signs or completes a paper of the secondary file: that it exists is the tribunal's own matter too."""
    named = page.outcome.data.get("document")
    facts = page.before.find_document(UUID(named)) if named else None
    return facts is not None and get_kind(facts.kind).secondary


def _update_dispute(page: Page) -> None:
    """The file's own columns: title, search text, what was recovered."""
    case, dispute = page.case, page.case.dispute
    changed = []
    if page.before.state == INITIAL and case.parent_id is None:
        dispute.title = _title(page.outcome.after.parties, page.cause)
        changed += ["title", "receipt_number"]
    elif added := [c for c in page.outcome.changes if isinstance(c, AddParty)]:
        claims = page.outcome.after.claims
        dispute.title = _title(page.outcome.after.parties, claims[0].title if claims else "")
        dispute.search = index_text(dispute.search, dispute.title, *(c.name for c in added))
        changed += ["title", "search"]
    if page.before.state == INITIAL or not page.before.number:
        numbers = [dispute.receipt_number, case.number or ""]
        dispute.search = index_text(dispute.title, *numbers, dispute.search)
        changed.append("search")
    if page.outcome.after.facts.get("recovered") and page.case.is_closed:
        dispute.recovered, dispute.closed_at = page.outcome.after.facts["recovered"], page.now
        changed += ["recovered", "closed_at"]
    if dispute._state.adding:
        page.add(dispute)
    elif changed:
        page.script.update(dispute, *changed)


def _title(parties: Sequence[PartyFacts], cause: str) -> str:
    """Who against whom about what; many workers are the first and their number."""
    ours = [p.name for p in parties if p.side is Role.APPLICANT]
    others = [p.name for p in parties if p.side is not Role.APPLICANT]
    first = f"{ours[0]}等{len(ours)}人" if len(ours) >= MANY else "、".join(ours)
    return f"{first}与{'、'.join(others)}{cause}纠纷"[:200]


def _office_for(case: Case, change: OpenCase) -> Office:
    return first_office(change.office_kind) if change.office is None else Office.objects.get(pk=change.office)


def _signal(page: Page) -> None:
    """Tells the live channel, ids only; it is sent when the transaction commits. A new file is open on nobody's screen."""
    topics = [f"worklist:{page.case.office_id}"]
    if not page.case._state.adding:
        topics.append(f"case:{page.case.pk}")
    if page.before.office not in (None, page.case.office_id):
        topics.append(f"worklist:{page.before.office}")
    topics += [f"person:{p}" for p in sorted(page.told, key=str)]
    page.script.add(_TELL, topics)
