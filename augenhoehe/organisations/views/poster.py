"""A sheet for the wall: a QR code and, in every language, where an organisation registers itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_GET

from augenhoehe.core.multilingual import RIGHT_TO_LEFT
from augenhoehe.core.requests import ActorRequest
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.ui.slips import qr_code

from .register import trail


@require_GET
def poster(request: ActorRequest) -> HttpResponse:
    """The code leads to the form; its language is chosen there with one tap."""
    request.actor.check(KEEP_REGISTER)
    address = settings.BASE_URL + reverse("organisations:registration")
    context = {
        "page_title": "Aushang: Verein anmelden",
        "breadcrumb": trail(request),
        "address": address,
        "qr": qr_code(address, "QR-Code zur Anmeldung"),
        "texts": [_text(code) for code, _ in settings.LANGUAGES],
    }
    return render(request, "organisations/poster.html", context)


def _text(language: str) -> dict[str, str]:
    with override(language):
        return {
            "language": language,
            "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            "title": gettext("Verein oder Gruppe anmelden"),
            "lead": gettext("Vier Fragen, dann sind Sie dabei. Alles Weitere klären wir mit Ihnen."),
        }
