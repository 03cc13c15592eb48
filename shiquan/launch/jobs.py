"""The worker: does jobs, in one lane those that somebody waits for, in another the rest; watches deadlines; mends what a killed one left."""

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.db import Error as DatabaseError
from django.db import close_old_connections
from procrastinate.contrib.django import app
from procrastinate.jobs import DEFAULT_QUEUE

from shiquan.cases.queueing import LATER
from shiquan.config import environment

log = logging.getLogger(__name__)

HEARTBEAT = 3  # seconds between signs of life
SILENCE = 12  # seconds without one after which a worker counts as dead
LOOK = 1  # seconds between two looks for due deadlines, and for jobs that nobody waits for
RESTS = 40  # times as long as others kept it waiting is the rest after a job that nobody waits for
LONGEST_REST = 0.5  # seconds
MOMENT = 0.002  # seconds that a job may wait for the database
# Functions without arguments that do a batch of what is due and return how many that were.
WATCHERS = ["shiquan.cases.watcher:run_due", "shiquan.notices.watcher:run_due"]


LANE: dict[str, Any] = {
    "delete_jobs": "successful", "update_heartbeat_interval": HEARTBEAT, "stalled_worker_timeout": SILENCE,
    "shutdown_graceful_timeout": 10,
}  # fmt: skip
"""What the two lanes of the worker have in common."""


def find_watchers() -> list[Callable[[], int]]:
    """The watchers that exist."""
    found = []
    for entry in WATCHERS:
        module, function = entry.split(":")
        if find_spec(module):
            found.append(getattr(import_module(module), function))
    return found


def watch_deadlines(stop: threading.Event, watchers: list[Callable[[], int]]) -> None:
    """Run the watchers until told to stop. A database that is away is tried again; an error stops no other watcher."""
    while not stop.is_set():
        busy = False
        for watcher in watchers:
            close_old_connections()
            try:
                busy = bool(watcher()) or busy
            except DatabaseError as reason:
                log.warning("database away, watcher tries again: %s", reason)
                stop.wait(LOOK)
            except Exception:
                log.exception("watcher failed")
                stop.wait(LOOK)
        close_old_connections()
        if not busy:
            stop.wait(LOOK)


def keep_connections_fresh(call: Callable[[], Any], _context: Any, _worker: Any) -> Any:
    """Around each job: give connections back before and after, so that a restarted database is noticed."""
    close_old_connections()
    try:
        return call()
    finally:
        close_old_connections()


class Patience:
    """Lets people go first: after each job a rest, the longer the more others kept it waiting.

    By itself a job takes at most half as long again as its own processor time, and a moment for the database. On a machine
    with nothing else to do there is no rest; of a busy one, what nobody waits for takes a few hundredths.
    """

    def __init__(self) -> None:
        self._rested_at = 0.0

    async def rest_before(self, call: Callable[[], Awaitable[Any]], _context: Any, _worker: Any) -> Any:
        """Around each job, on the event loop: what is left of the rest."""
        await asyncio.sleep(max(0.0, self._rested_at - time.monotonic()))
        return await call()

    def measure(self, call: Callable[[], Any], _context: Any, _worker: Any) -> Any:
        """Around each job, in its thread: how long it took for what it did."""
        begun, worked = time.monotonic(), time.thread_time()
        try:
            return call()
        finally:
            ended = time.monotonic()
            kept_waiting = ended - begun - 1.5 * (time.thread_time() - worked) - MOMENT
            self._rested_at = ended + min(RESTS * max(0.0, kept_waiting), LONGEST_REST)


async def take_up_stalled_jobs(worker_app: Any) -> None:
    """Again and again: jobs whose worker was killed go back into the queue. Jobs must bear being done twice."""
    while True:
        try:
            for job in await worker_app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
                log.warning("job %s of a worker that died is taken up again", job.id)
                await worker_app.job_manager.retry_job(job)
        except Exception:
            log.exception("looking for stalled jobs failed")
        await asyncio.sleep(HEARTBEAT)


async def work() -> None:
    """Do jobs until a signal says stop; jobs under way are finished (at most ten seconds)."""
    # A second app on the worker's own connections: jobs that a job or a watcher puts into the queue still go through
    # Django's connection, in the same transaction as what it writes.
    worker_app = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    async with worker_app.open_async():
        await run_together(
            worker_app.run_worker_async(
                **LANE, queues=[DEFAULT_QUEUE], concurrency=environment.worker_jobs(), task_middleware=[keep_connections_fresh]
            ),
            _work_patiently(worker_app),
            take_up_stalled_jobs(worker_app),
        )


async def run_together(*lanes: Coroutine[Any, Any, None]) -> None:
    """Run until one of them ends; then the others end too. Raises what it raised, so that the launcher starts all anew."""
    running = [asyncio.create_task(lane) for lane in lanes]
    try:
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    for task in done:
        task.result()


async def _work_patiently(worker_app: Any) -> None:
    """The lane of what nobody waits for: one job at a time, and a look for more every second."""
    patience = Patience()
    await worker_app.run_worker_async(
        **LANE, queues=[LATER], name="later", install_signal_handlers=False, listen_notify=False, fetch_job_polling_interval=LOOK,
        task_middleware=[patience.measure, keep_connections_fresh], worker_middleware=[patience.rest_before],
    )  # fmt: skip


def run_worker() -> None:
    """Jobs in this thread, deadlines in another, until SIGTERM or Ctrl-C."""
    stop = threading.Event()
    watchers = find_watchers()
    thread = threading.Thread(target=watch_deadlines, args=(stop, watchers), name="deadlines", daemon=True)
    if watchers:
        thread.start()
    try:
        asyncio.run(work())
    finally:
        stop.set()
        if watchers:
            thread.join(10)
