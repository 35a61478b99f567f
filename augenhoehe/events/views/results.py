"""Results on the day and after: quick to write on a telephone, shown by choice, handed on with one click."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import shorten
from augenhoehe.events import words
from augenhoehe.events.addresses import of_event
from augenhoehe.events.day_addresses import of_results
from augenhoehe.events.forms.afterwards import CooperationForm, HandOverForm, ResultForm, ThanksForm
from augenhoehe.events.forms.attendance import ConfirmForm
from augenhoehe.events.models import Event, Result
from augenhoehe.events.operations import following_up
from augenhoehe.events.operations import results as operations
from augenhoehe.events.queries import afterwards as queries
from augenhoehe.events.queries.attendance import kept
from augenhoehe.events.rules import afterwards as rules
from augenhoehe.events.rules.events import EVENT
from augenhoehe.journal.views.asking import ask, refusals_in
from augenhoehe.network.addresses import of_cooperation

from .attendance import find as opened

Crumbs = list[tuple[str, str]]


def find(request: ActorRequest, pk: uuid.UUID) -> Event:
    """An event the person keeps or hosts."""
    found: Event = get_object_or_404(kept(request.actor, today()), pk=pk)
    return found


def trail(event: Event, *, results: bool = False) -> Crumbs:
    start: Crumbs = [(words.heading(event, "de"), of_event(event))]
    return [*start, ("Ergebnisse", of_results(event))] if results else start


def _result(request: ActorRequest, pk: uuid.UUID) -> Result:
    found: Result = get_object_or_404(queries.results_for(request.actor, now(), today()), pk=pk)
    return found


def results(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What came of it, and the line for the next one; the kind chosen last stays chosen."""
    event = find(request, pk)
    kind = request.GET.get("art", "")
    first = {"kind": kind} if kind in Result.Kind.values else {}
    form = ResultForm(request.POST or None, event=event, initial=first)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, request):
            made = operations.note_result(event=event, by=request.actor, at=now(), **form.values())
            messages.success(request, "Festgehalten.")
            return redirect(f"{of_results(event)}?art={made.kind}")
    context = {
        "page_title": "Ergebnisse", "breadcrumb": trail(event), "event": event, "form": form,
        "groups": queries.inside(event), "opens": allowed(rules.check_begun, event, now()),
        "reviews": EVENT.allows(event.state, "review"), "handed": [str(one) for one in rules.HANDED_OVER],
        "cooperations": {
            one.pk: of_cooperation(one.cooperation)
            for one in event.results.filter(cooperation__isnull=False).select_related("cooperation")
            if one.cooperation
        },
    }  # fmt: skip
    return render(request, "events/after/results.html", context)


def result_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _result(request, pk)
    form = ResultForm(request.POST or None, event=found.event, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_result(result=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_results(found.event), "Gespeichert."

    return ask(
        request, form, act, title="Ergebnis ändern", button="Speichern", breadcrumb=trail(found.event, results=True)
    )  # fmt: skip


def result_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _result(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_result(result=found, by=request.actor, at=now())
        return of_results(found.event), "Entfernt."

    return ask(
        request, form, act, title="Ergebnis entfernen", button="Entfernen", danger=True,
        breadcrumb=trail(found.event, results=True), lead=text_in(found.text, "de").text,
    )  # fmt: skip


@require_POST
def result_show(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _result(request, pk)
    shown = request.POST.get("shown") == "yes"
    operations.show_result(result=found, shown=shown, by=request.actor, at=now())
    messages.success(request, "Steht auf der Seite der Veranstaltung." if shown else "Steht nicht mehr öffentlich.")
    return redirect(of_results(found.event))


def result_hand_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One click. Only where the text may name somebody, a page asks first."""
    found = _result(request, pk)
    form = HandOverForm(request.POST or None, of=found)
    if request.method == "POST" and "meant" not in form.data:
        try:
            operations.hand_over_result(result=found, by=request.actor, at=now())
        except Refused as no:
            form.is_valid()
            form.add_error("meant", no.sentence)
        else:
            messages.success(request, "Als Hinweis übergeben. Die Koordination sieht ihn im Eingang.")
            return redirect(of_results(found.event))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.hand_over_result(result=found, by=request.actor, at=now(), **data)
        return of_results(found.event), "Als Hinweis übergeben. Die Koordination sieht ihn im Eingang."

    return ask(
        request, form, act, title="Als Hinweis weitergeben", button="Weitergeben",
        breadcrumb=trail(found.event, results=True), lead=text_in(found.text, "de").text,
    )  # fmt: skip


def result_agree(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The agreement becomes a proposal; every partner is asked in the network."""
    found = _result(request, pk)
    text = text_in(found.text, "de").text
    form = CooperationForm(
        request.POST or None, of=found, organisations=queries.organisations_of(found.event),
        initial={"subject": shorten(text, 160)},
    )  # fmt: skip

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.agree_on_cooperation(
            result=found,
            partners=list(data["partners"]),
            subject=data["subject"],
            by=request.actor,
            at=now(),
            revision=data["revision"],
        )
        return of_cooperation(made), "Vorgeschlagen. Alle Partner werden gefragt."

    return ask(
        request, form, act, title="Kooperation vorschlagen", button="Vorschlagen",
        breadcrumb=trail(found.event, results=True), lead=text,
    )  # fmt: skip


def review(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    event = find(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        following_up.finish(event=event, by=request.actor, at=now())
        return of_event(event), "Nachbereitet. Danke."

    return ask(
        request, form, act, title="Nachbereitung abschließen", button="Abschließen", breadcrumb=trail(event),
        lead="Ergebnisse und Material können Sie auch danach noch ergänzen.",
    )  # fmt: skip


def thanks(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The one letter after the day; shown before it goes."""
    event = opened(request, pk)
    form = ThanksForm(request.POST if request.method == "POST" else None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        sent = following_up.thank(event=event, by=request.actor, at=now(), **data)
        return of_event(event), _sent(sent)

    return ask(
        request, form, act, title="Bedanken", button="Senden", breadcrumb=trail(event),
        lead="Der Brief geht einmal an alle, die da waren und eine Adresse angegeben haben, in ihrer Sprache.",
    )  # fmt: skip


def _sent(count: int) -> str:
    if not count:
        return "Niemand mehr anzuschreiben: Alle haben den Brief schon, oder niemand gab eine Adresse an."
    return "Der Brief geht an eine Person." if count == 1 else f"Der Brief geht an {count} Menschen."
