"""The gallery alone: it needs no other package and no database."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("augenhoehe.ui.urls"))]
handler404 = "augenhoehe.ui.views.not_found"
