"""What the pages of circulars share: where they lie, and whose they are."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from augenhoehe.circulars.addresses import of_circular
from augenhoehe.circulars.forms import NothingForm
from augenhoehe.circulars.models import Attachment, Circular, Recipient
from augenhoehe.circulars.permissions import SEND_CIRCULARS
from augenhoehe.circulars.queries import lists
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.queries import path_of
from augenhoehe.journal.views.asking import ask

Crumbs = list[tuple[str, str]]


def trail(circular: Circular | None = None) -> Crumbs:
    start: Crumbs = [
        ("Organisationen", reverse("organisations_inside:organisations")),
        ("Rundschreiben", reverse("circulars_inside:circulars")),
    ]
    return [*start, (circular.subject, of_circular(circular))] if circular else start


def find(request: ActorRequest, pk: uuid.UUID) -> Circular:
    """A circular the reader may work with; for all others there is none."""
    request.actor.check(SEND_CIRCULARS)
    return get_object_or_404(lists.circulars_for(request.actor), pk=pk)


def find_recipient(request: ActorRequest, pk: uuid.UUID) -> Recipient:
    request.actor.check(SEND_CIRCULARS)
    return get_object_or_404(lists.recipients_for(request.actor), pk=pk)


def download(attachment: Attachment) -> FileResponse:
    """Always a download: nothing that somebody attached runs in the house."""
    stored = attachment.file
    name = f"{slug(attachment.name) or 'anlage'}.{ENDINGS[stored.media_type]}"
    try:
        content = path_of(stored).open("rb")
    except FileNotFoundError:
        raise Http404("Die Datei liegt nicht mehr im Speicher.") from None
    return FileResponse(content, as_attachment=True, filename=name, content_type=stored.media_type)


def confirm(
    request: ActorRequest, act: Callable[[], tuple[str, str]], circular: Circular, title: str, button: str, **more: Any
) -> HttpResponse:
    """One sentence and one button."""
    form = NothingForm(request.POST if request.method == "POST" else None)
    return ask(request, form, lambda _data: act(), title=title, button=button, breadcrumb=trail(circular), **more)
