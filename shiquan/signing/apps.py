"""The Django app."""

from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "shiquan.signing"
