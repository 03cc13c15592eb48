"""The one door: the only way to change a case, used by page, API, timer, import and room alike."""

from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import IntegrityError, transaction

from shiquan.cases import clock
from shiquan.cases.access import OFFICE_ROLES, SYSTEM, actor_in
from shiquan.cases.conflicts import check_conflicts
from shiquan.cases.models import Case, Dispute, Event
from shiquan.cases.numbers import next_receipt
from shiquan.cases.reading import read_snapshot
from shiquan.cases.recording import is_one_message, record
from shiquan.cases.references import check_references
from shiquan.cases.refiling import check_refiling, may_repeat
from shiquan.law.text import Label
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Office, Person
from shiquan.organisations.rows import ask, find, in_transaction
from shiquan.procedure.engine import Outcome, decide
from shiquan.procedure.language import Actor, InvalidData, Refusal, Refused, Role
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.tables import current_procedure

AT_COUNTER = {"counter", "clerk", "duty", "supervisor"}
"""Who takes down an application for somebody: the counter of any office, else those who answer for the office."""


@dataclass(frozen=True)
class Done:
    """A step that was taken (or had been, under the same key)."""

    case: Case
    event: Event
    repeated: bool = False


EXCLUSION_VIOLATION = "23P01"
DOUBLE_BOOKED = Refusal(
    Label("这个时间，仲裁庭、仲裁员或书记员已经安排了别的庭。", "The room, an arbitrator or the secretary is taken at that time."),
    Label("请看开庭日历，换一个时间或另一个仲裁庭。", "See the calendar of hearings, and take another time or room."),
    "《劳动人事争议仲裁办案规则》（2017）第38条",
)
"""What the database answers to a second booking, in words."""


class KeyTaken(Exception):
    """The idempotency key was used for another case or step."""


def perform(
    case: Case | UUID,
    step: str,
    person: Person | None,
    data: Mapping[str, Any] | None = None,
    *,
    key: str | None = None,
    at: datetime | None = None,
    system: bool = False,
) -> Done:
    """Takes a step on a case in one transaction; the same ``key`` returns the first answer.

    ``person`` is who acts (``None`` with ``system=True`` for the system). ``at`` only for demo and import.
    Raises :class:`~shiquan.procedure.language.Refused`, :class:`~shiquan.procedure.language.InvalidData`,
    :class:`KeyTaken`, or ``Case.DoesNotExist``.
    """
    case_id = case.pk if isinstance(case, Case) else case
    try:
        with transaction.atomic():
            locked = _lock(case_id)
            if key is not None and (first := _first_answer(key, locked, step)) is not None:
                return first
            snapshot = read_snapshot(locked)
            actor = SYSTEM if system else actor_in(snapshot, locked, person)
            event = _take(locked, snapshot, step, actor, person, data or {}, at or clock.now(), key)
            return Done(locked, event)
    except IntegrityError as error:
        if getattr(error.__cause__, "sqlstate", "") == EXCLUSION_VIOLATION:
            raise Refused(DOUBLE_BOOKED) from error
        raise


def open_dispute(
    procedure: str,
    office: Office,
    person: Person,
    data: Mapping[str, Any],
    *,
    as_counter: bool = False,
    key: str | None = None,
    at: datetime | None = None,
) -> Done:
    """Opens a dispute with its first case (step ``file``); the same ``key`` returns the first answer.

    A person files for himself, or at a counter for somebody (``as_counter``, which needs the counter's role).
    """
    try:
        return _open(procedure, office, person, data, as_counter, key, at or clock.now())
    except (IntegrityError, Refused, InvalidData):
        # Nearly always the key is new, so it is not looked for before: two events can't have the same.
        if key is None or (seen := _event_under(key)) is None:
            raise
        return Done(seen.case, seen, repeated=True)


