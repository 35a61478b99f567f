"""The register inside: the list, one entry with everything its reader may see, and the own organisation."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.organisations.addresses import of_organisation, public_of_organisation
from augenhoehe.organisations.consents import CURRENT
from augenhoehe.organisations.listings.entries import register_listing
from augenhoehe.organisations.models import ChangeRequest, Organisation
from augenhoehe.organisations.panels_offers import offers_of_inside
from augenhoehe.organisations.panels_stories import stories_of_inside
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.queries.cards import Card
from augenhoehe.organisations.queries.entry_page import Rows, beside
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.tags import organisation_tag
from augenhoehe.ui.panels import hung
from augenhoehe.ui.tables import list_response

from .panels import needs_panel, notes_panel, pool_panel, training_panel

Crumbs = list[tuple[str, str]]
State = Organisation.State
ONLY_INSIDE = True


def trail(request: ActorRequest, organisation: Organisation | None = None) -> Crumbs:
    """Where the page lies, as far as its reader may open it."""
    start: Crumbs = []
    if request.actor.may(KEEP_REGISTER):
        start = [("Organisationen", reverse("organisations_inside:organisations"))]
    return [*start, (organisation.name, of_organisation(organisation))] if organisation else start


def find(request: ActorRequest, pk: uuid.UUID) -> Organisation:
    return get_object_or_404(queries.organisations_for(request.actor, today()), pk=pk)


def kept(request: ActorRequest, pk: uuid.UUID) -> Organisation:
    """For pages of who keeps the register: whoever does not is refused before typing anything."""
    found = find(request, pk)
    rules.check_keep(request.actor, found)
    return found


def own_or_kept(request: ActorRequest, pk: uuid.UUID) -> Organisation:
    """For pages of the organisation's head people and of who keeps the register."""
    found = find(request, pk)
    rules.check_change(request.actor, found, today())
    rules.check_alive(found)
    return found


@require_GET
def organisations(request: ActorRequest) -> HttpResponseBase:
    """Everything in the register; the file holds more columns than the page, and never more than a card."""
    request.actor.check(KEEP_REGISTER)
    day = today()
    file = "export" in request.GET
    listing = register_listing(request.actor, day, file=file)
    rows = queries_register.register_rows(request.actor, day, file=file)
    return list_response(request, listing, rows, "organisations/organisations.html")


@require_GET
def own(request: ActorRequest) -> HttpResponse:
    """„Meine Organisation“: the one entry, or the list of them."""
    rows = list(queries_register.own_rows(request.actor, today()))
    if len(rows) == 1:
        return redirect(of_organisation(rows[0]))
    day = today()
    context = {
        "page_title": "Meine Organisation",
        "rows": [(one, of_organisation(one), organisation_tag(one, day)) for one in rows],
    }
    return render(request, "organisations/own.html", context)


