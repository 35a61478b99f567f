"""Interview guides inside: read, written, published, handed out, printed (S3-34)."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.studies import addresses, guide_pdf
from augenhoehe.studies.forms import studies as our_forms
from augenhoehe.studies.models import Guide
from augenhoehe.studies.operations import guides as operations
from augenhoehe.studies.queries import studies as queries
from augenhoehe.studies.rules import studies as rules
from augenhoehe.studies.shown import by_area

from .studies import find, trail


def name_of(guide: Guide) -> str:
    return f"Leitfaden, Fassung {guide.number}, {NAMES[guide.language]}"


def _guide(request: ActorRequest, pk: uuid.UUID) -> Guide:
    return get_object_or_404(queries.guides_for(request.actor), pk=pk)


def _trail(guide: Guide) -> list[Crumb]:
    return [*trail(guide.study), (name_of(guide), addresses.of_guide(guide))]


@require_GET
def guide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = _guide(request, pk), request.actor
    writes = rules.can_write(actor, found.study)
    public = found.published_on is not None and found.study.published_on is not None
    context = {
        "page_title": name_of(found),
        "breadcrumb": trail(found.study),
        "guide": found,
        "areas": by_area(found),
        # To whom a guide was given, with addresses, is for who hands it out.
        "handouts": list(found.handouts.order_by("-given_on", "recipient")) if writes else [],
        "writes": writes,
        "edits": writes and found.published_on is None,
        "publishes": rules.can_publish_guide(actor, found),
        "public_url": addresses.public_of_guide(found) if public else "",
    }
    return render(request, "studies/guide.html", context)


def guide_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A new version begins as the latest one; in a further language it stays the same version."""
    study = find(request, pk)
    rules.check_write(request.actor, study)
    latest = queries.guides_for(request.actor).filter(study=study).order_by("-number", "language").first()
    form = our_forms.GuideForm(request.POST or None, copied=latest)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.write_guide(
            study=study, language=data["language"], intro=data["intro"], questions=data["questions"],
            by=request.actor, at=now(),
        )  # fmt: skip
        return addresses.of_guide(made), f"Gespeichert: {name_of(made)}."

    lead = "Was Sie hier ändern, wird eine neue Fassung. In einer Sprache, die noch fehlt, bleibt es dieselbe."
    return ask(request, form, act, title="Leitfaden schreiben", button="Speichern", breadcrumb=trail(study), lead=lead)


def guide_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _guide(request, pk)
    rules.check_write(request.actor, found.study)
    rules.check_guide_open(found)
    form = our_forms.GuideForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_guide(guide=found, by=request.actor, at=now(), **data)
        return addresses.of_guide(found), "Gespeichert."

    return ask(request, form, act, title="Leitfaden ändern", button="Speichern", breadcrumb=_trail(found))


def guide_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _guide(request, pk)
    rules.check_manage(request.actor)
    rules.check_publish_guide(found)
    form = our_forms.MoveForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.publish_guide(guide=found, by=request.actor, at=now(), **data)
        return addresses.of_guide(found), "Veröffentlicht. Diese Fassung bleibt ab jetzt, wie sie ist."

    return ask(
        request, form, act, title="Leitfaden veröffentlichen", button="Veröffentlichen", breadcrumb=_trail(found),
        lead="Danach lesen und drucken alle diese Fassung. Änderungen werden eine neue.",
    )  # fmt: skip


def guide_hand_out(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _guide(request, pk)
    rules.check_write(request.actor, found.study)
    form = our_forms.HandoutForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.hand_out(guide=found, by=request.actor, at=now(), **data)
        said = "Die Mail ist unterwegs." if made.email else "Notiert. Das PDF zum Drucken finden Sie hier."
        return addresses.of_guide(found), said

    return ask(request, form, act, title="Leitfaden verteilen", button="Verteilen", breadcrumb=_trail(found))


@require_GET
def guide_print(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return pdf_of(_guide(request, pk))


def pdf_of(guide: Guide) -> HttpResponse:
    name = f"leitfaden-{guide.number}-{guide.language}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(guide_pdf.pdf(guide, now()), content_type="application/pdf", headers=headers)
