"""The list of circulars, and one of them: what it says, who gets it, how far it is."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.circulars.listings import circular_tag, circulars_listing
from augenhoehe.circulars.permissions import SEND_CIRCULARS
from augenhoehe.circulars.queries import lists
from augenhoehe.circulars.queries.reach import ways_of
from augenhoehe.circulars.queries.wordings import language_lines, wordings_of
from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.ui.prose import html_of
from augenhoehe.ui.tables import list_response

from .around import find, trail


@require_GET
def circulars(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(SEND_CIRCULARS)
    rows = lists.listed_circulars(request.actor)
    return list_response(request, circulars_listing(), rows, "circulars/circulars.html", {"breadcrumb": trail()[:1]})


@require_GET
def circular(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A draft leads from the text to the list to the sending; what was sent says how far it is."""
    found, day = find(request, pk), today()
    context = {
        "page_title": found.subject,
        "breadcrumb": trail(),
        "status": circular_tag(found),
        "circular": found,
        # For who wrote it, fields stay visible as fields.
        "text": html_of(found.text),
        "attachments": lists.attachments_of(found),
        "htmx": False,
    }
    wordings = wordings_of(found)
    if found.draft:
        reaches = lists.reaches_now(found, day)
        context["ways"] = ways_of(reaches.values())
        context["languages"] = language_lines(found, wordings, reaches.values())
        context["facts"] = [("Antworten an", found.reply_to)]
    else:
        sent = [lists.shown_reach(one, None) for one in lists.recipients_of(found)]
        context["languages"] = language_lines(found, wordings, sent)
        context["fate"] = fate = lists.fate_of(found)
        context["htmx"] = bool(fate.waiting)
        context["facts"] = [("Antworten an", found.reply_to), ("Verschickt von", found.sent_by_name)]
    return render(request, "circulars/circular.html", context)
