"""What the register is told about a table: small values together, a pause, and on again."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse

from augenhoehe.core import clock
from augenhoehe.core.contributions import Releasable
from augenhoehe.core.requests import ActorRequest
from augenhoehe.disclosure import operations, queries, rules
from augenhoehe.disclosure.addresses import of_release
from augenhoehe.disclosure.forms import PauseForm, ResumeForm, TogetherForm
from augenhoehe.disclosure.models import Release
from augenhoehe.journal.views.asking import ask

from .releases import find, trail


def _found(request: ActorRequest, pk: uuid.UUID) -> tuple[Release, Releasable]:
    found = find(request, pk)
    if found.table is None:
        raise Http404
    rules.check_settable(request.actor, found.table)
    return found, found.table


def release_together(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, table = _found(request, pk)
    form = TogetherForm(request.POST or None, release=found, setting=queries.setting_of(found))

    def act(given: dict[str, Any]) -> tuple[str, str]:
        revision = given.pop("revision")
        operations.tell_together(table=table, together=given, by=request.actor, at=clock.now(), revision=revision)
        return of_release(found), "Gespeichert. Das gilt ab der nächsten Freigabe; Blockiertes wird neu berechnet."

    lead = (
        "Viele kleine Zahlen lassen sich nur schützen, wenn auch große verborgen werden. Stehen sie zusammen in einer "
        "Zeile „andere“, bleibt mehr zu lesen. Angekreuzt sind Werte, von denen zuletzt keine Zahl gezeigt wurde."
    )
    return ask(
        request, form, act, title="Werte zusammenfassen", button="Zusammenfassen", breadcrumb=trail(found), lead=lead
    )


def release_pause(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, table = _found(request, pk)
    rules.check_pause(request.actor, table, queries.setting_of(found))
    form = PauseForm(request.POST or None, of=queries.setting_of(found))

    def act(given: dict[str, Any]) -> tuple[str, str]:
        operations.pause_table(
            table=table, because=given["because"], by=request.actor, at=clock.now(), revision=given["revision"]
        )
        return of_release(found), "Die Tabelle pausiert. Es kommt keine neue Freigabe, bis Sie sie fortsetzen."

    lead = "Was schon draußen ist, bleibt lesbar. Die Nacht rechnet diese Tabelle nicht mehr."
    return ask(request, form, act, title="Tabelle anhalten", button="Anhalten", breadcrumb=trail(found), lead=lead)


def release_resume(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, table = _found(request, pk)
    setting = queries.setting_of(found)
    rules.check_resume(request.actor, table, setting)
    form = ResumeForm(request.POST or None, of=setting)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        operations.resume_table(table=table, by=request.actor, at=clock.now(), revision=given["revision"])
        return of_release(found), "Die Tabelle wird wieder freigegeben. Was fällig ist, wird jetzt berechnet."

    lead = f"Angehalten, weil: {setting.paused_because}"
    return ask(request, form, act, title="Tabelle fortsetzen", button="Fortsetzen", breadcrumb=trail(found), lead=lead)
