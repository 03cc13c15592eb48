"""The page shell."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files, the home page."""

    name = "shiquan.web"
    label = "web"
