"""Whether the time to claim is running out."""

from datetime import date

import pytest

from shiquan.law.errors import LawError
from shiquan.law.limitation import Claim, Interruption, Interrupts, State, Suspension, Variant, assess

KNOWN = date(2023, 10, 3)


def test_a_year_from_knowledge_rolls_over_the_break():
    found = assess(Claim(Variant.ORDINARY, KNOWN), on=date(2024, 10, 8))
    assert found.state is State.IN_TIME
    assert (found.due.date, found.days_left) == (date(2024, 10, 8), 0)
    assert assess(Claim(Variant.ORDINARY, KNOWN), on=date(2024, 10, 9)).state is State.EXPIRED


def test_a_claim_made_in_time_starts_the_year_anew():
    claim = Claim(
        Variant.ORDINARY, KNOWN, interruptions=(Interruption(date(2024, 5, 6), Interrupts.COMPLAINT),)
    )
    found = assess(claim, on=date(2025, 1, 1))
    assert found.due.date == date(2025, 5, 6)
    assert any("中断" in moment.label.zh for moment in found.timeline)


def test_a_claim_made_too_late_does_not():
    claim = Claim(
        Variant.ORDINARY, KNOWN, interruptions=(Interruption(date(2024, 12, 1), Interrupts.CLAIM_MADE),)
    )
    found = assess(claim, on=date(2025, 1, 1))
    assert found.state is State.EXPIRED
    assert any("不再中断" in moment.label.zh for moment in found.timeline)


def test_a_claim_made_after_the_day_asked_about_does_not_count_yet():
    claim = Claim(Variant.ORDINARY, KNOWN, interruptions=(Interruption(date(2024, 5, 6), Interrupts.SUIT),))
    assert assess(claim, on=date(2024, 5, 1)).due.date == date(2024, 10, 8)


def test_suspended_time_is_added():
    claim = Claim(Variant.ORDINARY, KNOWN, suspensions=(Suspension(date(2024, 1, 1), date(2024, 1, 31)),))
    assert assess(claim, on=date(2024, 5, 1)).due.raw == date(2024, 11, 3)


def test_while_suspended_there_is_no_last_day():
    claim = Claim(Variant.ORDINARY, KNOWN, suspensions=(Suspension(date(2024, 1, 1), None),))
    found = assess(claim, on=date(2025, 5, 1))
    assert (found.state, found.due) == (State.PAUSED, None)


def test_wages_have_no_limit_while_employed_and_a_year_afterwards():
    assert assess(Claim(Variant.WAGES), on=date(2026, 1, 5)).state is State.NOT_RUNNING
    found = assess(Claim(Variant.WAGES, employment_ended_on=date(2024, 2, 29)), on=date(2025, 3, 1))
    assert (found.state, found.due.date) == (State.EXPIRED, date(2025, 2, 28))


def test_appointed_civil_servants_have_sixty_days():
    assert assess(Claim(Variant.CIVIL_SERVANT, date(2026, 3, 2)), on=date(2026, 3, 3)).due.raw == date(
        2026, 5, 1
    )


def test_a_last_day_in_an_unpublished_year_is_marked():
    found = assess(Claim(Variant.ORDINARY, date(2026, 5, 6)), on=date(2026, 6, 1))
    assert found.due.provisional


def test_missing_and_reversed_dates_are_refused_in_words():
    with pytest.raises(LawError, match="知道"):
        assess(Claim(Variant.ORDINARY), on=date(2026, 1, 5))
    with pytest.raises(LawError, match="颠倒"):
        assess(
            Claim(Variant.ORDINARY, KNOWN, suspensions=(Suspension(date(2024, 2, 1), date(2024, 1, 1)),)),
            on=KNOWN,
        )
