"""Service of papers: the manners come in their order, nothing is skipped, and each counts on its own day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiquan.procedure.service import (
    DEEMED,
    SIMPLE,
    STAND_IN,
    Addressee,
    Outcome,
    Paper,
    Try,
    Way,
    deemed,
    manners,
    next_manner,
)

START = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ADDRESSEES = st.builds(Addressee, st.booleans(), st.booleans(), st.integers(1, 15), st.booleans())
FAILURES = tuple(o for o in Outcome if not o.counts)


def open_ways(paper: Paper, who: Addressee, tries: tuple[Try, ...]) -> set[Way]:
    return {m.way for m in manners(paper, "copy", who, tries) if m.open}


@given(st.sampled_from(Paper), ADDRESSEES, st.data())
def test_walking_through_failures_always_finds_a_lawful_next_manner(paper: Paper, who: Addressee, data: st.DataObject) -> None:
    tries: tuple[Try, ...] = ()
    for n in range(8):
        way = next_manner(paper, "copy", who, tries)
        assert way in open_ways(paper, who, tries)
        if way is Way.NOTICE:
            assert not who.simplified and paper is not Paper.STATEMENT
            assert {Way.DIRECT} <= {t.way for t in tries} and {t.way for t in tries} & {Way.MAIL, Way.ENTRUSTED}
            return
        if way in STAND_IN:
            assert any(t.outcome is Outcome.REFUSED for t in tries) or (who.is_employer and who.applicants >= 10)
            return
        tries += (Try("copy", way, data.draw(st.sampled_from(FAILURES)), START + timedelta(days=n)),)


@given(ADDRESSEES, st.lists(st.builds(Try, st.just("copy"), st.sampled_from(Way), st.sampled_from(Outcome), st.just(START)), max_size=6))
def test_awards_and_statements_are_never_served_by_phone_and_statements_never_left(who: Addressee, tries: list[Try]) -> None:
    assert not SIMPLE & open_ways(Paper.AWARD, who, tuple(tries))
    assert not (SIMPLE | STAND_IN | {Way.NOTICE}) & open_ways(Paper.STATEMENT, who, tuple(tries))
    assert who.consents_electronic or all(Way.ELECTRONIC not in open_ways(p, who, tuple(tries)) for p in Paper)


@given(st.sampled_from(Paper), ADDRESSEES)
def test_every_closed_manner_says_why_with_its_article(paper: Paper, who: Addressee) -> None:
    for m in manners(paper, "copy", who, ()):
        assert m.why.zh and m.why.en and m.article


@pytest.mark.parametrize(("way", "day"), [(Way.DIRECT, "2026-11-24"), (Way.MAIL, "2026-11-24"), (Way.LEFT, "2026-11-27"), (Way.POSTED, "2026-11-27"), (Way.NOTICE, "2026-12-24")])
def test_each_manner_counts_on_its_day(way: Way, day: str) -> None:
    assert deemed(way, START).date().isoformat() == day
    assert (way in DEEMED) == (way in STAND_IN | {Way.NOTICE})


def test_a_refused_paper_may_be_left_but_another_paper_needs_its_own_refusal() -> None:
    who = Addressee(consents_electronic=False, is_employer=True)
    refused = (Try("copy", Way.DIRECT, Outcome.REFUSED, START),)
    assert next_manner(Paper.NOTICE, "copy", who, refused) is Way.MAIL, "mail may still be tried"
    assert Way.LEFT in open_ways(Paper.NOTICE, who, refused)
    assert not any(m.open for m in manners(Paper.NOTICE, "hearing", who, refused) if m.way in STAND_IN)
