"""Each try to reach somebody by an outside channel, kept as proof."""

import uuid

from django.db import models

from shiquan.cases.models import Notice
from shiquan.organisations.personal import open_text, seal_text


class Try(models.Model):
    """One message to one number. Number and words are sealed; the number is shown masked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.OneToOneField(Notice, models.PROTECT, null=True, related_name="sms")
    channel = models.CharField(max_length=10, default="sms")
    to_masked = models.CharField(max_length=40)
    to_sealed = models.TextField()
    text_sealed = models.TextField()
    status = models.CharField(max_length=10, default="sent")
    reference = models.CharField(max_length=80, default="")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-at"], name="try_newest")]

    def __str__(self) -> str:
        return f"{self.channel} {self.to_masked}"

    @property
    def text(self) -> str:
        return open_text(self.text_sealed, field="try.text", row=self.id)

    def set_message(self, to: str, masked: str, text: str) -> None:
        self.to_masked = masked
        self.to_sealed = seal_text(to, field="try.to", row=self.id)
        self.text_sealed = seal_text(text, field="try.text", row=self.id)
