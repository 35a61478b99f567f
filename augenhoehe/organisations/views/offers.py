"""Offers inside: the list, one offer, and its verbs; for the organisation's people and who keeps the register."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import NAMES, SOURCE, text_in
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations, times
from augenhoehe.organisations.addresses import of_offer, public_of_offer
from augenhoehe.organisations.forms.offers import (
    OfferChangeForm,
    OfferForm,
    OfferStateForm,
    OfferTextForm,
    OfferTimeForm,
    TimeFields,
)
from augenhoehe.organisations.listings.offers import offers_listing
from augenhoehe.organisations.models import Offer, OfferTime, Organisation
from augenhoehe.organisations.queries import offers as queries
from augenhoehe.organisations.queries.cards import ContactCard
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import offers as rules_offers
from augenhoehe.organisations.tags_offers import offer_tag
from augenhoehe.ui.panels import hung
from augenhoehe.ui.tables import list_response

MOST_NAMES = 30
ASK = "organisations/offers/ask.html"


def trail(offer: Offer | None = None) -> list[tuple[str, str]]:
    start = [("Angebote", reverse("organisations_inside:offers"))]
    return start if offer is None else [*start, (str(offer), of_offer(offer))]


def find(request: ActorRequest, pk: uuid.UUID) -> Offer:
    return get_object_or_404(queries.offers_for(request.actor, today()), pk=pk)


def find_own(request: ActorRequest, pk: uuid.UUID) -> Offer:
    """For changing: who may not is told before typing."""
    found = find(request, pk)
    rules_offers.check_tend_offer(request.actor, found, today())
    return found


@require_GET
def offers(request: ActorRequest) -> HttpResponseBase:
    """What the person keeps offers of."""
    rows = queries.tended_offers(request.actor, today())
    context = {"may_create": queries.houses_of(request.actor, today()).exists()}
    return list_response(request, offers_listing(), rows, "organisations/offers/offers.html", context)


@require_GET
def offer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, day = find(request, pk), today()
    card = queries.offer_card(found, request.actor, day=day)
    may = rules_offers.can_tend_offer(request.actor, found, day)
    context = {
        "page_title": str(found),
        "breadcrumb": trail(),
        "status": offer_tag(found, day),
        "offer": found,
        "card": card,
        "facts": _facts(card),
        "times": _times(found),
        "partners": [(one, _may_leave(request, found, one)) for one in card.partners],
        "texts": [(name, code, text_in(found.title, code)) for code, name in NAMES.items() if code != SOURCE],
        "may": may,
        "verbs": [one.name for one in rules_offers.OFFER.transitions if found.state in one.sources] if may else [],
        "public_url": public_of_offer(found),
        "hung": hung(request, "offer.inside", request.actor, found),
    }
    return render(request, "organisations/offers/offer.html", context)


def _may_leave(request: ActorRequest, offer: Offer, partner: Organisation) -> bool:
    return bool(rules_offers.can_leave(request.actor, offer, partner, today()))


def _times(offer: Offer) -> list[dict[str, Any]]:
    day = today()
    return [
        {
            "time": one,
            "sentence": times.sentence(one, day),
            "left_out": [long_date(left) for left in times.left_out(one, day)],
            "next": times.first_day(one, day),
        }
        for one in offer.times.all()
    ]


def _facts(card: queries.OfferCard) -> list[tuple[str, Any]]:
    offer = card.offer
    places = f"{card.places}, Stand {long_date(offer.places_on)}" if card.places and offer.places_on else card.places
    return [
        ("Organisation", offer.organisation.name),
        ("Art", card.kind),
        ("Wer kommen kann", card.access),
        ("Für wen", ", ".join(card.audiences) or "alle"),
        ("Alter", card.ages),
        ("Sprachen", ", ".join(card.languages)),
        ("Kosten", offer.cost or "kostenlos"),
        ("Wo", ", ".join(filter(None, [card.where, card.address]))),
        ("Barrierefreiheit", ", ".join(card.ease)),
        ("Für Menschen aus", ", ".join(card.areas)),
        ("Plätze", places),
        ("Anmeldung", str(card.application)),
        ("Kontakt", _reached(card.contact)),
        ("Hinweis zum Stand", offer.state_note),
        ("Zuletzt bestätigt", long_date(offer.confirmed_on) if offer.confirmed_on else "noch nie"),
    ]  # fmt: skip


def _reached(contact: ContactCard | None) -> str:
    return ", ".join(filter(None, [contact.name, contact.phone, contact.email])) if contact else ""


# --- Entered and changed ------------------------------------------------------------------------------
def offer_create(request: ActorRequest) -> HttpResponse:
    """Of which organisation, then a few questions; places, prices and other times follow on its page."""
    houses = queries.houses_of(request.actor, today())
    house = _house(request, list(houses[:2]))
    if house is None:
        return _choose(request, houses, "Angebot eintragen", "Für welche Organisation?", trail(), "organisation")
    rules.check_tend(request.actor, house, today())
    form = OfferForm(request.POST or None, house=house)

    def act(data: dict) -> tuple[str, str]:
        made = operations.enter_offer(organisation=house, by=request.actor, at=now(), **form.values())
        sentence = "Das Angebot ist öffentlich." if house.published else "Gespeichert. Öffentlich mit der Organisation."
        return of_offer(made), f"{sentence} Ergänzen Sie, was noch fehlt."

    return ask(
        request, form, act, title="Angebot eintragen", button="Eintragen", breadcrumb=trail(), template=ASK,
        lead=f"{house}: was bieten Sie an? Ort, Kosten und weitere Zeiten können Sie danach ergänzen.",
    )  # fmt: skip


def _house(request: ActorRequest, some: list[Organisation]) -> Organisation | None:
    """Whose offer it is: named in the address, or the only one."""
    named = request.GET.get("organisation", "")
    if named:
        return get_object_or_404(queries.readable_houses(request.actor, today()), pk=_uuid(named))
    if not some:
        rules_offers.refuse_without_house()
    return some[0] if len(some) == 1 else None


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)


def _choose(
    request: ActorRequest, rows: Any, title: str, question: str, crumbs: list[tuple[str, str]], parameter: str,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """One organisation of many, by a part of its name."""
    typed = request.GET.get("name", "").strip()[:100]
    found = list((queries.named(rows, typed) if typed else rows)[: MOST_NAMES + 1])
    page = {
        "page_title": title, "breadcrumb": crumbs, "question": question, "typed": typed, "found": found[:MOST_NAMES],
        "more": len(found) > MOST_NAMES, "parameter": parameter, **context,
    }  # fmt: skip
    return render(request, "organisations/offers/choose.html", page)


def offer_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_own(request, pk)
    form = OfferChangeForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_offer(offer=found, by=request.actor, at=now(), **form.values())
        return of_offer(found), "Gespeichert. Das Angebot gilt damit auch als bestätigt."

    return ask(request, form, act, title="Angebot ändern", button="Speichern", breadcrumb=trail(found), template=ASK)


def offer_text(request: ActorRequest, pk: uuid.UUID, language: str) -> HttpResponse:
    """The texts in another language, as a person wrote them."""
    found = find_own(request, pk)
    initial = {name: getattr(found, name).get(language, {}).get("text", "") for name in OfferChangeForm.TEXTS}
    form = OfferTextForm(request.POST or None, of=found, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        texts = {name: {language: data[name]} for name in OfferChangeForm.TEXTS}
        operations.change_offer(offer=found, texts=texts, revision=data["revision"], by=request.actor, at=now())
        return of_offer(found), f"Die Texte auf {NAMES[language]} sind gespeichert."

    return ask(
        request, form, act, title=f"Texte auf {NAMES[language]}", button="Speichern", breadcrumb=trail(found),
        lead=f"Auf Deutsch: „{found}“. {text_in(found.description, SOURCE).text}",
    )  # fmt: skip


def offer_partner(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Another organisation takes part."""
    found = find_own(request, pk)
    rows = queries.possible_partners(found)
    if request.method == "POST":
        partner = get_object_or_404(rows, pk=_uuid(request.POST.get("partner", "")))
        operations.join_offer(offer=found, partner=partner, revision=_revision(request), by=request.actor, at=now())
        messages.success(request, f"„{partner}“ ist dabei. Sagen Sie dort Bescheid.")
        return redirect(of_offer(found))
    return _choose(
        request, rows, "Gemeinsam anbieten", "Wer macht mit?", trail(found), "partner", offer=found,
        lead="Der Name steht öffentlich beim Angebot. Wer mitmacht, kann sich selbst wieder herausnehmen.",
    )  # fmt: skip


