"""Who is heard in a case without being a side of it: the row that keeps phone and person; the rest stands in the facts."""

import uuid

from django.db import models

from shiquan.organisations.models import Person
from shiquan.organisations.personal import open_text, seal_text

from .case import Case


class Participant(models.Model):
    """A witness, appraiser or interpreter. ``person`` once somebody has come in by the link and the code sent to the phone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="participants")
    role = models.CharField(max_length=20)
    name = models.CharField(max_length=50)
    phone_sealed = models.TextField(default="")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="heard_in")

    def __str__(self) -> str:
        return self.name

    @property
    def phone(self) -> str:
        """The full number: show it masked."""
        return open_text(self.phone_sealed, field="participant.phone", row=self.id)

    def set_phone(self, phone: str) -> None:
        """Seals the number; does not save."""
        self.phone_sealed = seal_text(phone, field="participant.phone", row=self.id)
