"""Inside pages of the register of releases (German only)."""

from __future__ import annotations

from django.urls import path

from .views import releases, settings

app_name = "disclosure_inside"
urlpatterns = [
    path("intern/zahlen/", releases.releases, name="releases"),
    path("intern/zahlen/wie-geschuetzt/", releases.explained, name="explained"),
    path("intern/zahlen/berechnung/", releases.release_start, name="release_start"),
    path("intern/zahlen/<uuid:pk>/", releases.release, name="release"),
    path("intern/zahlen/<uuid:pk>/tabelle.csv", releases.release_csv, name="release_csv"),
    path("intern/zahlen/<uuid:pk>/tabelle.json", releases.release_json, name="release_json"),
    path("intern/zahlen/<uuid:pk>/zusammenfassung/", settings.release_together, name="release_together"),
    path("intern/zahlen/<uuid:pk>/pause/", settings.release_pause, name="release_pause"),
    path("intern/zahlen/<uuid:pk>/fortsetzung/", settings.release_resume, name="release_resume"),
    path("intern/zahlen/<uuid:pk>/ruecknahme/", releases.release_withdraw, name="release_withdraw"),
]
