"""Pages of the desk."""

from django.urls import path

from .views import case, worklist

app_name = "mediation"
urlpatterns = [
    path("", worklist.show_worklist, name="worklist"),
    path("mine/", worklist.show_mine, name="mine"),
    path("cases/<uuid:pk>/", case.show_case, name="case"),
]
