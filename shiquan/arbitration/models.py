"""What the tribunal's desk keeps beside the cases: exports of files."""

import uuid

from django.db import models

from shiquan.cases.models import Case, StoredFile
from shiquan.organisations.models import Person


class DossierExport(models.Model):
    """One asked-for copy of a case's file, made in the background; kept for some days, then deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    scope = models.CharField(max_length=10)
    """main (正卷) or whole (正卷 with 副卷)"""
    form = models.CharField(max_length=8, default="archive")
    """archive (zip that proves itself) or pdf (the bound file alone, to be read in a browser)"""
    status = models.CharField(max_length=10, default="queued")
    """queued, running, done, failed"""
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    """Papers laid in so far, and how many there are."""
    pages = models.PositiveIntegerField(default=0)
    lead = models.PositiveIntegerField(default=0)
    """Pages before page 1: cover and index."""
    index = models.JSONField(default=list)
    """One row for each paper: section, title, by, day, first and last page."""
    events = models.PositiveIntegerField(default=0)
    """How many events the case had: whoever reads it later sees whether something has come since."""
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(db_index=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "asked_by", "scope", "form"],
                condition=models.Q(status__in=("queued", "running")),
                name="dossier_export_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.status}"

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100."""
        return 100 if self.status == "done" else min(99, 100 * self.done // self.total) if self.total else 0


class BundleSheaf(models.Model):
    """Some pages of a bound file as a PDF of their own, so that a page is shown without reading the whole of it."""

    id = models.BigAutoField(primary_key=True)
    export = models.ForeignKey(DossierExport, models.CASCADE, related_name="sheaves")
    first = models.PositiveIntegerField()
    """The place of its first page in the bundle, from 0, cover and index counted."""
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["first"]
        constraints = [models.UniqueConstraint(fields=["export", "first"], name="bundle_sheaf_once")]

    def __str__(self) -> str:
        return f"{self.export_id} {self.first}"


class Booking(models.Model):
    """A room or a person taken for a hearing. Written by triggers on appointments and roles, so that no door goes round it.

    An exclusion constraint in the database forbids two bookings of one resource at overlapping times.
    """

    id = models.BigAutoField(primary_key=True)
    appointment = models.ForeignKey("cases.Appointment", models.CASCADE, related_name="+")
    resource = models.CharField(max_length=50)
    """person:<id> or venue:<id>"""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]

    def __str__(self) -> str:
        return f"{self.resource} {self.starts_at}"


class FeedLink(models.Model):
    """The secret address of somebody's calendar feed. The address itself is not kept, only its SHA-256."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    """When a calendar last fetched it."""

    def __str__(self) -> str:
        return str(self.made_at)


class AwardDraft(models.Model):
    """An award in the making: what the tribunal has typed so far. Sealed, and of the secondary file: the bench alone reads it."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="+")
    text_sealed = models.TextField()
    version = models.PositiveIntegerField(default=1)
    """Counts the savings, so that two who write at once do not overwrite each other unseen."""
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.version}"
