"""Jobs by name, deferred inside the transaction: they exist exactly when the step does."""

from procrastinate.contrib.django import app


def defer_all(jobs: list[tuple[str, str]]) -> None:
    """Queues one job for each task with the ids of its rows, all in one statement: each job costs its own keeping."""
    if jobs:
        made = [
            app.configure_task(task, allow_unknown=True).make_new_job(rows=[row for name, row in jobs if name == task])
            for task in dict.fromkeys(name for name, _ in jobs)
        ]
        app.job_manager.batch_defer_jobs(made)
