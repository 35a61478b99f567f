"""Public pages, in every language."""

from django.urls import path

from . import views

app_name = "portal"
urlpatterns = [
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
