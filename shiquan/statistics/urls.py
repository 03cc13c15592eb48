"""Pages of the figures."""

from django.urls import path

from shiquan.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.show_figures, name="home"),
    path("cases/", views.show_cases, name="cases"),
    path("export/", views.export, name="export"),
]
