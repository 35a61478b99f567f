"""„Schulungen, die gewünscht werden“, each one click from a draft; and the page that checks a confirmation."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe.accounts import guard
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events import words
from augenhoehe.events.addresses import of_event
from augenhoehe.events.forms.attendance import CodeForm
from augenhoehe.events.operations import trainings as operations
from augenhoehe.events.operations.certificates import certificate_of
from augenhoehe.events.permissions import KEEP_EVENTS
from augenhoehe.events.queries import trainings as queries
from augenhoehe.organisations.models import TrainingTopic
from augenhoehe.organisations.permissions import READ_NETWORK
from augenhoehe.ui.words import long_day

MOST_TRIES, HOUR = 60, 3600
TOO_MANY = _(
    "Von Ihrem Anschluss kamen gerade sehr viele Anfragen. Bitte versuchen Sie es in einer Stunde noch einmal."
)


@require_GET
def wanted(request: ActorRequest) -> HttpResponse:
    """By topic: who wants it, who can teach it, what is planned."""
    actor = request.actor
    actor.check(READ_NETWORK)
    context = {
        "page_title": "Schulungen, die gewünscht werden",
        "breadcrumb": [("Veranstaltungen", reverse("events_inside:events"))],
        "wanted": queries.wanted(actor, now(), today()), "plans": actor.may(KEEP_EVENTS),
    }  # fmt: skip
    return render(request, "events/after/wanted.html", context)


@require_POST
def plan(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One click: a draft with topic, a day in six weeks, and the languages that were wished for."""
    topic = get_object_or_404(TrainingTopic, pk=pk)
    made = operations.plan_training(topic=topic, by=request.actor, at=now())
    messages.success(
        request,
        "Der Entwurf steht. Prüfen Sie Tag und Ort. Wer das Thema wünscht, erfährt es mit der Veröffentlichung.",
    )
    return redirect(of_event(made))


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def certificate(request: ActorRequest) -> HttpResponse:
    """Is this confirmation ours? Valid or not, the event and its month; never whose it is."""
    typed = request.POST.get("code", "")
    context = {"page_title": gettext("Teilnahme prüfen"), "form": CodeForm(), "typed": typed[:40], "asked": False}
    if request.method == "POST":
        if not guard.within_measure(request, "event_certificate", limit=MOST_TRIES, seconds=HOUR, at=now()):
            return render(request, "events/after/certificate.html", context | {"problem": TOO_MANY}, status=429)
        context |= _answer(typed[:40])
    return render(request, "events/after/certificate.html", context)


def _answer(code: str) -> dict[str, object]:
    found = certificate_of(code)
    if found is None:
        return {"asked": True, "valid": False}
    day = day_of(found.event.begins_at)
    # „im November 2026“: the month, as the paper says the day.
    month = long_day(day).split(" ", 1)[1]
    return {"asked": True, "valid": True, "title": words.heading(found.event), "month": month}
