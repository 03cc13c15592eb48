"""Running time limits."""

from django.db import models

from .case import Case


class Deadline(models.Model):
    """One run of a clock on a case. The watcher takes the earliest open one that is due."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="deadlines", db_index=False)
    key = models.CharField(max_length=40)
    subject = models.CharField(max_length=40, default="")
    kind = models.CharField(max_length=10)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    status = models.CharField(max_length=10, default="open")
    expired = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)
    paused_at = models.DateTimeField(null=True)
    added = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["due_at"], name="deadline_due", condition=models.Q(status="open", expired=False)
            ),
            models.Index(fields=["case", "key"], name="deadline_case_key"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.due_at}"
