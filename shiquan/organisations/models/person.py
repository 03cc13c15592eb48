"""A person: staff with a user name, a party with a phone, or both."""

import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ..personal import blind_index, mask_id_number, mask_phone, open_text, seal_text
from ..phones import normal_phone
from ..rows import find, find_with

ROLES = """
    ARRAY(SELECT role || ' ' || office_id FROM organisations_membership WHERE person_id = organisations_person.id
        AND since <= (now() AT TIME ZONE 'Asia/Shanghai')::date
        AND (until IS NULL OR until >= (now() AT TIME ZONE 'Asia/Shanghai')::date))
"""
"""The roles that a person holds today and their offices, like ``directory.running``, as a value of the person's row: words."""


class DemoRole(models.TextChoices):
    """Which side a demo party stands on."""

    WORKER = "worker", _("劳动者")
    EMPLOYER = "employer", _("用人单位")


class PersonManager(BaseUserManager["Person"]):
    """Makes people with a user name (staff) or a phone (parties)."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        """Save a person who logs in by user name; without a password nobody can log in that way."""
        phone = fields.pop("phone", "")
        person = self.model(username=username, **fields)
        person.set_password(password)
        if phone:
            person.set_phone(phone)
        person.save(using=self._db)
        return person

    def create_party(self, phone: str, name: str, **fields: Any) -> "Person":
        """Save a person who logs in by phone and one-time code."""
        person = self.model(name=name, **fields)
        person.set_unusable_password()
        person.set_phone(phone)
        person.save(using=self._db)
        return person

    def get(self, *args: Any, **conditions: Any) -> "Person":
        """One person. By the key alone, as every page asks who is there, with the roles of today and by a plain statement."""
        key = conditions.get("pk")
        if args or len(conditions) > 1 or not isinstance(key, uuid.UUID):
            return super().get(*args, **conditions)
        found = find_with(self.model, ROLES, "id = %s", key)
        if found is None:
            raise self.model.DoesNotExist(f"no person {key}")
        person, roles = found
        person.take_roles(roles)
        return person

    def find_by_phone(self, phone: str) -> "Person | None":
        """Return the person with this phone, or None."""
        index = blind_index(normal_phone(phone), "phone")
        return find(self.model, "phone_index = %s", index) if index else None


class Person(AbstractBaseUser):
    """Somebody who can be named in a file or log in. Phone and ID number are sealed at rest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(_("用户名"), max_length=60, unique=True, null=True, blank=True)
    name = models.CharField(_("姓名"), max_length=60)
    phone_sealed = models.TextField(blank=True, default="")
    phone_index = models.CharField(max_length=64, unique=True, null=True, blank=True)
    id_number_sealed = models.TextField(blank=True, default="")
    totp_secret_sealed = models.TextField(blank=True, default="")
    language = models.CharField(_("界面语言"), max_length=10, default="zh-hans")
    is_active = models.BooleanField(_("启用"), default=True)
    is_demo = models.BooleanField(default=False)
    demo_role = models.CharField(max_length=10, choices=DemoRole, null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    # What directory.active_roles() read for this instance; not a column.
    _active_roles: "frozenset[tuple[str, uuid.UUID]] | None" = None

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        verbose_name = _("人员")
        verbose_name_plural = _("人员")

    def __str__(self) -> str:
        return self.name

    def take_roles(self, words: list[str]) -> None:
        """Let this instance hold the roles that ``ROLES`` found; whoever is deactivated holds none."""
        pairs = [word.split() for word in words if self.is_active]
        self._active_roles = frozenset((role, uuid.UUID(office)) for role, office in pairs)

    def drop_roles(self) -> None:
        """Let this instance hold no role of any office: for sessions opened with less than the second factor."""
        self._active_roles = frozenset()

    @property
    def phone(self) -> str:
        """The full number; showing it to somebody else is an event of the case."""
        return open_text(self.phone_sealed, field="phone", row=self.pk)

    def set_phone(self, typed: str) -> None:
        """Seal a phone number and set its index; an empty text removes both."""
        number = normal_phone(typed)
        self.phone_sealed = seal_text(number, field="phone", row=self.pk)
        self.phone_index = blind_index(number, "phone") or None

    @property
    def phone_masked(self) -> str:
        """138****5678."""
        return mask_phone(self.phone)

    @property
    def id_number(self) -> str:
        """The full ID-card number; showing it to somebody else is an event of the case."""
        return open_text(self.id_number_sealed, field="id_number", row=self.pk)

    def set_id_number(self, number: str) -> None:
        """Seal an ID-card number; an empty text removes it."""
        self.id_number_sealed = seal_text(number.strip().upper(), field="id_number", row=self.pk)

    @property
    def id_number_masked(self) -> str:
        """The ID-card number without the date of birth."""
        return mask_id_number(self.id_number)

    @property
    def totp_secret(self) -> str:
        """The secret of the second factor in base32, or an empty text before enrolment."""
        return open_text(self.totp_secret_sealed, field="totp_secret", row=self.pk)

    def set_totp_secret(self, secret: str) -> None:
        """Seal the secret of the second factor; an empty text removes it."""
        self.totp_secret_sealed = seal_text(secret, field="totp_secret", row=self.pk)
