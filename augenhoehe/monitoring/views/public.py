"""Public pages: what is measured, and how it stands; in every language."""

from __future__ import annotations

import uuid
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.journal.views.kept import kept_by, public_page
from augenhoehe.monitoring import presenting, queries
from augenhoehe.monitoring.models import Indicator

from .indicators import file_of


@public_page
def indicators_public(request: ActorRequest) -> HttpResponse:
    fields = [(field, list(rows)) for field, rows in groupby(queries.public_indicators(), key=lambda one: one.field)]
    context = {
        "page_title": _("Kennzahlen"),
        "fields": [(field, [(one, presenting.name_of(one)) for one in rows]) for field, rows in fields],
        "sets": queries.sets_for(ANONYMOUS),
        "gaps": queries.gaps_for(ANONYMOUS),
    }
    return render(request, "monitoring/indicators_public.html", context)


@login_not_required
@require_safe
@kept_by("gebiet", "gruppe")
def indicator_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(pk)
    definitions = list(found.definitions.newest_first())
    sheet = presenting.sheet_of(
        found, definitions, queries.targets_of(found), area=request.GET.get("gebiet", ""),
        group=request.GET.get("gruppe", ""), downloads=f"{request.path}bild/",
    )  # fmt: skip
    context = {
        "page_title": presenting.name_of(found),
        "breadcrumb": [(_("Kennzahlen"), reverse("monitoring:indicators_public"))],
        "indicator": found,
        "unit": _("Prozent") if found.unit == "%" else found.unit,
        "direction": "" if found.direction == Indicator.Direction.NONE else _(found.get_direction_display()),
        "definitions": definitions,
        "sheet": sheet,
        "context_only": found.kind == Indicator.Kind.CONTEXT,
    }
    return render(request, "monitoring/indicator_public.html", context)


@login_not_required
@require_safe
def chart_public(request: ActorRequest, pk: uuid.UUID, chart: str, kind: str) -> HttpResponse:
    return file_of(request, _find(pk), chart, kind)


def _find(pk: uuid.UUID) -> Indicator:
    return get_object_or_404(queries.indicators_for(ANONYMOUS), pk=pk)
