"""What exists before a dispute does: drafts of applications, and the companies that a name can be looked up in."""

import uuid

from django.db import models

from shiquan.organisations.models import Person


class ApplicationDraft(models.Model):
    """An application in the making; its id becomes the idempotency key of the filing. Answers are sealed as one value."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    """Whose it is once the phone was checked; until then it belongs to a signed cookie."""
    clerk = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    """Who writes it for somebody at a counter."""
    answers_sealed = models.TextField(default="")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField(db_index=True)
    filed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-updated_at"], name="draft_owner", condition=models.Q(filed_at=None)),
            models.Index(fields=["clerk", "-updated_at"], name="draft_clerk", condition=models.Q(filed_at=None)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class KnownCompany(models.Model):
    """A platform, partner firm or employer of the county, so that its name need not be typed in full."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=20)
    credit_code = models.CharField(max_length=18, default="", blank=True)
    address = models.CharField(max_length=200, default="", blank=True)

    def __str__(self) -> str:
        return self.name
