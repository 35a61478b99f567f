"""The one public page of the room, in every language: the way in."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import public

app_name = "cases"
urlpatterns = behind("cases", [path("beratung/", public.wish, name="wish")])
