from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "shiquan.parties"
    label = "parties"
