"""Public pages, in every language."""

from django.urls import include, path

from . import views

PUBLIC = [
    path("", views.start_page, name="start"),
    path("suche/", views.search, name="search"),
    path("impressum/", views.imprint, name="imprint"),
    path("datenschutz/", views.privacy, name="privacy"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("leichte-sprache/", views.plain, name="plain"),
    path("wer-sieht-was/", views.who_sees_what, name="who_sees_what"),
    path("welche-daten/", views.data, name="data"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
]

urlpatterns = [
    path("", include((PUBLIC, "portal"), namespace="portal")),
    # Goes to augenhoehe/urls.py as soon as INSIDE there names the portal.
    path("", include("augenhoehe.portal.urls_inside")),
]
