"""Whole disputes a minute at 1, 2, 4 and 8 workers, against a running demo server.

    python -m bench.simulate [--url http://127.0.0.1:8000] [--disputes 30] [--workers 1 2 4 8] [--pid PID] [--json]

The client runs on the same machine and counts in. One dispute a worker goes before each measurement, uncounted, so that
processes are warm. Times in milliseconds as the client sees them. With the launcher's process id the seconds of processor
time that the whole installation took for one dispute are measured too; they hold even while the machine has other work.
"""

import argparse
import json
import os
import time
from typing import Any

from bench.processor import seconds_by_part, spent_since
from shiquan.simulate.command import work
from shiquan.simulate.tally import Tally


def measure(url: str, disputes: int, workers: int, pid: int | None) -> dict[str, Any]:
    """One measurement; see ``Tally.report`` for the keys."""
    work(url, workers, workers, time.time_ns() % 10**9, Tally())
    tally, before = Tally(), seconds_by_part(pid)
    work(url, disputes, workers, time.time_ns() % 10**9, tally)
    report = tally.report(disputes)
    if pid is not None:
        report["processor_ms_per_dispute"] = spent_since(before, pid, report["disputes"])
    return report


def main() -> int:
    """Prints a line for each number of workers; 1 if a dispute did not reach its end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--disputes", type=int, default=30)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--pid", type=int, help="process id of the launcher, to measure processor time")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    reports = {n: measure(arguments.url, arguments.disputes, n, arguments.pid) for n in arguments.workers}
    if arguments.json:
        print(json.dumps({"cores": os.cpu_count(), "workers": reports}, ensure_ascii=False, indent=2))
    else:
        for workers, r in reports.items():
            step, whole = r["milliseconds"].get("sign", {}), r["milliseconds"].get("whole dispute", {})
            print(
                f"\n{workers} workers: {r['disputes_per_minute']} disputes/min, whole dispute p50 {whole.get('p50')} ms, "
                f"sign p50 {step.get('p50')} p95 {step.get('p95')} ms, {r['errors']} errors, "
                f"processor milliseconds a dispute: {r.get('processor_ms_per_dispute', '-')}"
            )
    return 0 if all(r["disputes"] == r["wanted"] for r in reports.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
