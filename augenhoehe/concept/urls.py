"""Public pages of concepts, in every language."""

from __future__ import annotations

from django.urls import path

from .views import feeds, public

app_name = "concept"
urlpatterns = [
    path("konzept/", public.concepts_public, name="concepts_public"),
    path("konzept/<uuid:pk>/", public.concept_public, name="concept_public"),
    path("konzept/handlungsfelder/<uuid:pk>/", public.action_field_public, name="action_field_public"),
    path("konzept/ziele/<uuid:pk>/", public.goal_public, name="goal_public"),
    path("konzept/fassungen/<uuid:pk>/", public.version_public, name="version_public"),
    path("konzept/berichte/<uuid:pk>/", public.report_public, name="report_public"),
    path("konzept/berichte/<uuid:pk>/<slug:kind>/", public.report_file_public, name="report_file_public"),
    path("kalender/umsetzungsmarker/<str:token>.ics", feeds.marker_feed, name="marker_feed"),
    path("massnahmen/<uuid:pk>/", public.measure_public, name="measure_public"),
]
