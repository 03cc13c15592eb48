"""Pages of the tribunal's desk."""

from django.urls import path

from shiquan.arbitration.views import (
    award,
    bundle,
    case,
    desk,
    dossier,
    feed,
    heard,
    hearing,
    relations,
    service,
    sitting,
)

app_name = "arbitration"
urlpatterns = [
    path("", desk.show_worklist, name="worklist"),
    path("calendar/", desk.show_calendar, name="calendar"),
    path("calendar/feed/", feed.manage_link, name="feed_link"),
    path("feed/<str:token>.ics", feed.read_feed, name="feed"),
    path("relations/", relations.show_relations, name="relations"),
    path("figures/", desk.show_durations, name="durations"),
    path("cases/<uuid:pk>/", case.show_case, name="case"),
    path("cases/<uuid:pk>/award/", award.show_award, name="award"),
    path("cases/<uuid:pk>/award/save/", award.save_award, name="save_award"),
    path("cases/<uuid:pk>/hearing/", hearing.show_hearing, name="hearing"),
    path("cases/<uuid:pk>/heard/", heard.show_testimony, name="heard"),
    path("heard/<str:token>/", heard.show_invitation, name="heard_link"),
    path("heard/<str:token>/code/", heard.check_code, name="heard_code"),
    path("cases/<uuid:pk>/dossier/", dossier.show_dossier, name="dossier"),
    path("cases/<uuid:pk>/bundle/", bundle.show_bundle, name="bundle"),
    path("bundles/<uuid:export>/<int:number>.pdf", bundle.read_page, name="bundle_page"),
    path("cases/<uuid:pk>/service/", service.show_service, name="service"),
    path("cases/<uuid:pk>/check/", sitting.show_check, name="check"),
    path("cases/<uuid:pk>/sitting/", sitting.show_sitting, name="sitting"),
    path("cases/<uuid:pk>/sitting/notices/", sitting.send_notices, name="sitting_notices"),
    path("cases/<uuid:pk>/sitting/facts/", sitting.mark_facts, name="sitting_facts"),
    path("dossiers/<uuid:export>/", dossier.read_dossier, name="read_dossier"),
]
