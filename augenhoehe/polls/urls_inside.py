"""Inside pages of polls (German only)."""

from __future__ import annotations

from django.urls import path

from .views import polls

app_name = "polls_inside"
_A = "intern/abfragen/"
urlpatterns = [
    path(_A, polls.polls, name="polls"),
    path("intern/gremien/<uuid:pk>/abfrage/", polls.poll_create, name="poll_create"),
    path(f"{_A}<uuid:pk>/", polls.poll, name="poll"),
    path(f"{_A}<uuid:pk>/bearbeitung/", polls.poll_change, name="poll_change"),
    path(f"{_A}<uuid:pk>/beginn/", polls.poll_open, name="poll_open"),
    path(f"{_A}<uuid:pk>/ende/", polls.poll_close, name="poll_close"),
    path(f"{_A}<uuid:pk>/folge/", polls.poll_conclude, name="poll_conclude"),
    path(f"{_A}<uuid:pk>/verwerfung/", polls.poll_drop, name="poll_drop"),
    path(f"{_A}<uuid:pk>/stimmzettel/", polls.slips, name="slips"),
    path(f"{_A}<uuid:pk>/stimmzettel/neu/", polls.slips_add, name="slips_add"),
]
