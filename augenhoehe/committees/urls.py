"""Public pages of committees, in every language."""

from __future__ import annotations

from django.urls import path

from .views import public

app_name = "committees"
urlpatterns = [
    path("gremien/", public.committees_public, name="committees_public"),
    path("gremien/<uuid:pk>/", public.committee_public, name="committee_public"),
]
