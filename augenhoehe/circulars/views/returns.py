"""What came back: by hand at a recipient, or read from a mailbox."""

from __future__ import annotations

import tempfile
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from augenhoehe.circulars import operations
from augenhoehe.circulars.addresses import of_preview
from augenhoehe.circulars.coming_back import messages_of
from augenhoehe.circulars.forms import BouncedForm, NothingForm, ReturnedForm
from augenhoehe.circulars.importers import summary
from augenhoehe.circulars.permissions import SEND_CIRCULARS
from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.queries.cards import organisations_for
from augenhoehe.organisations.rules import entries as rules_entries

from .around import confirm, find_recipient, trail

MOST_MESSAGES = 2000


def bounced(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_recipient(request, pk)
    form = BouncedForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.mark_bounced(recipient=found, by=request.actor, at=now(), **data)
        return of_preview(found), "Eingetragen. „Adresse prüfen“ steht jetzt bei der Organisation und auf „Heute“."

    return ask(
        request, form, act, title=f"Kam zurück: {found.name}", button="Als unzustellbar eintragen",
        breadcrumb=trail(found.circular),
    )  # fmt: skip


def answered(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_recipient(request, pk)

    def act() -> tuple[str, str]:
        operations.mark_answered(recipient=found, by=request.actor, at=now())
        return of_preview(found), "Eingetragen."

    return confirm(
        request, act, found.circular, f"Antwort kam: {found.name}", "Als beantwortet eintragen",
        lead="Was die Organisation schrieb, gehört als Notiz auf ihre Seite.",
    )  # fmt: skip


def counted(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_recipient(request, pk)

    def act() -> tuple[str, str]:
        operations.count_as_sent(recipient=found, by=request.actor, at=now())
        return of_preview(found), "Eingetragen."

    return confirm(
        request, act, found.circular, f"Kam an: {found.name}", "Als gesendet eintragen",
        lead="Der Versand brach ab. Tragen Sie das ein, wenn Sie wissen, dass die Mail trotzdem ankam.",
    )  # fmt: skip


def returned(request: ActorRequest) -> HttpResponse:
    """A saved mail or a whole mailbox: read, matched, and not kept."""
    request.actor.check(SEND_CIRCULARS)
    form = ReturnedForm(request.POST or None, request.FILES or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        return trail()[-1][1], _take_in(request, data["file"])

    return ask(
        request, form, act, title="Unzustellbares und Antworten einlesen", button="Einlesen", breadcrumb=trail(),
        lead="Speichern Sie die Meldung „unzustellbar“ oder eine Antwort in Ihrem Mailprogramm als Datei. "
        "Das Programm findet, zu welchem Schreiben sie gehört.",
    )  # fmt: skip


def _take_in(request: ActorRequest, file: UploadedFile) -> str:
    if (file.size or 0) > settings.MAX_UPLOAD_BYTES:
        most = settings.MAX_UPLOAD_BYTES // (1024 * 1024)
        raise Refused(f"Die Datei ist zu groß. Es gehen höchstens {most} Megabyte.", field="file")
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "post"
        place.write_bytes(file.read())
        for count, content in enumerate(messages_of(place)):
            if count >= MOST_MESSAGES:
                raise Refused(
                    f"Das sind mehr als {MOST_MESSAGES} Mails. Auf dem Server: augenhoehe import rueckpost DATEI.",
                    field="file",
                )
            kind, recipient = operations.take_in(content=content, by=request.actor, at=now())
            found[kind if recipient is not None else "foreign"] += 1
    return summary(found)


def address_settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody looked at the address of an organisation."""
    found = get_object_or_404(organisations_for(request.actor, today()), pk=pk)
    rules_entries.check_keep(request.actor, found)
    form = NothingForm(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.settle_address(organisation=found, by=request.actor, at=now())
        return of_organisation(found), "Die Adresse gilt wieder."

    return ask(
        request, form, act, title=f"Adresse geprüft: {found.name}", button="Adresse stimmt",
        breadcrumb=[*trail()[:1], (found.name, of_organisation(found))],
        lead="Stimmt sie nicht, ändern Sie zuerst den Kontakt; dann ist hier nichts mehr zu tun.",
    )  # fmt: skip
