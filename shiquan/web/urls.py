"""Addresses of the shell."""

from django.urls import path

from . import views

app_name = "web"
urlpatterns = [
    path("", views.show_home, name="home"),
    path("display/", views.choose_display, name="display"),
    path("offline/", views.show_offline, name="offline"),
    path("healthz/ready", views.show_ready, name="ready"),
    path("manifest.webmanifest", views.show_manifest, name="manifest"),
    path("sw.js", views.show_service_worker, name="service_worker"),
]
