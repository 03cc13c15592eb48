"""Night work: rows that have served are deleted."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from procrastinate.contrib.django import app

from shiquan.cases.clock import now

from .models import Attempt, OneTimeCode, Visit

KEEP = timedelta(days=2)


def delete_stale() -> None:
    """Delete tries and codes older than two days, and sessions that are over."""
    instant = now()
    Attempt.objects.filter(made_at__lt=instant - KEEP).delete()
    OneTimeCode.objects.filter(sent_at__lt=instant - KEEP).delete()
    Session.objects.filter(expire_date__lt=instant).delete()
    Visit.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


@app.periodic(cron="17 3 * * *")
@app.task(name="accounts.delete_stale", queueing_lock="accounts.delete_stale")
def sweep(timestamp: int) -> None:
    """Run every night."""
    delete_stale()
