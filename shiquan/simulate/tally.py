"""Counting what a simulation did: steps with their times, documents, signatures, errors."""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Tally:
    """Shared by all workers. Times are seconds of wall clock as the client sees them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._times: dict[str, list[float]] = defaultdict(list)
        self.counts: Counter[str] = Counter()
        self.errors: list[str] = []
        self.began = time.monotonic()

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        """Times one step from the first try to the answer that counts."""
        start = time.perf_counter()
        yield
        with self._lock:
            self._times[name].append(time.perf_counter() - start)

    def add(self, name: str, count: int = 1) -> None:
        with self._lock:
            self.counts[name] += count

    def fail(self, what: str) -> None:
        with self._lock:
            self.errors.append(what)

    def report(self, wanted: int) -> dict[str, Any]:
        """The JSON of the command: totals, disputes a minute, and percentiles of each step in milliseconds."""
        seconds = time.monotonic() - self.began
        done = self.counts["disputes"]
        return {
            "disputes": done,
            "wanted": wanted,
            "steps": self.counts["steps"],
            "documents": self.counts["documents"],
            "signatures": self.counts["signatures"],
            "chains": self.counts["chains"],
            "chains_ok": self.counts["chains"] > 0 and not self.counts["broken_chains"],
            "requests": self.counts["requests"],
            "retries": self.counts["retries"],
            "errors": len(self.errors),
            "first_errors": self.errors[:5],
            "seconds": round(seconds, 2),
            "disputes_per_minute": round(60 * done / seconds, 1) if seconds else 0.0,
            "milliseconds": {name: _percentiles(times) for name, times in sorted(self._times.items())},
        }


def _percentiles(times: list[float]) -> dict[str, float]:
    """p50, p95, p99 by the nearest rank, and how many."""
    ordered = sorted(times)

    def rank(share: float) -> float:
        return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)

    return {"count": len(ordered), "p50": rank(0.5), "p95": rank(0.95), "p99": rank(0.99)}
