"""A case: one run of a procedure inside a dispute, with its roles and its chained events."""

import uuid
from typing import TYPE_CHECKING

from django.db import models

from shiquan.law.text import Label
from shiquan.organisations.models import Office, Person
from shiquan.procedure.language import Procedure, State
from shiquan.procedure.tables import get_procedure

from .dispute import Dispute

if TYPE_CHECKING:
    from shiquan.cases.access import Viewer


class CaseQuerySet(models.QuerySet["Case"]):
    def for_actor(self, viewer: "Viewer") -> "CaseQuerySet":
        """The cases that somebody may see: the only public door to cases."""
        from shiquan.cases.access import cases_seen_by

        return cases_seen_by(self, viewer)


class Case(models.Model):
    """One case (案件). Only :func:`shiquan.cases.perform.perform` changes it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="cases")
    procedure = models.CharField(max_length=60)
    """Name and edition, e.g. mediation/onestop/2024: old cases keep their edition."""
    state = models.CharField(max_length=30, default="")
    number = models.CharField(max_length=60, null=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="cases", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    handler = models.ForeignKey(Person, models.PROTECT, null=True, related_name="handled_cases", db_index=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=20, default="")
    due_at = models.DateTimeField(null=True)
    """The earliest open deadline: what the worklist sorts by."""
    facts = models.JSONField(default=dict)
    events_count = models.PositiveIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="")

    objects = CaseQuerySet.as_manager()

    class Meta:
        # Filing writes a row into every index, so there is none that another one's beginning stands in for, and none for
        # searching by a beginning of numbers (which "unique" and "db_index" on a text would add).
        constraints = [models.UniqueConstraint(fields=["number"], name="case_number_once")]
        indexes = [
            models.Index(
                fields=["office", "due_at", "id"], name="case_worklist", condition=models.Q(closed_at__isnull=True)
            ),
            # For whoever sees many offices: walk a desk's whole queue in its order, instead of sorting each office's part.
            # With what the heaps of a worklist ask, so that they are counted from the index alone.
            *(
                models.Index(
                    fields=["due_at", "id"], include=["office", "handler", "state"], name=f"case_queue_{desk}",
                    condition=models.Q(closed_at__isnull=True, procedure__startswith=f"{desk}/"),
                )
                for desk in ("mediation", "arbitration")
            ),  # fmt: skip
            models.Index(fields=["-opened_at", "id"], name="case_opened"),
            models.Index(fields=["office", "-opened_at", "id"], name="case_office_opened"),
            models.Index(fields=["office", "procedure", "state"], name="case_office_state"),
            models.Index(fields=["handler", "due_at"], name="case_handler"),
        ]

    def __str__(self) -> str:
        return self.number or self.dispute.receipt_number

    @property
    def rules(self) -> Procedure:
        """The procedure it follows, in its edition."""
        return get_procedure(self.procedure)

    @property
    def state_row(self) -> State:
        return self.rules.state_by_key[self.state]

    @property
    def state_label(self) -> Label:
        return self.state_row.label

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class CaseRole(models.Model):
    """Who holds a role on this case (mediator, expert, judge …); parties hold theirs through their party row."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, related_name="case_roles")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "role", "person"], condition=models.Q(until__isnull=True), name="case_role_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"


class Event(models.Model):
    """What happened, numbered and hash-chained within its case. Never changed, never deleted."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="events", db_index=False)
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=40)
    role = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="acts")
    party = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=100, default="")
    data = models.JSONField(default=dict)
    """Clean data of the step; personal fields are sealed."""
    state = models.CharField(max_length=30)
    at = models.DateTimeField()
    key = models.CharField(max_length=80, null=True)
    """The idempotency key under which it was asked for."""
    private = models.BooleanField(default=False)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["case", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="event_number_once"),
            models.UniqueConstraint(fields=["key"], name="event_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.step}"


class NumberSeries(models.Model):
    """The last number given in a gapless series of an office, kind and year."""

    id = models.BigAutoField(primary_key=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="series", db_index=False)
    kind = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "kind", "year"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"
