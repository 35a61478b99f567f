"""Inside pages of the desk."""

from importlib.util import find_spec
from typing import Any

from django.urls import include, path

from . import views

app_name = "desk"
urlpatterns: list[Any] = [
    path("intern/", views.today, name="today"),
    path("intern/suche/", views.search, name="search"),
]
if find_spec("augenhoehe.desk.privacy.urls_inside"):
    urlpatterns.append(path("", include("augenhoehe.desk.privacy.urls_inside")))
urlpatterns.append(path("", include("augenhoehe.desk.report.urls_inside")))
urlpatterns.append(path("", include("augenhoehe.desk.report.office.urls_inside")))
