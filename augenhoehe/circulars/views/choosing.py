"""Who gets it: chosen from the register, seen as a list, one letter looked at before it goes."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.circulars import letters, operations, rules
from augenhoehe.circulars.addresses import of_list
from augenhoehe.circulars.listings import Chooser, recipient_tag, recipients_listing, way_words
from augenhoehe.circulars.queries import lists
from augenhoehe.circulars.queries.reach import choosable, ways_of
from augenhoehe.circulars.queries.wordings import read_by, wordings_of
from augenhoehe.core.clock import now, today
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.requests import ActorRequest
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.queries.cards import with_parts
from augenhoehe.organisations.rules.entries import can_keep
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.tables.page import Page

from .around import confirm, find, find_recipient, trail


def choose(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The register with its filters: tick some, or take all that the filters leave."""
    found, day = find(request, pk), today()
    rules.check_draft(found)
    there = set(lists.recipients_of(found).values_list("organisation_id", flat=True))
    chooser = Chooser(request.actor, day, there)
    rows = with_parts(choosable(request.actor, day), day)
    page = Page(chooser.listing, rows, request.GET.dict(), request.path)
    if request.method == "POST":
        wanted = page.filtered.values_list("pk", flat=True) if "all" in request.POST else _ticked(request)
        new = operations.add_recipients(circular=found, organisations=wanted, by=request.actor, at=now())
        messages.success(request, _added(new, len(there) + new))
        return HttpResponseRedirect(page.url(keep_page=True))
    if "export" in request.GET:
        chooser.look_at(list(page.all_rows))
        return list_response(request, chooser.listing, rows, "circulars/choose.html")
    chooser.look_at(page.part.rows)
    context = {
        "page_title": "Organisationen wählen", "breadcrumb": trail(found), "circular": found, "page": page,
        "chosen": len(there), "action": page.url(keep_page=True),
    }  # fmt: skip
    return render(request, "circulars/choose.html", context)


def _ticked(request: ActorRequest) -> list[uuid.UUID]:
    found = []
    for value in request.POST.getlist("selected"):
        try:
            found.append(uuid.UUID(value))
        except ValueError:
            continue
    return found


def _added(new: int, total: int) -> str:
    if not new:
        return "Niemand Neues: Alle stehen schon auf der Liste, oder nichts war angekreuzt."
    words = "Eine Organisation ist" if new == 1 else f"{new} Organisationen sind"
    return f"{words} dazugekommen. Auf der Liste stehen jetzt {total}."


@require_GET
def recipients(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The whole list; as a file it is what a serial letter in an office program needs."""
    found, day = find(request, pk), today()
    reaches = lists.reaches_now(found, day) if found.draft else None
    listing = recipients_listing(found, reaches, day=day, file="export" in request.GET)
    context = {
        "page_title": "Empfänger",
        "breadcrumb": trail(found),
        "circular": found,
        "ways": ways_of(reaches.values()) if reaches is not None else None,
    }
    return list_response(request, listing, lists.recipients_of(found), "circulars/recipients.html", context)


@require_GET
def preview(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The letter as this organisation gets it."""
    found, day = find_recipient(request, pk), today()
    circular = found.circular
    reaches = lists.reaches_now(circular, day) if circular.draft else None
    reach = lists.shown_reach(found, reaches)
    wording = read_by(wordings_of(circular), reach.language)
    context = {
        "page_title": found.name or found.organisation.name,
        "breadcrumb": [*trail(circular), ("Empfänger", of_list(circular))],
        "status": None if circular.draft else recipient_tag(found),
        "recipient": found,
        "circular": circular,
        "reach": reach,
        "way": way_words(reach),
        "letter": letters.letter_of(found, wording, day=day, contact=reach.contact_name),
        "language": GERMAN[wording.language],
        "attachments": lists.attachments_of(circular),
        "organisation_url": of_organisation(found.organisation) if can_keep(request.actor, found.organisation) else "",
        "verbs": [
            (words, page)
            for verb, words, page in VERBS
            if not circular.draft and rules.RECIPIENT.allows(found.state, verb)
        ],
    }
    return render(request, "circulars/preview.html", context)


VERBS = (
    ("answer", "Antwort kam", "circulars_inside:answered"),
    ("bounce", "Kam zurück", "circulars_inside:bounced"),
    ("count", "Kam an", "circulars_inside:counted"),
    ("again", "Noch einmal per E-Mail senden", "circulars_inside:again"),
)


def recipient_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_recipient(request, pk)
    rules.check_draft(found.circular)

    def act() -> tuple[str, str]:
        operations.remove_recipient(recipient=found, by=request.actor, at=now())
        return of_list(found.circular), f"„{found.organisation.name}“ steht nicht mehr auf der Liste."

    title = f"Von der Liste nehmen: {found.organisation.name}"
    return confirm(request, act, found.circular, title, "Von der Liste nehmen")
