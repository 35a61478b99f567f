"""Public pages of concepts, in every language."""

from __future__ import annotations

from django.urls import path

from .views import public

app_name = "concept"
urlpatterns = [
    path("konzept/", public.concepts_public, name="concepts_public"),
    path("konzept/<uuid:pk>/", public.concept_public, name="concept_public"),
    path("massnahmen/<uuid:pk>/", public.measure_public, name="measure_public"),
]
