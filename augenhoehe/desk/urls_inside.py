"""Inside pages of the desk."""

from django.urls import include, path

from . import views

app_name = "desk"
urlpatterns = [
    path("intern/", views.today, name="today"),
    path("intern/suche/", views.search, name="search"),
    path("", include("augenhoehe.desk.privacy.urls_inside")),
    path("", include("augenhoehe.desk.report.urls_inside")),
    path("", include("augenhoehe.desk.translations.urls_inside")),
    path("", include("augenhoehe.desk.areas.urls_inside")),
    path("", include("augenhoehe.desk.beginning.urls_inside")),
    path("", include("augenhoehe.desk.report.office.urls_inside")),
]
