"""The gallery of components; German only, open to everybody."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("muster/", views.gallery, name="gallery"),
    path("muster/<slug:name>/", views.sample, name="sample"),
]
