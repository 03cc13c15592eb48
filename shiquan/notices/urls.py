"""Pages of notices."""

from django.urls import path

from shiquan.notices import views

app_name = "notices"
urlpatterns = [path("outbox/", views.show_outbox, name="outbox")]
