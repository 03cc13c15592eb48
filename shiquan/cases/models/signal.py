"""What the live channel replays after a gap: ids only."""

from django.db import models
from django.db.models.functions import Now


class Signal(models.Model):
    id = models.BigAutoField(primary_key=True)
    topic = models.CharField(max_length=80)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["topic", "id"], name="signal_topic")]

    def __str__(self) -> str:
        return self.topic
