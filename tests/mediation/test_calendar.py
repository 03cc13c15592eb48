"""The calendar and its files."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from shiquan.cases.clock import now
from shiquan.cases.perform import perform
from shiquan.mediation.agenda import span_of
from shiquan.workspace.icalendar import Meeting, write_calendar
from tests.cases import road
from tests.people import Cast

SHANGHAI = ZoneInfo("Asia/Shanghai")


def meeting(**change) -> Meeting:
    plain = {"uid": "1", "starts": datetime(2026, 12, 1, 9, 30, tzinfo=SHANGHAI), "minutes": 60, "summary": "协商", "place": "一号室", "about": "", "cancelled": False}
    return Meeting(**(plain | change))


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_times_are_written_in_utc_and_lines_end_as_the_standard_says():
    lines = unfolded(write_calendar([meeting()], datetime(2026, 11, 24, 8, 0, tzinfo=SHANGHAI)))
    assert "DTSTART:20261201T013000Z" in lines and "DTEND:20261201T023000Z" in lines and "DTSTAMP:20261124T000000Z" in lines
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]


def test_special_characters_are_escaped_and_nothing_can_be_smuggled_in():
    lines = unfolded(write_calendar([meeting(summary="甲,乙;丙\\丁\r\nATTENDEE:x")], now()))
    assert "SUMMARY:甲\\,乙\\;丙\\\\丁\\nATTENDEE:x" in lines
    assert not [line for line in lines if line.startswith("ATTENDEE")]


def test_long_lines_are_folded_between_characters():
    data = write_calendar([meeting(place="很长的地址" * 40)], now())
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert f"LOCATION:{'很长的地址' * 40}" in unfolded(data)


def test_a_cancelled_meeting_says_so_and_does_not_ring():
    text = write_calendar([meeting(cancelled=True)], now()).decode()
    assert "STATUS:CANCELLED" in text and "VALARM" not in text


@pytest.mark.parametrize(("view", "on", "start", "days"), [
    ("month", date(2026, 11, 24), date(2026, 10, 26), 42), ("month", date(2026, 2, 1), date(2026, 1, 26), 35),
    ("week", date(2026, 11, 24), date(2026, 11, 23), 7), ("month", date(2027, 2, 3), date(2027, 2, 1), 35),
])  # fmt: skip
def test_a_month_and_a_week_begin_on_a_monday(view, on, start, days):
    span = span_of(view, on)
    assert (span.start, span.days) == (start, days)
    assert span.previous < on < span.next


def test_an_appointment_stands_in_the_calendars_of_those_concerned(cast: Cast, enter):
    case = road.mediating(cast)
    perform(case, "invite_expert", cast.mediator, {"expert": str(cast.expert.pk), "question": "算法", "share": ["claims"]})
    start = (now() + timedelta(hours=3)).replace(second=0, microsecond=0)
    perform(case, "schedule", cast.mediator, {"kind": "joint", "starts_at": start.isoformat(), "minutes": 60, "mode": "onsite", "place": "一号调解室", "parties": []})
    for person in (cast.mediator, cast.duty, cast.supervisor, cast.worker, cast.employer):
        for view in ("month", "week"):
            html = enter(person).get(reverse("mediation:calendar"), {"view": view, "on": start.date().isoformat()}).content.decode()
            assert "一号调解室" in html
        file = enter(person).get(reverse("mediation:calendar_file"))
        assert file["Content-Type"].startswith("text/calendar") and "一号调解室" in file.content.decode()
        assert "陈骑手" not in file.content.decode().replace("\r\n ", "")
    assert "一号调解室" not in enter(cast.expert).get(reverse("mediation:calendar_file")).content.decode()
    row = case.appointments.get()
    assert enter(cast.outsider).get(reverse("mediation:appointment_file", args=[row.pk])).status_code == 404
    assert "一号调解室" not in enter(cast.outsider).get(reverse("mediation:calendar_file")).content.decode()
    perform(case, "change_appointment", cast.mediator, {"appointment": str(row.pk), "status": "cancelled"})
    assert "STATUS:CANCELLED" in enter(cast.worker).get(reverse("mediation:appointment_file", args=[row.pk])).content.decode()


@pytest.mark.parametrize("on", ["", "x", "0001-01-01", "9999-12-31", "2026-13-45"])
def test_nonsense_days_show_today(cast: Cast, enter, on: str):
    for view in ("week", "month", "x"):
        assert enter(cast.mediator).get(reverse("mediation:calendar"), {"on": on, "view": view}).status_code == 200
