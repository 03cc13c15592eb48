"""Jobs by name, deferred inside the transaction: they exist exactly when the step does."""

from procrastinate.contrib.django import app


def defer(task: str, argument: str) -> None:
    """Queues a task with one row's id."""
    app.configure_task(task, allow_unknown=True).defer(row=argument)
