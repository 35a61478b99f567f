"""Inside pages of networks and joint positions (German only)."""

from __future__ import annotations

from django.urls import path

from .views import networks, notes, positions, space

app_name = "positions_inside"
_N, _P, _E = "intern/netzwerke/", "intern/netzwerke/positionen/", "intern/netzwerke/eintraege/"
urlpatterns = [
    path(_N, networks.networks, name="networks"),
    path(f"{_N}<uuid:pk>/", networks.network, name="network"),
    path(f"{_N}<uuid:pk>/ergebnisse/", networks.results, name="results"),
    path(f"{_N}<uuid:pk>/mitglied/", networks.member_add, name="member_add"),
    path(f"{_N}mitglieder/<uuid:pk>/sprechen/", networks.member_speakers, name="member_speakers"),
    path(f"{_N}mitglieder/<uuid:pk>/ende/", networks.member_end, name="member_end"),
    path(f"{_N}<uuid:pk>/austausch/", space.space, name="space"),
    path(f"{_N}<uuid:pk>/austausch/neu/", space.entry_write, name="entry_write"),
    path(f"{_E}<uuid:pk>/", space.space_entry, name="space_entry"),
    path(f"{_E}<uuid:pk>/bearbeitung/", space.entry_change, name="entry_change"),
    path(f"{_E}<uuid:pk>/kommentar/", space.entry_comment, name="entry_comment"),
    path(f"{_E}<uuid:pk>/erledigt/", space.entry_move, {"verb": "erledigt"}, name="entry_settle"),
    path(f"{_E}<uuid:pk>/wieder/", space.entry_move, {"verb": "wieder"}, name="entry_resume"),
    path(f"{_E}<uuid:pk>/zuruecknahme/", space.entry_move, {"verb": "zurueck"}, name="entry_remove"),
    path(f"{_N}<uuid:pk>/position/", positions.position_draft, name="position_draft"),
    path(f"{_P}<uuid:pk>/", positions.position, name="position"),
    path(f"{_P}<uuid:pk>/fassung/", positions.position_write, name="position_write"),
    path(f"{_P}<uuid:pk>/vorlage/", positions.position_open, name="position_open"),
    path(f"{_P}<uuid:pk>/ruecknahme/", positions.position_take_back, name="position_take_back"),
    path(f"{_P}<uuid:pk>/veroeffentlichung/", positions.position_publish, name="position_publish"),
    path(f"{_P}<uuid:pk>/aufgabe/", positions.position_drop, name="position_drop"),
    path(f"{_P}<uuid:pk>/rueckzug/", positions.position_retract, name="position_retract"),
    path(f"{_P}antworten/<uuid:pk>/wortlaut/", positions.answer_wording, name="answer_wording"),
    path(f"{_P}antworten/<uuid:pk>/noch-einmal/", positions.answer_again, name="answer_again"),
    path(f"{_N}<uuid:pk>/notizen/", notes.notes, name="notes"),
    path(f"{_N}<uuid:pk>/notizen/neu/", notes.note_write, name="note_write"),
    path(f"{_N}<uuid:pk>/notizen/<uuid:note_pk>/", notes.note, name="note"),
    path(f"{_N}<uuid:pk>/notizen/<uuid:note_pk>/loeschung/", notes.note_remove, name="note_remove"),
]
