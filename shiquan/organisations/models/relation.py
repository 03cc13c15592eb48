"""What arbitrators and secretaries declare about themselves: to whom they are bound, so that they are not seated on such a case."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class RelationKind(models.TextChoices):
    """The ties of 劳动争议调解仲裁法 (2008) art. 33."""

    RELATIVE = "relative", _("近亲属")
    INTEREST = "interest", _("投资、任职等利害关系")
    AGENT = "agent", _("代理、顾问关系")
    OTHER = "other", _("其他可能影响公正的关系")


class DeclaredRelation(models.Model):
    """One tie to a person or an employer, by the name that would stand in a case; ``ended_at`` when it was taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="declared_relations")
    name = models.CharField(_("对方姓名或单位名称"), max_length=100, db_index=True)
    kind = models.CharField(_("关系"), max_length=10, choices=RelationKind)
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-declared_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"
