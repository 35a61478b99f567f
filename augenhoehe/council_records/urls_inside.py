"""Inside pages of council records (German only)."""

from __future__ import annotations

from django.urls import path

from .views import papers, results, sources

app_name = "council_records_inside"
_BASE = "intern/ratsvorlagen/"
urlpatterns = [
    path(_BASE, papers.council_papers, name="council_papers"),
    path(f"{_BASE}vorschlaege/", papers.suggestions, name="suggestions"),
    path(f"{_BASE}quellen/", sources.sources, name="sources"),
    path(f"{_BASE}quellen/neu/", sources.source_create, name="source_create"),
    path(f"{_BASE}quellen/<uuid:pk>/", sources.source, name="source"),
    path(f"{_BASE}quellen/<uuid:pk>/bearbeitung/", sources.source_change, name="source_change"),
    path(f"{_BASE}quellen/<uuid:pk>/ruhe/", sources.source_end, name="source_end"),
    path(f"{_BASE}quellen/<uuid:pk>/abruf/", sources.run_start, name="run_start"),
    path(f"{_BASE}abrufe/<uuid:pk>/", sources.run, name="run"),
    path(f"{_BASE}abrufe/<uuid:pk>/fortschritt/", sources.run_progress, name="run_progress"),
    path(f"{_BASE}abrufe/<uuid:pk>/fortsetzung/", sources.run_restart, name="run_restart"),
    path(f"{_BASE}abrufe/<uuid:pk>/entfernung/", sources.run_accept, name="run_accept"),
    path(f"{_BASE}abrufe/<uuid:pk>/erhaltung/", sources.run_refuse, name="run_refuse"),
    path(f"{_BASE}ergebnisse/", results.results_check, name="results_check"),
    path(f"{_BASE}ergebnisse/alle/", results.results, name="results"),
    path(f"{_BASE}ergebnisse/<uuid:pk>/", results.reading, name="reading"),
    path(f"{_BASE}ergebnisse/<uuid:pk>/festlegung/", results.reading_set, name="reading_set"),
    path(f"{_BASE}uebernahmen/", results.proposals, name="proposals"),
    path(f"{_BASE}uebernahmen/<uuid:pk>/", results.proposal_take, name="proposal_take"),
    path(f"{_BASE}uebernahmen/<uuid:pk>/ablehnung/", results.proposal_dismiss, name="proposal_dismiss"),
    path(f"{_BASE}<uuid:pk>/", papers.council_paper, name="council_paper"),
    path(f"{_BASE}<uuid:pk>/vorgang/", papers.link_thread, name="link_thread"),
    path(f"{_BASE}<uuid:pk>/massnahme/", papers.link_measure, name="link_measure"),
    path(f"{_BASE}<uuid:pk>/station/", papers.link_station, name="link_station"),
    path(f"{_BASE}<uuid:pk>/ablehnung/", papers.dismiss, name="dismiss"),
    path(f"{_BASE}<uuid:pk>/vormerkung/", papers.suggest, name="suggest"),
    path(f"{_BASE}verbindungen/<uuid:pk>/loesung/", papers.unlink, name="unlink"),
]
