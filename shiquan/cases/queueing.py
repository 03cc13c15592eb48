"""Jobs by name, deferred inside the transaction: they exist exactly when the step does."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Job, JobDeferrer
from procrastinate.manager import JobManager

from shiquan.organisations.rows import Script

LATER = "later"
"""The queue of what nobody waits for; the worker lets people go first."""
DO_ALL = "shiquan.cases.do_all"
Jobs = list[tuple[str, str]]
"""Names of tasks, each with the id of a row."""


def defer_all(jobs: Jobs, script: Script | None = None) -> None:
    """Queues one job for each task with the ids of its rows (each job costs its own keeping): at once, or when the script runs."""
    if jobs:
        after = script or Script()
        _defer([_deferrer(task).make_new_job(rows=rows) for task, rows in group(jobs).items()], after)
        if script is None:
            after.run()


def defer_for_later(jobs: Jobs, script: Script) -> None:
    """Queues everything as one job, when the script runs, for when the machine has nothing better to do."""
    if jobs:
        _defer([_deferrer(DO_ALL, LATER).make_new_job(tasks=group(jobs))], script)


def group(jobs: Jobs) -> dict[str, Any]:
    """The ids of the rows by task."""
    return {task: [row for name, row in jobs if name == task] for task in dict.fromkeys(name for name, _ in jobs)}


def do_each(parts: Iterable[Callable[[], object]]) -> None:
    """Does the parts of a job; one that fails does not hold up the others. Raises the first failure after the last part."""
    failed: list[Exception] = []
    for part in parts:
        try:
            part()
        except Exception as error:  # noqa: BLE001 raised below, after the others had their turn
            failed.append(error)
    if failed:
        raise failed[0]


@cache
def _deferrer(task: str, queue: str | None = None) -> JobDeferrer:
    return app.configure_task(task, allow_unknown=True, queue=queue)


def _defer(jobs: list[Job], script: Script) -> None:
    JobManager(_Scribe(script)).batch_defer_jobs(jobs)


class _Scribe(DjangoConnector):
    """The queue's own statement goes into a script, and to the database with what else stands there."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script

    def get_sync_connector(self) -> "_Scribe":
        return self

    def execute_query_all(self, query: str, **arguments: Any) -> list[dict[str, Any]]:
        """Nobody asks for the ids of the jobs; the queue only wants as many answers as there are."""
        self._script.add_named(query, self._wrap_json(arguments))
        return [{"id": None}] * len(arguments["jobs"])
