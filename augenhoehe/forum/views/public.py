"""What everybody reads: the start of the forum, a room, one contribution, the feed."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.requests import ActorRequest
from augenhoehe.forum import counts, feeds, listings
from augenhoehe.forum.queries import public as queries
from augenhoehe.forum.queries.settings import forum_settings
from augenhoehe.forum.subjects import ROOM
from augenhoehe.forum.tags import public_tag
from augenhoehe.journal.views.kept import kept_by, public_page
from augenhoehe.ui.readings import reading_html
from augenhoehe.ui.tables import list_response


def crumb() -> tuple[str, str]:
    return gettext("Mitreden"), reverse("forum:start")


def brake() -> dict[str, Any]:
    """The emergency brake, for the banner of every page of the forum."""
    found = forum_settings()
    return {"closed": found.closed, "closed_sentence": text_in(found.closed_sentence, get_language() or "de")}


@login_not_required
@require_safe
@kept_by("sprache", "art", "sort", "after", "filter")
def start(request: ActorRequest) -> HttpResponseBase:
    """Open questions, the latest contributions, and how it works."""
    language = get_language() or "de"
    context = {
        **brake(),
        "page_title": gettext("Mitreden"),
        "rooms": [(one, text_in(one.title, language), text_in(one.intro, language)) for one in queries.open_rooms()],
    }
    rows = queries.public_contributions()
    return list_response(request, listings.public_listing(), rows, "forum/start.html", context)


@public_page
def room(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, language = get_object_or_404(queries.rooms(), pk=pk), get_language() or "de"
    rows = queries.about(ROOM, found.pk)[: queries.LISTED]
    context = {
        **brake(),
        "page_title": reading_html(text_in(found.title, language)),
        "plain_title": text_in(found.title, language).text,
        "breadcrumb": [crumb()],
        "intro": text_in(found.intro, language),
        "room": found,
        "ref": f"{ROOM}:{found.pk}",
        "shown": queries.shown(rows, language, today(), subjects=False),
    }
    return render(request, "forum/room.html", context)


@public_page
def contribution(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.with_answers(queries.public_contributions()), pk=pk)
    (one,) = queries.shown([found], get_language() or "de", today())
    context = {
        **brake(),
        "page_title": gettext(found.Kind(found.kind).label),
        "plain_title": one.heading.text,
        "breadcrumb": [crumb()],
        "status": public_tag(found, today()),
        "one": one,
        "support": counts.support_told(counts.support_release(), found),
    }
    return render(request, "forum/contribution.html", context)


@login_not_required
@require_safe
def feed(request: ActorRequest) -> HttpResponse:
    rows = queries.with_answers(queries.public_contributions())[: feeds.LATEST]
    shown = queries.shown(rows, get_language() or "de", today(), subjects=False)
    return HttpResponse(feeds.feed_of(shown), content_type=feeds.CONTENT_TYPE)
