"""Polls inside: the list, one poll with its result, and every verb on it."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees.addresses import of_committee
from augenhoehe.committees.queries import committees_for
from augenhoehe.core import contributions
from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import NAMES, text_in
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.polls import operations, queries, rules
from augenhoehe.polls.addresses import of_poll, of_ticket
from augenhoehe.polls.forms import ConclusionForm, OpenForm, PollForm, SlipsForm
from augenhoehe.polls.listings import polls_listing
from augenhoehe.polls.models import Poll
from augenhoehe.polls.results import result_of
from augenhoehe.polls.tags import poll_tag
from augenhoehe.ui.slips import qr_code
from augenhoehe.ui.tables import list_response


def trail(poll: Poll | None = None) -> list[Crumb]:
    start = [("Abfragen", reverse("polls_inside:polls"))]
    return [*start, (text_in(poll.question, "de").text, of_poll(poll))] if poll else start


def find(request: ActorRequest, pk: uuid.UUID) -> Poll:
    return get_object_or_404(queries.polls_for(request.actor, today()), pk=pk)


def asked(request: ActorRequest, pk: uuid.UUID, verb: str = "") -> Poll:
    """The poll, for pages that change it: whoever may not is refused before typing anything."""
    found = find(request, pk)
    rules.check_ask(request.actor, found.committee, today())
    if verb:
        rules.POLL.target(found.state, verb)
    return found


@require_GET
def polls(request: ActorRequest) -> HttpResponseBase:
    """With the ways to ask, one for each committee that the reader prepares."""
    day = today()
    asking = list(queries.asking_committees(request.actor, day)[:30])
    context = {"asking": [(one.name_on(day), one.pk) for one in asking]}
    return list_response(request, polls_listing(), queries.poll_list(request.actor, day), "polls/polls.html", context)


@require_GET
def poll(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = find(request, pk), request.actor, today()
    entitled, voted = queries.turnout_of(found)
    ticket = queries.own_ticket(found, actor)
    asks = rules.can_ask(actor, found.committee, day)
    options = queries.options_of(found)
    context = {
        "page_title": text_in(found.question, "de").text,
        "breadcrumb": trail(),
        "status": poll_tag(found),
        "poll": found,
        "committee": found.committee.name_on(day),
        "committee_url": of_committee(found.committee),
        "options": [text_in(one.text, "de").text for one in options],
        "languages": [name for code, name in NAMES.items() if code != "de" and code in found.question],
        "entitled": entitled,
        "voted": voted,
        "runs": found.runs_on(day),
        "fewest": settings.DISCLOSURE_THRESHOLD,
        "too_few": voted < settings.DISCLOSURE_THRESHOLD,
        "ticket": ticket,
        "vote_url": of_ticket(ticket) if ticket and not ticket.voted and found.runs_on(day) else "",
        "result": result_of(found),
        "translate_url": contributions.ask("translation.page", found, default="") if asks and found.unfinished else "",
        "verbs": [verb for verb in _VERBS if asks and rules.POLL.allows(found.state, verb)],
        "slips": asks and found.runs_on(day) and found.tickets.filter(number__isnull=False).exists(),
    }
    return render(request, "polls/poll.html", context)


_VERBS = ("change", "open", "close", "conclude", "drop")


def poll_create(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = get_object_or_404(committees_for(request.actor, today()), pk=pk)
    rules.check_ask(request.actor, committee, today())
    form = PollForm(request.POST or None, committee=committee, actor=request.actor)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.create_poll(committee=committee, of=form.asked(), by=request.actor, at=now())
        return of_poll(made), "Der Entwurf steht. Prüfen Sie ihn, und eröffnen Sie dann die Abfrage."

    lead = (
        f"{committee.name_on(today())} fragt. Niemand erfährt, wer wie gestimmt hat; das Ergebnis kommt nach dem Ende."
    )
    return ask(request, form, act, title="Kurze Abfrage", button="Entwurf anlegen", breadcrumb=trail(), lead=lead)


def poll_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = asked(request, pk, "change")
    form = PollForm(request.POST or None, committee=found.committee, actor=request.actor, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_poll(poll=found, of=form.asked(), by=request.actor, at=now(), revision=data["revision"])
        return of_poll(found), "Gespeichert."

    return ask(request, form, act, title="Abfrage bearbeiten", button="Speichern", breadcrumb=trail(found))


def poll_open(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = asked(request, pk, "open")
    form = OpenForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.open_poll(poll=found, by=request.actor, at=now(), **data)
        return of_poll(found), "Die Abfrage läuft. Wer ein Konto hat, bekommt eine Nachricht mit dem Link."

    lead = f"Abstimmen: {found.get_audience_display()}. Danach ändern sich Frage und Antworten nicht mehr."
    return ask(request, form, act, title="Abfrage eröffnen", button="Eröffnen", breadcrumb=trail(found), lead=lead)


@require_POST
def poll_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = asked(request, pk)
    operations.close_poll(poll=found, by=request.actor, at=now())
    messages.success(request, "Die Abfrage ist beendet. Das Ergebnis steht hier.")
    return HttpResponseRedirect(of_poll(found))


@require_POST
def poll_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = asked(request, pk)
    operations.drop_poll(poll=found, by=request.actor, at=now())
    messages.success(request, "Der Entwurf ist verworfen.")
    return HttpResponseRedirect(reverse("polls_inside:polls"))


def poll_conclude(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = asked(request, pk, "conclude")
    form = ConclusionForm(request.POST or None, of=found, initial={"conclusion": found.conclusion})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.conclude_poll(poll=found, by=request.actor, at=now(), **data)
        return of_poll(found), "Festgehalten."

    return ask(request, form, act, title="Was daraus folgt", button="Speichern", breadcrumb=trail(found))


# --- Slips -------------------------------------------------------------------------------------------
@never_cache
@require_GET
def slips(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """To print and cut: one link for one vote each, unused ones only."""
    found = asked(request, pk)
    rows = [] if not found.runs_on(today()) else queries.slips_of(found)
    context = {
        "page_title": "Stimmzettel",
        "breadcrumb": trail(found),
        "poll": found,
        "question": text_in(found.question, "de").text,
        "slips": [
            (one.number, address, qr_code(address, f"Stimmzettel {one.number}", framed=True))
            for one in rows
            for address in (of_ticket(one, "de"),)
        ],
    }
    return render(request, "polls/slips.html", context)


def slips_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = asked(request, pk)
    form = SlipsForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_slips(poll=found, by=request.actor, at=now(), **data)
        return reverse("polls_inside:slips", args=[found.pk]), "Drucken Sie die Stimmzettel nun aus."

    return ask(request, form, act, title="Weitere Stimmzettel", button="Ausgeben", breadcrumb=trail(found))
