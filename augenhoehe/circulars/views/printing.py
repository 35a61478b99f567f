"""Letters by post: one page for each, and a sheet of labels; printed by the browser."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from augenhoehe.circulars import letters as texts
from augenhoehe.circulars.models import Circular, Recipient
from augenhoehe.circulars.queries import lists
from augenhoehe.circulars.queries.reach import Reach
from augenhoehe.circulars.queries.wordings import read_by, wordings_of
from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.organisations.letters.entries import signature
from augenhoehe.ui.words import long_day

from .around import find, trail

# A sheet has three columns of eight labels, 70 by 37 millimetres, as office shops sell them.
PER_SHEET = 24


@require_GET
def letters(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """For a window envelope (DIN 5008, form B): the address stands where the window is."""
    found, day = find(request, pk), today()
    wordings = wordings_of(found)
    sheets = []
    for one, reach in _by_post(request, found):
        letter = texts.letter_of(one, read_by(wordings, reach.language), day=day, contact=reach.contact_name)
        with translation.override(letter.language):
            sheets.append({
                "name": one.name or one.organisation.name, "reach": reach, "letter": letter,
                "day": long_day(found.dated or day), "attachments": gettext("Anlagen"),
            })  # fmt: skip
    sender = signature().splitlines()
    context = {
        "page_title": "Briefe drucken", "breadcrumb": trail(found), "circular": found, "sheets": sheets,
        "sender": sender, "attachments": lists.attachments_of(found), "all": _all(request),
    }  # fmt: skip
    return render(request, "circulars/letters.html", context)


@require_GET
def labels(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rows = [{"name": one.name or one.organisation.name, "reach": reach} for one, reach in _by_post(request, found)]
    context = {
        "page_title": "Etiketten drucken", "breadcrumb": trail(found), "circular": found, "all": _all(request),
        "sheets": [rows[start : start + PER_SHEET] for start in range(0, len(rows), PER_SHEET)], "count": len(rows),
    }  # fmt: skip
    return render(request, "circulars/labels.html", context)


def _all(request: ActorRequest) -> bool:
    """Everybody with an address, also who gets a mail."""
    return request.GET.get("alle") == "ja"


def _by_post(request: ActorRequest, circular: Circular) -> list[tuple[Recipient, Reach]]:
    reaches = lists.reaches_now(circular, today()) if circular.draft else None
    rows: Any = lists.recipients_of(circular).order_by("organisation__sorting", "pk")
    found = [(one, lists.shown_reach(one, reaches)) for one in rows]
    ways = {Recipient.Way.POST, Recipient.Way.MAIL} if _all(request) else {Recipient.Way.POST}
    return [(one, reach) for one, reach in found if reach.way in ways and reach.street and reach.place]
