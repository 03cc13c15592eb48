"""Pages of the follow-up."""

from django.urls import path

from shiquan.followup import views

app_name = "followup"
urlpatterns = [
    path("", views.show_due, name="due"),
    path("<uuid:pk>/", views.show_case, name="case"),
]
