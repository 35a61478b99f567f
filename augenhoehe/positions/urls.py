"""Public pages of joint positions, in every language."""

from __future__ import annotations

from django.urls import path

from .views import public

app_name = "positions"
urlpatterns = [
    path("positionen/", public.positions_public, name="positions_public"),
    path("positionen/<uuid:pk>/", public.position_public, name="position_public"),
]
