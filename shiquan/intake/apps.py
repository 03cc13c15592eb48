"""The intake app: how a dispute comes in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """A slice: drafts of applications, their questions one by one, uploads, filing, receipt, paper twins."""

    name = "shiquan.intake"
    label = "intake"
    verbose_name = _("申请")
