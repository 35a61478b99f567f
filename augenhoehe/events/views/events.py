"""Events inside: the list, one with its sides, and every verb on a page of its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees.models import Meeting
from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import NAMES, SOURCE
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events import operations, words
from augenhoehe.events.addresses import of_event, of_series, public_of_event
from augenhoehe.events.forms.events import (
    TRANSLATED,
    AccessForm,
    AttendedForm,
    BelongingForm,
    CoHostsForm,
    ConfirmForm,
    EventForm,
    MoveForm,
    PublishForm,
    ReasonForm,
    RulesForm,
    TranslationForm,
)
from augenhoehe.events.forms.series import SeriesForm
from augenhoehe.events.listings.events import kept_listing
from augenhoehe.events.models import Event, Series
from augenhoehe.events.permissions import KEEP_EVENTS
from augenhoehe.events.queries import events as queries
from augenhoehe.events.queries import registrations as queries_registrations
from augenhoehe.events.rounding import roughly
from augenhoehe.events.rules import events as rules
from augenhoehe.events.tags import event_tag
from augenhoehe.journal.queries import threads_for
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.queries.training import topics
from augenhoehe.ui.panels import hung
from augenhoehe.ui.tables import list_response

Crumbs = list[tuple[str, str]]


def trail(event: Event | None = None) -> Crumbs:
    start = [("Veranstaltungen", reverse("events_inside:events"))]
    return [*start, (words.heading(event, SOURCE), of_event(event))] if event else start


def find(request: ActorRequest, pk: uuid.UUID) -> Event:
    """One the actor works on; nobody else finds the page."""
    return get_object_or_404(queries.kept_events(request.actor, today()), pk=pk)


@require_GET
def events(request: ActorRequest) -> HttpResponseBase:
    """Everything the person prepares, and where she has registered herself."""
    actor = request.actor
    rules.check_make(actor, today())
    own = queries_registrations.own_registrations(actor, now())
    context = {"keeper": actor.may(KEEP_EVENTS), "own": own}
    return list_response(request, kept_listing(), queries.kept_events(actor, today()), "events/events.html", context)


@require_GET
def event(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    reads = rules.can_read_lists(actor, found, today())
    machine, at = rules.EVENT, now()
    context = {
        "page_title": words.heading(found, SOURCE),
        "breadcrumb": trail(),
        "status": event_tag(found),
        "event": found,
        "when": words.when(found),
        "where": words.where(found),
        "hosts": words.hosts(found),
        "languages": words.languages(found.languages),
        "interpreters": words.languages(found.interpreters),
        "programme": queries.programme_of(found, public=False),
        "questions": found.questions.order_by("position"),
        "threads": found.threads.order_by("number"),
        "reads": reads,
        "numbers": queries_registrations.numbers_of(found) if reads else {},
        "messages_sent": found.messages.order_by("-sent_at")[:10] if reads else [],
        "attended": roughly(found.attended),
        "public_url": public_of_event(found) if found.published_at and found.published_at <= at else "",
        "waits_for": found.published_at if found.published_at and found.published_at > at else None,
        "may": {one.name: machine.allows(found.state, one.name) for one in machine.transitions},
        "draft": found.state == Event.State.DRAFT,
        "coming": found.state in Event.COMING,
        "over": found.begins_at <= at and found.state != Event.State.CANCELLED,
        "moves": found.state in Event.COMING and found.meeting is None,
        "translated": [(code, name, found.title.get(code)) for code, name in TRANSLATED],
        "panels": hung(request, "event.inside", actor, found),
        "State": Event.State,
    }  # fmt: skip
    return render(request, "events/event.html", context)


# --- Writing ------------------------------------------------------------------------------------------
def _choices(request: ActorRequest, keep: Meeting | None = None) -> dict[str, Any]:
    actor, day = request.actor, today()
    return {
        "series": queries.series_for(actor),
        "organisation": queries.host_organisations(actor, day),
        "municipality": queries.kept_towns(actor),
        "meeting": queries.open_meetings(actor, now(), keep),
    }


def event_make(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    rules.check_make(actor, today())
    form = EventForm(request.POST or None, choices=_choices(request), initial=_first(request))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.make_event(by=actor, at=now(), **form.values())
        return of_event(made), "Angelegt. Niemand sieht sie, bis Sie sie veröffentlichen."

    return ask(request, form, act, title="Veranstaltung anlegen", button="Anlegen", breadcrumb=trail())


def _first(request: ActorRequest) -> dict[str, Any]:
    """An organisation's own people invite in its name, the coordination in its own."""
    series = request.GET.get("reihe", "")
    first: dict[str, Any] = {"series": series} if series else {}
    if not request.actor.may(KEEP_EVENTS):
        first["organisation"] = queries.host_organisations(request.actor, today()).first()
    else:
        first["office_name"] = getattr(request.installation, "centre_name", "")
    return first


