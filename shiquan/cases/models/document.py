"""Documents: content first, then a rendered, signed and sealed PDF, then service with proof."""

import json
import uuid
from typing import Any

from django.db import models

from shiquan.organisations.models import Office, Person
from shiquan.organisations.personal import open_text, seal_text

from .case import Case
from .dispute import Party, StoredFile


class Document(models.Model):
    """A document of a case. ``status`` is the legal state (drafted, complete, void); ``phase`` is the paper's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=40)
    office = models.ForeignKey(Office, models.PROTECT, related_name="documents")
    number = models.CharField(max_length=60, default="")
    verify_code = models.CharField(max_length=24)
    """What the QR code carries."""
    content_sealed = models.TextField()
    signers = models.JSONField(default=list)
    """Pairs [role, party or person id], in signing order."""
    status = models.CharField(max_length=10, default="drafted")
    phase = models.CharField(max_length=10, default="content")
    """content → rendered → signed (in part) → complete"""
    base_sha256 = models.CharField(max_length=64, default="")
    """Of the rendered PDF before any signature: what the signers read and agree to."""
    sha256 = models.CharField(max_length=64, default="")
    """Of the final PDF; the completing event carries it too."""
    places = models.JSONField(default=dict)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="documents")
    drafted_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["drafted_at", "position"]
        constraints = [models.UniqueConstraint(fields=["verify_code"], name="document_code_once")]
        indexes = [
            models.Index(fields=["number"], name="document_number"),
            models.Index(fields=["sha256"], name="document_sha256", condition=~models.Q(sha256="")),
            models.Index(fields=["base_sha256"], name="document_base_sha256", condition=~models.Q(base_sha256="")),
            models.Index(
                fields=["drafted_at"], name="document_unfinished", condition=models.Q(status="drafted")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def content(self) -> dict[str, Any]:
        """The fields of its kind, in full."""
        return json.loads(open_text(self.content_sealed, field="document.content", row=self.id))

    def set_content(self, content: dict[str, Any]) -> None:
        text = json.dumps(content, ensure_ascii=False, default=str)
        self.content_sealed = seal_text(text, field="document.content", row=self.id)


class Signature(models.Model):
    """Somebody's signature: identity proof, handwriting, and the hash of what was signed."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, models.CASCADE, related_name="signatures", db_index=False)
    signer = models.UUIDField()
    """A party's or a person's id."""
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="signatures")
    sha256 = models.CharField(max_length=64, default="")
    handwriting = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    proof = models.CharField(max_length=12)
    signed_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    """When it was written into the PDF."""

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["document", "signer"], name="signature_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.role}"


class Delivery(models.Model):
    """Service of a document on a party by one channel, with its proof. A try that failed keeps a row of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="deliveries")
    party = models.ForeignKey(Party, models.PROTECT, related_name="deliveries")
    channel = models.CharField(max_length=12)
    status = models.CharField(max_length=10, default="sent")
    """to_do, sent, received, failed"""
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    counts_at = models.DateTimeField(null=True)
    """When it counts in law, if later than that: left, posted, public notice."""
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="deliveries")
    """The scanned receipt, return slip or photo."""
    proof = models.CharField(max_length=300, default="")

    class Meta:
        ordering = ["sent_at", "id"]

    def __str__(self) -> str:
        return f"{self.channel} {self.status}"
