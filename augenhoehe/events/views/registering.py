"""Without an account: register, and behind the link of the mail accept, cancel, look. No cookie (ADR 0009)."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token, patience, throttle
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.events import calendars, operations, words
from augenhoehe.events.addresses import public_of_event
from augenhoehe.events.forms.registrations import PublicRegistrationForm
from augenhoehe.events.links import registration_named
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.operations.waiting import place_of
from augenhoehe.events.panels_after import code_of_registration
from augenhoehe.events.queries import events as queries
from augenhoehe.events.queries import registrations as queries_registrations
from augenhoehe.events.queries.opened import event_of_form
from augenhoehe.events.rules import registrations as rules
from augenhoehe.events.tags import public_tag
from augenhoehe.journal.views.asking import refusals_in
from augenhoehe.places.privacy import privacy_version
from augenhoehe.places.queries import centre_of

from .public import facts_of, spoken, trail

PURPOSE = "events"
TOO_MANY = _(
    "Von Ihrem Anschluss oder für diese Adresse kamen gerade sehr viele Anmeldungen. Ihre Angaben sind noch da. "
    "Bitte senden Sie sie in ein paar Minuten noch einmal ab."
)
# A school or an office registers a whole staff from one address; one mailbox belongs to few people.
MOST_PER_NETWORK, MOST_PER_MAILBOX = 120, 12
HOUR, DAY = 3600, 24 * 3600
State = Registration.State


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def register(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The form; sent, or shown again with everything that was typed."""
    event = event_of_form(pk, clock.now())
    if event is None:
        raise Http404
    asked = {
        "event": event,
        "questions": sorted(event.questions.all(), key=lambda one: one.position),
        "organisations": queries.published_organisations(),
    }
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send_patiently(request, PublicRegistrationForm(request.POST, **asked))
    typed = request.POST.dict() if request.method == "POST" else _known_of(request)
    return _screen(request, PublicRegistrationForm(initial=typed, **asked))


def _known_of(request: ActorRequest) -> dict[str, Any]:
    """Who is signed in types less."""
    user: Any = request.user
    if not request.actor.signed_in:
        return {}
    own = queries.host_organisations(request.actor, clock.today()).represented(request.actor, clock.today()).first()
    return {"name": request.actor.name, "email": getattr(user, "email", ""), "organisation": own}


def _send_patiently(request: ActorRequest, form: PublicRegistrationForm) -> HttpResponse:
    """What others are at is no error: the last that happens is the form again, with everything that was typed."""
    try:
        return _send(request, form)
    except OperationalError as error:
        if not patience.busy(error):
            raise
        return _screen(request, form, problem=operations.BUSY, status=503)


def _send(request: ActorRequest, form: PublicRegistrationForm) -> HttpResponse:
    if not form.is_valid():
        return _screen(request, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, form, problem=problem)
    entry_id = token.entry_id
    if not _within_measure(request, form.cleaned_data["email"], at) and not queries_registrations.entered(entry_id):
        return _screen(request, form, problem=TOO_MANY, status=429)
    made = None
    with refusals_in(form, request):
        made = operations.register(
            event=form.event, agreed=form.cleaned_data["agreed"], language=get_language() or SOURCE, at=at,
            by=request.actor, entry_id=entry_id, privacy_version=privacy_version(at), **form.values(),
        )  # fmt: skip
    return _sent(request, form, made) if made else _screen(request, form)


def _within_measure(request: ActorRequest, email: str, at: datetime) -> bool:
    """Nobody fills a stranger's mailbox with our mails."""
    network = guard.measure_of(request, PURPOSE, limit=MOST_PER_NETWORK, seconds=HOUR, at=at)
    mailbox = throttle.Measure(f"{PURPOSE}:mail", email.casefold(), MOST_PER_MAILBOX, DAY)
    return throttle.hit_all([network, mailbox], at=at)


def _screen(
    request: ActorRequest, form: PublicRegistrationForm, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    event, at = form.event, clock.now()
    context: dict[str, Any] = {
        **_page(event),
        "page_title": gettext("Jetzt anmelden"),
        "form": form,
        "token": token.signed(),
        "problem": problem,
        "status": public_tag(event, at),
        "closed": _why_not(event, at),
        "waits": event.full,
        "privacy_version": privacy_version(at),
        "centre": centre_of(request.installation),
    }
    return render(request, "events/register.html", context, status=status)


def _why_not(event: Event, at: datetime) -> str:
    try:
        rules.check_open(event, at)
        if event.full:
            rules.check_waiting_list(event)
    except Refused as no:
        return no.sentence
    return ""


def _page(event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "title": spoken(words.title_of(event)),
        "breadcrumb": [*trail(), (words.heading(event), public_of_event(event))],
        **facts_of(event),
    }


def _sent(request: ActorRequest, form: PublicRegistrationForm, made: operations.Registered) -> HttpResponse:
    """What everybody would hear; how it stands with this address is in the mail alone."""
    titles = {
        State.CONFIRMED.value: gettext("Danke. Sie sind angemeldet."),
        State.WAITING.value: gettext("Sie stehen auf der Warteliste."),
    }
    context = {
        **_page(form.event),
        "page_title": titles.get(made.state, gettext("Danke. Ihre Anmeldung wird geprüft.")),
        "state": made.state,
        "email": form.cleaned_data["email"],
    }
    response = render(request, "events/registered.html", context)
    add_never_cache_headers(response)
    return response


# --- Behind the link ----------------------------------------------------------------------------------
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: ActorRequest, token: str) -> HttpResponse:
    """How it stands; accept the seat or cancel. Looking does nothing; mail programs look by themselves."""
    found = _named(token)
    refused = ""
    if request.method == "POST":
        try:
            if request.POST.get("answer") == "accept":
                operations.accept_offer(registration=found, by=ANONYMOUS, at=clock.now())
            elif request.POST.get("answer") == "cancel":
                operations.cancel_own(registration=found, at=clock.now())
            return redirect("events:own", token=token)
        except Refused as no:
            refused = no.sentence
            found = _named(token)
    return render(request, "events/own.html", _own_page(found, token, refused))


def _own_page(found: Registration, token: str, refused: str) -> dict[str, Any]:
    at, event = clock.now(), found.event
    seat = found.state == State.CONFIRMED
    coming = event.over_at > at
    return {
        **_page(event),
        "page_title": gettext("Ihre Anmeldung"),
        "registration": found,
        "state": words.label(found.get_state_display()),
        "place": place_of(found) if found.state == State.WAITING else 0,
        "until": words.deadline(found.offer_until),
        "accepts": found.state == State.OFFERED and found.offer_until is not None and at <= found.offer_until,
        "seat": seat,
        "cancels": found.state in Registration.ACTIVE and coming,
        "calendar": seat and coming,
        "online_url": event.online_url if seat else "",
        "token": token,
        "refused": refused,
        "door": code_of_registration(found),
    }


@login_not_required
@never_cache
@require_GET
def own_calendar(request: ActorRequest, token: str) -> HttpResponse:
    """With a seat also where to go online."""
    found = _named(token)
    seat = found.state == State.CONFIRMED
    content = calendars.event_file(found.event, language=get_language() or SOURCE, seat=seat)
    answer = HttpResponse(content, content_type=calendars.CONTENT_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return answer


def _named(token: str) -> Registration:
    found = queries_registrations.registration_named(registration_named(token))
    if found is None:
        raise Http404
    return found
