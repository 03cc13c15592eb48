"""Jobs of the notices app."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from shiquan.cases.clock import now
from shiquan.cases.models import Notice
from shiquan.notices.outbox import send_sms
from shiquan.notices.words import notice_text


@app.task(name="shiquan.notices.send", retry=RetryStrategy(max_attempts=8, wait=1, linear_wait=5))
def send(rows: list[str]) -> None:
    """Sends notices by short message, to those readers who have a phone. Doing it twice sends once."""
    notices = Notice.objects.select_related("case__dispute", "case__office", "person", "party").filter(pk__in=rows)
    for notice in notices:
        phone = notice.party.details.get("phone") if notice.party else (notice.person.phone if notice.person else "")
        if phone:
            send_sms(phone, notice_text(notice).zh, notice)
    Notice.objects.filter(pk__in=rows).update(sent_at=now())
