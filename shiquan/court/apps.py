"""The Django app."""

from django.apps import AppConfig


class CourtConfig(AppConfig):
    name = "shiquan.court"
