"""Inside page of the first steps; mounted by the desk, in its namespace."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("intern/erste-schritte/", views.beginning, name="beginning")]
