"""Public pages of committees, in every language."""

from __future__ import annotations

from django.urls import path

from .views import attendance, feeds, paper_parts, paper_texts, public, public_meetings, sheets

app_name = "committees"
urlpatterns = [
    path("gremien/", public.committees_public, name="committees_public"),
    path("gremien/<uuid:pk>/", public.committee_public, name="committee_public"),
    path("vorlagen/", public.papers_public, name="papers_public"),
    # A number may have strokes („2026/0012“); what lies below a paper comes first.
    path("vorlagen/<path:number>/anlagen/<uuid:pk>/", paper_parts.annex_public, name="annex_public"),
    path("vorlagen/<path:number>/fassungen/", paper_texts.paper_versions_public, name="paper_versions_public"),
    path("vorlagen/<path:number>/pdf/", paper_texts.paper_pdf_public, name="paper_pdf_public"),
    path("vorlagen/<path:number>/", public.paper_public, name="paper_public"),
    path("sitzungen/antwort/<str:token>/", attendance.invitation_answer, name="invitation_answer"),
    path("sitzungen/antwort/<str:token>/kalender/", attendance.invitation_calendar, name="invitation_calendar"),
    path("sitzungen/vertretung/<str:token>/", sheets.deputy_answer, name="deputy_answer"),
    path("sitzungen/gast/<str:token>/", sheets.guest_answer, name="guest_answer"),
    path("sitzungen/<str:who>/<str:token>/kalender.ics", sheets.sheet_calendar, name="sheet_calendar"),
    path("sitzungen/<str:who>/<str:token>/unterlagen/<uuid:pk>/", sheets.sheet_document, name="sheet_document"),
    path("gremien/<uuid:pk>/kalender.ics", feeds.committee_feed, name="committee_feed"),
    path("kalender/<str:token>.ics", feeds.own_feed, name="own_feed"),
    path("gremien/sitzungen/<uuid:pk>/", public_meetings.meeting_public, name="meeting_public"),
    path(
        "gremien/sitzungen/<uuid:pk>/niederschrift/<slug:kind>/",
        public_meetings.minutes_public_file,
        name="minutes_public_file",
    ),
]
