"""Who is told what. Sending by outside channels, with proof of each try, belongs to the notices app."""

import uuid

from django.db import models

from shiquan.organisations.models import Person

from .case import Case
from .dispute import Party


class Notice(models.Model):
    """One notice to one person or party. Its words come from the table of notices, in the reader's language."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="notices", db_index=False)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="notices")
    params = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    """When the outside channels (SMS …) were tried."""

    class Meta:
        ordering = ["-created_at", "id"]
        indexes = [
            models.Index(fields=["person", "-created_at"], name="notice_person"),
            models.Index(fields=["created_at"], name="notice_unsent", condition=models.Q(sent_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.kind
