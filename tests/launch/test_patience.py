"""The lanes of the worker: what nobody waits for rests while others keep it waiting (on a clock of the test's own); one lane's end is the end of all."""

import asyncio
from dataclasses import dataclass

import pytest

from shiquan.launch import jobs
from shiquan.launch.jobs import LONGEST_REST, Patience, run_together


@dataclass
class Clock:
    """Seconds that passed, and of these the seconds that the thread worked."""

    passed: float = 100.0
    worked: float = 5.0

    def monotonic(self) -> float:
        return self.passed

    def thread_time(self) -> float:
        return self.worked

    def job(self, worked: float, waited: float) -> None:
        self.worked += worked
        self.passed += worked + waited


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    own = Clock()
    monkeypatch.setattr(jobs, "time", own)
    return own


def rest_of(patience: Patience, monkeypatch: pytest.MonkeyPatch) -> float:
    """How long the next job would be put off."""
    rests: list[float] = []

    async def sleep(seconds: float) -> None:
        rests.append(seconds)

    async def nothing() -> str:
        return "done"

    monkeypatch.setattr(asyncio, "sleep", sleep)
    assert asyncio.run(patience.rest_before(nothing, None, None)) == "done"
    return rests[0]


@pytest.mark.parametrize(
    ("worked", "waited", "least", "most"),
    [
        (0.040, 0.015, 0.0, 0.0),  # nobody else is there: the database alone
        (0.003, 0.002, 0.0, 0.0),
        (0.040, 0.030, 0.2, 0.5),  # people are served meanwhile
        (0.003, 0.010, 0.1, 0.5),
        (0.040, 0.500, LONGEST_REST, LONGEST_REST),  # it goes on, however busy the machine is
    ],
)
def test_a_rest_follows_what_others_kept_waiting(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, worked: float, waited: float, least: float, most: float
) -> None:
    patience = Patience()
    patience.measure(lambda: clock.job(worked, waited), None, None)
    assert least <= round(rest_of(patience, monkeypatch), 6) <= most


def test_a_rest_that_has_passed_is_not_taken_again(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    patience = Patience()
    patience.measure(lambda: clock.job(0.04, 0.5), None, None)
    clock.passed += LONGEST_REST
    assert rest_of(patience, monkeypatch) == 0


def test_a_job_that_fails_counts_too(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    patience = Patience()

    def fail() -> None:
        clock.job(0.04, 0.5)
        raise LookupError

    with pytest.raises(LookupError):
        patience.measure(fail, None, None)
    assert rest_of(patience, monkeypatch) == LONGEST_REST


def test_when_one_lane_ends_the_others_end_in_order_and_its_trouble_is_told() -> None:
    ended: list[str] = []

    async def goes_on() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("goes on")

    async def breaks() -> None:
        await asyncio.sleep(0)
        raise ConnectionError("the database went away")

    async def stops() -> None:
        ended.append("told to stop")

    with pytest.raises(ConnectionError):
        asyncio.run(run_together(goes_on(), breaks()))
    asyncio.run(run_together(stops(), goes_on()))
    assert ended == ["goes on", "told to stop", "goes on"]
