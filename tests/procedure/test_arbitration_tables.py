"""The tables of arbitration: every state can be reached, every clock has an end, every walk stays lawful."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shiquan.procedure.effects.arbitration_award import REMEDIES
from shiquan.procedure.engine import available, decide
from shiquan.procedure.language import (
    INITIAL,
    PARTY_ROLES,
    Actor,
    Field,
    FieldKind,
    InvalidData,
    Procedure,
    Refused,
    Role,
    Step,
)
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.tables import all_procedures, get_procedure
from shiquan.procedure.tables.arbitration_hearing_forms import FAST_CHECK, SIMPLE_CHECK

ARBITRATIONS = tuple(p for p in all_procedures() if p.key.startswith("arbitration/"))
each = pytest.mark.parametrize("procedure", ARBITRATIONS, ids=lambda p: p.key)
START = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SYSTEM = Actor(None, "系统", frozenset({Role.SYSTEM}))
PEOPLE = {role: uuid5(UUID(int=7), role.value) for role in Role}
SEATS = tuple(uuid5(UUID(int=8), str(n)) for n in range(6))
GOOD = {FieldKind.PHONE: "13891512345", FieldKind.ID_NUMBER: "612422199003124217", FieldKind.CREDIT_CODE: "91610922MA70ABCD5N", FieldKind.BANK_ACCOUNT: "6222021234567894"}


class Chance:
    """Draws like hypothesis from a plain random source: a sample, a whole number, yes or no."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def __call__(self, strategy: Any) -> Any:
        kind = type(strategy.wrapped_strategy if hasattr(strategy, "wrapped_strategy") else strategy).__name__
        if kind == "BooleansStrategy":
            return self.chance.random() < 0.5
        if kind == "IntegersStrategy":
            inner = strategy.wrapped_strategy if hasattr(strategy, "wrapped_strategy") else strategy
            return self.chance.randint(inner.start, inner.end)
        inner = strategy.wrapped_strategy if hasattr(strategy, "wrapped_strategy") else strategy
        return self.chance.choice(list(inner.elements))


def value(f: Field, s: Snapshot, draw: Any, now: datetime) -> Any:
    """Something that the field would take, chosen by the walk."""
    if f.choices:
        pick = draw(st.sampled_from([k for k, _ in f.choices]))
        return [pick] if f.kind is FieldKind.MULTIPLE else pick
    match f.kind:
        case FieldKind.ROWS:
            return [{x.name: value(x, s, draw, now) for x in f.fields} for _ in range(draw(st.integers(0, 2)))]
        case FieldKind.MONEY:
            return str(draw(st.sampled_from((0, 500, 6400, 12800))))
        case FieldKind.INTEGER:
            return draw(st.integers(0, 16))
        case FieldKind.DATE:
            return (now + timedelta(days=draw(st.integers(-3, 20)))).date().isoformat()
        case FieldKind.DATETIME:
            return (now + timedelta(days=draw(st.integers(-3, 20)))).isoformat()
        case FieldKind.YES_NO:
            return f.required or draw(st.booleans())
        case FieldKind.IDENTIFIER:
            return identifier(f, s, draw)
        case kind:
            return GOOD.get(kind, "说明")


def identifier(f: Field, s: Snapshot, draw: Any) -> str | None:
    rows = {
        "party": [p.id for p in s.parties], "claim": [c.id for c in s.claims], "tribunal": [p for _, p in s.roles],
        "person": list(SEATS), "evidence": [UUID(int=3)], "document": [d.id for d in s.documents],
    }.get(f.of, [])  # fmt: skip
    return str(draw(st.sampled_from(rows))) if rows else None


