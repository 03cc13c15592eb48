"""Jobs of the notices app."""

from procrastinate.contrib.django import app

from shiquan.cases.clock import now
from shiquan.cases.models import Notice
from shiquan.notices.outbox import send_sms
from shiquan.notices.words import notice_text


@app.task(name="shiquan.notices.send", retry=3)
def send(row: str) -> None:
    """Sends one notice by short message, if its reader has a phone. Doing it twice sends once."""
    notice = Notice.objects.select_related("case__dispute", "case__office", "person", "party").get(pk=row)
    phone = notice.party.details.get("phone") if notice.party else (notice.person.phone if notice.person else "")
    if phone:
        send_sms(phone, notice_text(notice).zh, notice)
    Notice.objects.filter(pk=row).update(sent_at=now())
