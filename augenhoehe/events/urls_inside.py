"""Inside pages of events (German only)."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from . import urls_day_inside
from .views import events, programme, registrations

app_name = "events_inside"
_EVENT, _ONE = "intern/veranstaltungen/<uuid:pk>/", "intern/veranstaltungen/anmeldungen/<uuid:pk>/"
urlpatterns = behind(
    "events",
    [
        path("intern/veranstaltungen/", events.events, name="events"),
        path("intern/veranstaltungen/neu/", events.event_make, name="event_make"),
        path("intern/veranstaltungen/reihen/", events.series_list, name="series_list"),
        path("intern/veranstaltungen/reihen/neu/", events.series_make, name="series_make"),
        path("intern/veranstaltungen/reihen/<uuid:pk>/", events.series, name="series"),
        path("intern/veranstaltungen/reihen/<uuid:pk>/bearbeitung/", events.series_change, name="series_change"),
        path(_EVENT, events.event, name="event"),
        path(f"{_EVENT}bearbeitung/", events.event_change, name="event_change"),
        path(f"{_EVENT}zugang/", events.event_access, name="event_access"),
        path(f"{_EVENT}anmeldung/", events.event_rules, name="event_rules"),
        path(f"{_EVENT}zuordnung/", events.event_belonging, name="event_belonging"),
        path(f"{_EVENT}mitveranstalter/", events.event_co_hosts, name="event_co_hosts"),
        path(f"{_EVENT}texte/<str:language>/", events.event_translate, name="event_translate"),
        path(f"{_EVENT}veroeffentlichung/", events.event_publish, name="event_publish"),
        path(f"{_EVENT}stand/<str:verb>/", events.event_turn, name="event_turn"),
        path(f"{_EVENT}verlegung/", events.event_move, name="event_move"),
        path(f"{_EVENT}absage/", events.event_cancel, name="event_cancel"),
        path(f"{_EVENT}verwerfen/", events.event_discard, name="event_discard"),
        path(f"{_EVENT}teilnehmende/", events.event_attended, name="event_attended"),
        path(f"{_EVENT}programm/neu/", programme.item_add, name="item_add"),
        path(f"{_EVENT}programm/<uuid:item>/", programme.item_change, name="item_change"),
        path(f"{_EVENT}programm/<uuid:item>/entfernung/", programme.item_remove, name="item_remove"),
        path(f"{_EVENT}fragen/neu/", programme.question_add, name="question_add"),
        path(f"{_EVENT}fragen/<uuid:question>/entfernung/", programme.question_remove, name="question_remove"),
        path(f"{_EVENT}anmeldungen/", registrations.registrations, name="registrations"),
        path(f"{_EVENT}anmeldungen/neu/", registrations.registration_enter, name="registration_enter"),
        path(f"{_EVENT}warteliste/", registrations.waiting, name="waiting"),
        path(f"{_EVENT}nachricht/", registrations.note_write, name="note_write"),
        path(_ONE, registrations.registration, name="registration"),
        path(f"{_ONE}annahme/", registrations.registration_vouch, name="registration_vouch"),
        path(f"{_ONE}ablehnung/", registrations.registration_refuse, name="registration_refuse"),
        path(f"{_ONE}platz/", registrations.registration_seat, name="registration_seat"),
        path(f"{_ONE}zusage/", registrations.registration_accept, name="registration_accept"),
        path(f"{_ONE}absage/", registrations.registration_cancel, name="registration_cancel"),
        *urls_day_inside.patterns,
    ],
)
