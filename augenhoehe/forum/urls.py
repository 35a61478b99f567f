"""Public pages of the forum, in every language."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import public, readers, status, write

app_name = "forum"
urlpatterns = behind(
    "forum",
    [
        path("mitreden/", public.start, name="start"),
        path("mitreden/feed/", public.feed, name="feed"),
        path("mitreden/raum/<uuid:pk>/", public.room, name="room"),
        path("mitreden/beitrag/<uuid:pk>/", public.contribution, name="contribution"),
        path("mitreden/beitrag/<uuid:pk>/betrifft-mich-auch/", readers.support, name="support"),
        path("mitreden/beitrag/<uuid:pk>/meldung/", readers.report, name="report"),
        path("mitreden/schreiben/", write.write, name="write"),
        path("mitreden/stand/", status.status, name="status"),
        path("mitreden/bestaetigung/<str:token>/", readers.confirm, name="confirm"),
    ],
)
