"""Public pages of the desk, in every language."""

from __future__ import annotations

from django.urls import path

from .areas.views import area_public
from .report.office.views import frame as pages

app_name = "desk_public"
urlpatterns = [
    path("handlungskonzept/", pages.frame, name="frame"),
    path("handlungskonzept/fassung/<int:version>/", pages.frame_version, name="frame_version"),
    path("sozialraeume/<uuid:pk>/", area_public, name="area_public"),
]
