"""Pages of notices."""

from django.urls import path

from shiquan.notices import views

app_name = "notices"
urlpatterns = [path("", views.show_mine, name="mine"), path("outbox/", views.show_outbox, name="outbox")]
