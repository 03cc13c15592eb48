"""Addresses of the shell."""

from django.urls import path

from . import style, views

app_name = "web"
urlpatterns = [
    path("", views.show_home, name="home"),
    path("display/", views.choose_display, name="display"),
    path("offline/", views.show_offline, name="offline"),
    path("healthz/ready", views.show_ready, name="ready"),
    path("favicon.ico", views.show_favicon, name="favicon"),
    path("manifest.webmanifest", views.show_manifest, name="manifest"),
    path("style/", style.show_parts, name="style"),
    path("style/phone/", style.show_phone, name="style_phone"),
    path("style/desk/", style.show_desk, name="style_desk"),
    path("sw.js", views.show_service_worker, name="service_worker"),
]
