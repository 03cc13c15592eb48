"""The panel (专家库) and the honours that people are shown with."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from .office import Office
from .person import Person


class PanelMember(models.Model):
    """Somebody who can be invited to mediate or to give an expert opinion."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="panel_seats")
    office = models.ForeignKey(Office, models.PROTECT, related_name="panel")
    specialities = ArrayField(
        models.CharField(max_length=40), verbose_name=_("专长"), default=list, blank=True
    )
    biography = models.TextField(_("简介"), max_length=1000, blank=True, default="")
    honours = models.CharField(_("荣誉"), max_length=200, blank=True, default="")

    class Meta:
        verbose_name = _("专家库成员")
        verbose_name_plural = _("专家库成员")
        indexes = [GinIndex(fields=["specialities"], name="panel_specialities")]
        constraints = [
            models.UniqueConstraint(fields=["person", "office"], name="panel_person_once_in_office")
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.office.short_name}"


class Honour(models.Model):
    """A title given to a person in a year, e.g. 金牌调解员."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="honours")
    title = models.CharField(_("荣誉称号"), max_length=60)
    year = models.PositiveSmallIntegerField(_("年度"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="honours", verbose_name=_("授予机构"))

    class Meta:
        verbose_name = _("荣誉")
        verbose_name_plural = _("荣誉")
        constraints = [models.UniqueConstraint(fields=["person", "title", "year"], name="honour_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.title} · {self.person}"
