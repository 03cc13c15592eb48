"""Working days, breaks, threefold-pay days, and years nobody has published."""

from datetime import date, timedelta

import pytest

from shiquan.law.calendar import BadCalendarFile, UnpublishedYear, default_calendar, load_calendar

CALENDAR = default_calendar()

YEAR_2027 = """
year = 2027
source = "notice of the State Council office"
status = "V"
breaks = [{ name = "元旦", from = 2027-01-01, to = 2027-01-03 }]
make_up = [2027-01-10]
[statutory]
days = [{ date = 2027-01-01, name = "元旦" }]
"""


def test_make_up_days_are_worked():
    assert CALENDAR.is_working_day(date(2024, 2, 18))
    assert CALENDAR.is_working_day(date(2026, 5, 9))
    assert CALENDAR.is_working_day(date(2024, 2, 9))


def test_breaks_and_weekends_are_rest_days():
    assert CALENDAR.is_rest_day(date(2026, 2, 16))
    assert CALENDAR.is_break(date(2026, 2, 16))
    assert CALENDAR.is_rest_day(date(2026, 3, 7))
    assert not CALENDAR.is_break(date(2026, 3, 7))


def test_it_agrees_with_the_package_the_data_were_seeded_from():
    seed = pytest.importorskip("chinese_calendar")
    day = date(2004, 1, 1)
    while day.year < 2027:
        assert CALENDAR.is_working_day(day) == seed.is_workday(day), day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", range(2004, 2027))
def test_threefold_pay_days_number_ten_eleven_or_thirteen(year):
    days = CALENDAR.statutory_holidays(year)
    assert len(days) == (10 if year < 2008 else 11 if year < 2025 else 13)
    assert all(CALENDAR.is_rest_day(day) for day in days)


def test_the_second_of_may_and_new_years_eve_count_from_2025():
    assert CALENDAR.is_statutory_holiday(date(2025, 5, 2))
    assert CALENDAR.is_statutory_holiday(date(2026, 2, 16))
    assert not CALENDAR.is_statutory_holiday(date(2024, 5, 2))


@pytest.mark.parametrize("day", [date(2027, 1, 4), date(2003, 12, 31)])
def test_it_refuses_a_year_that_is_not_on_file_and_names_it(day):
    with pytest.raises(UnpublishedYear, match=str(day.year)):
        CALENDAR.is_working_day(day)


def test_counting_past_the_last_year_is_refused():
    with pytest.raises(UnpublishedYear, match="2027"):
        CALENDAR.add_working_days(date(2026, 12, 30), 5)
    with pytest.raises(UnpublishedYear, match="2003"):
        CALENDAR.add_working_days(date(2004, 1, 5), -30)


def test_a_guess_is_marked_as_one():
    guessing = CALENDAR.with_guesses()
    assert guessing.is_working_day(date(2027, 1, 4))
    assert guessing.is_provisional(date(2027, 1, 4))
    assert not guessing.is_provisional(date(2026, 1, 4))


def test_next_year_is_one_more_file_in_a_folder_of_the_operator(tmp_path):
    (tmp_path / "2027.toml").write_text(YEAR_2027, encoding="utf-8")
    calendar = load_calendar([tmp_path])
    assert calendar.is_working_day(date(2027, 1, 10))
    assert calendar.add_working_days(date(2026, 12, 31), 1) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("make_up = [2027-01-10]", "make_up = [2027-01-02]"),
        ("make_up = [2027-01-10]", "make_up = [2027-01-11]"),
        ("date = 2027-01-01, name", "date = 2027-01-05, name"),
        ("to = 2027-01-03", "to = 2026-12-30"),
        ('source = "notice of the State Council office"', 'source = ""'),
        ("year = 2027", ""),
    ],
)
def test_it_refuses_a_file_that_contradicts_itself(tmp_path, old, new):
    (tmp_path / "2027.toml").write_text(YEAR_2027.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadCalendarFile):
        load_calendar([tmp_path])
