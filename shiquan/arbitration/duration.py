"""How long cases take from acceptance to their end, against the 60 days of the law at most and the promised 30."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from shiquan.law.text import Label
from shiquan.procedure.tables import current_procedure

STEPS = ((0, 15), (16, 30), (31, 45), (46, 60), (61, None))
_QUERY = """
    SELECT split_part(procedure, '/', 2), count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY days),
           count(*) FILTER (WHERE days <= 30), count(*) FILTER (WHERE days <= 60),
           count(*) FILTER (WHERE days <= 15), count(*) FILTER (WHERE days > 15 AND days <= 30),
           count(*) FILTER (WHERE days > 30 AND days <= 45), count(*) FILTER (WHERE days > 45 AND days <= 60),
           count(*) FILTER (WHERE days > 60)
    FROM (SELECT procedure, (closed_at AT TIME ZONE 'Asia/Shanghai')::date
                 - (coalesce((facts->>'accepted_at')::timestamptz, opened_at) AT TIME ZONE 'Asia/Shanghai')::date AS days
          FROM cases_case WHERE office_id = ANY(%s) AND procedure LIKE 'arbitration/%%' AND closed_at IS NOT NULL) closed
    GROUP BY 1 ORDER BY 1
"""


@dataclass(frozen=True)
class Bar:
    """Cases that took from so many to so many days."""

    first: int
    last: int | None
    cases: int
    percent: int


@dataclass(frozen=True)
class TrackFigures:
    """One kind of handling: closed cases, median of days, how many within 30 and 60, and the distribution."""

    name: Label
    cases: int
    median: int
    within_30: int
    within_60: int
    bars: tuple[Bar, ...]

    @property
    def pairs(self) -> list[tuple[Label, int]]:
        """The distribution for a chart: days and cases; the promise ends after the second bar, the law after the fourth."""
        return [(Label(f"{b.first}—{b.last} 天", f"{b.first}–{b.last} d") if b.last else Label("超过 60 天", "over 60 d"), b.cases) for b in self.bars]

    @property
    def share_30(self) -> int:
        """Percent closed within the promised 30 days."""
        return round(100 * self.within_30 / self.cases)

    @property
    def share_60(self) -> int:
        """Percent closed within the 60 days that the law allows at most."""
        return round(100 * self.within_60 / self.cases)


def read_durations(offices: set[UUID]) -> list[TrackFigures]:
    """The figures of the offices' closed cases by kind of handling, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, [list(offices)])
        return [_figures(*row) for row in cursor.fetchall()]


def _figures(track: str, cases: int, median: float, in_30: int, in_60: int, *bars: int) -> TrackFigures:
    drawn = tuple(Bar(a, b, n, round(100 * n / cases)) for (a, b), n in zip(STEPS, bars, strict=True))
    return TrackFigures(current_procedure(f"arbitration/{track}").name, cases, round(median), in_30, in_60, drawn)
