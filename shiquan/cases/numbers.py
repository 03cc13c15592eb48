"""Number series per office, kind and year. Case numbers have no gaps; a receipt's number is only unique and rising."""

from datetime import datetime

from shiquan.cases.clock import SHANGHAI
from shiquan.organisations.models import Office
from shiquan.organisations.rows import ask, in_transaction

STEMS = {"mediation": "调", "confirmation": "民特", "followup": "访", "receipt": "收", "arbitration": "案", "arbitration_review": "审"}
_AFTER = "ON CONFLICT (office_id, kind, year) DO UPDATE SET last = cases_numberseries.last + 1 RETURNING last"
_NEXT = f"INSERT INTO cases_numberseries (office_id, kind, year, last) VALUES (%s, %s, %s, 1) {_AFTER}"
_NEXT_UNHURRIED = f"""
    INSERT INTO cases_numberseries (office_id, kind, year, last)
    SELECT %s, %s, %s, 1 FROM set_config('synchronous_commit', 'off', true) {_AFTER}
"""


def next_number(office: Office, kind: str, at: datetime) -> str:
    """The next number of a gapless series, e.g. ``石新调〔2026〕第12号``. A rolled-back transaction gives it back.

    The series' row stays locked until the transaction ends, so take the number as late as possible.
    """
    answer = ask(_NEXT, office.pk, kind, year_of(at))
    assert answer is not None
    return format_number(office, kind, year_of(at), answer[0])


def next_receipt(office: Office, at: datetime) -> str:
    """The next receipt's number, e.g. ``石新收2026000123``; what is refused after it leaves a gap.

    Outside a transaction the series is free again at once, so that nobody who files waits for another's file. It need not
    reach the disk by itself: whatever bears the number is written to the log after it.
    """
    answer = ask(_NEXT if in_transaction() else _NEXT_UNHURRIED, office.pk, "receipt", year_of(at))
    assert answer is not None
    return format_number(office, "receipt", year_of(at), answer[0])


def year_of(at: datetime) -> int:
    """The year in which an instant is numbered."""
    return at.astimezone(SHANGHAI).year


def format_number(office: Office, kind: str, year: int, serial: int) -> str:
    """How a number is written; a court writes （2026）陕0922民特12号."""
    if office.kind == "court":
        return f"（{year}）{office.number_prefix or office.code}{STEMS.get(kind, kind)}{serial}号"
    if kind == "receipt":
        return f"{office.code}收{year}{serial:06d}"
    prefix = office.number_prefix or office.code
    stem = STEMS.get(kind, kind)
    return f"{prefix if prefix.endswith(stem) else prefix + stem}〔{year}〕第{serial}号"
