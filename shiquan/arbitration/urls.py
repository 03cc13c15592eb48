"""Pages of the tribunal's desk."""

from django.urls import path

from shiquan.arbitration.views import dossier

app_name = "arbitration"
urlpatterns = [
    path("cases/<uuid:pk>/dossier/", dossier.show_dossier, name="dossier"),
    path("dossiers/<uuid:export>/", dossier.read_dossier, name="read_dossier"),
]
