"""The calendar of hearings as a feed for the calendar of a phone: behind a secret link of each person, who may revoke it."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.urls import reverse

from shiquan.arbitration.models import FeedLink
from shiquan.arbitration.worklist import cases_of, commissions_of
from shiquan.cases.clock import now
from shiquan.cases.models import Appointment
from shiquan.organisations.models import Person
from shiquan.workspace.icalendar import Meeting, write_calendar

BACK, AHEAD, MOST = timedelta(days=30), timedelta(days=365), 500


def make_link(person: Person) -> str:
    """A fresh secret address; the one before it is dead. Only its fingerprint is kept, so it is shown this once."""
    token = secrets.token_urlsafe(24)
    FeedLink.objects.update_or_create(person=person, defaults={"fingerprint": _fingerprint(token), "made_at": now(), "read_at": None})
    return f"{settings.SHIQUAN_PUBLIC_URL.rstrip('/')}{reverse('arbitration:feed', args=[token])}"


def revoke(person: Person) -> None:
    FeedLink.objects.filter(person=person).delete()


def person_behind(token: str) -> Person | None:
    """Whose link it is, as long as that person still works at a commission."""
    link = FeedLink.objects.select_related("person").filter(fingerprint=_fingerprint(token), person__is_active=True).first()
    if link is None or not commissions_of(link.person):
        return None
    FeedLink.objects.filter(pk=link.pk).update(read_at=now())
    return link.person


def write_feed(person: Person) -> bytes:
    """The hearings of the cases on the person's desk: number, time and place. No names, no claims: the link may leak."""
    at = now()
    rows = Appointment.objects.filter(
        kind="hearing", case__in=cases_of(person).order_by().values("pk"), starts_at__gte=at - BACK, starts_at__lte=at + AHEAD
    ).select_related("case")
    return write_calendar((_meeting(row) for row in rows.order_by("starts_at")[:MOST]), at)


def _meeting(row: Appointment) -> Meeting:
    return Meeting(
        uid=str(row.pk), starts=row.starts_at, minutes=row.minutes, summary=f"开庭 {row.case.number or '仲裁案件'}", place=row.place,
        about="详情请登录平台查看。", cancelled=row.status == "cancelled",
        url=f"{settings.SHIQUAN_PUBLIC_URL.rstrip('/')}{reverse('arbitration:case', args=[row.case_id])}",
    )  # fmt: skip


def _fingerprint(token: str) -> str:
    return sha256(token.encode()).hexdigest()
