"""Pages of the desk."""

from django.urls import path

from .views import calendar, case, consultations, sitting, worklist

app_name = "mediation"
PAGES = {
    "caucus": case.show_caucus, "joint": case.show_joint, "expert": case.show_expert, "confirmation": case.show_confirmation,
    "followup": case.show_followup, "respondent": case.show_respondent, "offers": case.show_offers,
    "agreement": case.show_agreement, "file": case.show_file, "sitting": sitting.show_sitting,
}  # fmt: skip
urlpatterns = [
    path("", worklist.show_worklist, name="worklist"),
    path("mine/", worklist.show_mine, name="mine"),
    path("consultations/", consultations.show_consultations, name="consultations"),
    path("consultations/<uuid:pk>/", consultations.show_consultation, name="consultation"),
    path("calendar/", calendar.show_calendar, name="calendar"),
    path("calendar.ics", calendar.download_calendar, name="calendar_file"),
    path("appointments/<uuid:pk>.ics", calendar.download_appointment, name="appointment_file"),
    path("cases/<uuid:pk>/", case.show_case, name="case"),
    path("cases/<uuid:pk>/agreement/preview/", case.preview_agreement, name="agreement_preview"),
    path("cases/<uuid:pk>/sitting/facts/", sitting.mark_facts, name="sitting_facts"),
    *(path(f"cases/<uuid:pk>/{name}/", view, name=name) for name, view in PAGES.items()),
]
