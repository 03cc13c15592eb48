"""The house keeps its shape: imports point downward, every step has an article, every state can be reached."""

import subprocess
import sys
from pathlib import Path

import pytest

from shiquan.law.rules import rules
from shiquan.procedure.documents import get_kind
from shiquan.procedure.language import INITIAL, Procedure
from shiquan.procedure.notices import NOTICES
from shiquan.procedure.tables import PROCEDURES

ROOT = Path(__file__).parent.parent
each = pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES.keys())


def test_imports_point_downward() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_code_keeps_its_style() -> None:
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "."], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@each
def test_every_step_names_an_article_and_known_states(procedure: Procedure) -> None:
    known = {s.key for s in procedure.states} | {INITIAL}
    for step in procedure.steps:
        assert step.articles, step.key
        assert step.sources <= known, step.key
        assert step.target is None or step.target in known, step.key


@each
def test_every_clock_named_by_a_step_is_declared_and_has_a_length(procedure: Procedure) -> None:
    for step in procedure.steps:
        for key in (*step.starts, *step.closes, *step.cancels, *step.pauses, *step.resumes):
            assert key in procedure.clock_by_key, (step.key, key)
    for clock in procedure.clocks:
        assert clock.period is not None or (clock.rule or clock.key) in rules(), clock.key
        assert not clock.on_expiry or clock.on_expiry in procedure.step_by_key, clock.key


@each
def test_every_document_and_notice_named_by_a_row_exists(procedure: Procedure) -> None:
    for step in procedure.steps:
        assert all(get_kind(kind) for kind in step.documents)
        assert all(notice.partition(">")[0] in NOTICES for notice in step.notices)
