"""The API as a Django app: it has a table of tokens and a page."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "shiquan.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
