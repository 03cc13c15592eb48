"""Folds the recorded events of a dispute through the pure engine, and compares the end with what the rows say."""

from dataclasses import is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Dispute, Event
from shiquan.cases.personal_data import open_fields
from shiquan.cases.reading import read_snapshot
from shiquan.procedure.engine import decide
from shiquan.procedure.language import Actor, Role
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.tables import get_procedure

SHARED = ("parties", "claims", "instalments")
"""What belongs to the dispute: a change in one of its cases is seen by all."""


def replay_dispute(dispute: Dispute) -> None:
    """Raises AssertionError where a replayed case differs from its rows."""
    seen: dict[object, Snapshot] = {}
    shared: dict[str, tuple] = dict.fromkeys(SHARED, ())
    for event in Event.objects.filter(case__dispute=dispute).order_by("id").select_related("case"):
        case = event.case
        # A case that went on under another table began under the ordinary one: what is stored is the last.
        first = "arbitration/ordinary/2017" if case.facts.get("track") else case.procedure
        before = seen.get(case.pk) or Snapshot(case.pk, dispute.pk, first, office=dispute.office_id, opened_at=case.opened_at)
        if case.parent_id and case.pk not in seen:
            before = replace(before, office=case.office_id)
        before = replace(before, **shared)
        rules = get_procedure(before.procedure)
        step = rules.step_by_key[event.step]
        data = open_fields(step.form, event.data, event.uid)
        actor = Actor(event.person_id, event.actor_name, frozenset({Role(event.role)}), event.party)
        outcome = decide(rules, before, event.step, actor, data, event.at.astimezone(SHANGHAI), event.uid, cleaned=True)
        after = outcome.after
        number = case.number or ""
        seen[case.pk] = replace(after, number=number if after.state not in ("filed", "supplement") else "")
        shared = {name: getattr(after, name) for name in SHARED}
        assert after.state == event.state, (case, event)
    for case in dispute.cases.all():
        told, kept = replace(seen[case.pk], **shared, number=""), replace(read_snapshot(case), number="")
        for name in Snapshot.__slots__:
            left, right = _plain(getattr(told, name)), _plain(getattr(kept, name))
            assert left == right, f"{case} {name}: {left} instead of {right}"


def _plain(value: Any) -> Any:
    """Instants in one zone; the order of rows does not matter, nor tuple against list in facts that went through JSON."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    if isinstance(value, tuple):
        return sorted((_plain(v) for v in value), key=repr)
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if hasattr(value, "items"):
        return {k: _plain(list(v) if isinstance(v, tuple) else v) for k, v in value.items()}
    return value
