"""What the figures are counted from: one line for each mediation, and monthly sums of the lines. Both can be made anew."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from shiquan.cases.models import Case
from shiquan.organisations.models import Office

NOBODY = UUID(int=0)
"""Stands for “no mediator yet” in keys."""


class Line(models.Model):
    """One mediation with everything that a figure asks about it."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="+")
    office = models.ForeignKey(Office, models.CASCADE, related_name="+", db_index=False)
    mediator = models.UUIDField(default=NOBODY)
    month = models.DateField()
    """The first day of the month (Asia/Shanghai) in which it was filed."""
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=20, default="")
    is_open = models.BooleanField()
    expired = models.BooleanField(default=False)
    """Some clock ran out and is still open."""
    due_at = models.DateTimeField(null=True)
    answered_seconds = models.PositiveIntegerField(null=True)
    answer_kept = models.BooleanField(null=True)
    """Answered within the hour; empty while the hour runs or when it no longer counts."""
    close_kept = models.BooleanField(null=True)
    """Closed within seven days; empty likewise."""
    invited = models.PositiveSmallIntegerField(default=0)
    joined = models.PositiveSmallIntegerField(default=0)
    join_seconds = models.PositiveIntegerField(null=True)
    claimed = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    settled = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    recovered = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    confirmed = models.BooleanField(default=False)
    rating = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "month", "mediator"], name="line_key"),
            models.Index(fields=["office", "-opened_at"], name="line_office_opened"),
            models.Index(fields=["mediator", "-opened_at"], name="line_mediator_opened"),
            models.Index(
                fields=["office", "mediator"], include=["due_at", "expired"], name="line_open", condition=models.Q(is_open=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.case_id)


class MonthSum(models.Model):
    """The sums of an office, a mediator and a month of filing."""

    id = models.BigAutoField(primary_key=True)
    office = models.ForeignKey(Office, models.CASCADE, related_name="+", db_index=False)
    mediator = models.UUIDField(default=NOBODY)
    month = models.DateField()
    opened = models.IntegerField()
    answer_decided = models.IntegerField()
    answer_kept = models.IntegerField()
    closed = models.IntegerField()
    close_decided = models.IntegerField()
    close_kept = models.IntegerField()
    agreed = models.IntegerField()
    not_agreed = models.IntegerField()
    withdrawn = models.IntegerField()
    refused = models.IntegerField()
    confirmed = models.IntegerField()
    invited = models.IntegerField()
    joined = models.IntegerField()
    rated = models.IntegerField()
    stars = models.IntegerField()
    claimed = models.DecimalField(max_digits=18, decimal_places=2)
    settled = models.DecimalField(max_digits=18, decimal_places=2)
    recovered = models.DecimalField(max_digits=18, decimal_places=2)
    answer_spread = ArrayField(models.IntegerField())
    """How many were answered within each of ``spread.ANSWER_EDGES``."""
    join_spread = ArrayField(models.IntegerField())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "mediator", "month"], name="month_sum_once")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.month}"


class Progress(models.Model):
    """How far the events have been counted. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    settled = models.BigIntegerField(default=0)
    """Every event up to here is counted for good."""
    anchor = models.BigIntegerField(default=0)
    anchor_at = models.DateTimeField()
    seen = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.settled}/{self.seen}"
