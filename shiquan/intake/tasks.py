"""Night work: drafts that nobody came back to are deleted with their uploads."""

from procrastinate.contrib.django import app

from shiquan.intake.drafts import delete_expired


@app.periodic(cron="41 3 * * *")
@app.task(name="intake.delete_expired", queueing_lock="intake.delete_expired")
def sweep(timestamp: int) -> None:
    """Run every night."""
    delete_expired()
