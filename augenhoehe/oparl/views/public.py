from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page
from augenhoehe.oparl.kinds import ROOT


@public_page
def open_data(request: ActorRequest) -> HttpResponse:
    """What other programs can read here, where it begins, and under which licence."""
    context = {
        "page_title": _("Offene Daten der Gremien"),
        "address": f"{settings.BASE_URL}{ROOT}/system",
        "license": settings.OPARL_LICENSE,
    }
    return render(request, "oparl/open_data.html", context)
