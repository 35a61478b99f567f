"""The list of translations, a content in all languages, and the form with the original beside it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core.clock import now
from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.provider import provider
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Translatable, translatables
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.tables import list_response

from . import index, operations, queries
from .forms import MachineForm, TranslateForm
from .listing import state_tag, translations_listing
from .permissions import SEE_TRANSLATIONS

TITLE = "Übersetzungen"


def page_of(row: models.Model) -> str:
    """Where a content is worded in other languages; empty for what is none."""
    spec = translatables().get(row._meta.label_lower)
    return reverse("desk:translations_of", args=[spec.kind, row.pk]) if spec else ""


def _trail(actor: Actor, spec: Translatable | None = None, row: Any = None) -> list[tuple[str, str]]:
    start = [(TITLE, reverse("desk:translations"))] if actor.may(SEE_TRANSLATIONS) else []
    return [*start, (spec.title(row), page_of(row))] if spec else start


def _find(request: ActorRequest, kind: str, pk: str) -> tuple[Translatable, Any]:
    """A content that is public, or one that this person may word before it is."""
    spec = translatables().get(kind)
    if spec is None:
        raise Http404
    try:
        row = spec.wordable().filter(pk=pk).first()
        public = row is not None and spec.rows().filter(pk=pk).exists()
    except (ValueError, ValidationError):
        raise Http404 from None
    if row is None or not (public or allowed(spec.check, request.actor, row)):
        raise Http404
    return spec, row


@require_GET
def translations(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(SEE_TRANSLATIONS)
    context = {"machine": provider() is not None}
    rows = queries.states_for(request.actor)
    return list_response(request, translations_listing(), rows, "desk/translations/list.html", context)


@require_GET
def translations_of(request: ActorRequest, kind: str, pk: str) -> HttpResponse:
    """One content in all languages, with the way to each."""
    spec, row = _find(request, kind, pk)
    spec.check(request.actor, row)
    texts = spec.texts(row)
    shown = [
        (NAMES[one], reverse("desk:translation", args=[kind, pk, one]), _tag(texts, one))
        for one in index.languages_of(texts)
    ]
    context = {
        "page_title": spec.title(row), "breadcrumb": _trail(request.actor), "languages": shown, "kind": spec.label,
    }  # fmt: skip
    return render(request, "desk/translations/content.html", context)


def _tag(texts: Any, language: str) -> Any:
    return state_tag(min(index.states_of(texts, language), key=index.RANK.__getitem__))


def translation(request: ActorRequest, kind: str, pk: str, language: str) -> HttpResponse:
    """Word a content in a language, with the original beside it."""
    spec, row = _find(request, kind, pk)
    if language not in NAMES:
        raise Http404
    operations.check_translate(request.actor, row, language)
    form = TranslateForm(request.POST or None, texts=spec.texts(row), language=language)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        changed = operations.translate(
            row=row, language=language, texts=form.typed(), by=request.actor, at=now(), stand=data["stand"],
            checked=data["checked"], spelling=data.get("spelling", False),
        )  # fmt: skip
        return page_of(row), "Gespeichert." if changed else "Es war nichts zu ändern."

    return ask(
        request, form, act, title=f"{spec.title(row)}: {NAMES[language]}", button="Speichern",
        breadcrumb=_trail(request.actor, spec, row), template="desk/translations/translate.html",
        texts=form.beside(), machine=allowed(operations.check_machine, request.actor, row, language),
        machine_url=reverse("desk:translation_machine", args=[kind, pk, language]),
    )  # fmt: skip


@require_POST
def translation_machine(request: ActorRequest, kind: str, pk: str, language: str) -> HttpResponse:
    """Ask a machine for what is missing; it works in the background."""
    _spec, row = _find(request, kind, pk)
    operations.ask_machine(row=row, language=language, by=request.actor, at=now())
    messages.success(request, "Die Maschine übersetzt. Das Ergebnis steht in etwa einer Minute hier, zum Prüfen.")
    return HttpResponseRedirect(reverse("desk:translation", args=[kind, pk, language]))


def machine_for_all(request: ActorRequest) -> HttpResponse:
    """Let a machine prepare everything that is missing in a language."""
    request.actor.check(SEE_TRANSLATIONS)
    if provider() is None:
        raise Refused("Es ist kein Dienst für maschinelle Übersetzung eingerichtet.")
    form = MachineForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        count = operations.ask_machine_for_all(language=data["language"], by=request.actor, at=now())
        address = f"{reverse('desk:translations')}?language={data['language']}"
        return address, f"{count} Inhalte sind in Arbeit. Prüfen Sie danach, was als „maschinell“ in der Liste steht."

    return ask(
        request, form, act, title="Maschinell vorbereiten", button="Übersetzen lassen",
        breadcrumb=_trail(request.actor),
        lead="Gesendet wird nur, was schon öffentlich ist und in der Sprache fehlt oder veraltet ist. Öffentlich steht "
        "es danach als maschinell übersetzt, bis jemand es prüft.",
    )  # fmt: skip
