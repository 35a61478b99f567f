"""A circular in the language of each organisation: written beside the German text, and looked at."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.circulars import letters, operations, rules
from augenhoehe.circulars.addresses import of_circular, of_language
from augenhoehe.circulars.forms import TranslationForm
from augenhoehe.circulars.models import Circular
from augenhoehe.circulars.queries.wordings import Wording, wordings_of
from augenhoehe.circulars.text import FIELDS
from augenhoehe.core.clock import now, today
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.multilingual import OTHERS
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .around import confirm, find, trail


def _language(code: str) -> str:
    if code not in OTHERS:
        raise Http404("In dieser Sprache gehen keine Rundschreiben hinaus.")
    return GERMAN[code]


def _written(circular: Circular, code: str) -> Wording:
    found = wordings_of(circular).get(code)
    if found is None:
        raise Http404("In dieser Sprache steht noch kein Text.")
    return found


def language_write(request: ActorRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    """The German text stands above; whoever writes keeps its fields."""
    found, language = find(request, pk), _language(code)
    rules.check_draft(found)
    there = wordings_of(found).get(code)
    first = {"subject": there.subject, "text": there.text} if there else {}
    form = TranslationForm(request.POST or None, of=found, language=code, first=first)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.translate_circular(
            circular=found, language=code, subject=data["subject"], text=data["text"], revision=data["revision"],
            by=request.actor, at=now(),
        )  # fmt: skip
        return of_language(found, code), "Gespeichert. So liest es, wer diese Sprache liest."

    return ask(
        request, form, act, title=f"{language}: {found.subject}", button="Speichern und ansehen",
        breadcrumb=trail(found), template="circulars/language_write.html", fields=FIELDS, circular=found,
        stale=bool(there and there.stale),
    )  # fmt: skip


@require_GET
def language(request: ActorRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    """The letter as a club that reads this language gets it; the name is an example."""
    found = find(request, pk)
    wording = _written(found, code)
    context = {
        "page_title": GERMAN.get(code, code),
        "breadcrumb": trail(found),
        "circular": found,
        "code": code,
        "wording": wording,
        "other": code in OTHERS,
        "letter": letters.example_of(found, wording, day=today()),
    }
    return render(request, "circulars/language.html", context)


def language_remove(request: ActorRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    found, language = find(request, pk), _language(code)
    rules.check_draft(found)
    _written(found, code)

    def act() -> tuple[str, str]:
        operations.untranslate_circular(circular=found, language=code, by=request.actor, at=now())
        return f"{of_circular(found)}#sprachen", "Entfernt. Wer diese Sprache liest, bekommt den deutschen Text."

    return confirm(request, act, found, f"Text entfernen: {language}", "Entfernen", danger=True)
