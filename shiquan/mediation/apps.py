"""The Django app."""

from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "shiquan.mediation"
