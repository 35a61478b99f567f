"""Public pages of the network, in every language."""

from __future__ import annotations

from django.urls import path

from .views import engagement

app_name = "network"
urlpatterns = [
    path("engagement/", engagement.engagement_public, name="engagement_public"),
]
