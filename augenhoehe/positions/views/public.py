"""Published positions: what the bodies say together, and who of them by its own vote."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from augenhoehe.committees.addresses import public_of_committee
from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.wording import differences
from augenhoehe.journal.views.kept import public_page
from augenhoehe.positions import queries
from augenhoehe.positions.models import BodyAnswer


@public_page
def positions_public(request: ActorRequest) -> HttpResponse:
    day = today()
    rows = [
        (one, one.network.name_on(day), queries.agreement_of(one.answers.all()))
        for one in queries.public_positions()[:100]
    ]
    context = {
        "page_title": _("Gemeinsame Positionen"),
        "breadcrumb": [(_("Gremien"), reverse("committees:committees_public"))],
        "rows": rows,
    }
    return render(request, "positions/positions_public.html", context)


@public_page
def position_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, day = get_object_or_404(queries.public_positions(), pk=pk), today()
    agreement = queries.agreement_of(found.answers.all())
    context = {
        "page_title": format_html('<span lang="de">{}</span>', found.title),
        "plain_title": found.title,
        "breadcrumb": [
            (_("Gremien"), reverse("committees:committees_public")),
            (_("Gemeinsame Positionen"), reverse("positions:positions_public")),
        ],
        "position": found,
        "network": found.network.name_on(day),
        "network_url": public_of_committee(found.network),
        "agreement": agreement,
        "adopted": [_told(one) for one in agreement.adopted],
        "amended": [(*_told(one), differences(found.wording, one.wording)) for one in agreement.amended],
        "declined": [_told(one) for one in agreement.declined],
        "open": [_told(one) for one in agreement.open],
    }
    return render(request, "positions/position_public.html", context)


def _told(answer: BodyAnswer) -> tuple[BodyAnswer, str, str]:
    """The answer, the name of the body on the day it voted, and its public page."""
    day = answer.resolution.decided_on if answer.resolution else today()
    return answer, answer.body.name_on(day), public_of_committee(answer.body)
