"""The Django app."""

from django.apps import AppConfig


class ArbitrationConfig(AppConfig):
    name = "shiquan.arbitration"
