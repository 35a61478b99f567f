"""The interface under `/oparl/v1.1/`: one address for everybody, in no language."""

from __future__ import annotations

from django.urls import path

from .views import lists, objects

app_name = "oparl_interface"
_ROOT = "oparl/v1.1"
urlpatterns = [
    path(f"{_ROOT}/system", objects.system, name="system"),
    path(f"{_ROOT}/bodies", lists.bodies, name="bodies"),
    path(f"{_ROOT}/body/<uuid:pk>/<slug:segment>", lists.list_of_body, name="list_of_body"),
    path(f"{_ROOT}/organization/<uuid:pk>/<slug:segment>", lists.list_of_organization, name="list_of_organization"),
    path(f"{_ROOT}/file/<uuid:pk>/access", objects.file_content, {"download": False}, name="file_access"),
    path(f"{_ROOT}/file/<uuid:pk>/download", objects.file_content, {"download": True}, name="file_download"),
    path(f"{_ROOT}/<slug:segment>/<uuid:pk>", objects.object_of_kind, name="object"),
]
