"""All addresses. `/…` public, `/<language>/…` for others than German, `/intern/…` signed in."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include

from augenhoehe.core.layers import LAYERS
from augenhoehe.core.routing import Package

# Two packages without translated pages of their own: the gallery, and the demo's.
UNTRANSLATED = ("ui", "demo")


def _urls(package: str, module: str) -> list:
    name = f"augenhoehe.{package}.{module}"
    return [Package(*include(name))] if find_spec(name) else []


# Each package of the one list brings `urls_inside` (German only) and `urls` (public, sign-in, inbox), if it has them.
urlpatterns = [
    *(entry for package in LAYERS for entry in _urls(package, "urls_inside")),
    *_urls("ui", "urls"),
    *(_urls("demo", "urls") if settings.DEMO else []),
    *i18n_patterns(
        *(entry for package in LAYERS if package not in UNTRANSLATED for entry in _urls(package, "urls")),
        prefix_default_language=False,
    ),
]
handler400 = "augenhoehe.ui.views.bad_request"
handler403 = "augenhoehe.ui.views.forbidden"
handler404 = "augenhoehe.ui.views.not_found"
handler500 = "augenhoehe.ui.views.failed"
