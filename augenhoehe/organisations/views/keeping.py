"""What who keeps the register does with an entry: enter it, check it, refuse it, change it, merge it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.forms.entries import (
    KeeperForm,
    OnBehalfForm,
    OtherEntryForm,
    OwnForm,
    PublishForm,
    ReasonForm,
    RevisionForm,
    WishForm,
)
from augenhoehe.organisations.models import ChangeRequest, Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.places.queries import served_towns

from .register import kept, other_texts, own_or_kept, trail


def organisation_enter(request: ActorRequest) -> HttpResponse:
    """On the telephone: few fields, and the club confirms by link."""
    actor = request.actor
    actor.check(KEEP_REGISTER)
    towns = queries_register.kept_towns(actor)
    form = OnBehalfForm(request.POST or None, towns=towns, everywhere=actor.reach(KEEP_REGISTER).everywhere)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.enter_on_behalf(by=actor, at=now(), **data)
        sentence = "Erfasst. Die Bitte um Bestätigung ist unterwegs." if data["ask"] else "Erfasst."
        return of_organisation(made), sentence

    return ask(
        request, form, act, title="Organisation erfassen", button="Erfassen", breadcrumb=trail(request),
        lead="Am Telefon genügen wenige Angaben. Den Rest ergänzt die Organisation selbst.",
    )  # fmt: skip


def organisation_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Shows exactly what everybody will read, then publishes it."""
    found = kept(request, pk)
    form = PublishForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.publish_organisation(organisation=found, by=request.actor, at=now(), **data)
        return of_organisation(found), "Der Eintrag steht jetzt im öffentlichen Verzeichnis."

    day = today()
    return ask(
        request, form, act, title=f"Prüfen: {found.name}", button="Veröffentlichen", breadcrumb=trail(request, found),
        template="organisations/publish.html", organisation=found,
        card=queries.made_card(found, whole=False, day=day, language="de"),
        doubles=queries_register.doubles_of(found, request.actor, day),
        other_texts=other_texts(found),
    )  # fmt: skip


