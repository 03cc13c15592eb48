"""Rows behind logging in: sessions, failed tries, one-time codes, second factors."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from shiquan.organisations.models import Person


class Door(models.TextChoices):
    """The way somebody came in."""

    PASSWORD = "password", _("用户名和密码")
    PHONE = "phone", _("手机验证码")
    DEMO = "demo", _("演示入口")


class Visit(models.Model):
    """A session of a person, so that it can be shown to them and ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="visits")
    session_key = models.CharField(max_length=40, unique=True)
    door = models.CharField(max_length=10, choices=Door)
    address = models.CharField(max_length=45, blank=True, default="")
    device = models.CharField(max_length=200, blank=True, default="")
    started_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person} {self.started_at:%Y-%m-%d %H:%M}"


class Attempt(models.Model):
    """A counted try (log-in, second factor, code sent); `mark` is a blind index of account or address."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    mark = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "mark", "made_at"], name="attempt_kind_mark_made")]

    def __str__(self) -> str:
        return f"{self.kind} {self.made_at:%Y-%m-%d %H:%M}"


class OneTimeCode(models.Model):
    """A code sent to a phone for one purpose; neither the phone nor the code can be read from the row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    phone_index = models.CharField(max_length=64)
    purpose = models.CharField(max_length=80)
    code_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["phone_index", "purpose", "sent_at"], name="code_phone_purpose_sent")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.sent_at:%Y-%m-%d %H:%M}"


class SecondFactor(models.Model):
    """An enrolled authenticator; `last_counter` is the last time step used, so that no code works twice."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="second_factor")
    enrolled_at = models.DateTimeField()
    last_counter = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.person} {self.enrolled_at:%Y-%m-%d}"


class RecoveryCode(models.Model):
    """A code on paper that replaces the authenticator once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "code_hash"], name="recovery_code_once_per_person")
        ]

    def __str__(self) -> str:
        return str(self.person)
