"""The programme of an event inside, and the questions its form asks."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from augenhoehe.core.clock import now
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events import operations
from augenhoehe.events.addresses import of_event
from augenhoehe.events.forms.events import ConfirmForm
from augenhoehe.events.forms.programme import ItemForm, QuestionForm
from augenhoehe.journal.views.asking import ask

from .events import find, trail


def item_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = ItemForm(request.POST or None, event=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_item(event=found, people=form.people(), by=request.actor, at=now(), **form.values())
        return of_event(found) + "#programm", "Eingetragen."

    return ask(request, form, act, title="Programmpunkt", button="Eintragen", breadcrumb=trail(found))


def item_change(request: ActorRequest, pk: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    line = get_object_or_404(found.programme.all(), pk=item)
    form = ItemForm(request.POST or None, event=found, of=line)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_item(
            item=line, people=form.people(), by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        return of_event(found) + "#programm", "Gespeichert."

    return ask(request, form, act, title="Programmpunkt ändern", button="Speichern", breadcrumb=trail(found))


def item_remove(request: ActorRequest, pk: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    line = get_object_or_404(found.programme.all(), pk=item)
    form = ConfirmForm(request.POST or None, of=line)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_item(item=line, by=request.actor, at=now(), **data)
        return of_event(found) + "#programm", "Entfernt."

    title = line.title.get(SOURCE, {}).get("text", "")
    return ask(
        request, form, act, title="Programmpunkt entfernen", button="Entfernen", breadcrumb=trail(found), danger=True,
        lead=f"„{title}“ mit den Namen der Mitwirkenden.",
    )  # fmt: skip


def question_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = QuestionForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_question(event=found, by=request.actor, at=now(), **data)
        return of_event(found) + "#fragen", "Die Frage steht jetzt im Formular."

    return ask(
        request, form, act, title="Frage bei der Anmeldung", button="Fragen", breadcrumb=trail(found),
        lead="Fragen Sie nur, was der Tag braucht. Herkunft, Religion oder Gesundheit gehören nicht dazu.",
    )  # fmt: skip


def question_remove(request: ActorRequest, pk: uuid.UUID, question: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    asked = get_object_or_404(found.questions.all(), pk=question)
    form = ConfirmForm(request.POST or None, of=asked)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_question(question=asked, by=request.actor, at=now())
        return of_event(found) + "#fragen", "Entfernt."

    return ask(request, form, act, title="Frage entfernen", button="Entfernen", breadcrumb=trail(found), danger=True)
