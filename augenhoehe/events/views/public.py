"""Public pages: what is to come, what took place, one event with everything one needs to come."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import quote_etag
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from augenhoehe.committees.queries.rhythm import rhythm_of
from augenhoehe.committees.rhythms import in_words
from augenhoehe.core.clock import now
from augenhoehe.core.multilingual import Reading
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events import calendars, feeds, words
from augenhoehe.events.addresses import public_of_event
from augenhoehe.events.listings.events import FILTERS, public_listing
from augenhoehe.events.models import Event, Speaker
from augenhoehe.events.queries import events as queries
from augenhoehe.events.rounding import roughly
from augenhoehe.events.rules import registrations as rules
from augenhoehe.events.tags import public_tag
from augenhoehe.journal.views.kept import kept_by, public_page
from augenhoehe.ui.panels import hung
from augenhoehe.ui.tables import list_response


def trail() -> list[tuple[str, str]]:
    return [(gettext("Veranstaltungen"), reverse("events:events"))]


@login_not_required
@require_safe
@kept_by(*FILTERS)
def events(request: ActorRequest) -> HttpResponseBase:
    """What is to come, to be narrowed by format, place, language and field; and the years before."""
    at = now()
    listing = public_listing(at, title=gettext("Veranstaltungen"))
    context = {"years": queries.past_years(at)}
    return list_response(request, listing, queries.public_coming(at), "events/events_public.html", context)


@login_not_required
@require_safe
@kept_by(*FILTERS)
def past(request: ActorRequest, year: int) -> HttpResponseBase:
    """What took place in a year."""
    at = now()
    years = queries.past_years(at)
    if year not in years:
        raise Http404
    listing = public_listing(at, title=gettext("Veranstaltungen %(year)s") % {"year": year}, past=True)
    context = {"years": years, "year": year, "breadcrumb": trail()}
    return list_response(request, listing, queries.public_past(at, year), "events/events_public.html", context)


@public_page
def event(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Guiding question, programme, hosts, how to come, free seats, and the series it belongs to."""
    at = now()
    found = find(pk)
    others = queries.editions_of(found, at)
    programme = queries.programme_of(found)
    context: dict[str, Any] = {
        "page_title": spoken(words.title_of(found)),
        "plain_title": words.heading(found),
        "breadcrumb": trail(),
        "status": public_tag(found, at),
        "event": found,
        **facts_of(found),
        "opens": rules.is_open(found, at),
        "over": found.over_at <= at,
        "shows_seats": found.capacity is not None and found.over_at > at and found.state in Event.COMING,
        "free": found.free_seats,
        "programme": [(item, _part_words(item)) for item in programme],
        "earlier": queries.earlier_editions(found),
        "next_edition": next((one for one in reversed(others) if one.begins_at > max(at, found.begins_at)), None),
        "history": [(one, public_of_event(one), roughly(one.attended)) for one in others if one.over_at <= at][:20],
        "attended": roughly(found.attended) if found.over_at <= at else "",
        "threads": queries.public_threads_of(found),
        "panels": hung(request, "event.public", request.actor, found),
    }
    return render(request, "events/event_public.html", context)


def find(pk: uuid.UUID) -> Event:
    """A public event; before its time there is none."""
    found = queries.public_event(pk, now())
    if found is None:
        raise Http404
    return found


def facts_of(found: Event) -> dict[str, Any]:
    """When, where, who: the same on the page, the form and behind the link."""
    rhythm = rhythm_of(found.meeting.committee) if found.meeting else None
    return {
        "edition": words.edition_of(found),
        "when": words.when(found),
        "where": words.where(found),
        "hosts": words.hosts(found),
        "lists_read_by": readers_of(found),
        "format": words.label(found.get_format_display()),
        "languages": words.languages(found.languages),
        "interpreters": words.languages(found.interpreters),
        "restriction": _restriction(found),
        "rhythm": in_words(rhythm) if rhythm else "",
        "closes": words.deadline(found.registration_closes_at),
    }


def readers_of(found: Event) -> list[str]:
    """Who reads the registrations: the hosts, and co-hosts where it was agreed."""
    own = [found.office_name, found.organisation.name if found.organisation else ""]
    return [*filter(None, own), *(one.organisation.name for one in found.co_hosts.all() if one.reads_registrations)]


def spoken(title: Reading) -> str | SafeString:
    """With its language where it is not the page's: screen readers must not read German as Arabic."""
    if not title.missing:
        return title.text
    return format_html('<span lang="{}" dir="{}">{}</span>', title.language, title.direction, title.text)


def _restriction(found: Event) -> str:
    if found.restricted_to == Event.Restriction.ORGANISATIONS:
        return gettext("Für Vertreterinnen und Vertreter von Organisationen aus dem Verzeichnis.")
    if found.restricted_to == Event.Restriction.BODY and found.body is not None:
        return gettext("Für Mitglieder: %(body)s") % {"body": found.body.name_on(now().date())}
    return ""


def _part_words(item: Any) -> list[tuple[str, Any]]:
    """Who takes part, by what they do; who simply speaks needs no word for it."""
    found: dict[str, list[Any]] = {}
    for person in item.named:
        speaks = person.part == Speaker.Part.SPEAKER
        found.setdefault("" if speaks else words.label(person.get_part_display()), []).append(person)
    return list(found.items())


@login_not_required
@require_safe
def event_calendar(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One event for the own calendar."""
    found = find(pk)
    content = calendars.event_file(found, language=get_language() or "de")
    answer = HttpResponse(content, content_type=calendars.CONTENT_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return answer


@login_not_required
@require_safe
def calendar(request: ActorRequest) -> HttpResponse:
    """All coming events to subscribe to."""
    found = queries.in_feed(now())
    mark = quote_etag(calendars.mark(found))
    if mark in request.headers.get("If-None-Match", ""):
        answer: HttpResponse = HttpResponseNotModified()
    else:
        content = calendars.feed(found, name=gettext("Veranstaltungen"))
        answer = HttpResponse(content, content_type=calendars.CONTENT_TYPE)
    answer["ETag"], answer["Cache-Control"] = mark, "public, max-age=900"
    return answer


@login_not_required
@require_safe
def atom(request: ActorRequest) -> HttpResponse:
    """What was announced lately, as Atom."""
    return HttpResponse(feeds.feed_of(queries.latest_published(now())), content_type=feeds.CONTENT_TYPE)
