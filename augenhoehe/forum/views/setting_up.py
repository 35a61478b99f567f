"""Rooms, list of words and emergency brake."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.requests import ActorRequest
from augenhoehe.forum import operations
from augenhoehe.forum.addresses import of_room
from augenhoehe.forum.forms.inside import BrakeForm, RoomForm, SettingsForm
from augenhoehe.forum.models import Room
from augenhoehe.forum.queries.inside import all_rooms
from augenhoehe.forum.queries.settings import forum_settings
from augenhoehe.forum.rules.moderation import check_set_up
from augenhoehe.journal.views.asking import Crumb, ask

QUEUE = "forum_inside:contributions"


def _trail(*more: Crumb) -> list[Crumb]:
    return [("Mitreden", reverse(QUEUE)), *more]


@require_safe
def rooms(request: ActorRequest) -> HttpResponse:
    check_set_up(request.actor)
    rows = [(one, text_in(one.title, "de").text, of_room(one)) for one in all_rooms()]
    return render(request, "forum/inside/rooms.html", {"page_title": "Räume", "breadcrumb": _trail(), "rows": rows})


def _rooms() -> tuple[str, str]:
    return "Räume", reverse("forum_inside:rooms")


def room_open(request: ActorRequest) -> HttpResponse:
    check_set_up(request.actor)
    form = RoomForm(request.POST or None)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        operations.open_room(title=form.text("title"), intro=form.text("intro"), by=request.actor, at=clock.now())
        return _rooms()[1], "Der Raum ist offen."

    return ask(request, form, act, title="Raum eröffnen", button="Eröffnen", breadcrumb=_trail(_rooms()))


def room_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    check_set_up(request.actor)
    found: Room = get_object_or_404(all_rooms(), pk=pk)
    form = RoomForm(request.POST or None, of=found, values={"title": found.title, "intro": found.intro})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        operations.change_room(
            room=found, title=form.text("title"), intro=form.text("intro"), by=request.actor, at=clock.now(),
            revision=given["revision"],
        )  # fmt: skip
        return _rooms()[1], "Der Raum ist geändert."

    return ask(request, form, act, title="Raum ändern", button="Speichern", breadcrumb=_trail(_rooms()))


@require_POST
def room_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found: Room = get_object_or_404(all_rooms(), pk=pk)
    operations.close_room(room=found, by=request.actor, at=clock.now())
    messages.success(request, "Der Raum ist geschlossen.")
    return redirect("forum_inside:rooms")


def settings(request: ActorRequest) -> HttpResponse:
    """List of words, what reports do, days for an answer; the brake has a page of its own."""
    check_set_up(request.actor)
    found = forum_settings()
    form = SettingsForm(request.POST or None, instance=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        operations.change_settings(by=request.actor, at=clock.now(), **given)
        return reverse("forum_inside:settings"), "Die Einstellungen gelten ab jetzt."

    return ask(request, form, act, title="Regeln des Forums", button="Speichern", breadcrumb=_trail(),
               template="forum/inside/settings.html", closed=found.closed)  # fmt: skip


def brake(request: ActorRequest) -> HttpResponse:
    """Close the forum for new words at once, with a sentence for everybody."""
    check_set_up(request.actor)
    found = forum_settings()
    form = BrakeForm(request.POST or None, values={"sentence": found.closed_sentence})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        operations.pull_brake(sentence=form.text("sentence"), by=request.actor, at=clock.now())
        return reverse(QUEUE), "Die Notbremse ist gezogen. Es wird nichts mehr angenommen."

    back = ("Regeln des Forums", reverse("forum_inside:settings"))
    return ask(request, form, act, title="Notbremse ziehen", button="Annahme schließen", breadcrumb=_trail(back),
               danger=True, lead="Was veröffentlicht ist, bleibt lesbar. Neue Beiträge gehen nicht mehr, bis Sie sie "
               "wieder öffnen. Wer gerade schreibt, behält den Text.")  # fmt: skip


@require_POST
def brake_release(request: ActorRequest) -> HttpResponse:
    operations.release_brake(by=request.actor, at=clock.now())
    messages.success(request, "Das Forum nimmt wieder Beiträge an.")
    return redirect(QUEUE)
