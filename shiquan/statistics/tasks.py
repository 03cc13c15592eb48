"""Counting what is new every minute, so that a page finds little to do."""

from procrastinate.contrib.django import app

from shiquan.statistics.rollup import catch_up, rebuild


@app.periodic(cron="* * * * *")
@app.task(name="statistics.catch_up", queueing_lock="statistics.catch_up")
def count_new(timestamp: int) -> None:
    """Runs every minute."""
    catch_up()


@app.periodic(cron="17 4 * * *")
@app.task(name="statistics.rebuild", queueing_lock="statistics.rebuild")
def count_anew(timestamp: int) -> None:
    """Runs every night: whatever a minute's work may have missed is right again."""
    rebuild()
