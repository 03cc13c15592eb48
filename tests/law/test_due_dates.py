"""When periods end: the worked examples, the switches, and what must always hold."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiquan.law.calendar import UnpublishedYear, default_calendar
from shiquan.law.periods import (
    SHANGHAI,
    ClockPaused,
    Exclusion,
    ImpossiblePeriod,
    Period,
    Roll,
    Switches,
    Unit,
    add_months,
    due,
)
from shiquan.law.rules import Happening, Kind, UnknownRule, WrongUseOfRule, due_date, get_rule, rules
from shiquan.law.rules import due as rule_due

EXAMPLES = list(
    csv.DictReader(
        (Path(__file__).parent / "examples" / "due_dates.csv").read_text(encoding="utf-8").splitlines()
    )
)
DAY_RULES = [rule for rule in rules().values() if rule.period.unit not in (Unit.HOUR, Unit.MINUTE)]
STARTS = st.dates(date(2004, 3, 1), date(2024, 6, 30))


@pytest.mark.parametrize("row", [row for row in EXAMPLES if row["due_date"]], ids=lambda row: row["id"])
def test_it_reproduces_the_worked_example(row):
    rule = get_rule(row["rule"])
    end = rule_due(rule, date.fromisoformat(row["start_date"]), length=int(row["n"]))
    assert end.date.isoformat() == row["due_date"]
    assert rule.period.unit == row["unit"]
    assert end.trace


@pytest.mark.parametrize("row", [row for row in EXAMPLES if not row["due_date"]], ids=lambda row: row["id"])
def test_it_refuses_what_depends_on_an_unpublished_year(row):
    with pytest.raises(UnpublishedYear, match="2027"):
        rule_due(row["rule"], date.fromisoformat(row["start_date"]))
    guessed = rule_due(row["rule"], date.fromisoformat(row["start_date"]), provisional=True)
    assert guessed.provisional
    assert "推算" in guessed.trace[-1]


def test_suspended_days_move_the_end_and_are_told():
    pause = Happening("suspension", date(2026, 3, 20), date(2026, 5, 10))
    end = rule_due("ARB_AWARD_45", date(2026, 3, 2), happenings=[pause])
    assert end.date == date(2026, 6, 8)
    assert any("共52日" in line for line in end.trace)


def test_overlapping_pauses_count_each_day_once():
    pauses = [Exclusion(date(2026, 3, 20), date(2026, 5, 10)), Exclusion(date(2026, 4, 1), date(2026, 5, 10))]
    assert rule_due("ARB_AWARD_45", date(2026, 3, 2), exclusions=pauses).raw == date(2026, 6, 7)


def test_a_pause_after_the_end_changes_nothing():
    pause = Happening("suspension", date(2026, 4, 17), date(2026, 5, 10))
    assert rule_due("ARB_AWARD_45", date(2026, 3, 2), happenings=[pause]).date == date(2026, 4, 16)


def test_a_clock_that_stands_still_has_no_end():
    with pytest.raises(ClockPaused) as paused:
        rule_due("ARB_AWARD_45", date(2026, 3, 2), happenings=[Happening("suspension", date(2026, 4, 10))])
    assert paused.value.remaining == 7


def test_an_added_claim_restarts_the_award_clock():
    happening = Happening("claims_changed", date(2026, 3, 25))
    assert rule_due("ARB_AWARD_45", date(2026, 3, 2), happenings=[happening]).date == date(2026, 5, 9)


def test_an_extension_runs_from_the_unrolled_end_and_has_a_cap():
    assert rule_due("ARB_AWARD_45", date(2024, 12, 2), extended_by=15).date == date(2025, 2, 5)
    with pytest.raises(WrongUseOfRule, match="第43条"):
        rule_due("ARB_AWARD_45", date(2024, 12, 2), extended_by=16)
    with pytest.raises(WrongUseOfRule):
        rule_due("SUE_AFTER_AWARD", date(2024, 12, 2), extended_by=1)


def test_a_fixed_length_cannot_be_changed():
    with pytest.raises(WrongUseOfRule):
        rule_due("SUE_AFTER_AWARD", date(2026, 3, 2), length=30)
    with pytest.raises(WrongUseOfRule):
        rule_due("SUE_AFTER_AWARD", date(2026, 3, 2), happenings=[Happening("suspension", date(2026, 3, 3))])


def test_the_narrow_reading_rolls_over_breaks_but_not_weekends():
    narrow = Switches(Roll.HOLIDAYS)
    assert rule_due("SUE_AFTER_AWARD", date(2025, 3, 7), switches=narrow).date == date(2025, 3, 22)
    assert rule_due("SUE_AFTER_AWARD", date(2026, 2, 3), switches=narrow).date == date(2026, 2, 24)


def test_clear_days_before_a_hearing_are_a_switch_and_the_safe_day():
    end = rule_due("HEARING_NOTICE_LATEST", date(2026, 10, 12))
    assert (end.date, end.target) == (date(2026, 9, 29), date(2026, 9, 28))
    strict = rule_due("HEARING_NOTICE_LATEST", date(2026, 10, 12), switches=Switches(strict_backward=True))
    assert strict.date == date(2026, 9, 28)


def test_a_legal_day_ends_at_midnight_in_shanghai():
    end = rule_due("ARB_ACCEPT_DECISION", date(2024, 2, 5))
    assert end.instant == datetime(2024, 2, 19, tzinfo=SHANGHAI)


def test_promised_hours_run_from_the_instant():
    start = datetime(2026, 3, 2, 23, 30, tzinfo=SHANGHAI)
    assert rule_due("ANSWER_1H", start).instant == start + timedelta(hours=1)
    with pytest.raises(ImpossiblePeriod, match="起始时刻"):
        rule_due("ANSWER_1H", date(2026, 3, 2))
    with pytest.raises(ImpossiblePeriod, match="时区"):
        rule_due("ANSWER_1H", datetime(2026, 3, 2, 9))  # noqa: DTZ001


def test_the_seven_days_run_from_the_application_as_the_procedure_starts_them():
    rule = rules()["CLOSE_7D"]
    assert "收到调解申请" in rule.start.zh
    assert [pause.event for pause in rule.pauses] == ["supplement"]


def test_promises_never_roll_and_the_same_day_on_a_rest_day_is_the_next_working_day():
    assert rule_due("CLOSE_7D", date(2026, 9, 24)).date == date(2026, 10, 1)
    assert rule_due("FAST_TRACK_SAME_DAY", date(2026, 10, 2)).date == date(2026, 10, 8)
    assert rule_due("FAST_TRACK_SAME_DAY", date(2026, 10, 9)).date == date(2026, 10, 9)


def test_months_end_on_the_corresponding_day_or_the_last_of_the_month():
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert rule_due("CONFIRM_OBJECTION_THIRD_6M", date(2025, 8, 31)).date == date(2026, 2, 28)


def test_it_names_rules_that_look_alike():
    with pytest.raises(UnknownRule, match="ARB_AWARD_45"):
        get_rule("ARB_AWARD_54")


def test_impossible_periods_are_refused():
    with pytest.raises(ImpossiblePeriod):
        due(Period(-1, Unit.CALENDAR_DAY), date(2026, 3, 2))
    with pytest.raises(ImpossiblePeriod, match="颠倒"):
        due(
            Period(45, Unit.CALENDAR_DAY),
            date(2026, 3, 2),
            exclusions=[Exclusion(date(2026, 3, 9), date(2026, 3, 4))],
        )
    with pytest.raises(ImpossiblePeriod):
        due(Period(10**7, Unit.CALENDAR_DAY), date(2026, 3, 2))


def test_every_rule_has_words_articles_and_registered_editions():
    for rule in rules().values():
        assert rule.articles, rule.key
        for article in (*rule.articles, *(event.article for event in (*rule.restarts, *rule.pauses))):
            assert article.registered(), (rule.key, article)
        for label in (rule.name, rule.start, rule.actor, rule.expiry):
            assert label.zh, rule.key
            assert label.en, rule.key


def test_every_promise_is_marked_as_one():
    promises = {rule.key for rule in rules().values() if rule.kind is Kind.PROMISE}
    assert promises == {
        "ANSWER_1H",
        "CLOSE_7D",
        "FAST_TRACK_SAME_DAY",
        "FAST_TRACK_30",
        "INJURY_MEDIATION_3H",
    }


@given(st.sampled_from(DAY_RULES), STARTS, STARTS)
def test_a_later_start_never_gives_an_earlier_due_date(rule, one, other):
    first, second = sorted((one, other))
    assert rule_due(rule, first).date <= rule_due(rule, second).date


@given(st.sampled_from(DAY_RULES), STARTS)
def test_the_quick_path_gives_the_same_day_as_the_traced_one(rule, start):
    assert due_date(rule.key, start) == rule_due(rule, start).date


@given(st.sampled_from(DAY_RULES), STARTS)
def test_a_rolled_due_date_is_a_working_day_and_never_before_the_raw_one(rule, start):
    end = rule_due(rule, start)
    if rule.roll is Roll.REST_DAYS:
        assert default_calendar().is_working_day(end.date)
    assert end.date >= end.raw or rule.period.unit is Unit.WORKING_DAY_BEFORE
    assert end.target <= end.date


@given(STARTS, st.integers(0, 60), st.integers(0, 40))
def test_more_excluded_days_never_give_an_earlier_due_date(start, since, length):
    begin = start + timedelta(days=since)
    shorter = [Exclusion(begin, begin + timedelta(days=length))]
    longer = [Exclusion(begin, begin + timedelta(days=length + 1))]
    rule = get_rule("ARB_AWARD_45")
    plain = rule_due(rule, start).raw
    assert (
        plain <= rule_due(rule, start, exclusions=shorter).raw <= rule_due(rule, start, exclusions=longer).raw
    )


@given(STARTS, st.integers(1, 200))
def test_counting_forward_and_back_meet(start, count):
    calendar = default_calendar()
    end = calendar.add_working_days(start, count)
    assert calendar.working_days_between(start, end) == count
    assert calendar.add_working_days(end, -count) <= start or not calendar.is_working_day(start)
