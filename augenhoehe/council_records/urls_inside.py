"""Inside pages of council records (German only)."""

from __future__ import annotations

from django.urls import path

from .views import papers

app_name = "council_records_inside"
urlpatterns = [
    path("intern/ratsvorlagen/<uuid:pk>/", papers.council_paper, name="council_paper"),
]
