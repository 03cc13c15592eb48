"""Jobs of the cases app."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from shiquan.cases.queueing import DO_ALL


@app.task(name=DO_ALL, retry=RetryStrategy(max_attempts=8, wait=1, linear_wait=5))
def do_all(tasks: dict[str, list[str]]) -> None:
    """Does several tasks, each with the ids of its rows; one that fails does not hold up the others, and all are tried again."""
    failed: list[Exception] = []
    for name, rows in tasks.items():
        try:
            app.tasks[name](rows=rows)
        except Exception as error:  # noqa: BLE001 raised below, after the others had their turn
            failed.append(error)
    if failed:
        raise failed[0]
