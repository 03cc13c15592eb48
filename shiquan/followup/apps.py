"""The Django app."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "shiquan.followup"
