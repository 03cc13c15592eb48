"""The advice app: pages over the law floor. It keeps nothing: answers travel sealed in the address."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdviceConfig(AppConfig):
    """A slice without tables."""

    name = "shiquan.advice"
    label = "advice"
    verbose_name = _("法律与计算")
