"""Jobs by name, deferred inside the transaction: they exist exactly when the step does."""

from procrastinate.contrib.django import app


def defer(task: str, arguments: list[str]) -> None:
    """Queues a task for each of the rows' ids."""
    app.configure_task(task, allow_unknown=True).batch_defer(*({"row": a} for a in arguments))
