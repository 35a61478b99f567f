"""Public pages of committees, in every language."""

from __future__ import annotations

from django.urls import path

from .views import attendance, public, public_meetings

app_name = "committees"
urlpatterns = [
    path("gremien/", public.committees_public, name="committees_public"),
    path("gremien/<uuid:pk>/", public.committee_public, name="committee_public"),
    path("vorlagen/", public.papers_public, name="papers_public"),
    path("vorlagen/<str:number>/", public.paper_public, name="paper_public"),
    path("sitzungen/antwort/<str:token>/", attendance.invitation_answer, name="invitation_answer"),
    path("sitzungen/antwort/<str:token>/kalender/", attendance.invitation_calendar, name="invitation_calendar"),
    path("gremien/sitzungen/<uuid:pk>/", public_meetings.meeting_public, name="meeting_public"),
    path(
        "gremien/sitzungen/<uuid:pk>/niederschrift/<slug:kind>/",
        public_meetings.minutes_public_file,
        name="minutes_public_file",
    ),
]
