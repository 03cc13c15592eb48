"""Pages of documents."""

from django.urls import path

from shiquan.documents import views

app_name = "documents"
urlpatterns = [
    path("documents/<uuid:document>/", views.read_document, name="read"),
    path("documents/<uuid:document>/docx/", views.read_editable, name="editable"),
    path("v/<str:code>", views.show_code, name="code"),
    path("verify/", views.check_file, name="verify"),
]
