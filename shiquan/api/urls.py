"""Addresses of the API, mounted at `api/`. No app_name here: the API's own names are `api:…`."""

from django.urls import path

from shiquan.api.docs import show_docs
from shiquan.api.main import api

urlpatterns = [
    path("", show_docs, name="api-docs"),
    path("v1/", api.urls),
]
