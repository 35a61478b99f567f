"""Partners of a cooperation: named, agreeing, declining, leaving; and its documents."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.queries import path_of
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.addresses import of_cooperation
from augenhoehe.network.forms.cooperations import DocumentForm, NoForm, PartnerForm, YesForm
from augenhoehe.network.models import CooperationPartner
from augenhoehe.network.queries import cooperations as queries
from augenhoehe.network.rules import cooperations as rules
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.queries.cards import right_in

from .cooperations import tended, trail


def partner_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    rules.check_alive(found)
    named = [one.organisation_id for one in found.partners.all()]
    others = queries.possible_partners(request.actor, today()).exclude(pk__in=named)
    form = PartnerForm(request.POST or None, others=others)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_partner(
            cooperation=found, organisation=data["partner"], part=data["part"], by=request.actor, at=now()
        )
        return of_cooperation(found), "Der neue Partner wird gefragt, ob er zustimmt."

    return ask(
        request, form, act, title="Partner hinzufügen", button="Hinzufügen", breadcrumb=trail(request, found),
        lead="Bis zu seinem Ja gilt die Kooperation als noch nicht vereinbart.",
    )  # fmt: skip


def partner_agree(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    partner, on_behalf = _answering(request, pk)
    form = YesForm(request.POST or None, of=partner, on_behalf=on_behalf)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.agree_to_cooperation(partner=partner, by=request.actor, at=now(), **data)
        return of_cooperation(partner.cooperation), f"„{partner.organisation.name}“ hat zugestimmt."

    return ask(
        request, form, act, title=f"Zustimmen: {partner.cooperation.subject}", button="Zustimmen",
        breadcrumb=trail(request, partner.cooperation),
        lead=f"Damit ist „{partner.organisation.name}“ als Partner genannt.",
    )  # fmt: skip


def partner_decline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    partner, on_behalf = _answering(request, pk)
    form = NoForm(request.POST or None, of=partner, on_behalf=on_behalf)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.decline_cooperation(partner=partner, by=request.actor, at=now(), **data)
        return of_cooperation(partner.cooperation), "Die anderen Partner erfahren es."

    return ask(
        request, form, act, title=f"Nicht zustimmen: {partner.cooperation.subject}", button="Nicht zustimmen",
        breadcrumb=trail(request, partner.cooperation), danger=True,
        lead="Die Kooperation gilt dann nicht als vereinbart.",
    )  # fmt: skip


def _answering(request: ActorRequest, pk: uuid.UUID) -> tuple[CooperationPartner, bool]:
    """The partner, and whether somebody else answers for it."""
    partner: CooperationPartner = get_object_or_404(queries.partners_for(request.actor, today()), pk=pk)
    rules.check_answer_for(request.actor, partner, today())
    rules.check_alive(partner.cooperation)
    return partner, not right_in(request.actor, partner.organisation, today())


def partner_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    partner: CooperationPartner = get_object_or_404(queries.partners_for(request.actor, today()), pk=pk)
    found = tended(request, partner.cooperation_id)
    rules.check_removable(found.partners.all())
    form = RevisionForm(request.POST or None, of=partner)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_partner(partner=partner, by=request.actor, at=now(), **data)
        return trail(request)[0][1] if not _still_seen(request, partner) else of_cooperation(found), "Entfernt."

    return ask(
        request, form, act, title=f"Kein Partner mehr: {partner.organisation.name}", button="Entfernen",
        breadcrumb=trail(request, found), danger=True,
    )  # fmt: skip


def _still_seen(request: ActorRequest, partner: CooperationPartner) -> bool:
    """Whoever took their own organisation out may see the cooperation no longer."""
    return queries.cooperations_for(request.actor, today()).filter(pk=partner.cooperation_id).exists()


# --- Documents ----------------------------------------------------------------------------------------------
def cooperation_document_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    form = DocumentForm(request.POST or None, request.FILES or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_cooperation_document(
            cooperation=found, content=data["file"], title=data["title"], by=request.actor, at=now()
        )
        return f"{of_cooperation(found)}#unterlagen", "Die Unterlage ist abgelegt."

    return ask(
        request, form, act, title="Unterlage ablegen", button="Ablegen", breadcrumb=trail(request, found),
        lead="Unterlagen lesen nur die Partner und die Koordination.",
    )  # fmt: skip


@require_safe
def cooperation_document(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Always a download: nothing that somebody laid down here runs in the house."""
    found = get_object_or_404(queries.documents_for(request.actor, today()), pk=pk)
    name = f"{slug(found.title) or 'unterlage'}.{ENDINGS[found.file.media_type]}"
    try:
        content = path_of(found.file).open("rb")
    except FileNotFoundError:
        raise Http404("Die Datei liegt nicht mehr im Speicher.") from None
    return FileResponse(content, as_attachment=True, filename=name, content_type=found.file.media_type)


def cooperation_document_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.documents_for(request.actor, today()), pk=pk)
    whole = tended(request, found.cooperation_id)
    form = RevisionForm(request.POST or None, of=whole)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_cooperation_document(document=found, by=request.actor, at=now())
        return f"{of_cooperation(whole)}#unterlagen", "Entfernt."

    return ask(
        request, form, act, title=f"Unterlage entfernen: {found.title}", button="Entfernen",
        breadcrumb=trail(request, whole), danger=True,
    )  # fmt: skip
