"""Public pages of committees, in every language."""

from __future__ import annotations

from django.urls import path

from .views import attendance, feeds, public, sheets

app_name = "committees"
urlpatterns = [
    path("gremien/", public.committees_public, name="committees_public"),
    path("gremien/<uuid:pk>/", public.committee_public, name="committee_public"),
    path("vorlagen/", public.papers_public, name="papers_public"),
    path("vorlagen/<str:number>/", public.paper_public, name="paper_public"),
    path("sitzungen/antwort/<str:token>/", attendance.invitation_answer, name="invitation_answer"),
    path("sitzungen/antwort/<str:token>/kalender/", attendance.invitation_calendar, name="invitation_calendar"),
    path("sitzungen/vertretung/<str:token>/", sheets.deputy_answer, name="deputy_answer"),
    path("sitzungen/gast/<str:token>/", sheets.guest_answer, name="guest_answer"),
    path("sitzungen/<str:who>/<str:token>/kalender.ics", sheets.sheet_calendar, name="sheet_calendar"),
    path("sitzungen/<str:who>/<str:token>/unterlagen/<uuid:pk>/", sheets.sheet_document, name="sheet_document"),
    path("gremien/<uuid:pk>/kalender.ics", feeds.committee_feed, name="committee_feed"),
    path("kalender/<str:token>.ics", feeds.own_feed, name="own_feed"),
]
