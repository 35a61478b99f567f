"""The voting page, in every language."""

from __future__ import annotations

from django.urls import path

from .views import voting

app_name = "polls"
urlpatterns = [path("abfrage/<str:token>/", voting.vote, name="vote")]
