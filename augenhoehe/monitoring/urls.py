"""Public pages of indicators, in every language."""

from __future__ import annotations

from django.urls import path

from .views import public

app_name = "monitoring"
urlpatterns = [
    path("kennzahlen/", public.indicators_public, name="indicators_public"),
    path("kennzahlen/<uuid:pk>/", public.indicator_public, name="indicator_public"),
    path("kennzahlen/<uuid:pk>/bild/<slug:chart>.<slug:kind>", public.chart_public, name="chart_public"),
]
