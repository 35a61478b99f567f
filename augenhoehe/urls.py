"""All addresses. `/…` public, `/<language>/…` for others than German, `/intern/…` signed in."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

# Packages whose pages people read in their language: public pages, sign-in, invitations, inbox.
TRANSLATED = ("accounts", "notices", "journal", "organisations", "structure", "network", "committees", "concept", "portal")
# Inside pages, German only.
INSIDE = (
    "accounts",
    "notices",
    "journal",
    "places",
    "organisations",
    "committees",
    "concept",
    "structure",
    "network",
    "cases",
    "portal",
    "desk",
)


def _urls(package: str, module: str) -> list:
    name = f"augenhoehe.{package}.{module}"
    return [path("", include(name))] if find_spec(name) else []


urlpatterns = [
    *(entry for package in INSIDE for entry in _urls(package, "urls_inside")),
    *_urls("ui", "urls"),
    *(_urls("demo", "urls") if settings.DEMO else []),
    *i18n_patterns(
        *(entry for package in TRANSLATED for entry in _urls(package, "urls")),
        prefix_default_language=False,
    ),
]
handler400 = "augenhoehe.ui.views.bad_request"
handler403 = "augenhoehe.ui.views.forbidden"
handler404 = "augenhoehe.ui.views.not_found"
handler500 = "augenhoehe.ui.views.failed"
