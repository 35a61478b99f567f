"""Public pages of the register, in every language."""

from __future__ import annotations

from django.urls import path

from .views import public

app_name = "organisations"
urlpatterns = [
    path("organisationen/<uuid:pk>/", public.organisation_public, name="organisation_public"),
]
