"""Who holds which role in which office, since when and until when."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .office import Office
from .person import Person


class Role(models.TextChoices):
    """What a person is in an office. What a role may do on a case is decided per case, not here."""

    DUTY = "duty", _("值班人员")
    MEDIATOR = "mediator", _("调解员")
    CLERK = "clerk", _("书记员（仲裁）")
    ARBITRATOR = "arbitrator", _("仲裁员")
    JUDGE = "judge", _("法官")
    COURT_CLERK = "court_clerk", _("法院书记员")
    EXPERT = "expert", _("专家")
    SUPERVISOR = "supervisor", _("督办人员")
    DIRECTOR = "director", _("主任")
    OPERATOR = "operator", _("平台管理员")
    COUNTER = "counter", _("窗口人员")


class Membership(models.Model):
    """A role of a person in an office; `until` is the last day, empty while it runs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    office = models.ForeignKey(Office, models.PROTECT, related_name="memberships")
    role = models.CharField(_("角色"), max_length=12, choices=Role)
    since = models.DateField(_("自"))
    until = models.DateField(_("至"), null=True, blank=True)

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        indexes = [models.Index(fields=["office", "role"], name="membership_office_role")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "office", "role"],
                condition=models.Q(until__isnull=True),
                name="membership_one_running",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.office.short_name} · {self.get_role_display()}"
