"""Dates and moments as people type them. Moments without a zone are Shanghai time."""

import re
import unicodedata
from datetime import date, datetime

from shiquan.law.errors import LawError
from shiquan.law.periods import SHANGHAI

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))", re.ASCII)


class DateError(LawError):
    """A text that is no date."""


def read_date(text: str) -> date:
    """``2026-03-02``, ``2026/3/2``, ``2026年3月2日`` or ``20260302``. Raises ``DateError``."""
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match:
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise DateError(f"“{text}”不是日期，请写成 2026-03-02", f"“{text}” is not a date; write it as 2026-03-02")


def read_moment(text: str) -> date | datetime:
    """A date, or a date with the time of day (``2026-03-02T09:30``). Raises ``DateError``."""
    clean = unicodedata.normalize("NFKC", text).strip()
    if ":" not in clean:
        return read_date(clean)
    try:
        moment = datetime.fromisoformat(clean)
    except ValueError as error:
        raise DateError(
            f"“{text}”不是时刻，请写成 2026-03-02T09:30",
            f"“{text}” is not a time; write it as 2026-03-02T09:30",
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def read_span(text: str) -> tuple[date, date | None]:
    """``2026-03-20..2026-05-10``; without the second part it still goes on. Raises ``DateError``."""
    first, _, last = text.partition("..")
    return read_date(first), read_date(last) if last.strip() else None
