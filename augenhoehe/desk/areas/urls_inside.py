"""Inside pages of social areas; mounted by the desk, in its namespace."""

from __future__ import annotations

from django.urls import path

from . import views

_B = "intern/sozialraeume/"
urlpatterns = [
    path(_B, views.areas, name="areas"),
    path(f"{_B}neu/", views.area_begin, name="area_begin"),
    path(f"{_B}<uuid:pk>/", views.area, name="area"),
    path(f"{_B}<uuid:pk>/bearbeitung/", views.area_write, name="area_write"),
    path(f"{_B}<uuid:pk>/pruefung/", views.area_turn, {"verb": "check"}, name="area_check"),
    path(f"{_B}<uuid:pk>/veroeffentlichung/", views.area_turn, {"verb": "publish"}, name="area_publish"),
    path(f"{_B}<uuid:pk>/entwurf/", views.area_turn, {"verb": "reopen"}, name="area_reopen"),
    path(f"{_B}<uuid:pk>/massnahme/", views.area_propose, name="area_propose"),
]
