"""The dispute: one file with its parties, claims, evidence and payments."""

import json
import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Value

from shiquan.organisations.models import Office, Person
from shiquan.organisations.personal import blind_index, open_text, seal_text

SIDES = [("applicant", "申请人"), ("respondent", "被申请人"), ("third_party", "第三人")]


def search_pairs(column: str = "search") -> Func:
    """The pairs of the search text as an array: the expression behind the search index."""
    pairs = ArrayField(models.TextField())
    return Func(F(column), Value(" "), function="string_to_array", output_field=pairs)


class Dispute(models.Model):
    """One dispute (纠纷), however many cases run about it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt_number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    office = models.ForeignKey(Office, models.PROTECT, related_name="disputes", db_index=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    recovered = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    search = models.TextField(default="")
    """Names, title and numbers as space-separated character pairs; searched through an expression index."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["receipt_number"], name="dispute_receipt_once")]
        indexes = [
            models.Index(fields=["office", "-opened_at"], name="dispute_office_opened"),
            GinIndex(search_pairs(), name="dispute_search_pairs"),
        ]

    def __str__(self) -> str:
        return self.receipt_number


class Party(models.Model):
    """A side of the dispute. Personal details are sealed as one value; phone and ID number have blind indexes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="parties")
    side = models.CharField(max_length=12, choices=SIDES)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(default=0)
    details_sealed = models.TextField(default="")
    phone_index = models.CharField(max_length=64, default="")
    id_index = models.CharField(max_length=64, default="")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="party_in")
    consents_electronic = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(null=True)

    # The sealed details and what they said: a paper asks for them again and again. Not a column.
    _opened: tuple[str, dict[str, Any]] | None = None

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["phone_index"], name="party_phone"),
            models.Index(fields=["id_index"], name="party_id_number"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def details(self) -> dict[str, Any]:
        """phone, id_number, credit_code, address, contact, email, bank_account … in full: show them masked."""
        if self._opened is None or self._opened[0] != self.details_sealed:
            text = open_text(self.details_sealed, field="party.details", row=self.id)
            self._opened = self.details_sealed, json.loads(text) if text else {}
        return dict(self._opened[1])

    def set_details(self, details: dict[str, Any]) -> None:
        """Seals the details and refreshes the blind indexes; does not save."""
        self.details_sealed = seal_text(
            json.dumps(details, ensure_ascii=False), field="party.details", row=self.id
        )
        self.phone_index = blind_index(str(details.get("phone") or ""), "phone")
        self.id_index = blind_index(str(details.get("id_number") or ""), "id_number")


class Claim(models.Model):
    """One item asked for, with its amount in yuan and how it was worked out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="claims")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    basis = models.TextField(default="")
    status = models.CharField(max_length=10, default="open")
    settled_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class StoredFile(models.Model):
    """An uploaded or made file, encrypted in the storage. Half an upload has ``complete=False``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="files")
    session = models.CharField(max_length=64, default="", db_index=True)
    """Whose upload it is while nobody is logged in: a random draft key."""
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(default=0)
    received = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, default="")
    path = models.CharField(max_length=200, default="")
    complete = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Evidence(models.Model):
    """A file as evidence of a party: what it is and what it proves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="evidence")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="evidence")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=100)
    proves = models.CharField(max_length=300, default="")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.title


class Instalment(models.Model):
    """A payment the agreement promises: due day, sum in yuan, what was paid."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="instalments")
    due_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    way = models.CharField(max_length=200, default="")
    status = models.CharField(max_length=10, default="due")
    paid = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["due_on", "position"]

    def __str__(self) -> str:
        return f"{self.due_on} {self.amount}"
