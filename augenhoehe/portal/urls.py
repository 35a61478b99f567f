"""Public pages, in every language."""

from django.urls import path

from . import converters as converters
from .views import barriers, help, links, machines, public, search

app_name = "portal"
urlpatterns = [
    path("", public.start_page, name="start"),
    path("suche/", search.search, name="search"),
    path("hilfe/", help.help_page, name="help"),
    path("verweise/", links.links_public, name="links"),
    path("impressum/", public.imprint, name="imprint"),
    path("datenschutz/", public.privacy, name="privacy"),
    path("barrierefreiheit/", public.accessibility, name="accessibility"),
    path("barrierefreiheit/melden/", barriers.report, name="barrier"),
    path("leichte-sprache/", public.plain, name="plain"),
    path("regeln-fuer-das-gespraech/", public.netiquette, name="netiquette"),
    path("fassungen/<legal_key:key>/<int:version>/", public.former_version, name="former_version"),
    path("wer-sieht-was/", public.who_sees_what, name="who_sees_what"),
    path("welche-daten/", public.data, name="data"),
    path("vorschau.png", machines.preview_picture, name="preview"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", machines.sitemap_part, name="sitemap_part"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
]
