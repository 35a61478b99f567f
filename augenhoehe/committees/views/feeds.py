"""Calendars to subscribe to: public for each body, private for each person by an address that can be revoked."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import quote_etag
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST, require_safe

from augenhoehe.committees import calendars, feeds, operations, queries, rsvp
from augenhoehe.committees.addresses import of_meeting, public_of_committee
from augenhoehe.committees.models import Meeting
from augenhoehe.committees.queries.feeds import feed_by_id, feed_of, meetings_of_body, meetings_of_person
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest


@login_not_required
@require_safe
def committee_feed(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The meetings of a public body. Of closed ones the day and nothing else, as on the body's page."""
    committee = get_object_or_404(queries.public_committee(now()), pk=pk)
    meetings = meetings_of_body(committee, now())
    name = committee.name_on(today())
    mark = quote_etag(feeds.mark(meetings, name))
    if mark in request.headers.get("If-None-Match", ""):
        return _marked(HttpResponseNotModified(), mark, "public, max-age=900")
    content = feeds.feed(
        meetings, name=name, at=now(), url=lambda one: public_of_committee(one.committee),
        place=lambda one: one.place if one.public else "",
    )  # fmt: skip
    return _marked(HttpResponse(content, content_type=calendars.CONTENT_TYPE), mark, "public, max-age=900")


@login_not_required
@require_safe
def own_feed(request: ActorRequest, token: str) -> HttpResponse:
    """The meetings of one person, by the unguessable address; revoked or changed it leads nowhere."""
    named = rsvp.id_of(rsvp.FEED, token)
    found = feed_by_id(named) if named else None
    if found is None:
        raise Http404
    meetings = meetings_of_person(found.user_id, now())
    with translation.override(found.user.language):
        mark = quote_etag(feeds.mark(meetings))
        if mark in request.headers.get("If-None-Match", ""):
            return _marked(HttpResponseNotModified(), mark, "private, no-cache")
        content = feeds.feed(meetings, name=gettext("Meine Sitzungen"), at=now(), url=of_meeting, place=_place)
    return _marked(HttpResponse(content, content_type=calendars.CONTENT_TYPE), mark, "private, no-cache")


def _place(meeting: Meeting) -> str:
    return meeting.place


def _marked(response: HttpResponse, mark: str, kept: str) -> HttpResponse:
    response["ETag"], response["Cache-Control"] = mark, kept
    return response


@require_GET
def own_calendar(request: ActorRequest) -> HttpResponse:
    """The person's own address, with what it shows and how to take it back."""
    feed = feed_of(request.user.pk)
    address = settings.BASE_URL + reverse("committees:own_feed", args=[rsvp.token_of(feed)]) if feed else ""
    context = {
        "page_title": "Sitzungen im eigenen Kalender",
        "feed": feed,
        "address": address,
        "webcal": address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
    }
    return render(request, "committees/own_calendar.html", context)


@require_POST
def feed_make(request: ActorRequest) -> HttpResponse:
    operations.make_feed(user=request.user, by=request.actor, at=now())
    messages.success(request, "Die neue Adresse gilt. Eine frühere führt nirgends mehr hin.")
    return redirect("committees_inside:own_calendar")


@require_POST
def feed_revoke(request: ActorRequest) -> HttpResponse:
    operations.revoke_feed(user=request.user, by=request.actor, at=now())
    messages.success(request, "Die Adresse führt nirgends mehr hin.")
    return redirect("committees_inside:own_calendar")
