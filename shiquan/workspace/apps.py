"""The Django app."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "shiquan.workspace"