def better(step: Step, data: dict[str, Any], s: Snapshot, now: datetime) -> dict[str, Any]:
    """Awards decide every claim and tribunals have distinct people, or no walk would come far."""
    if step.key in ("draft_award", "partial_award"):
        left = [c for c in s.claims if c.status not in ("dropped", "awarded", "rejected")]
        left = left[:1] if step.key == "partial_award" else left
        data["items"] = [{"claim": str(c.id), "decision": "reject", "finality": "final"} for c in left]
        data |= {"remedy_final": "", "remedy_nonfinal": ""}
    if step.key == "form_tribunal" and data["others"]:
        data |= {"arbitrator": str(SEATS[0]), "secretary": str(SEATS[1]), "others": [{"arbitrator": str(x)} for x in SEATS[2:4]]}
    for key in ("party",):
        if key in data and step.key.startswith("serve_"):
            paper = {"copy": "copy", "hearing_notice": "hearing", "award": "award", "conciliation": "conciliation"}[step.key.removeprefix("serve_")]
            known = s.facts.get("served", {}).get(paper, {})
            data[key] = next((str(p.id) for p in s.parties if str(p.id) not in known and (paper != "copy" or p.side is not Role.APPLICANT)), data[key])
            data |= {"channel": "direct", "outcome": "served", "at": now.isoformat()}
    if step.key == "schedule_hearing":
        data |= {"starts_at": (now + timedelta(days=15)).isoformat()}
    if step.key == "accept":
        data |= {k: "no" if k in BARS else "yes" for k, _, _ in (*FAST_CHECK, *SIMPLE_CHECK)}
    if step.key == "proceed_in_absence":
        data["party"] = str(s.side(Role.RESPONDENT)[0].id)
    return data


BARS = ("respondent_missing", "public_interest", "major_impact", "found_unsuitable")


def actors(s: Snapshot) -> list[Actor]:
    sides = [Actor(PEOPLE[p.side], p.name, frozenset({p.side}), p.id) for p in s.parties]
    seats = {p for _, p in s.roles}
    bench = [Actor(p, "庭", frozenset(r for r, x in s.roles if x == p)) for p in sorted(seats)]
    return [*sides, *bench, *(Actor(PEOPLE[r], r.label.zh, frozenset({r})) for r in (Role.CLERK, Role.DIRECTOR, Role.COUNTER))]


def opened(procedure: Procedure) -> Snapshot:
    from tests.cases.tribunal import WAGES
    from tests.people import application

    s = Snapshot(uuid4(), uuid4(), procedure.name_and_edition, office=uuid4(), opened_at=START)
    if "file" not in procedure.step_by_key:
        s = replace(s, parties=opened(get_procedure("arbitration/ordinary/2017")).parties)
        return decide(procedure, s, "receive", SYSTEM, {}, START, uuid4()).after
    worker = Actor(PEOPLE[Role.APPLICANT], "陈骑手", frozenset({Role.APPLICANT}))
    s = decide(procedure, s, "file", worker, application() | {"claims": WAGES}, START, uuid4()).after
    if "add_workers" not in procedure.step_by_key:
        return s
    workers = [{"name": f"工友{n}", "id_number": GOOD[FieldKind.ID_NUMBER], "phone": "13891512345", "address": "城关镇", "represents": n < 3} for n in range(11)]
    return decide(procedure, s, "add_workers", worker, {"workers": workers}, START, uuid4()).after


def check(s: Snapshot) -> None:
    rules = get_procedure(s.procedure)
    state = rules.state_by_key[s.state]
    for clock in s.clocks:
        assert clock.key in rules.clock_by_key
        if state.closed:
            assert clock.status not in ("open", "paused") or clock.key in REMEDIES, (s.state, clock.key)
        assert clock.status != "paused" or s.state == "suspended", (s.state, clock.key)


def expire(s: Snapshot, now: datetime) -> Snapshot:
    """What the watcher does when clocks run out."""
    rules = get_procedure(s.procedure)
    for c in s.clocks:
        current = s.find_clock(c.key, c.subject)
        if current is not c or c.status != "open" or c.expired or c.due_at is None or c.due_at > now:
            continue
        step = rules.clock_by_key[c.key].on_expiry or "note_expiry"
        s = decide(rules, s, step, SYSTEM, {"clock": c.key, "subject": c.subject}, now, uuid4()).after
        check(s)
    return s


@each
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_no_walk_leaves_the_lawful_states_or_leaves_a_clock_unclosed(procedure: Procedure, data: st.DataObject) -> None:
    s, now = opened(procedure), START
    for _ in range(data.draw(st.integers(5, 40))):
        now += timedelta(hours=data.draw(st.sampled_from((1, 30, 200))))
        s = expire(s, now)
        rules = get_procedure(s.procedure)
        may = [(a, step) for a in actors(s) for step in available(rules, s, a) if step.key not in ("sign", "record_service", "mark_fact")]
        assert may or rules.state_by_key[s.state].closed, s.state
        if not may:
            break
        actor, step = data.draw(st.sampled_from(may))
        form = better(step, {f.name: value(f, s, data.draw, now) for f in step.form}, s, now)
        try:
            s = decide(rules, s, step.key, actor, form, now, uuid4()).after
        except (Refused, InvalidData):
            continue
        check(s)


