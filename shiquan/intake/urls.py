"""Addresses of this slice, under /apply/."""

from django.urls import path

from shiquan.intake.views import counter, phone, receipt, review, screen, start, uploads

app_name = "intake"
urlpatterns = [
    path("", start.start, name="start"),
    path("companies/", start.find_companies, name="companies"),
    path("paper/", receipt.paper, name="paper"),
    path("paper/<slug:kind>.pdf", receipt.blank, name="blank"),
    path("counter/", counter.counter, name="counter"),
    path("counter/<uuid:draft>/", counter.counter_draft, name="counter_draft"),
    path("<uuid:draft>/save/", screen.save, name="save"),
    path("<uuid:draft>/files/", uploads.begin, name="files"),
    path("<uuid:draft>/files/<uuid:file>/", uploads.one_file, name="file"),
    path("<uuid:draft>/files/<uuid:file>/remove/", uploads.remove, name="remove"),
    path("<uuid:draft>/discard/", start.discard, name="discard"),
    path("<uuid:draft>/phone/", phone.phone, name="phone"),
    path("<uuid:draft>/review/", review.review, name="review"),
    path("<uuid:draft>/receipt/", receipt.receipt, name="receipt"),
    path("<uuid:draft>/<slug:kind>.pdf", receipt.application, name="application"),
    path("<uuid:draft>/<slug:screen>/", screen.screen, name="screen"),
]
