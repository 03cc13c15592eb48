"""kill -9 of pages, worker and database in the middle: nothing acknowledged is lost, nothing happens twice."""

import json
import time

from tests.simulate.installation import Installation, running_installation

DISPUTES = 6
MIX = "mediation/onestop=2,arbitration/ordinary,mediation/onestop,arbitration/fasttrack"
FIRST_STEPS = 4  # seconds, so that the first kill meets disputes on their way


def test_killing_each_process_in_turn_loses_nothing_and_repeats_nothing() -> None:
    with running_installation() as one:
        simulation = one.start("simulate", "--url", one.url, "--disputes", str(DISPUTES), "--workers", "3", "--procedure", MIX)
        try:
            killed = kill_in_turn(one, simulation)
            output, errors = simulation.communicate(timeout=400)
        finally:
            simulation.kill()
            simulation.wait()
        assert killed, "the simulation was over before anything was killed"
        report = json.loads(output)
        # simulate itself compares what was acknowledged with what stands in the files, step by step.
        assert simulation.returncode == 0, (report["first_errors"], errors)
        assert report["disputes"] == DISPUTES and report["errors"] == 0
        assert report["chains_ok"] and report["retries"] > 0
        assert one.run("verify", "--chain").returncode == 0


def kill_in_turn(one: Installation, simulation) -> list[str]:
    killed = []
    for what in ("pages", "worker", "database", "worker", "pages"):
        time.sleep(FIRST_STEPS)
        if simulation.poll() is not None:
            break
        one.kill(what)
        killed.append(what)
    return killed