@require_GET
def organisation(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One entry with everything; who may not see all of it reads the public page."""
    actor, day = request.actor, today()
    found = get_object_or_404(queries.entries_for(actor, day), pk=pk)
    if not queries.reads_all(actor, found, day):
        return redirect("organisations:organisation_public", pk=pk)
    keeps, changes = rules.can_keep(actor, found), rules.can_change(actor, found, day)
    alive = found.state not in rules.ENDED
    rows = beside(found, day)
    card = queries.made_card(found, whole=True, day=day, language="de")
    context = {
        "page_title": found.name,
        "breadcrumb": trail(request),
        "status": organisation_tag(found, day),
        "organisation": found,
        "card": card,
        "facts": facts_of(card),
        "public_url": public_of_organisation(found),
        "keeps": keeps,
        "changes": changes and alive,
        "alive": alive,
        "verbs": _verbs(found, keeps=keeps, changes=changes),
        "contacts": found.valid_contacts if alive else [],
        "consent_current": CURRENT,
        "people": rows["people"],
        "invited": rows["invited"] if changes else [],
        "umbrellas": rows["umbrellas"],
        "members": rows["members"],
        "wish": _wish(found, next(iter(rows["wish"]), None)),
        "question": next(iter(rows["question"]), None),
        "doubles": queries_register.doubles_of(found, actor, day) if keeps and alive else [],
        "other_texts": other_texts(found),
        "needs": needs_panel(rows),
        "notes": notes_panel(request, rows) if keeps else [],
        **(_of_the_living(request, found, rows, day) if alive else {}),
    }
    return render(request, "organisations/organisation.html", context)


def _of_the_living(request: ActorRequest, found: Organisation, rows: Rows, day: date) -> dict[str, object]:
    """What only an entry shows that has not ended: what it offers, shares, tells, learns, and is asked."""
    return {
        "offers": offers_of_inside(request.actor, found, rows["offers"], day),
        "stories": stories_of_inside(request.actor, found, rows["stories"], day),
        "rounds": rows["rounds"],
        "pool": pool_panel(request, found, rows),
        "training": training_panel(request, found, rows),
        "hung": hung(request, "organisation.panels", request.actor, found),
    }


def facts_of(card: Card) -> list[tuple[str, str, bool]]:
    """(label, value, only inside) of what the entry says; empty ones are left out."""
    one, shown = card.organisation, Organisation.AddressShown
    hidden_town = one.address_shown == shown.NONE
    street = ", ".join(filter(None, [one.street, f"{one.postal_code} {one.locality}".strip()]))
    town = one.municipality.name if one.municipality else ""
    rows = [
        ("Art", card.kind, False),
        ("Rechtsform", card.legal_form, False),
        ("Registereintrag", one.register_number, False),
        ("Gegründet", str(one.founded_year or ""), False),
        ("Mitglieder", one.get_members_display() if one.members else "", False),
        ("Gemeinnützig", _whether(one.non_profit), False),
        ("Mindestens zur Hälfte eingewandert (Selbstauskunft)", _whether(one.migrant_led), False),
        ("Menschen aus mehreren Ländern", _whether(one.multinational), False),
        ("Fachgebiete", ", ".join(card.fields), False),
        ("Zwecke", ", ".join(card.purposes), False),
        ("Sprachen", ", ".join(card.languages), False),
        ("Ausrichtung", ", ".join(card.orientations), not one.communities_shown),
        ("Bezug", ", ".join(card.communities), not one.communities_shown),
        ("Ort", town, hidden_town),
        ("Anschrift", street if one.street or one.postal_code else "", one.address_shown != shown.FULL),
        ("Tätig in", ", ".join(card.towns), False),
        ("Internetseite", one.website, False),
        ("Weitergabe an andere Verzeichnisse", "" if one.in_feed else "nein", ONLY_INSIDE),
        ("Eintrag kommt", one.get_source_display(), ONLY_INSIDE),
        ("Begründung", one.state_reason, ONLY_INSIDE),
    ]
    return [row for row in rows if row[1]]


def _whether(value: bool | None) -> str:
    return "" if value is None else "ja" if value else "nein"


def other_texts(organisation: Organisation) -> list[str]:
    """The languages beside German in which the entry says what the organisation does."""
    return [code for code, entry in organisation.description.items() if code != "de" and entry.get("text")]


def _wish(organisation: Organisation, wish: ChangeRequest | None) -> dict[str, Any] | None:
    """The open wish in words: (label, now, wished)."""
    if wish is None:
        return None
    after = Organisation(**wish.values)
    rows = [
        (ChangeRequest.label_of(name), _said(organisation, name), _said(after, name))
        for name in ChangeRequest.FIELDS
        if name in wish.values
    ]
    return {"pk": wish.pk, "asked_at": wish.asked_at, "rows": rows}


def _said(organisation: Organisation, name: str) -> str:
    if name == "migrant_led":
        return _whether(organisation.migrant_led) or "noch nicht angegeben"
    display = getattr(organisation, f"get_{name}_display", None)
    return str(display() if display else getattr(organisation, name)) or "noch nicht angegeben"


def _verbs(organisation: Organisation, *, keeps: bool, changes: bool) -> list[tuple[str, str]]:
    """What can be done with the entry now: (words, address), the main one first."""
    allows = rules.ORGANISATION.allows
    state, wanted = organisation.state, []
    if keeps:
        wanted += [
            ("publish", "Prüfen und veröffentlichen", "organisation_publish"),
            ("revive", "Wieder prüfen", "organisation_revive"),
            ("refuse", "Nicht aufnehmen", "organisation_refuse"),
            ("merge", "Mit einem anderen Eintrag zusammenführen", "organisation_merge"),
        ]
    if changes:
        wanted.append(("rest", "Ruhen lassen", "organisation_rest"))
    return [
        (words, reverse(f"organisations_inside:{page}", args=[organisation.pk]))
        for verb, words, page in wanted
        if allows(state, verb)
    ]
