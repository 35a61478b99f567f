"""Public pages of open data, in every language."""

from __future__ import annotations

from django.urls import path

from .views import public

app_name = "open_data"
urlpatterns = [
    path("offene-daten/", public.catalogue, name="catalogue"),
    path("offene-daten/<slug:key>/", public.dataset, name="dataset"),
]