ROAD = (
    "accept", "serve_copy", "form_tribunal", "schedule_hearing", "serve_hearing_notice", "open_hearing", "interrupt_hearing", "resume_hearing", "record_entry", "proceed_in_absence", "close_hearing",
    "draft_award", "issue_award", "serve_award", "sign_for_conciliation", "sign_for_statement", "make_statement", "decide_recusal", "sign",
)  # fmt: skip


def waiting(s: Snapshot, actor: Actor) -> str:
    """The first paper that this person has yet to sign."""
    return next((str(d.id) for d in s.documents if d.status == "drafted" and actor.id in d.waiting_for), "")


LEAVE_ALL_AS_IT_IS = (
    "note_presence", "appear", "turn_agenda", "show_exhibit", "correct_entry", "ask_record_correction", "decide_record_correction", "make_hearing_record",
    "make_examination_record", "make_deliberation_record", "note_refusal_to_sign", "fill_elements", "make_element_form",
)  # fmt: skip
"""Steps of the record that lead nowhere: the walks above take them, those that have to arrive do not."""


@each
def test_random_walks_come_to_an_award(procedure: Procedure) -> None:
    """Not a proof, but walks that never leave the first rooms prove nothing either. They lean towards the main road."""
    chance, seen, wanted = Random(20171), set(), MAIN & {x.key for x in procedure.states}
    for walk in range(400):
        if walk >= 60 and wanted <= seen:
            break
        s, now = opened(procedure), START
        for _ in range(45):
            now += timedelta(hours=chance.choice((1, 20, 80)))
            s = expire(s, now)
            seen.add(s.state)
            rules = get_procedure(s.procedure)
            may = [(a, step) for a in actors(s) for step in available(rules, s, a) if step.key not in ("sign", "record_service", "mark_fact", *LEAVE_ALL_AS_IT_IS)]
            if rules.state_by_key[s.state].closed or not may:
                break
            may += [(a, rules.step_by_key["sign"]) for a in actors(s) if Role.ARBITRATOR in a.roles and waiting(s, a)]
            road = [m for m in may if m[1].key in ROAD]
            actor, step = chance.choice(road if road and chance.random() < 0.75 else may)
            form = better(step, {f.name: value(f, s, Chance(chance), now) for f in step.form}, s, now)
            try:
                s = decide(rules, s, step.key, actor, form | ({"document": waiting(s, actor)} if step.key == "sign" else {}), now, uuid4()).after
            except (Refused, InvalidData):
                continue
            check(s)
    assert wanted <= seen


MAIN = frozenset({
    "filed", "accepted", "preparing", "scheduled", "hearing", "deliberating", "signing", "serving", "awarded", "suspended", "reviewing", "statement",
    "confirmed",
})  # fmt: skip


@each
def test_every_state_is_the_target_of_a_step_or_of_an_effect(procedure: Procedure) -> None:
    reached = {s.target for s in procedure.steps} | REACHED_BY_EFFECTS
    assert {s.key for s in procedure.states} <= reached


REACHED_BY_EFFECTS = {"suspended", "delegated", "conciliating", "default_hearing", "awarded", "default_awarded", "conciliated"}
REACHED_BY_EFFECTS |= {"confirmed"}  # a review whose statement both have signed for


@each
def test_only_clocks_of_the_parties_run_on_in_a_closed_case(procedure: Procedure) -> None:
    declared = {c.key for c in procedure.clocks}
    for step in procedure.steps:
        target = procedure.state_by_key.get(step.target or "")
        if target is not None and target.closed:
            assert not set(step.starts) & (declared - set(REMEDIES)), step.key


@each
def test_nobody_of_a_side_decides(procedure: Procedure) -> None:
    for key in ("accept", "refuse", "form_tribunal", "draft_award", "issue_award", "stay", "approve_extension", "deem_withdrawn"):
        step = procedure.step_by_key.get(key)
        assert step is None or not step.who & PARTY_ROLES
    assert INITIAL not in {s for step in procedure.steps if not step.key.startswith(("file", "receive")) for s in step.sources}


def test_the_kinds_of_handling_share_states_and_clocks() -> None:
    states = {tuple(s.key for s in p.states) for p in ARBITRATIONS if p.key in ("arbitration/ordinary", "arbitration/simplified", "arbitration/fasttrack")}
    assert len(states) == 1
