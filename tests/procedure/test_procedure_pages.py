"""The tables of the procedures: complete rows, and generated pages that are up to date."""

from pathlib import Path

import pytest

from shiquan.cli import main
from shiquan.procedure.command import docs_pages
from shiquan.procedure.language import INITIAL
from shiquan.procedure.tables import all_procedures

DOCS = Path(__file__).parents[2] / "docs" / "procedure"
every = pytest.mark.parametrize("procedure", all_procedures(), ids=lambda p: p.key)


@every
def test_every_step_names_who_may_take_it_from_where_and_its_article(procedure):
    states = {INITIAL, *procedure.state_by_key}
    for step in procedure.steps:
        assert step.who and step.sources and step.articles, step.key
        assert step.sources <= states, step.key
        assert step.target is None or step.target in states, step.key


@every
def test_every_clock_that_a_step_names_is_declared(procedure):
    for step in procedure.steps:
        named = {*step.starts, *step.closes, *step.cancels, *step.pauses, *step.resumes}
        assert named <= set(procedure.clock_by_key), step.key
    for clock in procedure.clocks:
        assert not clock.on_expiry or clock.on_expiry in procedure.step_by_key, clock.key


@every
def test_every_running_state_has_a_way_out_and_every_state_a_way_in(procedure):
    for state in procedure.states:
        if not state.closed:
            assert any(state.key in s.sources and not s.automatic for s in procedure.steps), state.key


@every
def test_labels_are_in_both_languages(procedure):
    labels = [s.label for s in procedure.states] + [s.name for s in procedure.steps]
    labels += [f.label for s in procedure.steps for f in s.form]
    assert all(label.zh.strip() and label.en.strip() for label in labels)


def test_the_generated_pages_are_up_to_date():
    for path, text in docs_pages().items():
        assert (DOCS / path).read_text("utf-8") == text, f"run: shiquan procedure docs docs/procedure ({path})"


def test_the_command_shows_a_procedure_and_says_what_there_is(capsys):
    assert main(["procedure", "show", "mediation/onestop"]) == 0
    assert "stateDiagram" in capsys.readouterr().out
    assert main(["procedure", "show", "nonsense"]) == 2
    assert "mediation/onestop" in capsys.readouterr().out
