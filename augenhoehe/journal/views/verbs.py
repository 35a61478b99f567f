"""What people do with a thread: each verb its own page with its own form and its own address."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from augenhoehe.core import clock
from augenhoehe.core.multilingual import with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.journal import forms, operations, queries, rules
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.views.asking import ask

from .inside import find

Act = Callable[[dict[str, Any]], Thread]


def write(request: HttpRequest, ref: str) -> HttpResponse:
    """A step written by hand."""
    thread, actor = _checked(request, ref, rules.check_write)

    def act(typed: dict[str, Any]) -> Thread:
        return operations.write_step(thread=thread, by=actor, at=clock.now(), **typed).thread

    return _page(request, thread, forms.StepForm(request.POST or None), act, title="Schritt schreiben",
                 button="Schritt anfügen", done="Der Schritt steht im Vorgang.",
                 intro="Ein Schritt lässt sich später nicht ändern, nur berichtigen.")  # fmt: skip


def publish(request: HttpRequest, ref: str) -> HttpResponse:
    """Title and summary as everybody will read them, then the publication."""
    thread, actor = _checked(request, ref, rules.check_publish)

    def act(typed: dict[str, Any]) -> Thread:
        return operations.publish_thread(
            thread=thread, by=actor, at=clock.now(), revision=typed["revision"], **_public(thread, typed, actor)
        )

    return _page(request, thread, forms.PublicTextForm(request.POST or None, of=thread), act, title="Veröffentlichen",
                 button="Veröffentlichen", done="Der Vorgang ist öffentlich.",
        steps=queries.public_steps_of(thread),
                 intro="Nach der Freigabe lesen alle Titel, Zusammenfassung und alle öffentlichen Schritte. "
                 "Die Nummer wird nie wieder vergeben.")  # fmt: skip


def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Another title or summary."""
    thread, actor = _checked(request, ref, rules.check_write)

    def act(typed: dict[str, Any]) -> Thread:
        public = _public(thread, typed, actor)
        return operations.change_thread_text(
            thread=thread, by=actor, at=clock.now(), title=typed["title"], public_title=public["title"],
            summary=public["summary"], revision=typed["revision"],
        )  # fmt: skip

    return _page(request, thread, forms.ThreadTextForm(request.POST or None, of=thread), act, title="Texte ändern",
                 button="Speichern", done="Die Texte sind gespeichert.",
                 intro="Übersetzungen gelten danach als veraltet, bis jemand sie erneuert.")  # fmt: skip


