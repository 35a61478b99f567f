"""Inside pages of translations; mounted by the desk, in its namespace."""

from __future__ import annotations

from django.urls import path

from . import views

_B = "intern/uebersetzungen/"
_ONE = f"{_B}<str:kind>/<str:pk>/"
urlpatterns = [
    path(_B, views.translations, name="translations"),
    path(f"{_B}maschine/", views.machine_for_all, name="machine_for_all"),
    path(_ONE, views.translations_of, name="translations_of"),
    path(f"{_ONE}<str:language>/", views.translation, name="translation"),
    path(f"{_ONE}<str:language>/maschine/", views.translation_machine, name="translation_machine"),
]
