"""Public pages of the network, in every language."""

from __future__ import annotations

from django.urls import path

from .views import diversity_link, engagement

app_name = "network"
urlpatterns = [
    path("organisationen/vielfalt/<str:token>/", diversity_link.diversity_answer, name="diversity_answer"),
    path("engagement/", engagement.engagement_public, name="engagement_public"),
]
