"""Posts held by A and B, and the absences that hand a post over."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .office import Office
from .person import Person


class Post(models.Model):
    """A post (岗位): holder A answers, then B after `minutes_a`, then the supervisor after `minutes_b` more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="posts")
    name = models.CharField(_("岗位名称"), max_length=60)
    key = models.SlugField(_("岗位代号"), max_length=30)
    holder_a = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("A岗"))
    holder_b = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("B岗"), null=True, blank=True
    )
    supervisor = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("督办人"))
    minutes_a = models.PositiveSmallIntegerField(_("A岗应答时限（分钟）"), default=20)
    minutes_b = models.PositiveSmallIntegerField(_("B岗应答时限（分钟）"), default=20)

    class Meta:
        verbose_name = _("岗位")
        verbose_name_plural = _("岗位")
        constraints = [
            models.UniqueConstraint(fields=["office", "key"], name="post_key_once_in_office"),
            models.CheckConstraint(
                condition=models.Q(holder_b__isnull=True) | ~models.Q(holder_a=models.F("holder_b")),
                name="post_a_is_not_b",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office.short_name} · {self.name}"


class Absence(models.Model):
    """A span of time, start included and end excluded, in which a person cannot answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    start = models.DateTimeField(_("开始"))
    end = models.DateTimeField(_("结束"))
    reason = models.CharField(_("事由"), max_length=100, blank=True, default="")

    class Meta:
        verbose_name = _("缺勤")
        verbose_name_plural = _("缺勤")
        indexes = [models.Index(fields=["person", "end"], name="absence_person_end")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="absence_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.start:%Y-%m-%d %H:%M}–{self.end:%Y-%m-%d %H:%M}"
