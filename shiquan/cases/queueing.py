"""Jobs by name, deferred inside the transaction: they exist exactly when the step does."""

from procrastinate.contrib.django import app


def defer_all(jobs: list[tuple[str, str]]) -> None:
    """Queues several tasks, each with one row's id, in one statement."""
    if jobs:
        made = [app.configure_task(task, allow_unknown=True).make_new_job(row=argument) for task, argument in jobs]
        app.job_manager.batch_defer_jobs(made)
