"""The organisations app: people, offices, roles, posts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Floor 3: who there is, where they sit and what they may be."""

    name = "shiquan.organisations"
    label = "organisations"
    verbose_name = _("机构与人员")
