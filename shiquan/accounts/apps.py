"""The accounts app: who is at the screen."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """A slice: log-in of staff and parties, one-time codes, the demo door, one's own page."""

    name = "shiquan.accounts"
    label = "accounts"
    verbose_name = _("账号")
