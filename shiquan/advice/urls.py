"""Addresses of advice, mounted at `law/`."""

from django.urls import path

from shiquan.advice.views import asking, deadlines, panel, platform, relationship, result

app_name = "advice"
urlpatterns = [
    path("", asking.show_home, name="home"),
    path("situations/<slug:situation>/", asking.ask, name="ask"),
    path("situations/<slug:situation>/result/", result.show_result, name="result"),
    path("situations/<slug:situation>/result/apply/", result.take_into_application, name="apply"),
    path("situations/<slug:situation>/result.pdf", result.show_sheet, name="sheet"),
    path("relationship/", relationship.show_relationship, name="relationship"),
    path("platform/", platform.show_platform, name="platform"),
    path("platform/<slug:sheet>.csv", platform.show_blank, name="blank"),
    path("cases/<uuid:pk>/", panel.show_panel, name="panel"),
    path("deadlines/", deadlines.show_deadlines, name="deadlines"),
]
