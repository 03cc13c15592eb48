"""`shiquan simulate`: takes disputes through a running demo server, and says how it went."""

import argparse
import json
import sys
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import quote

from shiquan.simulate.application import Facts
from shiquan.simulate.arbitration_road import ArbitrationRoad, FastTrackRoad
from shiquan.simulate.people import enter_as
from shiquan.simulate.road import Desk, Road
from shiquan.simulate.tally import Tally

ROADS: dict[str, type[Road]] = {
    "mediation/onestop": Road,
    "arbitration/ordinary": ArbitrationRoad,
    "arbitration/fasttrack": FastTrackRoad,
}


def parse_mix(text: str) -> list[str]:
    """``a=3,b=1`` → four places, taken in turn; a name alone counts once. Raises ArgumentTypeError for what is no procedure."""
    places: list[str] = []
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, _, times = part.partition("=")
        if name not in ROADS or not (times or "1").isdigit() or int(times or 1) > 1000:
            raise argparse.ArgumentTypeError(f"“{part}” 应为 程序=份数 must be procedure=share: {', '.join(ROADS)}")
        places += [name] * int(times or 1)
    if not places:
        raise argparse.ArgumentTypeError(f"至少一个程序 at least one procedure: {', '.join(ROADS)}")
    return places


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("simulate", help="take disputes through a running demo server")
    parser.add_argument("--disputes", type=int, default=10, help="多少件纠纷 how many disputes")
    parser.add_argument("--workers", type=int, default=4, help="同时办几件 how many at a time")
    parser.add_argument("--procedure", type=parse_mix, default="mediation/onestop", metavar="MIX",
                        help="程序或组合 procedure or mix, e.g. mediation/onestop=8,arbitration/ordinary=1,arbitration/fasttrack=1")  # fmt: skip
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="服务器地址 address of the server")
    parser.add_argument("--seed", type=int, default=None, help="同样的种子得到同样的人 the same seed gives the same people")
    parser.add_argument("--json", action="store_true", help="只输出 JSON（默认也是） kept for scripts: the output is JSON anyway")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 if every dispute reached its end and every chain verifies, else 1."""
    tally = Tally()
    seed = arguments.seed if arguments.seed is not None else time.time_ns() % 10**9
    url = arguments.url.rstrip("/")
    began = datetime.now(UTC) - timedelta(minutes=1)
    work(url, arguments.disputes, arguments.workers, seed, tally, arguments.procedure)
    report = tally.report(arguments.disputes)
    check_chains(url, began, tally)
    report |= {"chains": tally.counts["chains"], "chains_ok": not tally.counts["broken_chains"] and tally.counts["chains"] > 0}
    report |= {"procedures": {name: tally.counts[name] for name in sorted(set(arguments.procedure))}}
    report |= {"errors": len(tally.errors), "first_errors": tally.errors[:5]}
    print(json.dumps(report, ensure_ascii=False, indent=2))
    return 0 if report["disputes"] == arguments.disputes and report["chains_ok"] else 1


def work(
    url: str, disputes: int, workers: int, seed: int, tally: Tally, mix: Sequence[str] = ("mediation/onestop",)
) -> None:
    """Takes the disputes through, so many at a time, by the procedures of the mix in turn; returns when all have ended."""
    numbers, lock = count(1), threading.Lock()

    def next_number() -> int:
        with lock:
            return next(numbers)

    def one_worker() -> None:
        try:
            desk = Desk.open(url, tally)
        except Exception as error:  # noqa: BLE001 whatever stops a worker is counted, not hidden
            tally.fail(f"log-in: {type(error).__name__}: {error}")
            return
        while (number := next_number()) <= disputes:
            try:
                with tally.timing("whole dispute"):
                    ROADS[mix[(number - 1) % len(mix)]](desk, Facts(seed, number)).go()
                tally.add("disputes")
                tally.add(mix[(number - 1) % len(mix)])
                _say(tally, disputes)
            except Exception as error:  # noqa: BLE001
                tally.fail(f"dispute {number}: {type(error).__name__}: {error}")

    threads = [threading.Thread(target=one_worker, name=f"worker-{n}") for n in range(max(1, min(workers, disputes)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def check_chains(url: str, since: datetime, tally: Tally) -> None:
    """Has the server recompute every chain of the cases opened since the simulation began."""
    try:
        answer = enter_as(url, tally, "director").browser.get(f"/api/v1/chains/?since={quote(since.isoformat())}").json
    except Exception as error:  # noqa: BLE001
        tally.fail(f"chains: {type(error).__name__}: {error}")
        return
    tally.add("chains", answer["cases"])
    tally.add("broken_chains", len(answer["broken"]))


def _say(tally: Tally, wanted: int) -> None:
    done, seconds = tally.counts["disputes"], time.monotonic() - tally.began
    sys.stderr.write(f"\r{done}/{wanted} 件 disputes, {60 * done / seconds:.0f}/min, {len(tally.errors)} errors ")
    sys.stderr.flush()
