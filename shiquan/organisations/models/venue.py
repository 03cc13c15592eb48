"""Rooms one can book: a place in an office, or a place online."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .office import Office


class VenueKind(models.TextChoices):
    """What a room is for."""

    MEDIATION_ROOM = "mediation_room", _("调解室")
    HEARING_ROOM = "hearing_room", _("仲裁庭")
    LEGAL_DESK = "legal_desk", _("法律援助工位")
    ONLINE = "online", _("线上")


class Venue(models.Model):
    """A room of an office; that nobody books it twice is kept by the bookings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="venues")
    name = models.CharField(_("名称"), max_length=60)
    kind = models.CharField(_("类别"), max_length=16, choices=VenueKind)
    capacity = models.PositiveSmallIntegerField(_("容纳人数"), default=6)

    class Meta:
        verbose_name = _("场所")
        verbose_name_plural = _("场所")
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="venue_once_in_office")]

    def __str__(self) -> str:
        return f"{self.office.short_name} · {self.name}"