def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the matter from the public."""
    thread, actor = _checked(request, ref, rules.check_withdraw)

    def act(typed: dict[str, Any]) -> Thread:
        return operations.withdraw_thread(thread=thread, by=actor, at=clock.now(), **typed)

    return _page(request, thread, forms.ReasonForm(request.POST or None), act, title="Zurückziehen",
                 button="Zurückziehen", done="Der Vorgang ist nicht mehr öffentlich.",
                 intro="Die öffentliche Adresse bleibt. Sie sagt dann, dass der Vorgang zurückgezogen ist, und nennt "
                 "Ihren Grund.")  # fmt: skip


def close(request: HttpRequest, ref: str) -> HttpResponse:
    """The matter came to its end."""
    thread, actor = _checked(request, ref, rules.check_write, rules.check_close)

    def act(typed: dict[str, Any]) -> Thread:
        return operations.close_thread(thread=thread, by=actor, at=clock.now(), **typed)

    return _page(request, thread, forms.CloseForm(request.POST or None), act, title="Abschließen",
                 button="Abschließen", done="Der Vorgang ist abgeschlossen.",
                 intro="Ein abgeschlossener Vorgang bleibt lesbar und kann wieder aufgenommen werden.")  # fmt: skip


def reopen(request: HttpRequest, ref: str) -> HttpResponse:
    """The matter goes on."""
    thread, actor = _checked(request, ref, rules.check_reopen)

    def act(typed: dict[str, Any]) -> Thread:
        return operations.reopen_thread(thread=thread, by=actor, at=clock.now(), **typed)

    return _page(request, thread, forms.ReasonForm(request.POST or None), act, title="Wieder aufnehmen",
                 button="Wieder aufnehmen", done="Der Vorgang geht weiter.", intro="")  # fmt: skip


def merge(request: HttpRequest, ref: str) -> HttpResponse:
    """Two matters go on as one."""
    thread, actor = _checked(request, ref, rules.check_write)

    def act(typed: dict[str, Any]) -> Thread:
        target = queries.by_ref(queries.threads_for(actor), typed["target"].strip()).first()
        if target is None:
            raise Refused("Einen Vorgang mit dieser Nummer gibt es nicht.", field="target")
        operations.merge_threads(source=thread, target=target, reason=typed["reason"], by=actor, at=clock.now())
        return target

    return _page(request, thread, forms.MergeForm(request.POST or None), act, title="Zusammenführen",
                 button="Zusammenführen", done="Die Vorgänge sind zusammengeführt.",
                 intro="Dieser Vorgang endet und verweist auf den anderen. Beide behalten ihre Schritte.")  # fmt: skip


def split(request: HttpRequest, ref: str) -> HttpResponse:
    """A part of the matter goes its own way."""
    thread, actor = _checked(request, ref, rules.check_split)

    def act(typed: dict[str, Any]) -> Thread:
        return operations.split_thread(thread=thread, by=actor, at=clock.now(), **typed)

    return _page(request, thread, forms.SplitForm(request.POST or None), act, title="Teil abtrennen",
                 button="Abtrennen", done="Der neue Vorgang ist eröffnet.",
                 intro="Der neue Vorgang beginnt innen und verweist auf diesen.")  # fmt: skip


def correct(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say in a new step what was wrong in an old one."""
    step, actor = _step(request, pk)
    rules.check_correct(actor, step)

    def act(typed: dict[str, Any]) -> Thread:
        return operations.correct_step(step=step, by=actor, at=clock.now(), **typed).thread

    return _page(request, step.thread, forms.CorrectForm(request.POST or None), act, title="Schritt berichtigen",
                 button="Berichtigung anfügen", done="Die Berichtigung steht im Vorgang.", step=step,
                 intro="Der alte Schritt bleibt stehen und verweist auf die Berichtigung.")  # fmt: skip


def blank(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Remove the text of a step because the law demands it."""
    step, actor = _step(request, pk)
    rules.check_blank(actor, step)

    def act(typed: dict[str, Any]) -> Thread:
        return operations.blank_step(step=step, by=actor, at=clock.now(), **typed).thread

    return _page(request, step.thread, forms.ReasonForm(request.POST or None), act, title="Text entfernen",
                 button="Text endgültig entfernen", done="Der Text ist entfernt.", step=step, danger=True,
                 intro="Der Text ist danach nicht wiederherstellbar. Am Vorgang steht, dass und warum er entfernt "
                 "wurde.")  # fmt: skip


def _checked(request: HttpRequest, ref: str, *checks: Callable[[Actor, Thread], None]) -> tuple[Thread, Actor]:
    """The thread, if the person may do this now; otherwise the page says why not."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    thread = find(request, ref)
    for check in checks:
        check(actor, thread)
    return thread, actor


def _step(request: HttpRequest, pk: uuid.UUID) -> tuple[Step, Actor]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return get_object_or_404(queries.step_of(actor, pk)), actor


def _public(thread: Thread, typed: dict[str, Any], actor: Actor) -> dict[str, dict[str, Any]]:
    """The German texts put into the multilingual values; unchanged texts leave translations valid."""
    found = {}
    for name, key in (("public_title", "title"), ("summary", "summary")):
        value, text = getattr(thread, name), typed[name]
        same = value.get("de", {}).get("text", "") == text
        found[key] = value if same else with_text(value, "de", text, by=actor.name)
    return found


def _page(
    request: HttpRequest, thread: Thread, form: django_forms.Form, act: Act, *, title: str, button: str, done: str,
    intro: str, step: Step | None = None,
    steps: Sequence[Step] = (), danger: bool = False,
) -> HttpResponse:  # fmt: skip
    """Show the form; when it was sent and the rules allow it, act and go back to the thread."""
    trail = [("Vorgänge", reverse("journal_inside:threads")), (thread.title, thread.get_absolute_url())]
    return ask(
        request, form, lambda typed: (act(typed).get_absolute_url(), done), title=title, button=button,
        breadcrumb=trail, template="journal/verb.html", lead=intro, step=step, steps=steps, danger=danger,
    )  # fmt: skip
