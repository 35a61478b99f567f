"""Public pages of studies, in every language."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import public

app_name = "studies"
urlpatterns = behind(
    "studies",
    [
        path("studien/", public.studies_public, name="studies_public"),
        path("studien/<uuid:pk>/", public.study_public, name="study_public"),
        path("studien/<uuid:pk>/mitmachen/", public.nominate_self, name="nominate"),
        path("studien/leitfaden/<uuid:pk>/", public.guide_public, name="guide_public"),
        path("studien/leitfaden/<uuid:pk>/pdf/", public.guide_pdf_public, name="guide_pdf_public"),
    ],
)
