"""How many due dates one core computes in a second, and how long the data take to load: ``python -m bench.due_dates``."""

import time
from datetime import date, timedelta

from shiquan.law.calendar import load_calendar
from shiquan.law.parameters import Parameters
from shiquan.law.periods import INSTANT_UNITS
from shiquan.law.rules import due, due_date, rules

AIM = 100_000
LOADING_AIM = 0.100


def loading_time(rounds: int = 5) -> float:
    """Seconds to read and check every parameter file: the best of several rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        Parameters()
        best = min(best, time.perf_counter() - start)
    return best


def rates(seconds: float = 2.0) -> tuple[float, float]:
    """Due dates a second over every rule in days, months or years: the quick path, and with a trace."""
    keys = [key for key, rule in rules().items() if rule.period.unit not in INSTANT_UNITS]
    starts = [date(2020, 1, 1) + timedelta(days=step) for step in range(0, 1400, 7)]
    found = []
    for compute in (due_date, due):
        made, begin = 0, time.perf_counter()
        while time.perf_counter() - begin < seconds:
            for key in keys:
                for start in starts:
                    compute(key, start)
            made += len(keys) * len(starts)
        found.append(made / (time.perf_counter() - begin))
    return found[0], found[1]


if __name__ == "__main__":
    start = time.perf_counter()
    load_calendar()
    calendar_time = time.perf_counter() - start
    quick, traced = rates()
    print(f"due dates a second on one core: {quick:,.0f} (aim: {AIM:,})")
    print(f"due dates with a trace a second: {traced:,.0f}")
    print(f"loading all parameters: {loading_time() * 1000:.0f} ms (aim: under {LOADING_AIM * 1000:.0f} ms)")
    print(f"loading the calendar: {calendar_time * 1000:.0f} ms")
