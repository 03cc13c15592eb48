"""Pages of signing."""

from django.urls import path

from shiquan.signing import views

app_name = "signing"
urlpatterns = [
    path("to-sign/", views.show_mine, name="mine"),
    path("<uuid:document>/sign/", views.sign, name="sign"),
    path("<uuid:document>/sign/code/", views.send_code, name="code"),
]
