"""Addresses of the sides. What stands in short messages and on paper (`/respond/…`, `/agent/…`) must never change."""

from django.urls import path

from shiquan.parties.views import agent, answer, case, entrance

app_name = "parties"
urlpatterns = [
    path("respond/", entrance.find_by_number, name="respond"),
    path("respond/<str:token>/", entrance.show_invitation, name="respond"),
    path("respond/<str:token>/code/", entrance.check_code, name="respond_code"),
    path("agent/<str:token>/", agent.show_agency, name="agent"),
    path("agent/<str:token>/code/", agent.check_code, name="agent_code"),
    path("cases/<uuid:pk>/answer/", answer.show_answer, name="answer"),
    path("cases/<uuid:pk>/mine/", case.show_case, name="case"),
    path("cases/<uuid:pk>/mine/hearing/", case.go_to_hearing, name="hearing"),
    path("cases/<uuid:pk>/papers/<uuid:document>/received/", case.acknowledge, name="received"),
    path("cases/<uuid:pk>/offers/", case.show_offers, name="offers"),
]
