"""Writing iCalendar files (RFC 5545): enough for meetings that people carry into the calendar of their phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PRODUCT = "-//Shiquan//Calendar//ZH"
OCTETS = 75


@dataclass(frozen=True)
class Meeting:
    """One meeting. ``starts`` is aware; ``uid`` stays the same when the meeting changes."""

    uid: str
    starts: datetime
    minutes: int
    summary: str
    place: str
    about: str
    cancelled: bool
    url: str = ""


def write_calendar(meetings: Iterable[Meeting], stamp: datetime) -> bytes:
    """A calendar file in UTF-8 with CRLF line ends; ``stamp`` is the aware instant it is made at."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for meeting in meetings:
        lines += _event(meeting, stamp)
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) + "\r\n" for line in lines).encode()


def _event(m: Meeting, stamp: datetime) -> list[str]:
    ends = m.starts + timedelta(minutes=m.minutes)
    lines = [
        "BEGIN:VEVENT", f"UID:{m.uid}@shiquan", f"DTSTAMP:{_utc(stamp)}", f"DTSTART:{_utc(m.starts)}", f"DTEND:{_utc(ends)}",
        f"SUMMARY:{_escape(m.summary)}", f"LOCATION:{_escape(m.place)}", f"DESCRIPTION:{_escape(m.about)}",
        f"STATUS:{'CANCELLED' if m.cancelled else 'CONFIRMED'}",
    ]  # fmt: skip
    if m.url:
        lines.append(f"URL:{m.url}")
    if not m.cancelled:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escape(m.summary)}", "TRIGGER:-PT1H", "END:VALARM"]
    return [*lines, "END:VEVENT"]


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escape(text: str) -> str:
    """Backslash, semicolon, comma and line ends have a meaning of their own; other control characters go."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(c for c in escaped if c >= " ")


def _fold(line: str) -> str:
    """Lines longer than 75 octets go on in the next one after a space; a character is never cut in two."""
    parts, current, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > OCTETS:
            parts.append(current)
            current, size = " ", 1
        current += character
        size += width
    return "\r\n".join([*parts, current])
