"""Markers in one's own calendar: by the person's calendar address, one way only."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils import translation
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from augenhoehe.committees.calendars import CONTENT_TYPE
from augenhoehe.committees.queries.feeds import feed_by_id
from augenhoehe.concept import feeds, queries
from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest


@login_not_required
@require_safe
def marker_feed(request: ActorRequest, token: str) -> HttpResponse:
    """What one person has to report, by the unguessable address; revoked or changed it leads nowhere."""
    named = feeds.id_of(token)
    found = feed_by_id(named) if named else None
    if found is None:
        raise Http404
    markers = queries.markers_in_calendar(found.user_id)
    with translation.override("de"):
        mark = quote_etag(feeds.mark(markers))
        if mark in request.headers.get("If-None-Match", ""):
            return _marked(HttpResponseNotModified(), mark)
        return _marked(HttpResponse(feeds.feed(markers, at=now()), content_type=CONTENT_TYPE), mark)


def _marked(response: HttpResponse, mark: str) -> HttpResponse:
    response["ETag"], response["Cache-Control"] = mark, "private, no-cache"
    return response
