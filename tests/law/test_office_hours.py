"""Office hours: when a day of the office ends, and what of a span is office time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from shiquan.law.office_hours import SHANGHAI, closing, is_after_closing, office_time
from shiquan.law.rules import due


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("begin", "end", "minutes"),
    [
        ("2026-11-24T09:20", "2026-11-24T10:05", 45),
        ("2026-11-24T11:30", "2026-11-24T13:30", 60),  # the lunch break is nobody's delay
        ("2026-11-24T16:20", "2026-11-25T09:30", 70),  # nor the night
        ("2026-11-27T16:00", "2026-11-30T10:00", 120),  # nor the weekend
        ("2026-09-30T16:30", "2026-10-08T09:15", 45),  # nor the holidays
        ("2026-10-09T16:30", "2026-10-10T09:30", 60),  # but a Saturday that is worked counts
        ("2026-11-28T10:00", "2026-11-28T15:00", 0),
        ("2026-11-24T10:00", "2026-11-24T09:00", 0),
    ],
)
def test_only_office_time_counts(begin, end, minutes):
    assert office_time(at(begin), at(end)) == timedelta(minutes=minutes)


def test_the_zone_of_the_instants_does_not_matter():
    assert office_time(at("2026-11-24T09:20").astimezone(UTC), at("2026-11-24T10:05")) == timedelta(minutes=45)
    assert is_after_closing(datetime(2026, 11, 24, 9, 30, tzinfo=UTC)), "half past five in Shanghai"


@pytest.mark.parametrize(
    ("came", "due_by"),
    [
        ("2026-11-24T09:20", date(2026, 11, 24)),
        ("2026-11-24T16:59", date(2026, 11, 24)),
        ("2026-11-24T17:00", date(2026, 11, 25)),
        ("2026-11-27T18:00", date(2026, 11, 30)),
        ("2026-11-28T09:00", date(2026, 11, 30)),
        ("2026-09-30T20:00", date(2026, 10, 8)),
    ],
)
def test_the_same_day_ends_when_the_office_closes(came, due_by):
    assert due("FAST_TRACK_SAME_DAY", at(came)).instant == closing(due_by)
