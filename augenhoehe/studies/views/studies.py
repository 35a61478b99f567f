"""Studies inside: the list, one study with plan, suggestions, guides and workshops; and the verbs of who manages."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.closed import closed_room
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure.addresses import of_question
from augenhoehe.studies import addresses
from augenhoehe.studies.forms import studies as our_forms
from augenhoehe.studies.models import Study
from augenhoehe.studies.operations import studies as operations
from augenhoehe.studies.permissions import READ_OWN_STUDY, READ_STUDIES, WORK_ON_INTERVIEWS
from augenhoehe.studies.queries import interviews as room
from augenhoehe.studies.queries import studies as queries
from augenhoehe.studies.rules import studies as rules
from augenhoehe.studies.rules.machines import STUDY
from augenhoehe.studies.tags import study_tag, suggestion_tag
from augenhoehe.ui.words import long_day

VERBS = {
    "start": ("Studie beginnen", "Ab jetzt führt das Institut Interviews, und Gremien lesen den Plan."),
    "analyse": ("Auswertung beginnen", "Vorschläge und Selbstmeldungen sind damit zu Ende."),
    "resume": ("Wieder Interviews führen", "Die Studie läuft wieder."),
    "close": ("Studie abschließen", "Nichts wird mehr geändert. Die Rohdaten gehen an ihrem Tag."),
}


def trail(study: Study | None = None) -> list[Crumb]:
    start = [("Studien", reverse("studies_inside:studies"))]
    return [*start, (study.title, addresses.of_study(study))] if study else start


def find(request: ActorRequest, pk: uuid.UUID) -> Study:
    return get_object_or_404(queries.studies_for(request.actor), pk=pk)


def reads(request: ActorRequest) -> None:
    if not any(request.actor.may(one) for one in (READ_STUDIES, READ_OWN_STUDY)):
        request.actor.check(READ_STUDIES)


@require_GET
def studies(request: ActorRequest) -> HttpResponse:
    reads(request)
    day = today()
    rows = [
        (one, study_tag(one), queries.phase_now(queries.phases_of(one), day))
        for one in queries.studies_for(request.actor)[:50]
    ]
    context = {"page_title": "Studien", "rows": rows, "manages": rules.can_manage(request.actor)}
    return render(request, "studies/studies.html", context)


@require_GET
def study(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, day = find(request, pk), today()
    phases = queries.phases_of(found)
    context = {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": study_tag(found),
        "study": found,
        "short_text": text_in(found.short_text, "de").text,
        "facts": _facts(found),
        "phases": phases,
        "current": queries.phase_now(phases, day),
        "guides": queries.guides_of(found),
        "workshops": queries.workshops_of(found),
        "suggestions": [(one, suggestion_tag(one)) for one in queries.suggestions_of(found)],
        "consent_text": queries.consent_text_of(found),
        "question_url": _question_url(request, found),
        **_may(request, found),
    }
    return render(request, "studies/study.html", context)


def _may(request: ActorRequest, found: Study) -> dict[str, Any]:
    """What this person may do here; only the coordination is told how far the interviews are."""
    actor, manages = request.actor, rules.can_manage(request.actor)
    works = actor.may(WORK_ON_INTERVIEWS, carrier_id=found.institute_id) and found.state != Study.State.DRAFT
    numbers: list[tuple[str, int]] = []
    if manages:
        with closed_room(actor):
            numbers = room.numbers_of(found)
    moves = [one for one in STUDY.transitions if found.state in one.sources] if manages else []
    return {
        "manages": manages and found.state != Study.State.CLOSED,
        "moves": moves,
        "publishes": rules.can_publish(actor, found),
        "writes": rules.can_write(actor, found),
        "suggests": rules.can_suggest(actor, found),
        "works": works,
        "numbers": numbers,
        "public_url": addresses.public_of_study(found) if found.published_on else "",
    }


def _question_url(request: ActorRequest, found: Study) -> str:
    """To the structural question, for those who may read it; an institute does not."""
    if found.question is None:
        return ""
    readable = queries.questions_to_link(request.actor).filter(pk=found.question.pk).exists()
    return of_question(found.question) if readable else ""


def _facts(found: Study) -> list[tuple[str, str]]:
    return [
        ("Beauftragt", found.institute.name),
        ("Rohdaten werden gelöscht am", long_day(found.raw_until)),
        ("Veröffentlicht am", long_day(found.published_on) if found.published_on else ""),
        ("Melden zum Interview bis", long_day(found.nominations_until) if found.nominations_until else ""),
        ("Abgeschlossen am", long_day(found.closed_on) if found.closed_on else ""),
    ]


def study_new(request: ActorRequest) -> HttpResponse:
    rules.check_manage(request.actor)
    form = our_forms.StudyForm(request.POST or None, actor=request.actor)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.create_study(
            title=data["title"], institute=data["institute"], aims=data["aims"],
            short_text=form.text("short_text", by=request.actor.function), question=data["question"],
            raw_until=data["raw_until"], by=request.actor, at=now(),
        )  # fmt: skip
        return addresses.of_study(made), "Angelegt. Als Nächstes: Plan, Einwilligungstext und Leitfaden."

    return ask(request, form, act, title="Studie anlegen", button="Anlegen", breadcrumb=trail())


def study_edit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _managed(request, pk)
    form = our_forms.StudyForm(request.POST or None, actor=request.actor, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.edit_study(
            study=found, title=data["title"], institute=data["institute"], aims=data["aims"],
            short_text=form.text("short_text", by=request.actor.function), question=data["question"],
            raw_until=data["raw_until"], nominations_until=data["nominations_until"], revision=data["revision"],
            by=request.actor, at=now(),
        )  # fmt: skip
        return addresses.of_study(found), "Gespeichert."

    return ask(request, form, act, title="Studie bearbeiten", button="Speichern", breadcrumb=trail(found))


def _managed(request: ActorRequest, pk: uuid.UUID) -> Study:
    found = find(request, pk)
    rules.check_manage(request.actor)
    rules.check_not_closed(found)
    return found


def verb_on(
    request: ActorRequest, study: Study, form: forms.BaseForm, verb: Callable[..., Any], said: str, **texts: Any
) -> HttpResponse:
    """A form about one study: what was typed goes to the verb, then back to the study."""

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(study=study, by=request.actor, at=now(), **data)
        return addresses.of_study(study), said

    return ask(request, form, act, breadcrumb=trail(study), **texts)


def study_move(request: ActorRequest, pk: uuid.UUID, verb: str) -> HttpResponse:
    found = find(request, pk)
    rules.check_manage(request.actor)
    STUDY.target(found.state, verb)
    title, lead = VERBS[verb]
    form = our_forms.MoveForm(request.POST or None, of=found)

    def move(**data: Any) -> None:
        operations.move_study(verb=verb, **data)

    return verb_on(request, found, form, move, "Gespeichert.", title=title, button=title, lead=lead)


def study_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _managed(request, pk)
    form = our_forms.MoveForm(request.POST or None, of=found)
    return verb_on(
        request, found, form, operations.publish_study, "Veröffentlicht.", title="Studie veröffentlichen",
        button="Veröffentlichen",
        lead="Danach lesen alle Titel, Ziel, Institut und Plan. Interviews liest weiter nur das Institut.",
    )  # fmt: skip


def phase_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _managed(request, pk)
    form = our_forms.PhaseForm(request.POST or None)

    def add(revision: int | None, **data: Any) -> None:
        operations.add_phase(**data)

    return verb_on(request, found, form, add, "Die Phase steht im Plan.", title="Phase eintragen", button="Eintragen")


def phase_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    phase = get_object_or_404(queries.phases_for(request.actor), pk=pk)
    rules.check_manage(request.actor)
    rules.check_not_closed(phase.study)
    form = our_forms.PhaseForm(request.POST or None, of=phase)

    def change(study: Study, **data: Any) -> None:
        operations.change_phase(phase=phase, **data)

    return verb_on(
        request, phase.study, form, change, "Gespeichert.", title=f"Phase „{phase.title}“", button="Speichern"
    )


def consent_text(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _managed(request, pk)
    latest = queries.consent_text_of(found)
    form = our_forms.ConsentTextForm(request.POST or None, values={"text": latest.text} if latest else {})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        text = form.text("text", by=request.actor.function)
        made = operations.write_consent_text(study=found, text=text, by=request.actor, at=now())
        return addresses.of_study(found), f"Fassung {made.number} gilt ab jetzt. Frühere Interviews behalten ihre."

    lead = "Jede Änderung ist eine neue Fassung. Lassen Sie den Text vorher von der Datenschutzbeauftragten prüfen."
    return ask(
        request, form, act, title="Einwilligungstext", button="Neue Fassung speichern", breadcrumb=trail(found),
        lead=lead,
    )  # fmt: skip


def suggestion_make(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_suggest(request.actor, found)
    form = our_forms.SuggestionForm(request.POST or None)
    return verb_on(
        request, found, form, operations.suggest, "Danke. Sie bekommen eine Antwort in Ihr Postfach.",
        title="Etwas vorschlagen", button="Vorschlagen",
    )  # fmt: skip


def suggestion_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    suggestion = get_object_or_404(queries.suggestions_for(request.actor), pk=pk)
    rules.check_manage(request.actor)
    form = our_forms.AnswerForm(request.POST or None, of=suggestion)

    def answer(study: Study, **data: Any) -> None:
        operations.answer_suggestion(suggestion=suggestion, **data)

    return verb_on(
        request, suggestion.study, form, answer, "Die Antwort ist gegeben.", title="Vorschlag beantworten",
        button="Antworten", lead=suggestion.text,
    )  # fmt: skip
