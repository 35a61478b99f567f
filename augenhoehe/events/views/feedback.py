"""After the day, without an account: material for whoever registered, and a form that knows no name (ADR 0009)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.refused import allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.events import day_links, words
from augenhoehe.events.counts import feedback as counts
from augenhoehe.events.forms.afterwards import FeedbackForm
from augenhoehe.events.models import Event, Material, Registration
from augenhoehe.events.operations import feedback as operations
from augenhoehe.events.queries import afterwards as queries
from augenhoehe.events.rules import afterwards as rules
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.queries import path_of
from augenhoehe.journal.views.asking import refusals_in
from augenhoehe.ui.slips import qr_code

from .attendance import find, trail

PURPOSE = "event_feedback"
# A whole hall may share one network.
MOST, HOUR = 200, 3600
TOO_MANY = _(
    "Von Ihrem Anschluss kamen gerade sehr viele Rückmeldungen. Ihr Text ist noch da. "
    "Bitte senden Sie ihn in ein paar Minuten noch einmal ab."
)


@login_not_required
@never_cache
@require_safe
def after(request: ActorRequest, token: str) -> HttpResponse:
    """What the letter of thanks opens: material, and the way to the form."""
    found = _registration(token)
    event = found.event
    context = {
        "page_title": words.heading(event), "token": token, "when": words.when(event),
        "materials": queries.materials_registered(event, clock.now()), "given": found.feedback_given,
        "asks": allowed(rules.check_feedback, event, clock.now()),
    }  # fmt: skip
    return render(request, "events/after/after.html", context)


@login_not_required
@require_safe
def after_file(request: ActorRequest, token: str, pk: uuid.UUID) -> FileResponse:
    found = _registration(token)
    rows = {one.pk: one for one in queries.materials_registered(found.event, clock.now())}
    if pk not in rows:
        raise Http404
    return download(rows[pk])


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def feedback(request: ActorRequest, token: str) -> HttpResponse:
    """Behind the link of a letter: once for each registration, and not to be traced to it."""
    found = _registration(token)
    return _asked(request, found.event, found)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def feedback_room(request: ActorRequest, token: str) -> HttpResponse:
    """Behind the code on the wall: for everybody in the room."""
    event = queries.event_after(day_links.named_in(day_links.ROOM, token), clock.now())
    if event is None:
        raise Http404
    return _asked(request, event, None)


def _asked(request: ActorRequest, event: Event, registration: Registration | None) -> HttpResponse:
    if registration is not None and registration.feedback_given:
        return _thanked(request, event)
    if not allowed(rules.check_feedback, event, clock.now()):
        context = {"page_title": gettext("Rückmeldung"), "title": words.heading(event)}
        return render(request, "events/after/feedback_closed.html", context)
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send(request, event, registration)
    typed = request.POST.dict() if request.method == "POST" else {}
    return _screen(request, event, FeedbackForm(initial=typed))


def _send(request: ActorRequest, event: Event, registration: Registration | None) -> HttpResponse:
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _screen(request, event, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, event, form, problem=problem)
    if not guard.within_measure(request, PURPOSE, limit=MOST, seconds=HOUR, at=at):
        return _screen(request, event, form, problem=TOO_MANY, status=429)
    with refusals_in(form, request):
        operations.give_feedback(
            event=event, entry_id=token.entry_id, language=get_language() or SOURCE, at=at, registration=registration,
            **form.values(),
        )  # fmt: skip
    return _screen(request, event, form) if form.errors else _thanked(request, event)


def _screen(
    request: ActorRequest, event: Event, form: FeedbackForm, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    context = {
        "page_title": gettext("Wie war es?"), "title": words.heading(event), "when": words.when(event), "form": form,
        "token": token.signed(), "problem": problem, "few": counts.THRESHOLD,
    }  # fmt: skip
    return render(request, "events/after/feedback.html", context, status=status)


def _thanked(request: ActorRequest, event: Event) -> HttpResponse:
    context = {"page_title": gettext("Danke für Ihre Rückmeldung"), "title": words.heading(event)}
    response = render(request, "events/after/feedback_sent.html", context)
    add_never_cache_headers(response)
    return response


def _registration(token: str) -> Registration:
    found = queries.registration_after(day_links.named_in(day_links.AFTER, token))
    if found is None or found.event.state in (Event.State.DRAFT, Event.State.CANCELLED):
        raise Http404
    return found


@login_not_required
@require_safe
def material_public(request: ActorRequest, pk: uuid.UUID) -> FileResponse:
    """Released material, for everybody, from the moment it was released and no longer than that."""
    found = queries.public_material(pk, clock.now())
    if found is None:
        raise Http404
    return download(found)


def download(found: Material) -> FileResponse:
    """Always a download: nothing that somebody laid down here runs in the house."""
    name = f"{slug(found.title)[:80] or 'material'}.{ENDINGS[found.file.media_type]}"
    try:
        content = path_of(found.file).open("rb")
    except FileNotFoundError:
        raise Http404("Die Datei liegt nicht mehr im Speicher.") from None
    return FileResponse(content, as_attachment=True, filename=name, content_type=found.file.media_type)


# --- For the hosts --------------------------------------------------------------------------------------
@require_GET
def feedback_inside(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What people thought, counted once; before that only how to ask them."""
    event = find(request, pk)
    link = day_links.room_link(event)
    answered = counts.answered(event)
    context: dict[str, Any] = {
        "page_title": "Rückmeldungen", "breadcrumb": trail(event), "event": event, "link": link,
        "asks": allowed(rules.check_feedback, event, clock.now()), "ends": rules.feedback_ends(event),
        "code": qr_code(link, "QR-Code zum Formular „Wie war es?“", framed=True), "answered": answered,
        "words": counts.words_of(event) if answered else {}, "few": counts.THRESHOLD,
    }  # fmt: skip
    return render(request, "events/after/feedback_inside.html", context)
