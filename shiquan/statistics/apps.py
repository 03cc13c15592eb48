"""The Django app."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "shiquan.statistics"
