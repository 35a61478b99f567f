"""Sending, the progress while it goes out, and the letters by post."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.circulars import operations, rules
from augenhoehe.circulars.addresses import of_circular, of_preview
from augenhoehe.circulars.forms import SendForm
from augenhoehe.circulars.models import Circular
from augenhoehe.circulars.queries import lists
from augenhoehe.circulars.queries.reach import Reach, mark_of, ways_of
from augenhoehe.circulars.queries.wordings import LanguageLine, language_lines, wordings_of
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .around import confirm, find, find_recipient, trail


def circular_send(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """First how many go which way and who gets nothing; the button says what it does."""
    found = find(request, pk)
    rules.check_draft(found)
    reaches = lists.reaches_now(found, today())
    ways = ways_of(reaches.values())
    form = SendForm(request.POST or None, of=found)
    form.initial["mark"] = mark_of(reaches)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.send_circular(
            circular=found, mark=data["mark"], revision=data["revision"], by=request.actor, at=now()
        )
        return of_circular(found), "Das Rundschreiben ist unterwegs." if ways.mail else "Die Briefe können Sie drucken."

    words = "Eine Mail verschicken" if ways.mail == 1 else f"{ways.mail} Mails verschicken"
    button = words if ways.mail else "Nur Briefe abschließen"
    return ask(
        request, form, act, title=f"Verschicken: {found.subject}", button=button,
        breadcrumb=trail(found), template="circulars/send.html", ways=ways, circular=found,
        attachments=lists.attachments_of(found), german=_in_german(found, reaches.values()),
        list_url=reverse("circulars_inside:recipients", args=[found.pk]),
    )  # fmt: skip


def _in_german(circular: Circular, reaches: Iterable[Reach]) -> list[LanguageLine]:
    """Who reads another language and gets the German letter, or one made from an older text."""
    lines = language_lines(circular, wordings_of(circular), reaches)
    return [one for one in lines if one.readers and (one.wording is None or one.wording.stale)]


@require_GET
def progress(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The bar alone, asked for every two seconds."""
    found = find(request, pk)
    return render(request, "circulars/progress.html", {"circular": found, "fate": lists.fate_of(found)})


def posted(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_sent(found)

    def act() -> tuple[str, str]:
        count = operations.mark_posted(circular=found, by=request.actor, at=now())
        return of_circular(found), "Ein Brief ist eingetragen." if count == 1 else f"{count} Briefe sind eingetragen."

    waiting = lists.fate_of(found).letters
    lead = f"Alle wartenden Briefe ({waiting}) gelten als gesendet und stehen in den Kontaktnotizen."
    return confirm(request, act, found, "Briefe sind in der Post", "Als gesendet eintragen", lead=lead)


def again(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_recipient(request, pk)

    def act() -> tuple[str, str]:
        operations.send_again(recipient=found, by=request.actor, at=now())
        return of_preview(found), "Die Mail ist unterwegs."

    lead = "Die Mail geht an die Adresse, die jetzt im Register steht."
    return confirm(request, act, found.circular, f"Noch einmal senden: {found.name}", "Senden", lead=lead)
