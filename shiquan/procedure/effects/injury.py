"""What is noted beside a work-injury dispute: recognition, capacity assessment, and the stages of one sitting."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from shiquan.procedure.changes import Change, SetFact, StartClock, UpdateClock
from shiquan.procedure.clocks import due_at
from shiquan.procedure.conditions_arbitration import refuse
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import Actor, Clock, Refusal, Turn
from shiquan.procedure.snapshot import Snapshot

PROMISE = "《石泉县调解服务承诺》（2025）"


def _keep(turn: Turn, **new: Any) -> SetFact:
    return SetFact("injury", {**turn.snapshot.facts.get("injury", {}), **new})


def run(turn: Turn, key: str, day: str) -> Iterator[Change]:
    """A clock of another body from a day in the past; one that is over already is not started."""
    for c in turn.snapshot.open_clocks(key):
        yield UpdateClock(c.key, c.subject, "cancelled")
    begins = datetime.combine(date.fromisoformat(day), time(12), SHANGHAI)
    due, provisional = due_at(Clock(key), begins)
    if due > turn.now:
        yield StartClock(key, "", begins, due, provisional)


def note_injury(turn: Turn) -> Iterator[Change]:
    yield _keep(turn, accident_on=turn.data["accident_on"])
    for key in ("WI_EMPLOYER_APPLY", "WI_WORKER_APPLY"):
        yield from run(turn, key, turn.data["accident_on"])


def note_recognition_applied(turn: Turn) -> Iterator[Change]:
    d = turn.data
    yield _keep(turn, applied_by=d["by"], accepted_on=d["accepted_on"], clear=bool(d.get("clear")))
    for key in ("WI_RECOGNITION_60", "WI_RECOGNITION_15_CLEAR"):
        for c in turn.snapshot.open_clocks(key):
            yield UpdateClock(c.key, c.subject, "cancelled")
    yield from run(turn, "WI_RECOGNITION_15_CLEAR" if d.get("clear") else "WI_RECOGNITION_60", d["accepted_on"])


def note_recognition(turn: Turn) -> Iterator[Change]:
    d = turn.data
    yield _keep(turn, recognition=d["result"], recognised_on=d["on"], recognition_number=d.get("number"))


def note_capacity_applied(turn: Turn) -> Iterator[Change]:
    yield _keep(turn, capacity_applied_on=turn.data["received_on"])
    yield from run(turn, "WI_CAPACITY_CONCLUSION", turn.data["received_on"])


def note_capacity(turn: Turn) -> Iterator[Change]:
    yield _keep(turn, grade=turn.data["grade"], grade_received_on=turn.data["received_on"])
    yield from run(turn, "WI_REASSESS_APPLY", turn.data["received_on"])


def no_sitting_runs(s: Snapshot, actor: Actor, data: Mapping[str, Any]) -> Refusal | None:
    if s.open_clocks("INJURY_MEDIATION_3H"):
        return refuse("三小时调解正在计时。", "The sitting is running.", "请记阶段或结束。", "Mark a stage or end it.", PROMISE)
    return None


def sitting_runs(s: Snapshot, actor: Actor, data: Mapping[str, Any]) -> Refusal | None:
    if s.open_clocks("INJURY_MEDIATION_3H"):
        return None
    return refuse("没有正在计时的调解。", "No sitting is running.", "请先开始三小时调解。", "Start it first.", PROMISE)


def start_sitting(turn: Turn) -> Iterator[Change]:
    yield SetFact("sitting", {"started_at": turn.now.isoformat(), "stages": []})


def mark_stage(turn: Turn) -> Iterator[Change]:
    known = turn.snapshot.facts.get("sitting", {})
    yield SetFact("sitting", {**known, "stages": [*known.get("stages", ()), {"stage": turn.data["stage"], "at": turn.now.isoformat()}]})


def end_sitting(turn: Turn) -> Iterator[Change]:
    yield SetFact("sitting", {**turn.snapshot.facts.get("sitting", {}), "ended_at": turn.now.isoformat()})
