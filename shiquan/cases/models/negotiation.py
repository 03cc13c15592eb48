"""What the sides say and propose: notes, offers, appointments."""

import uuid

from django.db import models

from shiquan.organisations.models import Person
from shiquan.organisations.personal import open_text, seal_text

from .case import Case
from .dispute import Claim, Party


class Note(models.Model):
    """A note in a channel of the case: joint, mediators, or ``caucus:<party id>``. The text is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    channel = models.CharField(max_length=60)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="notes")
    text_sealed = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.channel

    @property
    def text(self) -> str:
        return open_text(self.text_sealed, field="note.text", row=self.id)

    def set_text(self, text: str) -> None:
        self.text_sealed = seal_text(text, field="note.text", row=self.id)


class Offer(models.Model):
    """An offer for one claim (or for all of them), with its history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="offers")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="offers")
    role = models.CharField(max_length=20)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="offers")
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    terms = models.CharField(max_length=300, default="")
    status = models.CharField(max_length=12, default="open")
    shared = models.BooleanField(default=True)
    accepted_by = models.JSONField(default=list)
    at = models.DateTimeField()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["at", "position"]

    def __str__(self) -> str:
        return f"{self.role} {self.amount}"


class Appointment(models.Model):
    """A meeting that the parties are invited to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="appointments")
    kind = models.CharField(max_length=20)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    mode = models.CharField(max_length=12)
    place = models.CharField(max_length=200, default="")
    status = models.CharField(max_length=12, default="invited")
    parties = models.JSONField(default=list)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_at}"
