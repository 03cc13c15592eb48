"""Jobs of the cases app."""

from functools import partial

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from shiquan.cases.queueing import DO_ALL, do_each


@app.task(name=DO_ALL, retry=RetryStrategy(max_attempts=8, wait=1, linear_wait=5))
def do_all(tasks: dict[str, list[str]]) -> None:
    """Does several tasks, each with the ids of its rows; one that fails does not hold up the others, and all are tried again."""
    do_each(partial(_do, name, rows) for name, rows in tasks.items())


def _do(name: str, rows: list[str]) -> None:
    app.tasks[name](rows=rows)