@require_POST
def offer_leave(request: ActorRequest, pk: uuid.UUID, partner: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    one = get_object_or_404(found.partners, pk=partner)
    operations.leave_offer(offer=found, partner=one, revision=_revision(request), by=request.actor, at=now())
    messages.success(request, f"„{one}“ steht nicht mehr bei diesem Angebot.")
    return redirect(of_offer(found))


# --- Times --------------------------------------------------------------------------------------------
def time_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_own(request, pk)
    form = OfferTimeForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.add_time(offer=found, revision=data["revision"], by=request.actor, at=now(), **form.time_values())
        return of_offer(found), "Die Zeit ist eingetragen."

    return ask(request, form, act, title="Zeit eintragen", button="Eintragen", breadcrumb=trail(found), template=ASK)


def time_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    one = _find_time(request, pk)
    form = OfferTimeForm(request.POST or None, of=one.offer, initial=TimeFields.initial_of(one))

    def act(data: dict) -> tuple[str, str]:
        operations.change_time(time=one, revision=data["revision"], by=request.actor, at=now(), **form.time_values())
        return of_offer(one.offer), "Die Zeit ist geändert."

    return ask(request, form, act, title="Zeit ändern", button="Speichern", breadcrumb=trail(one.offer), template=ASK)


@require_POST
def time_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    one = _find_time(request, pk)
    found = operations.remove_time(time=one, revision=_revision(request), by=request.actor, at=now())
    messages.success(request, "Die Zeit ist entfernt.")
    return redirect(of_offer(found))


def _find_time(request: ActorRequest, pk: uuid.UUID) -> OfferTime:
    return get_object_or_404(queries.times_for(request.actor, today()), pk=pk)


# --- States -------------------------------------------------------------------------------------------
@require_POST
def offer_confirm(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.confirm_offer(offer=found, revision=_revision(request), by=request.actor, at=now())
    messages.success(request, "Bestätigt. Danke.")
    return redirect(of_offer(found))


@require_POST
def offer_release(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.release_offer(offer=found, revision=_revision(request), by=request.actor, at=now())
    messages.success(request, "Geprüft und freigegeben.")
    return redirect(of_offer(found))


@require_POST
def offer_resume(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.resume_offer(offer=found, revision=_revision(request), by=request.actor, at=now())
    messages.success(request, "Das Angebot läuft wieder.")
    return redirect(of_offer(found))


def offer_pause(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_own(request, pk)
    if request.method != "POST":
        rules_offers.OFFER.target(found.state, "pause")
    form = OfferStateForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.pause_offer(offer=found, by=request.actor, at=now(), **data)
        return of_offer(found), "Das Angebot pausiert. Es bleibt zu finden und sagt es."

    return ask(request, form, act, title="Angebot pausieren", button="Pausieren", breadcrumb=trail(found))


def offer_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_own(request, pk)
    if request.method != "POST":
        rules_offers.OFFER.target(found.state, "end")
    form = OfferStateForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.end_offer(offer=found, by=request.actor, at=now(), **data)
        return of_offer(found), "Das Angebot ist beendet."

    return ask(
        request, form, act, title="Angebot beenden", button="Beenden", breadcrumb=trail(found), danger=True,
        lead="Niemand findet es danach noch. Nach zwei Jahren wird es gelöscht.",
    )  # fmt: skip


def _revision(request: ActorRequest) -> int | None:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isdecimal() else None
