"""Jobs of the notices app."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from shiquan.cases.clock import now
from shiquan.cases.models import Notice, Participant, Party
from shiquan.notices.outbox import send_sms
from shiquan.notices.words import notice_text


@app.task(name="shiquan.notices.send", retry=RetryStrategy(max_attempts=8, wait=1, linear_wait=5))
def send(rows: list[str]) -> None:
    """Sends notices by short message, to those readers who have a phone. Doing it twice sends once."""
    notices = Notice.objects.select_related("case__dispute", "case__office", "person", "party").filter(pk__in=rows)
    for notice in notices:
        phone = _phone_of(notice)
        if phone:
            send_sms(phone, notice_text(notice).zh, notice)
    Notice.objects.filter(pk__in=rows).update(sent_at=now())


def _phone_of(notice: Notice) -> str:
    """The number of the side, of the person, of an agent, or of somebody who is only heard; empty for whoever has none."""
    if notice.party:
        return str(notice.party.details.get("phone") or "")
    if notice.person:
        return notice.person.phone
    if notice.params.get("agent"):
        party = Party.objects.filter(pk=notice.params["party"], dispute=notice.case.dispute_id).first()
        return str((party.details.get(f"agent:{notice.params['agent']}") or {}).get("agent_phone") or "") if party else ""
    heard = Participant.objects.filter(pk=notice.params.get("participant"), case=notice.case_id).first()
    return heard.phone if heard else ""
