"""Pages of the court's desk."""

from django.urls import path

from shiquan.court import views

app_name = "court"
urlpatterns = [
    path("", views.show_worklist, name="worklist"),
    path("<uuid:pk>/", views.show_case, name="case"),
    path("<uuid:pk>/rule/", views.rule, name="rule"),
]
