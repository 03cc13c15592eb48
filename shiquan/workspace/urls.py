"""Pages of cases."""

from django.urls import path

from shiquan.workspace import views

app_name = "workspace"
urlpatterns = [
    path("files/<uuid:pk>/", views.read_file, name="file"),
    path("<uuid:pk>/", views.show_case, name="case"),
    path("<uuid:pk>/steps/<slug:step>/", views.show_step, name="step"),
]
