"""Jobs of the tribunal's desk."""

from procrastinate.contrib.django import app

from shiquan.arbitration.dossier.work import JOB, forget_old, make_export


@app.task(name=JOB)
def export_dossier(rows: list[str]) -> None:
    """Makes the archives that were asked for, one after the other."""
    for row in rows:
        make_export(row)


@app.periodic(cron="23 3 * * *")
@app.task(name="arbitration.forget_exports", queueing_lock="arbitration.forget_exports")
def forget_exports(timestamp: int) -> None:
    """Run every night."""
    forget_old()
