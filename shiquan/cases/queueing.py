"""Jobs by name, deferred inside the transaction: they exist exactly when the step does."""

from functools import cache
from typing import Any

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import DEFAULT_QUEUE, JobDeferrer
from procrastinate.manager import JobManager

from shiquan.organisations.rows import Script

LATER = "later"
"""The queue of what nobody waits for; the worker lets people go first."""


def defer_all(jobs: list[tuple[str, str]], script: Script | None = None, queue: str = DEFAULT_QUEUE) -> None:
    """Queues one job for each task with the ids of its rows (each job costs its own keeping): at once, or when the script runs."""
    if jobs:
        after = script or Script()
        made = [
            _deferrer(task, queue).make_new_job(rows=[row for name, row in jobs if name == task])
            for task in dict.fromkeys(name for name, _ in jobs)
        ]
        JobManager(_Scribe(after)).batch_defer_jobs(made)
        if script is None:
            after.run()


@cache
def _deferrer(task: str, queue: str) -> JobDeferrer:
    return app.configure_task(task, allow_unknown=True, queue=queue)


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
