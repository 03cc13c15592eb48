"""Steps per second through the one door, without HTTP: what `perform` itself costs.

    python -m bench.steps [--disputes 20] [--json]

Uses the database of DATABASE_URL, or the embedded one of SHIQUAN_DATA; writes disputes into it, so take a throw-away
folder. One process, one thread. Papers are not rendered here; see bench.documents.
"""

import argparse
import json
import os
import time
from collections import defaultdict
from statistics import quantiles
from typing import Any

from shiquan.launch.database import open_database


def run(disputes: int) -> dict[str, Any]:
    """Milliseconds by step, and steps per second over all."""
    from shiquan.cases.models import Case
    from shiquan.cases.perform import open_dispute, perform
    from shiquan.organisations.models import Membership, Office, Person
    from shiquan.simulate.application import Facts

    centre = Office.objects.get(kind="mediation_centre")

    def member(role: str) -> Person:
        return Membership.objects.filter(office=centre, role=role).order_by("since")[0].person

    duty, mediator, seed = member("duty"), member("mediator"), time.time_ns() % 10**9
    times: dict[str, list[float]] = defaultdict(list)

    def timed(name: str, case: Case, person: Person, data: dict[str, Any]) -> None:
        begin = time.perf_counter()
        perform(case, name, person, data)
        times[name].append((time.perf_counter() - begin) * 1000)

    for number in range(disputes):
        facts = Facts(seed, number)
        worker = Person.objects.create_party(facts.worker_phone, facts.name)
        employer = Person.objects.create_party(facts.employer_phone, "模经理")
        data = facts.application("", "", facts.today) | {"evidence": [], "handwriting": None}
        begin = time.perf_counter()
        case = open_dispute("mediation/onestop", centre, worker, data).case
        times["file"].append((time.perf_counter() - begin) * 1000)
        timed("accept", case, duty, {"track": "ordinary", "urgency": "normal"})
        timed("assign", case, duty, {"mediator": str(mediator.pk)})
        party = case.dispute.parties.get(side="respondent")
        party.person = employer
        party.save()
        timed("join", case, employer, {})
        timed("answer", case, employer, {"stance": "talk", "electronic_service": True})
        for side in case.dispute.parties.all():
            timed("record_caucus", case, mediator, {"party": str(side.pk), "text": "单独谈话。"})
        timed("record_joint", case, mediator, {"present": "双方", "statements": "各述。"})
        timed("offer", case, mediator, {"amount": str(facts.settled), "terms": "一次付清"})
        offer = {"offer": str(case.offers.latest("at").pk)}
        timed("accept_offer", case, worker, offer)
        timed("accept_offer", case, employer, offer)
    return {"cores": os.cpu_count(), "steps": _figures(times)}


def _figures(times: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    everything = [t for row in times.values() for t in row]
    return {name: _row(row) for name, row in [*times.items(), ("all steps", everything)]}


def _row(row: list[float]) -> dict[str, float]:
    cuts = quantiles(row, n=100)
    return {
        "count": len(row), "per_second": round(1000 * len(row) / sum(row), 1), "p50_ms": round(cuts[49], 1),
        "p95_ms": round(cuts[94], 1),
    }  # fmt: skip


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--disputes", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")
    with open_database():
        import django

        django.setup()
        figures = run(arguments.disputes)
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False, indent=2))
        return 0
    for name, row in figures["steps"].items():
        print(f"{name:<16}{row['per_second']:>8}/s   p50 {row['p50_ms']} ms   p95 {row['p95_ms']} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