def _open(
    procedure: str, office: Office, person: Person, data: Mapping[str, Any], as_counter: bool, key: str | None, now: datetime
) -> Done:
    dispute = Dispute(office=office, opened_at=now)
    table = current_procedure(procedure)
    case = Case(id=uuid5(dispute.id, "1"), dispute=dispute, procedure=table.name_and_edition, office=office, opened_at=now)
    roles = frozenset({Role.APPLICANT})
    if as_counter:
        held = {r for r, o in active_roles(person) if o == office.pk or r == "counter"}
        roles = frozenset(Role.COUNTER if r in AT_COUNTER else OFFICE_ROLES[r] for r in held if r in OFFICE_ROLES)
    actor = Actor(person.pk, person.name, roles)
    snapshot = Snapshot(case.id, dispute.id, case.procedure, office=office.pk, opened_at=now)
    uid, outcome = _decide(case, snapshot, "file", actor, person, data, now)
    dispute.receipt_number = next_receipt(office, now)
    # What goes in one message is a transaction by itself, unless it is looked at again before it stands.
    alone = is_one_message(outcome) and not may_repeat(case, "file") and not in_transaction()
    with nullcontext() if alone else transaction.atomic():
        event = record(case, snapshot, outcome, actor, person, uid, now, key, open_next_case, tell_parent)
        check_refiling(case, "file")
    return Done(case, event)


def open_next_case(
    parent: Case, case_id: UUID, procedure: str, step: str, office: Office, data: Mapping[str, Any], now: datetime
) -> Case:
    """Opens the next case of the same dispute, inside the transaction of the step that asks for it."""
    table = current_procedure(procedure)
    case = Case(
        id=case_id, dispute=parent.dispute, procedure=table.name_and_edition, office=office, parent=parent, opened_at=now
    )
    case.save(force_insert=True)
    _take(case, read_snapshot(case), step, SYSTEM, None, data, now, None)
    return case


def tell_parent(child: Case, step: str, data: Mapping[str, Any], now: datetime) -> None:
    """The case that this one was opened from takes a step of the system, in the same transaction.

    Rows are locked from child to parent only. What the parent no longer waits for is passed over.
    """
    if child.parent_id is None:
        return
    parent = _lock(child.parent_id)
    with suppress(Refused):
        _take(parent, read_snapshot(parent), step, SYSTEM, None, data, now, None)


def _take(
    case: Case,
    snapshot: Snapshot,
    step: str,
    actor: Actor,
    person: Person | None,
    data: Mapping[str, Any],
    now: datetime,
    key: str | None,
) -> Event:
    uid, outcome = _decide(case, snapshot, step, actor, person, data, now)
    event = record(case, snapshot, outcome, actor, person, uid, now, key, open_next_case, tell_parent)
    check_refiling(case, step)
    return event


def _decide(
    case: Case, snapshot: Snapshot, step: str, actor: Actor, person: Person | None, data: Mapping[str, Any], now: datetime
) -> tuple[UUID, Outcome]:
    """The id of the event to come and what it does, checked against the rows that the data names."""
    uid = uuid5(case.id, f"event:{case.events_count + 1}")
    outcome = decide(case.rules, snapshot, step, actor, data, now, uid)
    check_references(outcome.step.form, outcome.data, person, case.dispute)
    check_conflicts(case, step, outcome.data)
    return uid, outcome


def _first_answer(key: str, case: Case, step: str) -> Done | None:
    event = _event_under(key)
    if event is None:
        return None
    if event.case_id != case.pk or event.step != step:
        raise KeyTaken(key)
    return Done(case, event, repeated=True)


def _lock(case_id: UUID) -> Case:
    """The case with its file and office, locked until the transaction ends. Raises ``Case.DoesNotExist``."""
    case = find(Case, "id = %s FOR UPDATE", case_id)
    if case is None:
        raise Case.DoesNotExist(f"no case {case_id}")
    dispute, office = find(Dispute, "id = %s", case.dispute_id), find(Office, "id = %s", case.office_id)
    assert dispute is not None and office is not None
    case.dispute, case.office = dispute, office
    return case


def _event_under(key: str) -> Event | None:
    """Looked for by its key alone first: nearly always there is none, and the whole row is dear to ask for."""
    if ask("SELECT 1 FROM cases_event WHERE key = %s", key) is None:
        return None
    return Event.objects.select_related("case__dispute").get(key=key)


def new_key() -> str:
    """A fresh idempotency key for a form."""
    return str(uuid4())
