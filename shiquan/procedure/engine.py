"""The pure engine: what a step would do to a case, and which steps somebody may take."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from shiquan.law.text import Label
from shiquan.procedure import clocks, forms
from shiquan.procedure.changes import (
    AllocateNumber,
    Change,
    DraftDocument,
    MoveToOffice,
    OpenCase,
    SendNotice,
    SetState,
)
from shiquan.procedure.language import Actor, Procedure, Refusal, Refused, Role, Step, Turn
from shiquan.procedure.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step does: the clean data that goes into the event, and the changes in their order."""

    step: Step
    role: Role
    data: Mapping[str, Any]
    changes: tuple[Change, ...]
    after: Snapshot


def fresh_ids(event: UUID) -> Callable[[], UUID]:
    """Ids for the rows that one event makes: the same event always makes the same ids."""
    numbers = iter(range(1_000_000))
    return lambda: uuid5(event, str(next(numbers)))


def decide(
    procedure: Procedure,
    snapshot: Snapshot,
    step_key: str,
    actor: Actor,
    data: Mapping[str, Any],
    now: datetime,
    event: UUID,
    *,
    cleaned: bool = False,
) -> Outcome:
    """The outcome of a step on a case, or why it is refused.

    ``now`` is an aware instant. ``cleaned`` skips the form check (replaying recorded events).
    Raises :class:`Refused` (rule, article, what to do) or :class:`InvalidData` (field by field).
    """
    step = procedure.step_by_key.get(step_key)
    if step is None:
        raise Refused(Refusal(Label("没有这个环节。", "There is no such step."), _GO_BACK))
    role = _allowed_role(procedure, snapshot, step, actor)
    if not is_empowered(step, actor):
        raise Refused(_beyond_powers(step))
    clean = dict(data) if cleaned else forms.clean(step, data)
    for condition in step.conditions:
        refusal = condition(snapshot, actor, clean)
        if refusal is not None:
            raise Refused(refusal)
    turn = Turn(snapshot, step, actor, role, clean, now, fresh_ids(event))
    changes = tuple(_changes(procedure, turn))
    after = changes[-1][1] if changes else snapshot
    return Outcome(step, role, clean, tuple(change for change, _ in changes), after)


def evolve(snapshot: Snapshot, changes: tuple[Change, ...]) -> Snapshot:
    """The snapshot after the changes, in their order."""
    for change in changes:
        snapshot = change.apply(snapshot)
    return snapshot


def available(procedure: Procedure, snapshot: Snapshot, actor: Actor) -> tuple[Step, ...]:
    """The steps the actor may take now, in the table's order (form data not yet known)."""
    here = procedure.steps_from.get(snapshot.state, ())
    return tuple(s for s in here if not actor.roles.isdisjoint(s.who) and is_empowered(s, actor) and _open(s, snapshot, actor))


def is_empowered(step: Step, actor: Actor) -> bool:
    """Whether an agent may take the step for the side; everybody else acts for himself. 民事诉讼法 (2023) art. 62."""
    return actor.agent is None or not step.power or step.power in actor.powers


def _beyond_powers(step: Step) -> Refusal:
    if step.power == "own":
        todo = Label("请由当事人本人办理。", "The party must do it.")
    else:
        todo = Label("请由当事人本人办理，或者重新提交写明这一事项的授权委托书。", "The party must do it, or hand in a power of attorney that names it.")
    why = Label(f"代理人的授权不包括“{step.name.zh}”。", f"The agent's authority does not cover “{step.name.en}”.")
    return Refusal(why, todo, "《民事诉讼法》（2023）第62条")


def _open(step: Step, snapshot: Snapshot, actor: Actor) -> bool:
    """Whether the conditions that look only at the case hold (those needing data pass on empty data)."""
    return all(c(snapshot, actor, {}) is None for c in step.conditions)


_GO_BACK = Label("请返回案件页面，从列出的操作中选择。", "Go back to the case and choose one of its actions.")


def _allowed_role(procedure: Procedure, snapshot: Snapshot, step: Step, actor: Actor) -> Role:
    role = actor.role_for(step)
    if role is None:
        who = "、".join(r.label.zh for r in Role if r in step.who)
        who_en = ", ".join(r.label.en for r in Role if r in step.who)
        raise Refused(
            Refusal(
                Label(f"“{step.name.zh}”只能由{who}办理。", f"“{step.name.en}” can be taken only by: {who_en}."),
                Label("如需办理，请联系承办人员。", "Ask the person who handles the case."),
                ", ".join(step.articles),
            )
        )
    if snapshot.state not in step.sources:
        state = procedure.state_by_key.get(snapshot.state)
        here = state.label if state else Label("尚未提交", "not filed yet")
        raise Refused(
            Refusal(
                Label(
                    f"案件现在是“{here.zh}”，不能再办理“{step.name.zh}”。",
                    f"The case is “{here.en}”; “{step.name.en}” is not open now.",
                ),
                Label(
                    "页面可能已经过时，请刷新后查看最新进展。",
                    "The page may be out of date: reload it to see where the case stands.",
                ),
                ", ".join(step.articles),
            )
        )
    return role


def _changes(procedure: Procedure, turn: Turn) -> Iterator[tuple[Change, Snapshot]]:
    """State, effects, clocks, documents, notices: in the order in which the row reads, each with the snapshot after it."""
    step, seen = turn.step, turn.snapshot
    if step.target is not None:
        change: Change = SetState(step.target)
        seen = change.apply(seen)
        yield change, seen
    for effect in step.effects:
        for change in effect(replace(turn, snapshot=seen)):
            seen = change.apply(seen)
            yield change, seen
    late = replace(turn, snapshot=seen)
    for change in clocks.clock_changes(procedure, late):
        seen = change.apply(seen)
        yield change, seen
    for kind in step.documents:
        change = DraftDocument(turn.new_id(), kind)
        seen = change.apply(seen)
        yield change, seen
    for notice in step.notices:
        kind, _, to = notice.partition(">")
        yield SendNotice(kind, to), seen


__all__ = [
    "AllocateNumber",
    "MoveToOffice",
    "OpenCase",
    "Outcome",
    "available",
    "decide",
    "evolve",
    "fresh_ids",
]