def event_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = EventForm(request.POST or None, of=found, choices=_choices(request, found.meeting))
    return _changed(request, found, form, form.values, "Angaben ändern")


def event_access(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = AccessForm(request.POST or None, of=found)
    return _changed(request, found, form, form.values, "Zugang und Sprachen")


def event_rules(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = RulesForm(request.POST or None, of=found, bodies=queries.bodies(today()))
    return _changed(request, found, form, form.values, "Anmeldung und Plätze")


def event_belonging(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = BelongingForm(
        request.POST or None, of=found, action_fields=queries.action_fields(), topics=topics(),
        threads=threads_for(request.actor),
    )  # fmt: skip
    return _changed(request, found, form, form.values, "Zuordnung")


def _changed(
    request: ActorRequest, found: Event, form: Any, values: Callable[[], dict[str, Any]], title: str
) -> HttpResponse:
    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_event(
            event=found, by=request.actor, at=now(), revision=data.get("revision"), **values()
        )  # fmt: skip
        return of_event(found), "Gespeichert."

    return ask(request, form, act, title=title, button="Speichern", breadcrumb=trail(found))


def event_co_hosts(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    shares = rules.can_read_lists(request.actor, found, today())
    form = CoHostsForm(request.POST or None, of=found, rows=queries.published_organisations(), may_share=shares)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        reading = data.get("reading", [one.organisation for one in found.co_hosts.all() if one.reads_registrations])
        operations.set_co_hosts(
            event=found, organisations=data["organisations"], reading=reading, by=request.actor, at=now(),
            revision=data["revision"],
        )  # fmt: skip
        return of_event(found), "Gespeichert."

    return ask(request, form, act, title="Mitveranstalter", button="Speichern", breadcrumb=trail(found))


def event_translate(request: ActorRequest, pk: uuid.UUID, language: str) -> HttpResponse:
    found = find(request, pk)
    if language not in NAMES or language == SOURCE:
        raise Http404
    form = TranslationForm(request.POST or None, of=found, language=language)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.translate_event(
            event=found, language=language, texts=form.texts(), by=request.actor, at=now(), revision=data["revision"]
        )
        return of_event(found), f"Gespeichert: {NAMES[language]}."

    return ask(
        request, form, act, title=f"Texte auf {NAMES[language]}", button="Speichern", breadcrumb=trail(found),
        lead="Unter jedem Feld steht der deutsche Text. Leer heißt: Gezeigt wird der deutsche.",
    )  # fmt: skip


# --- Verbs --------------------------------------------------------------------------------------------
def event_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = PublishForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.publish_event(event=found, by=request.actor, at=now(), **data)
        return of_event(found), "Veröffentlicht."

    return ask(
        request, form, act, title="Veranstaltung veröffentlichen", button="Veröffentlichen", breadcrumb=trail(found),
        lead="Alle lesen dann Titel, Programm und wie man kommt. Namen stehen dort nur mit Einverständnis.",
    )  # fmt: skip


# verb: (title, button, what is said first, what is said afterwards)
TURNS = {
    "open": ("Anmeldung öffnen", "Öffnen", "Wer will, kann sich dann anmelden.", "Die Anmeldung ist offen."),
    "close": ("Anmeldung schließen", "Schließen", "Wartende rücken weiter nach.", "Die Anmeldung ist geschlossen."),
    "hold": ("Als durchgeführt eintragen", "Eintragen", "Die Veranstaltung hat stattgefunden.", "Eingetragen."),
    "review": (
        "Nachbereitung abschließen",
        "Abschließen",
        "Ergebnisse und Material stehen da.",
        "Nachbereitet.",
    ),
    "archive": ("Archivieren", "Archivieren", "Sie bleibt öffentlich in der Geschichte der Reihe.", "Archiviert."),
}


def event_turn(request: ActorRequest, pk: uuid.UUID, verb: str) -> HttpResponse:
    found = find(request, pk)
    if verb not in TURNS:
        raise Http404
    title, button, lead, told = TURNS[verb]
    form = ConfirmForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.turn_event(event=found, verb=verb, by=request.actor, at=now(), **data)
        return of_event(found), told

    return ask(request, form, act, title=title, button=button, breadcrumb=trail(found), lead=lead)


def event_move(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = MoveForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        written = operations.move_event(
            event=found, by=request.actor, at=now(), reason=data["reason"], revision=data["revision"], **form.times()
        )
        return of_event(found), f"Verlegt. {_told(written)}"

    return ask(
        request, form, act, title="Verlegen", button="Verlegen und allen schreiben", breadcrumb=trail(found),
        lead="Alle Angemeldeten bekommen den neuen Kalendereintrag. Er ersetzt den alten.",
    )  # fmt: skip


def event_cancel(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        written = operations.cancel_event(event=found, by=request.actor, at=now(), **data)
        return of_event(found), f"Abgesagt. {_told(written)}"

    return ask(
        request, form, act, title="Veranstaltung absagen", button="Absagen und allen schreiben",
        breadcrumb=trail(found), danger=True, lead="Alle Anmeldungen enden damit. Das lässt sich nicht zurücknehmen.",
    )  # fmt: skip


def _told(written: int) -> str:
    return f"{written} Mails sind unterwegs. Wer nur ein Telefon angegeben hat, steht in der Liste der Anmeldungen."


def event_discard(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = ConfirmForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.discard_event(event=found, by=request.actor, at=now(), **data)
        return reverse("events_inside:events"), "Der Entwurf ist verworfen."

    return ask(request, form, act, title="Entwurf verwerfen", button="Verwerfen", breadcrumb=trail(found), danger=True)


def event_attended(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = AttendedForm(request.POST or None, of=found, initial={"number": found.attended})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.note_attended(event=found, by=request.actor, at=now(), **data)
        return of_event(found), "Gespeichert."

    return ask(request, form, act, title="Wie viele waren da?", button="Speichern", breadcrumb=trail(found))


# --- Series -------------------------------------------------------------------------------------------
def _series_trail(one: Series | None = None) -> Crumbs:
    start = [("Reihen", reverse("events_inside:series_list"))]
    return [*start, (one.title[SOURCE]["text"], of_series(one))] if one else start


@require_GET
def series_list(request: ActorRequest) -> HttpResponse:
    rules.check_series(request.actor)
    context = {"page_title": "Reihen", "rows": queries.series_for(request.actor)}
    return render(request, "events/series_list.html", context)


@require_GET
def series(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.series_for(request.actor), pk=pk)
    rows = queries.kept_of_series(request.actor, found, today())
    context = {
        "page_title": found.title[SOURCE]["text"],
        "breadcrumb": _series_trail(),
        "series": found,
        "rows": [(one, words.when(one), event_tag(one), roughly(one.attended)) for one in rows],
        "next": queries.next_number(found),
    }
    return render(request, "events/series.html", context)


def series_make(request: ActorRequest) -> HttpResponse:
    rules.check_series(request.actor)
    form = SeriesForm(request.POST or None, towns=queries.kept_towns(request.actor))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.make_series(by=request.actor, at=now(), **form.values())
        return of_series(made), "Angelegt."

    return ask(request, form, act, title="Reihe anlegen", button="Anlegen", breadcrumb=_series_trail())


def series_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.series_for(request.actor), pk=pk)
    rules.check_series(request.actor, found)
    form = SeriesForm(request.POST or None, of=found, towns=queries.kept_towns(request.actor))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_series(series=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_series(found), "Gespeichert."

    return ask(request, form, act, title="Reihe ändern", button="Speichern", breadcrumb=_series_trail(found))
