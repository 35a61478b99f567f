"""The public page that explains the data, in every language."""

from __future__ import annotations

from django.urls import path

from .views import public

app_name = "oparl"
urlpatterns = [path("offene-daten/oparl/", public.open_data, name="open_data")]
