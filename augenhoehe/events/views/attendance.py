"""The list at the door, made for a telephone: found by a few letters, ticked with one tap, at several doors at once."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from augenhoehe.core.addresses import by_id
from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.events import day_links, words
from augenhoehe.events.addresses import of_event
from augenhoehe.events.counts import attendance as counts
from augenhoehe.events.day_addresses import of_door, of_turnout
from augenhoehe.events.forms.attendance import ConfirmForm, WalkInForm
from augenhoehe.events.models import Attendance, Event, Registration
from augenhoehe.events.operations import attendance as operations
from augenhoehe.events.pdf import badges, lists
from augenhoehe.events.queries import attendance as queries
from augenhoehe.events.rules import attendance as rules
from augenhoehe.events.rules import events as rules_events
from augenhoehe.journal.views.asking import ask, refusals_in

Crumbs = list[tuple[str, str]]


def find(request: ActorRequest, pk: uuid.UUID) -> Event:
    """An event whose list the person opens; for everybody else it is not there."""
    found: Event = get_object_or_404(queries.opened(request.actor, today()), pk=pk)
    return found


def trail(event: Event, *, door: bool = False) -> Crumbs:
    start: Crumbs = [(words.heading(event, "de"), of_event(event))]
    return [*start, ("Einlass", of_door(event))] if door else start


# --- The list -----------------------------------------------------------------------------------------
@never_cache
@require_GET
def door(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Everybody who may come; with htmx only the list comes back, so that typing never jumps."""
    event = find(request, pk)
    context = _listed(request, event, request.GET.get("q", ""))
    if "HX-Request" in request.headers:
        return render(request, "events/day/guests.html", context)
    return render(request, "events/day/door.html", context | _around(event))


def _listed(request: ActorRequest, event: Event, typed: str) -> dict[str, Any]:
    found = queries.found_by(queries.guests_of(event), typed)
    return {
        "event": event, "typed": typed, "guests": found[: queries.SHOWN], "more": max(len(found) - queries.SHOWN, 0),
        "numbers": counts.at_the_door(event), "opens": allowed(rules.check_day, event, now()),
    }  # fmt: skip


def _around(event: Event) -> dict[str, Any]:
    at = now()
    return {
        "page_title": "Einlass", "breadcrumb": trail(event), "when": words.when(event), "form": WalkInForm(),
        "closed": operations.is_closed(event), "closes": allowed(rules.check_close, event, at),
    }  # fmt: skip


@require_POST
def door_in(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One tap: she is in. A second tap at another door changes nothing and says so."""
    found = get_object_or_404(queries.at_the_door(request.actor, today()), pk=pk)
    how = Attendance.How.CODE if request.POST.get("how") == "code" else Attendance.How.LIST
    _, new = operations.check_in(registration=found, by=request.actor, at=now(), how=how)
    sentence = f"{found.name} ist da." if new else f"{found.name} war schon abgehakt."
    return _back(request, found.event_id, sentence)


@require_POST
def door_undo(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.attendances_for(request.actor, today()), pk=pk)
    gone = operations.undo_check_in(attendance=found, by=request.actor, at=now())
    sentence = f"{found.name}: zurückgenommen." if gone else f"{found.name} war schon zurückgenommen."
    return _back(request, found.event_id, sentence)


@require_POST
def door_walk_in(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody without a registration; what was typed stays if a word is missing."""
    event = find(request, pk)
    form = WalkInForm(request.POST)
    if form.is_valid():
        with refusals_in(form, request):
            made = operations.walk_in(event=event, by=request.actor, at=now(), **form.cleaned_data)
            return _back(request, event.pk, f"{made.name} ist da, ohne Anmeldung.")
    context = _listed(request, event, "") | _around(event) | {"form": form}
    return render(request, "events/day/door.html", context)


def _back(request: ActorRequest, pk: uuid.UUID, sentence: str) -> HttpResponse:
    """With htmx the list alone, as it was searched; without, the page again."""
    if "HX-Request" in request.headers:
        event = find(request, pk)
        return render(request, "events/day/guests.html", _listed(request, event, request.POST.get("q", "")) | {
            "said": sentence,
        })  # fmt: skip
    messages.success(request, sentence)
    return redirect(by_id("events_inside:door", pk))


def door_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Afterwards: who came took part, who did not is written down as not having come."""
    event = find(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    numbers = counts.at_the_door(event)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.close_list(event=event, by=request.actor, at=now())
        return of_turnout(event), "Die Liste ist geschlossen, die Zahlen stehen."

    return ask(
        request, form, act, title="Liste schließen", button="Liste schließen", breadcrumb=trail(event, door=True),
        lead=f"{numbers.there} Menschen waren da, davon {numbers.walked_in} ohne Anmeldung. {numbers.missing} "
        "Angemeldete werden als nicht erschienen eingetragen. Berichtigen geht danach weiter.",
    )  # fmt: skip


# --- The code of the confirmation -----------------------------------------------------------------------
@login_not_required
@never_cache
@require_safe
def scanned(request: ActorRequest, token: str) -> HttpResponse:
    """Hosts come to the door of this person; everybody else reads that the confirmation holds, and no name."""
    found = queries.scanned(day_links.named_in(day_links.DOOR, token))
    if found is None:
        raise Http404
    if request.actor.signed_in and rules_events.can_read_lists(request.actor, found.event, today()):
        return redirect(by_id("events_inside:door_guest", found.pk))
    context = {
        "page_title": gettext("Ihre Bestätigung"), "event": found.event, "title": words.heading(found.event),
        "when": words.when(found.event), "where": words.where(found.event), "valid": _valid(found),
    }  # fmt: skip
    return render(request, "events/day/scanned.html", context)


def _valid(registration: Registration) -> bool:
    return registration.state in (Registration.State.CONFIRMED, Registration.State.ATTENDED)


@never_cache
@require_GET
def guest(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One person, large: after a scan there is one thing to do. Looking checks nobody in."""
    found = get_object_or_404(queries.at_the_door(request.actor, today()), pk=pk)
    arrival = getattr(found, "attendance", None)
    context = {
        "page_title": found.name, "breadcrumb": trail(found.event, door=True), "registration": found,
        "guest": queries.Guest(found.name, found.shown_organisation, found, arrival),
        "opens": allowed(rules.check_day, found.event, now()), "state": found.get_state_display(),
        "enters": allowed(rules.check_at_the_door, found),
    }  # fmt: skip
    return render(request, "events/day/guest.html", context)


# --- On paper -------------------------------------------------------------------------------------------
@require_GET
def list_pdf(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    event = find(request, pk)
    return as_pdf(lists.pdf(event, list(counts.names_needed(event)), now()), f"einlass-{words.heading(event, 'de')}")


@require_GET
def badges_pdf(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    event = find(request, pk)
    rows = list(counts.names_needed(event))
    if not rows:
        raise Refused("Noch hat niemand einen Platz. Schilder gibt es, sobald jemand angemeldet ist.")
    return as_pdf(badges.pdf(event, rows), f"schilder-{words.heading(event, 'de')}")


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """Always a download."""
    file = f"{slug(name)[:80] or 'liste'}.pdf"
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{file}"'}
    )
