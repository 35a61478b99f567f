"""Writing a circular, and what lies beside it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from augenhoehe.circulars import operations, rules
from augenhoehe.circulars.addresses import of_circular
from augenhoehe.circulars.forms import AttachmentForm, CircularForm
from augenhoehe.circulars.models import Attachment
from augenhoehe.circulars.permissions import SEND_CIRCULARS
from augenhoehe.circulars.queries import lists
from augenhoehe.circulars.text import FIELDS
from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.notices.queries import user_of

from .around import confirm, download, find, trail

WRITE = "circulars/write.html"


def circular_write(request: ActorRequest) -> HttpResponse:
    """Begins with a greeting and a name, so that nobody faces an empty page."""
    request.actor.check(SEND_CIRCULARS)
    name = request.actor.name
    first = {"text": f"{{Anrede}},\n\n\n\nMit freundlichen Grüßen\n{name}", "reply_to": user_of(request.actor).email}
    form = CircularForm(request.POST or None, first=first)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.write_circular(by=request.actor, at=now(), **form.values())
        return reverse("circulars_inside:choose", args=[made.pk]), "Gespeichert. Wählen Sie jetzt, wer es bekommt."

    return ask(
        request, form, act, title="Rundschreiben beginnen", button="Speichern und Organisationen wählen",
        breadcrumb=trail(), template=WRITE, fields=FIELDS,
    )  # fmt: skip


def circular_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_draft(found)
    form = CircularForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_circular(
            circular=found, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        return of_circular(found), "Gespeichert."

    return ask(
        request, form, act, title="Text ändern", button="Speichern", breadcrumb=trail(found), template=WRITE,
        fields=FIELDS,
    )  # fmt: skip


def circular_copy(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)

    def act() -> tuple[str, str]:
        made = operations.copy_circular(circular=found, by=request.actor, at=now())
        return of_circular(made), "Kopiert. Das ist der neue Entwurf."

    lead = "Text, Anlagen und Liste werden ein neuer Entwurf. Wer inzwischen nicht mehr zu Ihnen gehört, fällt weg."
    return confirm(request, act, found, "Rundschreiben kopieren", "Kopieren", lead=lead)


def circular_discard(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_draft(found)

    def act() -> tuple[str, str]:
        operations.discard_circular(circular=found, by=request.actor, at=now())
        return trail()[-1][1], "Der Entwurf ist gelöscht."

    lead = "Der Entwurf wird mit seinen Anlagen gelöscht. Verschickt ist noch nichts."
    return confirm(request, act, found, f"Entwurf verwerfen: {found.subject}", "Verwerfen", danger=True, lead=lead)


# --- Attachments --------------------------------------------------------------------------------------
def attachment_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_draft(found)
    form = AttachmentForm(request.POST or None, request.FILES or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.attach(circular=found, content=data["file"], name=data["name"], by=request.actor, at=now())
        return f"{of_circular(found)}#anlagen", "Die Anlage liegt bei."

    return ask(request, form, act, title="Anlage beilegen", button="Beilegen", breadcrumb=trail(found))


@require_safe
def attachment(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    return download(_attachment(request, pk))


def attachment_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    one = _attachment(request, pk)
    rules.check_draft(one.circular)

    def act() -> tuple[str, str]:
        operations.detach(attachment=one, by=request.actor, at=now())
        return f"{of_circular(one.circular)}#anlagen", "Die Anlage ist entfernt."

    return confirm(request, act, one.circular, f"Anlage entfernen: {one.name}", "Entfernen", danger=True)


def _attachment(request: ActorRequest, pk: uuid.UUID) -> Attachment:
    request.actor.check(SEND_CIRCULARS)
    return get_object_or_404(lists.attachments_for(request.actor), pk=pk)
