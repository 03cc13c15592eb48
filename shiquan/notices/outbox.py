"""Sending short messages. The demo's sender keeps every message in the outbox and sends none."""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from shiquan.cases.clock import now
from shiquan.cases.models import Notice
from shiquan.notices.models import Try
from shiquan.organisations.personal import mask_phone


class Sender(Protocol):
    """A provider of short messages; set by ``SHIQUAN_SMS_PROVIDER`` as a dotted path to such a function."""

    def __call__(self, phone: str, text: str) -> str:
        """Sends and returns the provider's reference; raises OSError when it could not."""
        ...


def keep_only(phone: str, text: str) -> str:
    """The sender where no provider is set: the outbox is the only place the message goes to."""
    return ""


def send_sms(phone: str, text: str, notice: Notice | None = None) -> Try:
    """Sends a text to a mobile number and keeps the try as proof; a notice is sent once."""
    if notice is not None and (seen := Try.objects.filter(notice=notice).first()) is not None:
        return seen
    provider: Sender = import_string(getattr(settings, "SHIQUAN_SMS_PROVIDER", "shiquan.notices.outbox.keep_only"))
    row = Try(notice=notice, at=now())
    row.set_message(phone, mask_phone(phone), text)
    try:
        row.reference = provider(phone, text)
    except OSError:
        row.status = "failed"
    row.save(force_insert=True)
    return row
