"""Tokens with which machines come in. Only the hash is kept: a token is shown once, when it is made."""

import hashlib
import secrets
import uuid
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from shiquan.cases.clock import now
from shiquan.organisations.directory import keep_roles_of
from shiquan.organisations.models import Office, Person

PREFIX = "sq_"


class Token(models.Model):
    """A machine acts as this person; with an office, only with the roles held there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="api_tokens")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="api_tokens")
    label = models.CharField(_("用途"), max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("接口令牌")
        verbose_name_plural = _("接口令牌")

    def __str__(self) -> str:
        return f"{self.label} · {self.person}"


def hash_token(token: str) -> str:
    """SHA-256 in hexadecimal; a token carries 256 random bits, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def make_token(person: Person, label: str, office: Office | None = None, expires_at: datetime | None = None) -> str:
    """Keeps a new token's hash and returns the token itself, which can't be read again."""
    token = PREFIX + secrets.token_urlsafe(32)
    Token.objects.create(
        person=person, office=office, label=label, hash=hash_token(token), created_at=now(), expires_at=expires_at
    )
    return token


def find_person(token: str) -> Person | None:
    """The person a valid token stands for, holding only the roles that the token carries; else None."""
    row = Token.objects.select_related("person").filter(hash=hash_token(token), revoked_at__isnull=True).first()
    if row is None or not row.person.is_active or (row.expires_at is not None and row.expires_at <= now()):
        return None
    if row.office_id is not None:
        keep_roles_of(row.person, row.office_id)
    return row.person