def organisation_refuse(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(
        request, kept(request, pk), operations.refuse_organisation, title="Nicht aufnehmen", danger=True,
        sentence="Der Eintrag ist nicht aufgenommen.",
    )  # fmt: skip


def organisation_rest(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(
        request, own_or_kept(request, pk), operations.rest_organisation, title="Ruhen lassen", danger=False,
        sentence="Der Eintrag ruht. Im öffentlichen Verzeichnis steht er nicht mehr.",
    )  # fmt: skip


def organisation_revive(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.revive_organisation(organisation=found, by=request.actor, at=now(), **data)
        return of_organisation(found), "Der Eintrag wird wieder geprüft."

    return ask(
        request, form, act, title=f"Wieder prüfen: {found.name}", button="Wieder prüfen",
        breadcrumb=trail(request, found), lead=found.state_reason,
    )  # fmt: skip


def _with_reason(
    request: ActorRequest, found: Organisation, verb: Any, *, title: str, sentence: str, danger: bool
) -> HttpResponse:
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(organisation=found, by=request.actor, at=now(), **data)
        return of_organisation(found), sentence

    return ask(
        request, form, act, title=f"{title}: {found.name}", button=title, breadcrumb=trail(request, found),
        danger=danger,
    )  # fmt: skip


# --- Changes -------------------------------------------------------------------------------------------
def organisation_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The whole entry: all of it for who keeps the register, what needs no check for its own people."""
    found = own_or_kept(request, pk)
    form_class = KeeperForm if rules.can_keep(request.actor, found) else OwnForm
    form = form_class(request.POST or None, of=found, towns=served_towns().defer("boundary"))

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.change_organisation(organisation=found, by=request.actor, at=now(), **form.values())
        return of_organisation(found), "Gespeichert."

    return ask(
        request, form, act, title=f"Angaben ändern: {found.name}", button="Speichern",
        breadcrumb=trail(request, found),
    )  # fmt: skip


def change_wish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What is checked first: the organisation asks, the coordination decides."""
    found = own_or_kept(request, pk)
    form = WishForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.ask_for_change(
            organisation=found, by=request.actor, at=now(), revision=data["revision"], **form.checked_values()
        )
        return of_organisation(found), "Ihr Wunsch ist angekommen. Sie bekommen eine Nachricht, wenn er geprüft ist."

    return ask(
        request, form, act, title="Name, Art und Selbstauskunft ändern", button="Änderung wünschen",
        breadcrumb=trail(request, found),
        lead="Diese Angaben prüft die Koordination, bevor sie für alle zu sehen sind.",
    )  # fmt: skip


def wish_accept(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    wish = _wish(request, pk)
    form = RevisionForm(request.POST or None, of=wish)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.accept_change(wish=wish, by=request.actor, at=now(), **data)
        return of_organisation(wish.organisation), "Die Änderung ist übernommen. Wer sie gewünscht hat, weiß es jetzt."

    return ask(
        request, form, act, title=f"Änderung übernehmen: {wish.organisation.name}", button="Übernehmen",
        breadcrumb=trail(request, wish.organisation),
    )  # fmt: skip


def wish_refuse(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    wish = _wish(request, pk)
    form = ReasonForm(request.POST or None, of=wish)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.refuse_change(wish=wish, by=request.actor, at=now(), **data)
        return of_organisation(wish.organisation), "Abgelehnt. Wer gefragt hat, liest den Grund."

    return ask(
        request, form, act, title=f"Änderung ablehnen: {wish.organisation.name}", button="Ablehnen",
        breadcrumb=trail(request, wish.organisation), danger=True,
    )  # fmt: skip


def _wish(request: ActorRequest, pk: uuid.UUID) -> ChangeRequest:
    wish: ChangeRequest = get_object_or_404(queries_register.wishes_for(request.actor, today()), pk=pk)
    rules.check_keep(request.actor, wish.organisation)
    return wish


# --- Two entries are one ---------------------------------------------------------------------------------
def organisation_merge(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """First find the other entry, then see what moves there."""
    found = kept(request, pk)
    if into := request.GET.get("in", ""):
        return _merge_into(request, found, into)
    typed = request.GET.get("wort", "").strip()
    candidates = queries_register.merge_candidates(found, request.actor, today(), typed)
    context = {
        "page_title": f"Zusammenführen: {found.name}",
        "breadcrumb": trail(request, found),
        "organisation": found,
        "typed": typed,
        "candidates": candidates,
    }
    return render(request, "organisations/merge.html", context)


def _merge_into(request: ActorRequest, found: Organisation, into: str) -> HttpResponse:
    try:
        other = kept(request, uuid.UUID(into))
    except ValueError:
        raise Http404 from None
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.merge_organisations(organisation=found, into=other, by=request.actor, at=now(), **data)
        return of_organisation(other), f"Zusammengeführt. „{found.name}“ gibt es nicht mehr als eigenen Eintrag."

    return ask(
        request, form, act, title=f"„{found.name}“ geht in „{other.name}“ auf", button="Zusammenführen",
        breadcrumb=trail(request, found), template="organisations/merge_into.html", danger=True, other=other,
        moves=queries_register.moves_of(found, today()), organisation=found,
    )  # fmt: skip


# --- Umbrellas ----------------------------------------------------------------------------------------
def umbrella_join(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = own_or_kept(request, pk)
    rows = queries_register.possible_umbrellas(found)
    form = OtherEntryForm(request.POST or None, of=found, rows=rows, name="umbrella", label="Dachverband")

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.join_umbrella(organisation=found, umbrella=data["umbrella"], by=request.actor, at=now())
        return f"{of_organisation(found)}#dachverband", "Eingetragen."

    return ask(
        request, form, act, title="Mitgliedschaft eintragen", button="Eintragen", breadcrumb=trail(request, found)
    )


def umbrella_leave(request: ActorRequest, pk: uuid.UUID, umbrella: uuid.UUID) -> HttpResponse:
    """From the member's page."""
    found = own_or_kept(request, pk)
    link = get_object_or_404(found.umbrella_links.select_related("umbrella", "member"), umbrella_id=umbrella)
    form = RevisionForm(request.POST or None, of=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.leave_umbrella(membership=link, by=request.actor, at=now())
        return f"{of_organisation(found)}#dachverband", "Die Mitgliedschaft steht nicht mehr da."

    return ask(
        request, form, act, title=f"Mitgliedschaft entfernen: {link.umbrella.name}", button="Entfernen",
        breadcrumb=trail(request, found), danger=True,
    )  # fmt: skip
