"""Public pages of events, in every language."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from . import urls_day
from .views import public, registering

app_name = "events"
urlpatterns = behind(
    "events",
    [
        path("veranstaltungen/", public.events, name="events"),
        path("veranstaltungen/atom.xml", public.atom, name="atom"),
        path("veranstaltungen/kalender.ics", public.calendar, name="calendar"),
        path("veranstaltungen/vergangen/<int:year>/", public.past, name="past"),
        path("veranstaltungen/anmeldung/<str:token>/", registering.own, name="own"),
        path("veranstaltungen/anmeldung/<str:token>/termin.ics", registering.own_calendar, name="own_calendar"),
        path("veranstaltungen/<uuid:pk>/", public.event, name="event"),
        path("veranstaltungen/<uuid:pk>/termin.ics", public.event_calendar, name="event_calendar"),
        path("veranstaltungen/<uuid:pk>/anmelden/", registering.register, name="register"),
        *urls_day.patterns,
    ],
)
